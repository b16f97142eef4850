import Tensors
import Testing
import Walkthroughs

/// Random values and operations for tests.
struct RandomCases {
  var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// A value of small whole numbers, among which ties and zeros are common, or of any numbers.
  mutating func leaf(_ dimensions: [Int], whole: Bool = false) throws -> Node<Double> {
    let shape = try Shape(dimensions)
    let elements = (0..<shape.count).map { _ in
      whole ? Double(int(-3...3)) : random.normal()
    }
    return Node(try Tensor(shape, elements))
  }

  /// A convolution or a transposed one with any settings; nil where they do not fit.
  mutating func convolution(transposed: Bool = false) throws -> Node<Double>? {
    let groups = int(1...2)
    let (inner, outer) = (groups * int(1...2), groups * int(1...2))
    let (kernel, dilation) = ((int(1...3), int(1...3)), (int(1...2), int(1...2)))
    let x = try leaf([int(1...2), inner, int(1...6), int(1...6)])
    let w = try leaf(
      transposed
        ? [inner, outer / groups, kernel.0, kernel.1] : [outer, inner / groups, kernel.0, kernel.1])
    let b = try leaf([outer])
    let bias = Bool.random(using: &random) ? b : nil
    let (stride, padding) = ((int(1...3), int(1...3)), (int(0...2), int(0...2)))
    let inputs = [x, w] + (bias.map { [$0] } ?? [])
    if transposed {
      guard
        let operation = try? TransposedConvolution(
          name: "conv_transpose2d", input: x.value.shape, weight: w.value.shape,
          bias: bias?.value.shape, stride: stride, padding: padding, dilation: dilation,
          groups: groups)
      else { return nil }
      return Node(operation, inputs)
    }
    guard
      let operation = try? Convolution(
        name: "conv2d", input: x.value.shape, weight: w.value.shape, bias: bias?.value.shape,
        stride: stride, padding: .cells(rows: padding.0, columns: padding.1), dilation: dilation,
        groups: groups)
    else { return nil }
    return Node(operation, inputs)
  }

  /// The sum of a value's elements times random weights: a scalar in which each matters differently.
  mutating func loss(_ node: Node<Double>) throws -> Node<Double> {
    let weights = try leaf(node.value.shape.dimensions)
    let shape = node.value.shape
    let product = Node(
      try ElementwiseBinary(name: "mul", .multiply, left: shape, right: shape), [node, weights])
    return Node(try Reduction(name: "sum", .sum, input: shape), [product])
  }
}

/// Whether two numbers agree to 1e-12 of a scale; equal infinities and NaNs agree.
func agree(_ a: Double, _ b: Double, scale: Double) -> Bool {
  a == b || (a.isNaN && b.isNaN) || (a - b).magnitude <= 1e-12 * max(scale, b.magnitude, 1e-300)
}

extension Step {
  /// What the computation gives as it is written out; where nothing was computed, the number itself, or 0
  /// for a gradient that nothing gave to.
  fileprivate var written: Double? {
    if let arithmetic { return arithmetic.value() }
    if combination == .constant { return value }
    return view == .gather && terms.isEmpty && combination == .sum ? 0 : nil
  }
}

/// Checks that every step of a node adds up to the kernel's number.
func expectStepsAddUp(
  _ node: Node<Double>, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let walkthrough = try #require(Walkthrough(of: node), sourceLocation: sourceLocation)
  #expect(walkthrough.count == node.value.shape.count, sourceLocation: sourceLocation)
  // One expectation for all frames: each costs more than a frame does.
  let wrong = walkthrough.filter { frame in
    let value = node.value.elements[frame.position]
    guard frame.step.value == value || (frame.step.value.isNaN && value.isNaN) else { return true }
    guard let sum = frame.step.written else { return true }
    return !agree(sum, value, scale: frame.step.scale)
  }
  #expect(wrong.map(\.step).isEmpty, sourceLocation: sourceLocation)
}

/// Checks that the gradient with respect to each operand is what both of its views end in, and that
/// replaying a view backwards gives the same frames.
func expectViewsEndAlike(
  _ node: Node<Double>, loss: Node<Double>, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for variable in node.inputs {
    let value = try #require(
      Gradients(of: loss)[variable] ?? Tensor(repeating: 0, variable.value.shape))
    let gradient = Node(gradient: value, of: loss, variable: variable)
    let gather = try #require(Walkthrough(of: gradient, view: .gather))
    let wrong = gather.filter { frame in
      let kernel = value.elements[frame.position]
      guard let sum = frame.step.written else { return true }
      return !agree(sum, kernel, scale: frame.step.scale)
    }
    #expect(wrong.map(\.step).isEmpty, sourceLocation: sourceLocation)
    let scatter = try #require(Walkthrough(of: gradient, view: .scatter))
    let scale = gather.reduce(0) { max($0, $1.step.scale) }
    let last = try #require(scatter.last)
    let pairs = zip(last.result.elements, value.elements)
    #expect(
      pairs.allSatisfy { agree($0, $1, scale: scale) }, sourceLocation: sourceLocation)
    for walkthrough in [gather, scatter] {
      let again = try #require(Walkthrough(of: gradient, view: walkthrough.view ?? .gather))
      let backwards = again.indices.reversed().map { (again[$0].step, again[$0].result) }
      let forwards = walkthrough.map { ($0.step, $0.result) }
      #expect(zip(forwards, backwards.reversed()).allSatisfy { $0 == $1 })
    }
  }
}
