import ArgumentParser
import Expressions
import Tensors
import Terminal

/// The command `strider train`.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network on pictures.",
    discussion: """
      The same seed gives the same weights, whatever the number of threads. Ctrl-C finishes the step \
      and saves; --resume goes on to the very weights that an unbroken run reaches.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: TrainArguments

  func validate() throws {
    if let fault = arguments.fault { throw ValidationError(fault.phrase.english) }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    let shell = common.shell()
    defer { shell.presenter.flush() }
    do throws(CommandFailure) {
      try arguments.train(shell) { _, isInterrupted throws(CommandFailure) in
        if isInterrupted { throw .reported(status: 130) }
      }
    } catch {
      try common.end(error, shell)
    }
  }
}

extension CommonOptions {
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
