import Expressions
import Networks
import Tensors
import Terminal
import Walkthroughs

/// `why net[0].weight[0,0,2,3] over training`: which steps and pictures moved a weight most.
enum OverTraining {
  /// The steps that are listed with their pictures.
  private static let listed = 5

  /// The element that is asked about, where a line ends with `over training`.
  static func element(of text: String) -> String? {
    text.wholeMatch(of: /(.*\S)\s+over\s+training\s*/).map { String($0.output.1) }
  }

  /// Goes through the training of a network again and tells what moved one of its weights.
  static func explain(_ text: String, _ shell: Shell) throws(Diagnostic) {
    let whole = SourceRange(0, text.utf8.count)
    let (node, offset) = try shell.session.element(text)
    guard let (network, number) = owner(of: node, shell.session) else {
      throw .noWeight(text.trimmed, at: whole)
    }
    guard let history = network.history else { throw .noHistory(text.trimmed, at: whole) }
    let weight = WatchedWeight(parameter: number, offset: offset)
    do throws(CommandFailure) {
      let past = try past(history, network, shell, at: whole)
      guard past.replay.run.has(weight) else { throw .wrong(.noWeight(text.trimmed, at: whole)) }
      let first = past.replay.stepsDone
      guard first < past.replay.steps else { throw .wrong(.nothingMoved(text.trimmed, at: whole)) }
      var moves = WeightMoves(pictures: past.replay.run.data.count, limit: listed)
      try past.go(to: past.replay.steps, shell) { replay throws(TrainingFault) in
        if let step = try replay.advance(watching: weight) { moves.add(step) }
      }
      let answer = WeightMovesText(
        moves: moves, name: text.trimmed, firstStep: first, past: past, settings: shell.settings)
      shell.presenter.show(answer.text, facts: answer.facts, shell.settings)
      if let caution = past.caution { shell.session.show(.note(caution)) }
      if let last = moves.last, Double(last) != node.value.elements[offset] {
        shell.session.show(.note(changed(text.trimmed, node.value.elements[offset])))
      }
    } catch {
      switch error {
      case .wrong(var diagnostic), .file(var diagnostic):
        if diagnostic.primary == nil { diagnostic.primary = .init(whole) }
        throw diagnostic
      case .reported: throw .scriptFailed("", text)
      }
    }
  }

  /// The network that has a parameter, and which one it is of those that are trained.
  private static func owner(
    of node: Node<Double>, _ session: Session
  ) -> (network: Network, number: Int)? {
    // The one whose training is known, where several names lead to the parameter.
    var found: (network: Network, number: Int)?
    for value in session.variables.values {
      guard case .network(let network) = value, found?.network.history == nil,
        let number = network.drawnParameters(prefix: "").firstIndex(where: { $0.node === node })
      else { continue }
      found = (network, number)
    }
    return found
  }

  private static func past(
    _ history: TrainingHistory, _ network: Network, _ shell: Shell, at range: SourceRange
  ) throws(CommandFailure) -> PastRun {
    switch history {
    case .fitted(let run): return try PastRun(run)
    case .saved(let run, let modelName):
      // What a page may not do by itself, it may not do by a checkpoint either.
      let readsNothing =
        run.dataName == DataSet.digitsName && PresetModel(rawValue: modelName) != nil
      guard shell.session.files == .user || readsNothing else {
        throw .wrong(.pageCommands("why … over training", at: range))
      }
      guard let format = network.format else { throw .wrong(.noRun(modelName)) }
      return try PastRun(
        run, modelName: modelName, format: format, threads: Machine.cores, shell)
    }
  }

  private static func changed(_ name: String, _ now: Double) -> Phrase {
    let number = NumberText(decimals: 8).arithmetic(now)
    return Phrase(
      "\(name) is \(number) now: it has been changed since the training",
      "\(name) 现在是 \(number)：训练之后它被改过")
  }
}

extension Diagnostic {
  fileprivate static func noWeight(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "over-training-weight",
      Phrase(
        "\(escaped(text)) is no number of a weight or bias of a network",
        "\(escaped(text)) 不是网络某个权重或偏置中的数"),
      at: Label(range),
      help: Phrase(
        "why net[0].weight[0,0,2,3] over training", "why net[0].weight[0,0,2,3] over training"))
  }

  fileprivate static func noHistory(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "over-training-run",
      Phrase(
        "nothing is known of how the network of \(escaped(text)) was trained",
        "不知道 \(escaped(text)) 所在的网络是怎样训练的"),
      at: Label(range),
      help: Phrase(
        "it is known after fit, after train, after strider rewind, and of load(\"m.safetensors\") of a file that train wrote",
        "fit、train 或 strider rewind 之后，以及用 load(\"m.safetensors\") 载入 train 写出的文件之后，才会知道"))
  }

  fileprivate static func nothingMoved(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "over-training-start",
      Phrase(
        "nothing has moved \(escaped(text)) yet: no step of the training is done",
        "还没有什么移动过 \(escaped(text))：训练尚未走一步"),
      at: Label(range))
  }
}
