import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Terminal

/// The file in which progress is kept: a line an event, only ever added to, so that two sessions at
/// once lose nothing.
public final class ProgressFile {
  /// The file; nil where there is no home to keep it in.
  public let path: String?

  /// What has been done.
  public private(set) var progress = Progress()

  /// What could not be read, to be said once.
  public private(set) var notice: Phrase?

  /// Whether the file could not be read or written; it is left alone then.
  private var isBroken = false

  /// Reads `$XDG_STATE_HOME/strider/progress`, with the standard default.
  public init(environment: (String) -> String?) {
    path = StateFolder.path(environment: environment).map { $0 + "/progress" }
    load()
  }

  private func load() {
    guard let path else { return }
    do throws(FileFailure) {
      let strange = progress.read(try TextFile.readLines(path: path))
      if strange > 0 {
        let lines = strange == 1 ? "1 line is" : "\(strange) lines are"
        notice = Phrase(
          "\(escaped(path)): \(lines) not progress and passed over",
          "\(escaped(path))：有 \(strange) 行不是学习记录，已略过")
      }
    } catch {
      if error.isAbsence { return }
      notice = notKept(error)
      isBroken = true
    }
  }

  /// Keeps something that happened.
  ///
  /// - Returns: What went wrong, the first time that it does.
  @discardableResult
  public func add(_ entry: Progress.Entry) -> Phrase? {
    progress.add(entry)
    guard let path, !isBroken else { return nil }
    do throws(FileFailure) {
      try FilePath.makeDirectory(FilePath.directory(of: path))
      try TextFile.append(line: entry.line, path: path, isPrivate: true)
      return nil
    } catch {
      isBroken = true
      return notKept(error)
    }
  }

  private func notKept(_ failure: FileFailure) -> Phrase {
    Phrase(
      "progress is not kept: \(failure.phrase.english)",
      "学习记录无法保存：\(failure.phrase.chinese)")
  }

  /// Today's date in universal time, for entries.
  public static func today() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}
