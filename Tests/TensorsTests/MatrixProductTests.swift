import Tensors
import TestSupport
import Testing

struct MatrixProductTests {
  @Test func `rows meet columns`() throws {
    let a = try tensor([2, 3], [1.0, 2, 3, 4, 5, 6])
    let b = try tensor([3, 2], [1.0, 0, 0, 1, 1, 1])
    let product = try MatrixProduct(name: "matmul", left: a.shape, right: b.shape)
    #expect(product.forward([a, b]).elements == [4, 5, 10, 11])
    #expect(product.multiplyAdds == 12)
  }

  @Test(arguments: [
    ([3], [3], []), ([2, 3], [3], [2]), ([3], [3, 2], [2]), ([4, 2, 3], [3, 2], [4, 2, 2]),
    ([2, 1, 2, 3], [4, 3, 2], [2, 4, 2, 2]), ([3], [2, 3, 4], [2, 4]), ([2, 2, 3], [3], [2, 2]),
    ([2, 0], [0, 2], [2, 2]), ([0, 2], [2, 3], [0, 3]),
  ])
  func `ranks follow PyTorch`(left: [Int], right: [Int], output: [Int]) throws {
    var samples = Samples(seed: 11)
    let (a, b) = (try samples.tensor(left), try samples.tensor(right))
    let product = try MatrixProduct(name: "matmul", left: a.shape, right: b.shape)
    #expect(product.outputShape.dimensions == output)
    let y = product.forward([a, b])
    for (place, value) in y.elements.enumerated() {
      let (batch, cell) = place.quotientAndRemainder(dividingBy: product.rows * product.columns)
      let (row, column) = cell.quotientAndRemainder(dividingBy: product.columns)
      let starts = product.starts(ofBatch: batch)
      let sum = (0..<product.inner).reduce(0.0) {
        $0 + a.elements[starts.left + row * product.inner + $1]
          * b.elements[starts.right + $1 * product.columns + column]
      }
      #expect(agree([value], [sum]))
    }
    let check = try GradientCheck(product, [a, b])
    #expect(try check.worstError() < 1e-7)
    #expect(try check.worstFloatError() < 1e-4)
  }

  @Test func `lengths that do not meet are named`() throws {
    let (a, b) = (try Shape([2, 3]), try Shape([2, 3]))
    #expect(throws: ShapeError.innerLengths(a, b, left: 3, right: 2)) {
      try MatrixProduct(name: "matmul", left: a, right: b)
    }
    #expect(throws: ShapeError.self) {
      try MatrixProduct(name: "matmul", left: .scalar, right: b)
    }
    #expect(throws: ShapeError.self) {
      try MatrixProduct.outer(left: Shape([1 << 20]), right: Shape([1 << 20]))
    }
  }

  @Test func `an outer product pairs every element`() throws {
    let (a, b) = (Tensor(vector: [1.0, 2]), Tensor(vector: [3.0, 4, 5]))
    let outer = try MatrixProduct.outer(left: a.shape, right: b.shape)
    #expect(outer.forward([a, b]) == (try tensor([2, 3], [3, 4, 5, 6, 8, 10])))
    #expect(try GradientCheck(outer, [a, b]).worstError() < 1e-7)
  }

  @Test(arguments: [
    ([2, 3], [4, 3], [2, 4], true), ([3], [4, 3], [4], false), ([2, 2, 3], [3], [2, 2], true),
    ([0, 3], [2, 3], [0, 2], true),
  ])
  func `a dense layer multiplies by the transposed weights`(
    input: [Int], weight: [Int], output: [Int], hasBias: Bool
  ) throws {
    var samples = Samples(seed: 12)
    let (x, w) = (try samples.tensor(input), try samples.tensor(weight))
    let outputs = weight.count == 2 ? weight[0] : 1
    let bias = hasBias ? try samples.tensor([outputs]) : nil
    let linear = try Linear(
      name: "linear", input: x.shape, weight: w.shape, bias: bias?.shape)
    #expect(linear.outputShape.dimensions == output)
    let operands = [x, w] + (bias.map { [$0] } ?? [])
    let expected = (0..<linear.rows * outputs).map { place in
      (0..<linear.inputs).reduce(bias?.elements[place % outputs] ?? 0) {
        $0 + x.elements[place / outputs * linear.inputs + $1]
          * w.elements[place % outputs * linear.inputs + $1]
      }
    }
    #expect(agree(linear.forward(operands).elements, expected))
    #expect(try GradientCheck(linear, operands).worstError() < 1e-7)
  }
}
