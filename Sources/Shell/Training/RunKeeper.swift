import Files
import Networks
import Terminal

/// Writes the checkpoints of a run, and loses no other run by it.
final class RunKeeper {
  /// Where the run is saved; nil if it is not.
  let path: String?

  /// Where the last checkpoint is, once one has been written.
  private(set) var written: String?

  /// Why the last attempt failed; nil if it did not.
  private(set) var failure: FileFailure?

  /// The further name that an earlier run was given so that it is not lost.
  private(set) var setAside: String?

  private var earlier: EarlierRun?

  init(path: String?, earlier: EarlierRun?) {
    self.path = path
    self.earlier = earlier
  }

  /// Makes sure, before the first step, that a checkpoint can be written.
  func check(_ checkpoint: Checkpoint) throws(FileFailure) {
    if let path { try OutputFile.check(path: path, room: checkpoint.byteCount) }
  }

  /// Writes a checkpoint, if the run is saved.
  ///
  /// The end of this very run, which the file may hold already, stays until the run ends again.
  ///
  /// - Parameters:
  ///   - checkpoint: The run as it stands.
  ///   - isLast: Whether the run ends with it.
  func save(_ checkpoint: Checkpoint, isLast: Bool) {
    guard let path else { return }
    if earlier?.isEndOfSameRun ?? false, !isLast { return }
    do throws(FileFailure) {
      if let earlier, earlier.outlives(checkpoint.run?.position.stepsDone ?? 0) {
        setAside = try OutputFile.setAside(path)
      }
      self.earlier = nil
      try checkpoint.write(path: path)
      (written, failure) = (path, nil)
    } catch {
      (written, failure) = (nil, error)
    }
  }

  /// Leaves a run that has no file, or whose file cannot be written, where it can be gone on from.
  ///
  /// - Parameters:
  ///   - checkpoint: The run as it stands.
  ///   - folder: Where; nil where there is none.
  func leave(_ checkpoint: Checkpoint, in folder: String?) {
    guard let folder else { return }
    do throws(FileFailure) {
      try FilePath.makeDirectory(folder)
      for number in 1..<10_000 {
        let path = "\(folder)/interrupted-\(number).safetensors"
        guard try !TensorFile.checkReplaceable(path: path) else { continue }
        try checkpoint.write(path: path)
        written = path
        return
      }
    } catch {
      failure = failure ?? error
    }
  }
}
