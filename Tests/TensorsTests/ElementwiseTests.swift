import Foundation
import Tensors
import TestSupport
import Testing

struct ElementwiseTests {
  static let smooth: [(UnaryFunction, ClosedRange<Double>)] = [
    (.negate, -2...2), (.absolute, 0.1...2), (.exp, -2...2), (.log, 0.2...3), (.sqrt, 0.2...3),
    (.power(3), -2...2), (.power(-2), 0.5...2), (.power(0.5), 0.5...2), (.power(0), -2...2),
    (.relu, 0.1...2), (.leakyRelu(slope: 0.01), -2 ... -0.1), (.sigmoid, -4...4), (.tanh, -3...3),
    (.softplus(beta: 1.5, threshold: 20), -3...3), (.gelu(approximate: false), -3...3),
    (.gelu(approximate: true), -3...3), (.clamp(minimum: -0.5, maximum: nil), 0...2),
    (.floor, 0.1...0.9), (.ceil, 0.1...0.9), (.round(decimals: 0), 0.6...1.4), (.sign, 0.1...2),
    (.elu(alpha: 1.5), -2 ... -0.1), (.elu(alpha: 1.5), 0.1...2), (.silu, -3...3),
  ]

  @Test(arguments: smooth)
  func `slopes agree with differences`(
    function: UnaryFunction, range: ClosedRange<Double>
  ) throws {
    var samples = Samples(seed: 7)
    let x = try samples.tensor([3, 4], in: range)
    let check = try GradientCheck(
      ElementwiseUnary(name: "f", function, input: x.shape), [x])
    #expect(try check.worstError() < 1e-6)
    #expect(try check.worstFloatError() < 1e-4)
  }

  @Test func `slopes at kinks are PyTorch's`() {
    #expect(UnaryFunction.relu.slope(0.0, output: 0) == 0)
    #expect(UnaryFunction.absolute.slope(0.0, output: 0) == 0)
    #expect(UnaryFunction.leakyRelu(slope: 0.2).slope(0.0, output: 0) == 0.2)
    #expect(UnaryFunction.elu(alpha: 0.5).slope(0.0, output: 0) == 0.5)
    let clamp = UnaryFunction.clamp(minimum: -1, maximum: 1)
    #expect(clamp.slope(-1.0, output: -1) == 0)
    #expect(clamp.slope(1.0, output: 1) == 0)
    #expect(clamp.slope(0.5, output: 0.5) == 1)
    #expect(clamp.slope(1.5, output: 1) == 0)
    #expect(UnaryFunction.power(0).slope(0.0, output: 1) == 0)
  }

