import Networks
import Tensors

/// The arguments of `fit`, read and checked.
struct FitArguments {
  /// The most products of one step, which is finished before Ctrl-C is obeyed: some seconds.
  private static let maximumWork = 200_000_000_000

  /// What is trained.
  let network: Network

  /// What decides the result; its epochs are those of this call.
  let recipe: TrainingRecipe

  /// What is learned from, and what the epochs are judged by.
  let data: TrainingData
  let held: TrainingData?

  /// The number that tells these pictures from others.
  let fingerprint: UInt64

  /// C, H and W of a picture, or the one length of a vector.
  let imageShape: [Int]

  /// The scores that the network gives.
  let classes: Int

  init(_ call: borrowing Call) throws(Diagnostic) {
    network = try call.network("net")
    try call.requireFiniteWeights(network)
    let pair = try call.picturesAndLabels("data")
    var recipe = try call.recipe()
    imageShape = try call.imageShape(of: pair.pictures, in: "data")
    let size: (outputs: Int, multiplyAdds: Int)
    do throws(TrainingFault) {
      size = try network.trainingSize(imageShape: imageShape)
    } catch {
      throw .fit(error, call)
    }
    classes = size.outputs
    let all = try call.examples(pair, imageShape: imageShape, classes: classes, in: "data")
    let batch = min(recipe.batchSize, all.count)
    // Forward, and backward to the inputs and to the weights.
    let work = Budget.product(size.multiplyAdds, 3 * batch)
    guard work <= Self.maximumWork else { throw .fitWork(work, limit: Self.maximumWork, call) }
    switch call.argument("validation")?.value {
    case nil: (data, held) = (all, nil)
    case .tuple, .list:
      let others = try call.picturesAndLabels("validation")
      let shape = try call.imageShape(of: others.pictures, in: "validation")
      guard shape == imageShape else {
        throw .fit(.images(shape, expected: imageShape), call, at: call.place(of: "validation"))
      }
      data = all
      held = try call.examples(
        others, imageShape: imageShape, classes: classes, in: "validation")
    default:
      recipe.validation = try call.integer("validation")
      guard (0..<all.count).contains(recipe.validation) else {
        throw .outOfBounds("validation", 0, all.count - 1, call)
      }
      let parts = all.holdingOut(recipe.validation, seed: recipe.seed)
      (data, held) = recipe.validation > 0 ? (parts.training, parts.validation) : (all, nil)
    }
    fingerprint = all.fingerprint
    self.recipe = recipe
  }
}

extension Call {
  /// A network.
  func network(_ name: String) throws(Diagnostic) -> Network {
    guard let argument = argument(name) else {
      throw .missingArgument(name, at: nameRange, of: function)
    }
    guard case .network(let network) = argument.value else {
      throw .wrongKind(argument, wanted: .network)
    }
    return network
  }

  // MARK: Settings

  /// The settings of `fit`; what is not given is chosen as for `strider train`, with a rate that stays.
  func recipe() throws(Diagnostic) -> TrainingRecipe {
    TrainingRecipe(
      optimizer: try optimizer(),
      schedule: Schedule(
        try choice("schedule", Schedule.Kind.constant),
        warmUpSteps: try count("warm_up", 0, 0...1_000_000_000)),
      batchSize: try count("batch_size", 64, 1...TrainingRecipe.maximumBatchSize),
      epochs: try count("epochs", 1, 1...TrainingRecipe.maximumEpochs),
      seed: try seed() ?? 0,
      balancesClasses: try flag("balance"))
  }

