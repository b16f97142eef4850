import Tensors

/// One score z of each image as the scores 0 and z of two classes.
///
/// The softmax of these is the sigmoid function of z, so cross-entropy of them is the binary cross-entropy of
/// a sigmoid unit: `−ln softmax(0, z)[t] = −t·ln σ(z) − (1 − t)·ln(1 − σ(z))`.
struct BinaryScores: BlockLayer {
  var outputCount: Int { 2 }

  private var bytes: Int { Precision.vectorBytes }

  func forward(_ block: BlockPass) {
    // The score may lie where the result goes, so it is moved before the zeros are written.
    (block.y + bytes).copyMemory(from: block.x, byteCount: bytes)
    block.y.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
  }

  func backward(_ block: BlockPass) {
    block.dx.copyMemory(from: block.dy + bytes, byteCount: bytes)
  }
}

extension [any BlockLayer] {
  /// The layers that a class loss can be taken of: of a single unit the two scores that it stands for, its
  /// sigmoid function being part of the loss.
  var withTwoScores: [any BlockLayer] {
    guard let last, last.outputCount == 1 else { return self }
    return (last.isSigmoid ? Array(dropLast()) : self) + [BinaryScores()]
  }
}

extension Network {
  /// Whether it ends with a function that makes probabilities of its scores, behind which they may be put in
  /// another shape or averaged.
  public var endsInProbabilities: Bool {
    switch layer {
    case let activation as Activation: return activation.function == .sigmoid
    case is SoftmaxLayer: return true
    case let function as GraphFunction: return function.givesProbabilities
    default: break
    }
    var place = graph.count
    while place > 0 {
      let part = graph[place - 1]
      if part.network.endsInProbabilities { return true }
      guard part.inputs.count == 1, part.network.keepsProbabilities else { return false }
      place = part.inputs[0]
    }
    return false
  }

  /// Whether probabilities that come in stay some.
  private var keepsProbabilities: Bool {
    switch layer {
    case is Flatten, is Identity, is Dropout, is AdaptiveAvgPool2D: true
    case let function as GraphFunction: function.keepsProbabilities
    default: false
    }
  }
}
