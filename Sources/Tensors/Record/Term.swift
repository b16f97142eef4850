/// One number that a result was computed from, with what it was multiplied by.
public struct Term: Equatable, Sendable {
  /// What a term's number was multiplied by.
  public struct Weight: Equatable, Sendable {
    /// The tensor it belongs to; nil for a number of the operation's own, such as 1/n in a mean.
    public var source: Quantity?
    /// Its place there.
    public var index: [Int]?
    /// The number.
    public var w: Double

    /// A weight that is an element of a tensor.
    public init(_ source: Quantity, _ index: [Int], _ w: Double) {
      self.source = source
      self.index = index
      self.w = w
    }

    /// A weight that is a number of the operation's own.
    public init(_ w: Double) {
      self.w = w
    }
  }

  /// The tensor that the number belongs to.
  public var source: Quantity
  /// Its place there; nil in the padding.
  public var input: [Int]?
  /// The number.
  public var x: Double
  /// What it is multiplied by; nil where nothing is.
  public var weight: Weight?

  /// Puts a term together.
  public init(_ source: Quantity, _ input: [Int]?, _ x: Double, weight: Weight? = nil) {
    self.source = source
    self.input = input
    self.x = x
    self.weight = weight
  }

  /// What the term adds: the number times its weight.
  public var product: Double { weight.map { x * $0.w } ?? x }

  /// The node that a number belongs to, where it is a value.
  var node: Node<Double>? { if case .value(let node) = source { node } else { nil } }

  /// Whether the term lies in the padding.
  public var isPadding: Bool { input == nil }

  /// The number as part of a computation, without its weight.
  var element: Arithmetic { .element(source, at: input, x) }

  /// The number times its weight, as part of a computation.
  public var arithmetic: Arithmetic {
    weight.map { .product(element, $0.arithmetic) } ?? element
  }
}

extension Term.Weight {
  /// The weight as part of a computation.
  var arithmetic: Arithmetic {
    source.map { .element($0, at: index, w) } ?? .known(w, as: .number(w))
  }
}
