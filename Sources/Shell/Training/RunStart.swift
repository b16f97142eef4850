import Expressions
import Files
import Networks
import Terminal

/// What a run begins with: its recipe, the checkpoint that it goes on from, and what its file holds.
struct RunStart {
  /// A checkpoint with the file that it was read from.
  typealias Origin = (checkpoint: Checkpoint, path: String)

  /// What decides the run.
  let recipe: TrainingRecipe

  /// The network's name: a preset's, or a script's path.
  let modelName: String

  /// The checkpoint that the run goes on from; nil for a run that begins.
  private(set) var origin: Origin?

  /// What is in the file that the run is saved to; nil where nothing is.
  private(set) var earlier: EarlierRun?

  /// The file of the same recipe, whose pictures and layers have yet to be compared.
  private var unproven: Origin?

  /// Whether layers have yet to be compared.
  var isToBeProven: Bool { unproven != nil && resumed == nil }

  private let resumed: Origin?
  private let mayReplace: Bool

  /// Reads the files that are there and compares what can be compared without pictures.
  ///
  /// - Throws: what cannot be read, or in what the file that is saved to holds another run.
  init(
    _ request: TrainingSession.Request, _ options: TrainingOptions
  ) throws(CommandFailure) {
    mayReplace = request.mayReplace
    resumed = try request.resumePath.map { path throws(CommandFailure) in
      (try DataSource.checkpoint(path), path)
    }
    let past = resumed?.checkpoint
    if let fault = options.nesterovFault(continuing: past?.run?.recipe) {
      throw .wrong(Diagnostic("train-option", fault.phrase))
    }
    recipe = options.recipe(continuing: past?.run?.recipe)
    modelName = request.model ?? past?.modelName ?? PresetModel.lenet5.rawValue
    if let past, let path = request.resumePath, past.modelName != modelName {
      throw .wrong(
        .anotherRun(
          path, [RecipeDifference("--model", past.modelName, modelName)], mayForce: false))
    }
    origin = resumed
    guard let path = request.savePath else { return }
    guard try RunStart.isThere(path) else { return }
    if let resumed, RunStart.isSame(path, resumed.path) {
      let changes = resumed.checkpoint.run.map { recipe.differences(from: $0.recipe) }
      let isSame = changes?.allSatisfy { $0.option == "--epochs" } ?? false
      // Nothing is lost when a run takes the place of its own beginning.
      earlier = isSame ? EarlierRun(resumed.checkpoint) : .unknown
      return
    }
    try compare(path, request)
  }

  /// Compares the run with the one in the file that it is saved to.
  private mutating func compare(
    _ path: String, _ request: TrainingSession.Request
  ) throws(CommandFailure) {
    let saved: Checkpoint
    do throws(CommandFailure) {
      saved = try DataSource.checkpoint(path)
    } catch {
      guard mayReplace else { throw error }
      earlier = .unknown
      return
    }
    guard let run = saved.run else { return try replace(saved, path, []) }
    var differences = run.recipe.differences(from: recipe)
    if saved.modelName != modelName {
      differences.append(RecipeDifference("--model", saved.modelName, modelName))
    }
    let patience = request.patience ?? resumed?.checkpoint.run?.earlyStop?.patience
    if run.earlyStop?.patience != patience {
      differences.append(
        RecipeDifference(
          "--patience", run.earlyStop.map { "\($0.patience)" }, patience.map { "\($0)" }))
    }
    guard differences.isEmpty else { return try replace(saved, path, differences) }
    let isAtEnd = run.position.epoch >= recipe.epochs || run.earlyStop?.isReached ?? false
    earlier = EarlierRun(saved, isEndOfSameRun: isAtEnd)
    unproven = (saved, path)
    if !isAtEnd && !request.isFresh { origin = (saved, path) }
  }

  /// Replaces another run, if that was allowed.
  private mutating func replace(
    _ saved: Checkpoint, _ path: String, _ differences: [RecipeDifference]
  ) throws(CommandFailure) {
    guard mayReplace else { throw .wrong(.anotherRun(path, differences, mayForce: true)) }
    earlier = EarlierRun(saved)
    origin = resumed
    unproven = nil
  }

