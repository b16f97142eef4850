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
      try options.train(shell) { run, isInterrupted throws(CommandFailure) in
        let name = bind(run.network, shell)
        guard isInterrupted else { return }
        let help = options.save.map { path in
          Phrase(
            "train --resume \(escaped(path)) goes on", "train --resume \(escaped(path)) 可继续训练")
        }
        throw .wrong(
          .trainingInterrupted(
            run.progress(imagesPerSecond: nil), at: words.whole,
            help: help ?? Phrase("\(name) has the weights so far", "\(name) 保留着目前的权重")))
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
