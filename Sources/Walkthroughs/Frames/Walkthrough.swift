import Tensors

/// One picture of a walkthrough: a step, and how far the whole has come.
public struct Frame {
  /// What is looked at.
  public let step: Step
  /// The frame's number, from 0.
  public let position: Int
  /// How many frames there are.
  public let count: Int
  /// The node whose operation is shown: for a gradient, the one that used the variable; nil where several
  /// did or none.
  public let node: Node<Double>?
  /// As which operand of that node the variable stands, for a gradient.
  public let operand: Int
  /// The result: whole, of which only the first `known` elements are shown, or so far.
  public let result: Tensor<Double>
  /// How many elements of the result are known after this frame.
  public let known: Int
  /// Every gradient on the way, for a gradient.
  public let gradients: Gradients<Double>?
  /// An iteration of a program, where one computed the value.
  public var program: RecordFrame?
  /// Whether the number that is found here is kept back, and everything that tells it.
  public var isHidden = false

  /// The numbers of a tensor that a step speaks of; nil if the frame has nothing to do with it.
  public func tensor(_ quantity: Quantity) -> Tensor<Double>? {
    switch quantity {
    case .value(let node): node.value
    case .gradient(let node, _): gradients?[node]
    }
  }
}

/// Every step of an operation, or of a gradient in one of its views, in row-major order.
///
/// Frames are made when they are asked for, in any order, so going back shows the very same frames.
public final class Walkthrough: RandomAccessCollection {
  private enum Content {
    case forward(any Operation)
    case program(RecordWalk)
    case gradient(GradientSteps, GradientView)
  }

  /// The value that is explained.
  public let node: Node<Double>

  private let content: Content
  private let naming: Naming
  private let ledger: ScatterLedger?

  /// Walks through the operation that computed a value, or the iterations of a program that was watched; a
  /// gradient is shown in a view.
  ///
  /// Fails if the value was not computed, or has no elements.
  public init?(
    of node: Node<Double>, view: GradientView = .gather, naming: Naming = Naming()
  ) {
    guard node.value.shape.count > 0 else { return nil }
    self.node = node
    self.naming = naming
    switch node.origin {
    case .leaf: return nil
    case .operation(let operation):
      content = RecordWalk(of: node).map { .program($0) } ?? .forward(operation)
      ledger = nil
    case .gradient(let root, let variable):
      let steps = GradientSteps(of: root, variable: variable)
      content = .gradient(steps, view)
      ledger = view == .scatter ? ScatterLedger(steps) : nil
    }
  }

  /// The way a gradient is seen; nil for an operation.
  public var view: GradientView? {
    if case .gradient(_, let view) = content { view } else { nil }
  }

  /// The steps of the gradient that is shown, if one is.
  public var gradient: GradientSteps? {
    if case .gradient(let steps, _) = content { steps } else { nil }
  }

  /// The first frame.
  public var startIndex: Int { 0 }

  /// The number of frames.
  public var endIndex: Int {
    switch content {
    case .forward, .gradient(_, .gather): node.value.shape.count
    case .program(let walk): walk.count
    case .gradient(let steps, .scatter): steps.scatterCount
    }
  }

  /// A frame, made when it is asked for.
  public subscript(position: Int) -> Frame {
    switch content {
    case .forward(let operation):
      return Frame(
        step: operation.step(for: position, of: node).throughCopies(naming.hasVariable),
        position: position, count: count,
        node: node, operand: 0, result: node.value, known: position + 1, gradients: nil)
    case .program(let walk):
      var program = walk[position]
      program.steps = program.steps.map { $0.throughCopies(naming.hasVariable) }
      let step = program.steps.last ?? walk.unlisted
      let written = program.written.last?.numbers ?? node.value
      return Frame(
        step: step, position: position, count: count, node: nil, operand: 0, result: written,
        known: written.shape.count, gradients: nil, program: program)
    case .gradient(let steps, .gather):
      let consumer = steps.consumers.count == 1 ? steps.consumers.first : nil
      return Frame(
        step: steps.gather(position), position: position, count: count, node: consumer?.node,
        operand: consumer?.operand ?? 0, result: steps.value, known: position + 1,
        gradients: steps.gradients)
    case .gradient(let steps, .scatter):
      let consumer = steps.scatterPlace(position)?.consumer
      return Frame(
        step: steps.scatter(position) ?? steps.gather(0), position: position, count: count,
        node: consumer?.node, operand: consumer?.operand ?? 0,
        result: ledger?.sums(after: position) ?? node.value, known: node.value.shape.count,
        gradients: steps.gradients)
    }
  }

  /// A frame as it stands before its number is found.
  public func hidden(_ position: Int) -> Frame {
    let frame = self[position]
    var result = frame.result
    if case .gradient(let steps, .scatter) = content {
      let before = position > 0 ? ledger?.sums(after: position - 1) : nil
      result = before ?? Tensor(repeating: 0, steps.value.shape)
    }
    var hidden = Frame(
      step: frame.step, position: position, count: count, node: frame.node, operand: frame.operand,
      result: result, known: frame.known, gradients: frame.gradients)
    hidden.isHidden = true
    return hidden
  }

  /// The frame at which an element of the result is found; nil where there is none.
  public func position(of index: [Int]) -> Int? {
    switch content {
    case .forward, .gradient(_, .gather): node.value.shape.offset(of: index)
    case .gradient(_, .scatter), .program: nil
    }
  }

  /// The first frame of the row after the one that a frame lies in, or the last frame of all.
  public func nextRow(after position: Int) -> Int {
    if case .program(let walk) = content { return walk.nextRow(after: position) }
    let length =
      switch content {
      case .gradient(let steps, .scatter):
        steps.scatterPlace(position)?.consumer.node.value.shape.dimensions.last ?? 1
      default: node.value.shape.dimensions.last ?? 1
      }
    return Swift.min(position - position % Swift.max(length, 1) + Swift.max(length, 1), count - 1)
  }
}
