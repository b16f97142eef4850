import Synchronization

/// A value on the tape: a tensor, and what it was computed from.
///
/// Nodes are numbered as they are made, so an input's number is always smaller than that of what was
/// computed from it. A node lives as long as something refers to it.
public final class Node<Scalar: TensorScalar>: @unchecked Sendable {
  // Unchecked: `inputs` and `origin` change only while the node is being released, the label only by the
  // thread whose program has the node.

  /// Where a value came from.
  public enum Origin: Sendable {
    /// Written down, drawn or loaded.
    case leaf
    /// Computed from the node's inputs.
    case operation(any Operation)
    /// The gradient of `of` with respect to `variable`, which other gradients do not pass through.
    case gradient(of: Node, variable: Node)
  }

  /// The numbers.
  public let value: Tensor<Scalar>

  /// What kind of numbers they are.
  public let type: ElementType

  /// Where they came from.
  public private(set) var origin: Origin

  /// What they were computed from, in the order of the operation's operands.
  public private(set) var inputs: [Node]

  /// The place on the tape.
  public let id: Int

  /// The source text that was evaluated, for explanations of values without a name.
  public private(set) var label: String?

  /// How it was worked out from sizes, if it was.
  public private(set) var derivation: Derivation?

  /// Whether it is a step inside a function that copies numbers, such as the turned kernel of a true
  /// convolution: explanations look through it.
  public let isInner: Bool

  /// Puts a value on the tape that was not computed from others.
  public init(
    _ value: Tensor<Scalar>, type: ElementType = .real, label: String? = nil,
    derivation: Derivation? = nil
  ) {
    self.value = value
    self.type = type
    self.derivation = derivation
    self.origin = .leaf
    self.inputs = []
    self.id = Tape.next()
    self.label = label
    self.isInner = false
    Tape.keep(value.shape.count)
  }

  /// Does an operation and remembers it.
  ///
  /// The type is the kind of numbers it gives, where that is not the operation's own to say.
  public init(
    _ operation: any Operation, _ inputs: [Node], type: ElementType? = nil, label: String? = nil,
    isInner: Bool = false
  ) {
    // A key path in generic code would be made anew each time, which takes longer than a small sum.
    self.value = operation.forward(inputs.map { $0.value })
    self.type = type ?? operation.elementType(ofNodes: inputs)
    self.origin = .operation(operation)
    self.inputs = inputs
    self.id = Tape.next()
    self.label = label
    self.isInner = isInner
    Tape.keep(value.shape.count)
  }

  /// Puts a gradient on the tape, remembering whose it is.
  public init(
    gradient value: Tensor<Scalar>, of scalar: Node, variable: Node, label: String? = nil
  ) {
    self.value = value
    self.type = .real
    self.origin = .gradient(of: scalar, variable: variable)
    self.inputs = []
    self.id = Tape.next()
    self.label = label
    self.isInner = false
    Tape.keep(value.shape.count)
  }

  /// Has explanations call the value as a program's own variable is called.
  public func go(by name: String) { label = name }

  /// The operation that computed the value, if one did.
  public var operation: (any Operation)? {
    if case .operation(let operation) = origin { operation } else { nil }
  }

  deinit {
    Tape.release(value.shape.count)
    // A long chain is released link by link: releasing it recursively would overflow the stack.
    var pending = surrendered()
    while var node = pending.popLast() {
      if isKnownUniquelyReferenced(&node) { pending.append(contentsOf: node.surrendered()) }
    }
  }

  /// Gives up every reference to other nodes.
  private func surrendered() -> [Node] {
    var nodes = inputs
    inputs = []
    if case .gradient(let scalar, let variable) = origin {
      nodes += [scalar, variable]
      origin = .leaf
    }
    return nodes
  }
}

/// The bookkeeping that all nodes share: their numbers, and how much they hold.
public enum Tape {
  private static let count = Atomic<Int>(0)
  private static let kept = Atomic<Int>(0)

  /// The most elements that all living nodes may hold: 2 GiB of 64-bit numbers.
  public static let maximumElements = 1 << 28

  /// Elements held by all living nodes.
  public static var elements: Int { kept.load(ordering: .relaxed) }

  /// The number of the node that was made last.
  static var last: Int { count.load(ordering: .relaxed) }

  static func next() -> Int { count.add(1, ordering: .relaxed).newValue }

  static func keep(_ elements: Int) { kept.add(elements, ordering: .relaxed) }

  static func release(_ elements: Int) { kept.subtract(elements, ordering: .relaxed) }
}