  private func optimizer() throws(Diagnostic) -> OptimizerSettings {
    var kind = try choice("optimizer", OptimizerSettings.Kind.adam)
    if has("momentum") {
      guard kind == .sgd || kind == .momentum else {
        throw .noMomentum(kind.rawValue, at: place(of: "momentum"))
      }
      kind = .momentum
    }
    var settings = OptimizerSettings(
      kind, learningRate: try number("learning_rate", above: 0),
      weightDecay: try number("weight_decay", from: 0))
    settings.momentum = try number("momentum", from: 0, to: 1) ?? settings.momentum
    settings.isNesterov = try flag("nesterov")
    if settings.isNesterov, kind != .momentum || settings.momentum == 0 {
      throw .noNesterov(settings, at: place(of: "nesterov"))
    }
    return settings
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ standard: Choice
  ) throws(Diagnostic) -> Choice where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue)
    let word = try word(name, default: standard.rawValue, among: words)
    return Choice(rawValue: word) ?? standard
  }

  private func count(
    _ name: String, _ standard: Int, _ range: ClosedRange<Int>
  ) throws(Diagnostic) -> Int {
    let count = try integer(name, default: standard)
    guard range.contains(count) else {
      throw .outOfBounds(name, range.lowerBound, range.upperBound, self)
    }
    return count
  }

  /// A number that may be left out; the bounds belong to its range but for `above`.
  private func number(
    _ name: String, above: Double? = nil, from low: Double = 0, to high: Double = 1e6
  ) throws(Diagnostic) -> Double? {
    guard has(name) else { return nil }
    let number = try number(name)
    guard number >= low, number <= high, above.map({ number > $0 }) ?? true else {
      throw .settingOutOfBounds(name, number, above: above, from: low, to: high, self)
    }
    return number
  }

  // MARK: Pictures

  /// Pictures and their labels, given together.
  func picturesAndLabels(
    _ name: String
  ) throws(Diagnostic) -> (pictures: Tensor<Double>, labels: Tensor<Double>) {
    guard let argument = argument(name) else {
      throw .missingArgument(name, at: nameRange, of: function)
    }
    let values: [Value]
    switch argument.value {
    case .tuple(let parts), .list(let parts): values = parts
    default: values = []
    }
    guard values.count == 2 else { throw .picturesAndLabels(argument) }
    let nodes = try Call.tensors(argument, session: session)
    return (nodes[0].value, nodes[1].value)
  }

  fileprivate func imageShape(
    of pictures: Tensor<Double>, in name: String
  ) throws(Diagnostic) -> [Int] {
    guard [2, 4].contains(pictures.shape.rank) else {
      throw .picturesShape(pictures.shape, at: place(of: name))
    }
    guard pictures.shape.count > 0 else { throw .fit(.noImages, self, at: place(of: name)) }
    return Array(pictures.shape.dimensions.dropFirst())
  }

  fileprivate func examples(
    _ pair: (pictures: Tensor<Double>, labels: Tensor<Double>), imageShape: [Int], classes: Int,
    in name: String
  ) throws(Diagnostic) -> TrainingData {
    let count = pair.pictures.shape[0]
    let long = pair.labels.shape.dimensions.filter { $0 != 1 }
    guard pair.labels.shape.count == count, long.count <= 1 else {
      throw .labelCount(pair.labels.shape, pictures: count, at: place(of: name))
    }
    var labels: [UInt16] = []
    for (index, label) in pair.labels.elements.enumerated() {
      guard let whole = UInt16(exactly: label), Int(whole) < classes else {
        throw .labelOutOfBounds(label, index: index, classes: classes, at: place(of: name))
      }
      labels.append(whole)
    }
    let floats = pair.pictures.elements.map { Float($0) }
    if let place = floats.firstIndex(where: { !$0.isFinite }) {
      throw .pictureNotFinite(
        pair.pictures.elements[place], at: pair.pictures.shape.index(of: place),
        self.place(of: name))
    }
    let channels = imageShape.count == 3 ? imageShape[0] : 1
    let scaling = LaneImages(
      plane: imageShape.reduce(1, *) / channels,
      factors: [Float](repeating: 1, count: channels),
      shifts: [Float](repeating: 0, count: channels))
    guard let data = TrainingData(.floats(floats), labels: labels, scaling: scaling) else {
      throw .picturesShape(pair.pictures.shape, at: place(of: name))
    }
    return data
  }
}