  /// Compares the pictures, now that they are there.
  ///
  /// - Throws: that a checkpoint was made with other ones.
  mutating func compare(
    fingerprint: UInt64, dataName: String
  ) throws(CommandFailure) {
    if let unproven, let run = unproven.checkpoint.run, run.dataFingerprint != fingerprint {
      let difference = RecipeDifference("--data", run.dataName, dataName)
      try replace(unproven.checkpoint, unproven.path, [difference])
    }
    if let resumed, let run = resumed.checkpoint.run, run.dataFingerprint != fingerprint {
      throw .wrong(
        .file(
          FileFailure(
            resumed.path, .checkpoint(.otherData(found: dataName, expected: run.dataName)))))
    }
  }

  /// Compares the layers of a network that a script has just built.
  ///
  /// - Throws: that the file that is saved to holds another network.
  mutating func compare(network: Network) throws(CommandFailure) {
    guard isToBeProven, let unproven, !unproven.checkpoint.network.hasLayers(of: network) else {
      return
    }
    try replace(
      unproven.checkpoint, unproven.path, [RecipeDifference("--model", modelName, modelName)])
  }

  private static func isThere(_ path: String) throws(CommandFailure) -> Bool {
    do throws(FileFailure) {
      return try TensorFile.checkReplaceable(path: path)
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func isSame(_ path: String, _ other: String) -> Bool {
    (try? FilePath.target(of: path)) == (try? FilePath.target(of: other))
  }
}

/// The run that a file holds before a new one is saved there.
struct EarlierRun {
  /// Steps that it has done; nil where they are not to be compared, and it is to be kept.
  let steps: Int?

  /// Whether it is the end that the run will come to once more.
  let isEndOfSameRun: Bool

  /// What cannot be compared.
  static let unknown = EarlierRun(steps: nil, isEndOfSameRun: false)

  /// Whether it would be lost if a run of so many steps took its place.
  func outlives(_ steps: Int) -> Bool {
    self.steps.map { $0 > steps } ?? true
  }
}

extension EarlierRun {
  init(_ checkpoint: Checkpoint, isEndOfSameRun: Bool = false) {
    self.init(
      steps: checkpoint.run?.position.stepsDone, isEndOfSameRun: isEndOfSameRun)
  }
}

extension Diagnostic {
  /// A file that holds another run than the one that was asked for.
  static func anotherRun(
    _ path: String, _ differences: [RecipeDifference], mayForce: Bool
  ) -> Diagnostic {
    let name = escaped(path)
    let english = differences.map { difference in
      switch (difference.first, difference.second) {
      case (let first?, let second?) where first == second:
        "\(difference.option) \(escaped(first)) builds other layers now"
      case (let first?, let second?):
        "\(difference.option) \(escaped(first)) there, \(escaped(second)) now"
      case (let first, nil): "\(difference.option)\(spaced(first)) there, none now"
      case (nil, let second): "no \(difference.option) there,\(spaced(second)) now"
      }
    }
    let chinese = differences.map { difference in
      switch (difference.first, difference.second) {
      case (let first?, let second?) where first == second:
        "\(difference.option) \(escaped(first)) 现在搭出的层不同"
      case (let first?, let second?):
        "\(difference.option) 那里为 \(escaped(first))，这次为 \(escaped(second))"
      case (let first, nil): "\(difference.option)\(spaced(first)) 那里有，这次没有"
      case (nil, let second): "\(difference.option)\(spaced(second)) 那里没有，这次有"
      }
    }
    let message =
      differences.isEmpty
      ? Phrase(
        "\(name) holds a network that no run of train was saved with",
        "\(name) 里是一个网络，而不是 train 保存的训练")
      : Phrase(
        "\(name) holds another run: " + english.joined(separator: "; "),
        "\(name) 里是另一次训练：" + chinese.joined(separator: "；"))
    return Diagnostic(
      "train-another-run", message,
      help: mayForce
        ? Phrase(
          "--force begins anew and keeps the old file as \(name).1 where it has more steps; "
            + "--resume \(name) goes on with it",
          "--force 会重新开始，若旧文件步数更多，则另存为 \(name).1；--resume \(name) 接着训练它")
        : Phrase("leave --model out", "请去掉 --model"))
  }

  private static func spaced(_ value: String?) -> String {
    value.map { $0.isEmpty ? "" : " " + escaped($0) } ?? ""
  }
}
