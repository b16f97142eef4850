import Tensors
import TestSupport
import Testing

struct UnpoolingTests {
  private static let map = [1.0, 3, 2, 1, 4, 6, 5, 0, 7, 2, 9, 8, 1, 0, 3, 4]

  private static func pooling(
    _ shape: [Int], kernel: Int, stride: Int, padding: Int = 0
  ) throws -> Pooling {
    try Pooling(
      name: "max_pool2d", .maximum, input: Shape(shape),
      window: .init(
        kernel: (kernel, kernel), stride: (stride, stride),
        padding: .cells(rows: padding, columns: padding)))
  }

  @Test func `each largest cell goes back to where it stood`() throws {
    let pooling = try Self.pooling([4, 4], kernel: 2, stride: 2)
    let x = try Tensor(Shape([4, 4]), Self.map)
    let finder = try #require(PoolingPlaces(pooling))
    let places = finder.forward([x])
    #expect(places.elements == [5, 6, 8, 10])
    let unpooling = try Unpooling(
      name: "max_unpool2d", input: pooling.outputShape, places: places.shape,
      window: .init(kernel: (2, 2)))
    let y = unpooling.forward([pooling.forward([x]), places])
    #expect(y.shape.dimensions == [4, 4])
    #expect(y.elements == [0, 0, 0, 0, 0, 6, 5, 0, 7, 0, 9, 0, 0, 0, 0, 0])
  }

  @Test func `pooling what was unpooled gives the same numbers`() throws {
    var samples = Samples(seed: 31)
    for _ in 0..<30 {
      let (kernel, stride) = (samples.int(1...3), samples.int(1...3))
      let padding = samples.int(0...kernel / 2)
      let shape = [2, 3] + samples.pair(3...7)
      let pooling = try Self.pooling(shape, kernel: kernel, stride: stride, padding: padding)
      let x = try samples.tensor(shape, in: 0.5...2)
      let y = pooling.forward([x])
      let finder = try #require(PoolingPlaces(pooling))
      let places = finder.forward([x])
      let unpooling = try Unpooling(
        name: "max_unpool2d", input: y.shape, places: places.shape,
        window: .init(
          kernel: (kernel, kernel), stride: (stride, stride), padding: (padding, padding)),
        size: (shape[2], shape[3]))
      try unpooling.check(places)
      #expect(pooling.forward([unpooling.forward([y, places])]).elements == y.elements)
    }
  }

  @Test func `the gradient of a cell goes to every number that belongs there`() throws {
    // PyTorch: x = torch.tensor([[[1., 2., 3.]]]), i = torch.tensor([[[0, 2, 2]]]),
    // F.max_unpool1d(x, i, 1, 1) is 1 0 3, and (y * torch.tensor([5., 6., 7.])).sum() has the gradient 5 7 7.
    let unpooling = try Unpooling(
      name: "max_unpool1d", input: Shape([3]), places: Shape([3]),
      window: .init(kernel: (1, 1)), spatialRank: 1)
    let (x, places) = (Tensor(vector: [1.0, 2, 3]), Tensor(vector: [0.0, 2, 2]))
    let y = unpooling.forward([x, places])
    #expect(y.elements == [1, 0, 3])
    let gradients = unpooling.backward(
      BackwardPass(
        inputs: [x, places], output: y, gradient: Tensor(vector: [5, 6, 7]), needs: [true, true]))
    #expect(gradients[0]?.elements == [5, 7, 7])
    #expect(gradients[1] == nil)
  }

  @Test func `the gradient agrees with central differences`() throws {
    var samples = Samples(seed: 5)
    let pooling = try Self.pooling([2, 2, 5, 6], kernel: 2, stride: 2)
    let x = try samples.tensor([2, 2, 5, 6])
    let finder = try #require(PoolingPlaces(pooling))
    let places = finder.forward([x])
    let unpooling = try Unpooling(
      name: "max_unpool2d", input: places.shape, places: places.shape,
      window: .init(kernel: (2, 2)), size: (5, 6))
    let check = try GradientCheck(unpooling, [pooling.forward([x]), places])
    #expect(try check.worstError() < 1e-9)
    #expect(try check.worstFloatError() < 1e-5)
  }

  @Test func `sizes that no pooling of the kind has are refused`() throws {
    func unpooling(_ size: (Int, Int)?, padding: Int = 0) throws(ShapeError) -> Unpooling {
      try Unpooling(
        name: "max_unpool2d", input: Shape([2, 2]), places: Shape([2, 2]),
        window: .init(kernel: (2, 2), padding: (padding, padding)), size: size)
    }
    #expect(try unpooling((5, 3)).outputShape.dimensions == [5, 3])
    #expect(throws: ShapeError.tooBig(.outputSize, value: 6, maximum: 5)) {
      try unpooling((6, 4))
    }
    #expect(throws: ShapeError.tooSmall(.outputSize, value: 2, minimum: 3)) {
      try unpooling((4, 2))
    }
    #expect(throws: ShapeError.tooBig(.padding, value: 2, maximum: 1)) {
      try unpooling(nil, padding: 2)
    }
    let (square, wide) = (try Shape([2, 2]), try Shape([2, 3]))
    #expect(throws: ShapeError.lengthsDiffer(.input, square, .indices, wide, dimension: 1)) {
      try Unpooling(
        name: "max_unpool2d", input: square, places: wide, window: .init(kernel: (2, 2)))
    }
    #expect(throws: ShapeError.noCell(16, cells: 16)) {
      try unpooling(nil).check(Tensor(Shape([2, 2]), [0, 1, 2, 16]))
    }
  }
}
