import Expressions
import Networks
import Terminal

/// The command `train`: what `strider train` does, with the network at hand afterwards.
enum TrainingCommands {
  static let all = [Command("train", isUsersAlone: true, train)]

  @Sendable private static func train(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let words = ArgumentWords(argument)
    if words.texts.contains(where: { ["--help", "-h"].contains($0) }) {
      return try HelpCommands.help("train", shell)
    }
    let options = try words.trainArguments()
    do throws(CommandFailure) {
      try options.train(shell, isKept: true) { ending throws(CommandFailure) in
        ending.run.network.history = ending.history
        let name = bind(ending.run.network, shell)
        guard ending.isInterrupted else { return }
        if Signals.endingStatus != nil { shell.isLeaving = true }
        var diagnostic = ending.diagnostic("train", at: words.whole)
        diagnostic.help =
          diagnostic.help ?? Phrase("\(name) has the weights so far", "\(name) 保留着目前的权重")
        throw .wrong(diagnostic)
      }
    } catch {
      switch error {
      case .wrong(var diagnostic), .file(var diagnostic):
        if diagnostic.primary == nil { diagnostic.primary = .init(words.whole) }
        throw diagnostic
      case .reported: throw .scriptFailed(options.model ?? "", argument)
      }
    }
  }

  /// Gives the network a name that nothing has yet, and says so.
  private static func bind(_ network: Network, _ shell: Shell) -> String {
    var name = "net"
    var number = 1
    while shell.session.variables[name] != nil {
      number += 1
      name = "net\(number)"
    }
    shell.session.bind(name, to: .network(network))
    let shape = network.format?.imageShape.map(String.init).joined(separator: ", ") ?? ""
    shell.session.show(
      .note(
        Phrase(
          "the network is \(name); summary(\(name), [\(shape)]) shows its layers",
          "网络名为 \(name)；summary(\(name), [\(shape)]) 显示它的各层")))
    if let phrase = network.format?.normalisation.phrase(name: name) {
      shell.session.show(.note(phrase))
    }
    return name
  }
}
