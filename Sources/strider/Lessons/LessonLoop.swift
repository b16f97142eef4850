import ArgumentParser
import Expressions
import Files
import Shell
import Terminal

/// Takes a shell through inputs that come from a pipe, one a line, as the prompt does from a terminal.
enum LessonLoop {
  /// Runs until the input ends, the learner leaves, or the lesson or practice is over.
  ///
  /// - Throws: The exit status, if the input cannot be read.
  static func run(_ shell: Shell) throws {
    let failure = read(shell, PipeReader())
    if let drill = shell.guide.drill, !drill.isFinished { shell.guide.carryOut([drill.end]) }
    guard let failure else { return }
    shell.presenter.report(
      Diagnostic("file-not-read", failure.phrase), in: NamedSource(""), shell.settings)
    shell.presenter.flush()
    throw ExitCode(74)
  }

  private static func read(_ shell: Shell, _ reader: PipeReader) -> FileFailure? {
    while !shell.isLeaving, shell.guide.isOpen {
      switch reader.readLine(Prompt(StyledText())) {
      case .line(let line): shell.take(line)
      case .failed(let failure): return failure
      case .cancelled, .endOfInput: return nil
      }
    }
    return nil
  }
}
