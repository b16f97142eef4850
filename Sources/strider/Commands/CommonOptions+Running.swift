import ArgumentParser
import Expressions
import Shell
import Terminal

extension CommonOptions {
  /// Carries out what a command is for, with a shell of its options, and says why where it ends early.
  ///
  /// - Throws: the exit status that belongs to a failure.
  func carryOut(_ work: (Shell) throws(CommandFailure) -> Void) throws {
    let shell = shell()
    do throws(CommandFailure) {
      try work(shell)
    } catch {
      try end(error, shell)
    }
    shell.presenter.flush()
  }

  /// Says why a command ends and ends it with the status that belongs to that.
  func end(_ failure: CommandFailure, _ shell: Shell) throws {
    switch failure {
    case .wrong(let diagnostic), .file(let diagnostic):
      shell.presenter.report(diagnostic, in: NamedSource(""), shell.settings)
    case .reported: break
    }
    shell.presenter.flush()
    throw ExitCode(failure.status)
  }
}
