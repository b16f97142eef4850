import Expressions
import Files
import Networks
import Terminal

/// Pictures as the command line names them: `digits`, or a directory.
enum DataSource {
  /// Reads or draws the pictures.
  static func load(_ name: String, threads: Int) throws(CommandFailure) -> DataSet {
    if name == DataSet.digitsName { return .digits(threads: threads) }
    do throws(FileFailure) {
      return try DataDirectory.load(name)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads a checkpoint.
  static func checkpoint(_ path: String) throws(CommandFailure) -> Checkpoint {
    do throws(FileFailure) {
      return try Checkpoint.read(path: path)
    } catch {
      throw CommandFailure(error)
    }
  }
}
