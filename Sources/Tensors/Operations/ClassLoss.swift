/// How badly scores foretell classes: `nll_loss`, `cross_entropy`.
///
/// Operands: input, target and, if there is one, weight `[C]`.
///
///     loss = −Σ c  q[c] · p[c],   p = log-softmax of the input along the classes, or the input itself
///
/// For a class label t, `q[c] = (1 − ε)·w[t]·[c = t] + ε/C·w[c]`; for probabilities t,
/// `q[c] = w[c]·((1 − ε)·t[c] + ε/C)`, with ε the label smoothing. A mean over labels divides by the
/// sum of w[t], one over probabilities by the number of items.
public struct ClassLoss: MeasuredOperation {
  /// What the input holds.
  public enum Kind: Hashable, Sendable {
    /// Logarithms of probabilities: `nll_loss`.
    case logProbabilities
    /// Scores, from which a softmax makes probabilities: `cross_entropy`.
    case logits
  }

  /// The name a user types.
  public let name: String
  /// What the input holds.
  public let kind: Kind
  /// The lines of the input along the classes: one line an item.
  public let geometry: LineGeometry
  /// The shape of the targets.
  public let target: Shape
  /// Whether targets are probabilities of the classes rather than labels.
  public let hasProbabilities: Bool
  /// Whether there is a weight for every class.
  public let isWeighted: Bool
  /// What becomes of the single losses.
  public let reduction: LossReduction
  /// ε: the share of every target that is spread over all classes.
  public let labelSmoothing: Double
  /// The label of items that do not count.
  public let ignoredLabel: Int

  /// Checks that operands fit.
  ///
  /// Classes are dimension 1 of the input, or 0 of a vector. The target has the input's shape for
  /// probabilities (only where the input holds scores), or that shape without the classes for labels.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.lengthsDiffer`, `.biasCount` for a weight of another length
  ///   than there are classes, `.notProbability` for the smoothing.
  public init(
    name: String, _ kind: Kind, input: Shape, target: Shape, weight: Shape? = nil,
    reduction: LossReduction = .mean, labelSmoothing: Double = 0, ignoredLabel: Int = -100
  ) throws(ShapeError) {
    guard input.rank > 0 else { throw .wrongRank(.input, input, expected: [1, 2, 3, 4]) }
    guard labelSmoothing >= 0, labelSmoothing <= 1 else {
      throw .notProbability(labelSmoothing)
    }
    geometry = try LineGeometry(input, dimension: input.rank == 1 ? 0 : 1)
    var items = input.dimensions
    items.remove(at: geometry.dimension)
    let labels = Shape(known: items)
    hasProbabilities = kind == .logits && target == input
    guard hasProbabilities || target == labels else {
      throw .lengthsDiffer(
        .input, labels, .target, target, dimension: labels.firstDifference(from: target))
    }
    if let weight, weight.dimensions != [geometry.length] {
      throw .biasCount(bias: weight, expected: geometry.length)
    }
    self.name = name
    self.kind = kind
    self.target = target
    isWeighted = weight != nil
    self.reduction = reduction
    self.labelSmoothing = labelSmoothing
    self.ignoredLabel = ignoredLabel
  }

  /// The shape of the single losses.
  public var itemShape: Shape {
    var items = geometry.shape.dimensions
    items.remove(at: geometry.dimension)
    return Shape(known: items)
  }

  /// The shape of the output.
  public var outputShape: Shape { reduction == .none ? itemShape : .scalar }

  /// Checks that labels are classes; a wrong one makes the loss NaN.
  ///
  /// - Throws: `ShapeError.label`.
  public func check<Scalar: TensorScalar>(labels: Tensor<Scalar>) throws(ShapeError) {
    guard !hasProbabilities else { return }
    for label in labels.elements where self.label(label) == nil {
      throw .label(Double(label), classes: geometry.length)
    }
  }

  /// A label as a number: nil where it is neither a class nor the ignored one.
  func label<Scalar: TensorScalar>(_ element: Scalar) -> Int? {
    guard let label = Int(exactly: element) else { return nil }
    return label == ignoredLabel || (label >= 0 && label < geometry.length) ? label : nil
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let targets = distribution(inputs)
    let losses = classLosses(
      logProbabilities: logProbabilities(inputs[0].elements), targets: targets.shares,
      geometry: geometry, skipsZeros: !hasProbabilities)
    return reduction.combine(losses, shape: itemShape, total: targets.total)
  }

  /// What the losses are taken of: the input or its log-softmax.
  public func logProbabilities<Scalar: TensorScalar>(_ input: [Scalar]) -> [Scalar] {
    kind == .logits ? LaneSoftmax.logarithms(geometry, input) : input
  }
}
