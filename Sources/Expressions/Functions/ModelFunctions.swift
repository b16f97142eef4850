import Networks
import Tensors
import Terminal

/// Networks that are known by a name, as `torchvision.models` has them.
enum ModelFunctions {
  static let all = PresetModel.allCases.filter { $0 != .simple }.map(constructor)

  private static func constructor(_ model: PresetModel) -> Function {
    Function(
      model.rawValue, "weights|pretrained=None, num_classes=\(model.classes), seed=None; progress",
      in: [.torch]
    ) { call throws(Diagnostic) in
      try refuseWeights(call, model)
      let classes = try call.integer("num_classes", default: model.classes)
      // Weights of a seed of their own leave the session's random numbers where they are.
      let own = try call.seed()
      var random = own.map { RandomSource(seed: $0) } ?? call.session.random
      let network = try call.fitting { () throws(ShapeError) in
        guard classes >= 1 else {
          throw .tooSmall(.outFeatures, value: classes, minimum: 1)
        }
        return try model.network(imageShape: model.imageShape, classes: classes, using: &random)
      }
      if own == nil { call.session.random = random }
      let count = network.waitingCount
      if count > 1 << 20 {
        call.session.show(.note(waiting(model.rawValue, count)))
      }
      return .network(network)
    }
  }

  /// What the weights will take, before they take it.
  private static func waiting(_ name: String, _ count: Int) -> Phrase {
    let megabytes = (count * 8 + 500_000) / 1_000_000
    return Phrase(
      "\(name): the weights are drawn when they are first needed, and take \(megabytes) MB then",
      "\(name)：第一次用到权重时才抽取它们，届时占 \(megabytes) MB")
  }

  /// Trained weights can only come from a file.
  private static func refuseWeights(
    _ call: borrowing Call, _ model: PresetModel
  ) throws(Diagnostic) {
    guard let argument = call.argument("weights") else { return }
    switch argument.value {
    case .none: return
    case .tensor(let node) where node.value.elements == [0]: return
    default: throw .weightsElsewhere(model.rawValue, at: argument.range)
    }
  }
}
