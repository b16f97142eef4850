import Expressions
import Files
import Networks
import Terminal

/// Pictures as the command line names them: `digits`, or a directory.
package enum DataSource {
  /// Reads or draws the pictures, which takes a moment.
  package static func load(
    _ name: String, fitting: DataDirectory.Fitting? = nil, threads: Int, _ shell: Shell
  ) throws(CommandFailure) -> DataSet {
    let isDrawn = name == DataSet.digitsName
    shell.presenter.showWaiting(
      isDrawn
        ? Phrase("drawing the digits", "正在绘制数字") : Phrase("reading the pictures", "正在读取图像"),
      shell.settings)
    if isDrawn { return .digits(threads: threads) }
    do throws(FileFailure) {
      return try DataDirectory.load(name, fitting: fitting)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads a checkpoint.
  package static func checkpoint(_ path: String) throws(CommandFailure) -> Checkpoint {
    do throws(FileFailure) {
      return try Checkpoint.read(path: path)
    } catch {
      throw CommandFailure(error)
    }
  }
}
