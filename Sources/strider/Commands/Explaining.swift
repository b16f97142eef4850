import ArgumentParser
import Expressions
import Shell
import Tensors
import Terminal

extension CommonOptions {
  /// Carries out one explaining command and ends with the status that its success calls for.
  ///
  /// - Parameters:
  ///   - text: What the command is about, in which errors are shown.
  ///   - statements: What is carried out before, silently.
  ///   - body: The command.
  /// - Throws: the exit status, where it is not 0.
  func explain(
    _ text: String, after statements: String? = nil,
    _ body: (Shell) throws(Diagnostic) -> Void
  ) throws {
    Signals.installInterruptOnly { Interruption.request() }
    let shell = shell()
    var source = NamedSource(text)
    defer { shell.presenter.flush() }
    do throws(Diagnostic) {
      if let statements {
        source = NamedSource(statements)
        _ = try shell.session.evaluate(statements)
        source = NamedSource(text)
      }
      try body(shell)
    } catch {
      shell.presenter.report(error, in: source, shell.settings)
      throw ExitCode(Interruption.isRequested ? 130 : 1)
    }
  }
}