  @Test func `powers of and to zero, infinity and no number are C's`() {
    let numbers: [Double] = [
      0, -0.0, 0.5, -0.5, 1, -1, 1.5, 2, -2, 3, -3, .infinity, -.infinity, .nan,
    ]
    for x in numbers {
      for y in numbers {
        let (found, wanted) = (BinaryFunction.power.value(x, y), pow(x, y))
        let same = found == wanted && found.sign == wanted.sign || found.isNaN && wanted.isNaN
        #expect(same, "\(x) to the power of \(y) is \(found), not \(wanted)")
        #expect(
          UnaryFunction.power(y).value(Float(x)).isNaN == wanted.isNaN, "\(x) to the \(y)")
      }
    }
  }

  @Test func `NaN goes through, and rounding takes the even neighbour`() {
    for function in [UnaryFunction.relu, .clamp(minimum: 0, maximum: 1), .absolute, .floor] {
      #expect(function.value(Double.nan).isNaN)
    }
    #expect(BinaryFunction.maximum.value(1, Double.nan).isNaN)
    #expect(BinaryFunction.minimum.value(Double.nan, 1).isNaN)
    #expect(UnaryFunction.round(decimals: 0).value(2.5) == 2)
    #expect(UnaryFunction.round(decimals: 1).value(0.25) == 0.2)
    #expect(UnaryFunction.round(decimals: -1).value(15.0) == 20)
  }

  /// Base, exponent, power.
  static let powers: [[Double]] = [
    [2, 0, 1], [0, 0, 1], [0, -1, .infinity], [-0.0, -1, -.infinity], [-2, 3, -8], [-2, -1, -0.5],
    [-8, 0.5, .nan], [-.infinity, 3, -.infinity], [-.infinity, 0.5, .infinity], [.nan, 0, 1],
    [1, .nan, 1], [-1, .infinity, 1], [0.5, .infinity, 0], [2, -.infinity, 0],
  ]

  @Test(arguments: powers)
  func `powers follow C`(row: [Double]) {
    #expect(agree([BinaryFunction.power.value(row[0], row[1])], [row[2]]))
  }

  /// Dividend, divisor, floored quotient, remainder.
  static let quotients: [[Double]] = [
    [7, 3, 2, 1], [-7, 3, -3, 2], [7, -3, -3, -2], [-7, -3, 2, -1], [6, 3, 2, 0],
    [1, 0.1, 9, 0.09999999999999995], [1, 0, .infinity, .nan], [-1, 0, -.infinity, .nan],
  ]

  @Test(arguments: quotients)
  func `quotients are floored and remainders take the divisor's sign`(row: [Double]) {
    #expect(agree([BinaryFunction.floorDivide.value(row[0], row[1])], [row[2]]))
    #expect(agree([BinaryFunction.remainder.value(row[0], row[1])], [row[3]]))
  }

  @Test(arguments: [
    BinaryFunction.add, .subtract, .multiply, .divide, .remainder, .power, .maximum, .minimum,
  ])
  func `gradients go through stretching`(function: BinaryFunction) throws {
    var samples = Samples(seed: 8)
    let shapes: [([Int], [Int])] = [
      ([2, 3], [2, 3]), ([2, 3], []), ([], [4]), ([2, 1, 3], [4, 1]), ([3, 1], [1, 3]),
      ([1], [2, 1, 2]), ([2, 3, 4], [3, 1]),
    ]
    for (left, right) in shapes {
      let a = try samples.tensor(left, in: 2.1...2.9)
      let b = try samples.tensor(right, in: 1.1...1.9)
      let check = try GradientCheck(
        ElementwiseBinary(name: "f", function, left: a.shape, right: b.shape), [a, b])
      #expect(try check.worstError() < 1e-6)
      #expect(try check.worstFloatError() < 1e-4)
    }
  }

  @Test func `stretching takes each element from its place`() throws {
    let operation = try ElementwiseBinary(
      name: "sub", .subtract, left: Shape([2, 1, 3]), right: Shape([2, 1]))
    let a = try tensor([2, 1, 3], [1.0, 2, 3, 4, 5, 6])
    let y = operation.forward([a, try tensor([2, 1], [10.0, 20])])
    #expect(y.shape.dimensions == [2, 2, 3])
    #expect(y.elements == [-9, -8, -7, -19, -18, -17, -6, -5, -4, -16, -15, -14])
    #expect(operation.broadcast.sources(of: 7) == (4, 0))
  }

  @Test func `equal operands halve the slope and comparisons have none`() throws {
    #expect(BinaryFunction.maximum.slopes(1.0, 1, output: 1) == (0.5, 0.5))
    #expect(BinaryFunction.minimum.slopes(1.0, 2, output: 1) == (1, 0))
    let x = Node(Tensor(1.0))
    let less = try ElementwiseBinary(name: "lt", .less, left: .scalar, right: .scalar)
    #expect(Gradients(of: Node(less, [x, Node(Tensor(2.0))]))[x] == nil)
  }

  @Test func `shapes that do not stretch are refused`() throws {
    #expect(throws: ShapeError.self) {
      try ElementwiseBinary(name: "add", .add, left: Shape([2, 3]), right: Shape([2]))
    }
  }
}
