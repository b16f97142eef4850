import Tensors

/// A look at a run between two steps.
extension TrainingRun {
  /// How large a parameter and its gradient are.
  public struct GradientSize: Hashable, Sendable {
    /// The expression that names the parameter: `net[0].weight`.
    public let name: String
    /// The root of the mean square of its numbers.
    public let parameter: Double
    /// The same of the gradient of the last step.
    public let gradient: Double
  }

  /// The gradients of the last step, in the order of the parameters; zeros before the first one.
  ///
  /// - Complexity: O(n) in the parameters.
  public var lastGradients: [[Float]] {
    // The update has added the blocks' gradients up into the first one's.
    trainer.network.parameters.read(trainer.memory.gradients(0))
  }

  /// How large every parameter and its gradient of the last step are.
  public func gradientSizes(prefix: String) -> [GradientSize] {
    func size(_ numbers: [Float]) -> Double {
      let sum = numbers.reduce(0) { $0 + Double($1) * Double($1) }
      return (sum / Double(max(1, numbers.count))).squareRoot()
    }
    return zip(
      network.parameterExpressions(prefix: prefix), zip(trainer.parameters, lastGradients)
    ).map { name, numbers in
      GradientSize(name: name, parameter: size(numbers.0), gradient: size(numbers.1))
    }
  }

  /// The first pictures of the run that the present weights find hardest: those with the largest losses.
  ///
  /// - Parameters:
  ///   - limit: How many are given.
  ///   - count: Among how many.
  /// - Returns: The hardest first.
  public func hardestPictures(_ limit: Int, among count: Int) -> [Mistake] {
    var found: [Mistake] = []
    trainer.judge(data, Array(0..<min(count, data.count))[...]) { image, label, judgement in
      found.append(
        Mistake(
          index: image, label: label, prediction: Int(judgement.prediction),
          confidence: Double(judgement.confidence), loss: Double(judgement.loss)))
    }
    return Array(found.sorted { ($1.loss, $0.index) < ($0.loss, $1.index) }.prefix(limit))
  }
}
