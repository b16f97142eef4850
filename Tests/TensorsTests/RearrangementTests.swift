import Tensors
import TestSupport
import Testing

struct RearrangementTests {
  private let grid = Tensor<Double>(vector: [1, 2, 3, 4, 5, 6])

  private func apply(_ operation: Rearrangement, _ dimensions: [Int]) throws -> Tensor<Double> {
    operation.forward([try grid.reshaped(Shape(dimensions))])
  }

  @Test func `reshaping works out one length`() throws {
    let shape = try Shape([2, 3])
    #expect(try Rearrangement.reshape(shape, to: [3, -1]).outputShape.dimensions == [3, 2])
    #expect(try Rearrangement.flatten(shape).outputShape.dimensions == [6])
    #expect(try Rearrangement.flatten(.scalar).outputShape.dimensions == [1])
    #expect(throws: ShapeError.reshape(shape, to: [4, -1])) {
      try Rearrangement.reshape(shape, to: [4, -1])
    }
    #expect(throws: ShapeError.self) { try Rearrangement.reshape(shape, to: [-1, -1]) }
    let empty = try Shape([0, 3])
    #expect(throws: ShapeError.self) { try Rearrangement.reshape(empty, to: [0, -1]) }
  }

  @Test func `dimensions change places`() throws {
    let shape = try Shape([2, 3])
    let turned = try apply(.transpose(shape, 0, -1), [2, 3])
    #expect(turned.shape.dimensions == [3, 2])
    #expect(turned.elements == [1, 4, 2, 5, 3, 6])
    let cube = try Shape([1, 2, 3])
    #expect(try Rearrangement.permute(cube, [2, 0, 1]).outputShape.dimensions == [3, 1, 2])
    #expect(try Rearrangement.squeeze(cube).outputShape.dimensions == [2, 3])
    #expect(try Rearrangement.squeeze(cube, [1]).outputShape.dimensions == [1, 2, 3])
    #expect(try Rearrangement.unsqueeze(cube, -1).outputShape.dimensions == [1, 2, 3, 1])
  }

  @Test(arguments: [
    (1, [3, 6, 2, 5, 1, 4]), (2, [6, 5, 4, 3, 2, 1]), (-1, [4, 1, 5, 2, 6, 3]),
    (4, [1, 2, 3, 4, 5, 6]),
  ])
  func `quarter turns go against the clock`(turns: Int, expected: [Int]) throws {
    let y = try apply(.rotate(Shape([2, 3]), turns: turns), [2, 3])
    #expect(y.elements == expected.map(Double.init))
  }

  @Test func `flipping and rolling`() throws {
    let shape = try Shape([2, 3])
    #expect(try apply(.flip(shape, [1]), [2, 3]).elements == [3, 2, 1, 6, 5, 4])
    #expect(try apply(.roll(shape, [1]), [2, 3]).elements == [6, 1, 2, 3, 4, 5])
    #expect(try apply(.roll(shape, [-1, 1], [1, 0]), [2, 3]).elements == [5, 6, 4, 2, 3, 1])
    #expect(try apply(.roll(shape, [.min]), [2, 3]).elements.count == 6)
  }

  @Test func `ranges are cut as Python cuts them`() throws {
    var samples = Samples(seed: 9)
    for _ in 0..<2000 {
      let length = samples.int(0...6)
      let step = samples.int(-3...3)
      guard step != 0 else { continue }
      let start = samples.int(0...3) == 0 ? nil : samples.int(-9...9)
      let stop = samples.int(0...3) == 0 ? nil : samples.int(-9...9)
      let region = try Region(Shape([length]), [.range(start: start, stop: stop, step: step)])
      #expect(region.offsets == RearrangementTests.python(start, stop, step, length))
    }
  }

  /// `list(range(*slice(start, stop, step).indices(length)))`, by walking.
  private static func python(_ start: Int?, _ stop: Int?, _ step: Int, _ length: Int) -> [Int] {
    func cut(_ place: Int) -> Int {
      let place = place < 0 ? place + length : place
      return step > 0 ? min(max(place, 0), length) : min(max(place, -1), length - 1)
    }
    var place = start.map(cut) ?? (step > 0 ? 0 : length - 1)
    let end = stop.map(cut) ?? (step > 0 ? length : -1)
    var places: [Int] = []
    while step > 0 ? place < end : place > end {
      places.append(place)
      place += step
    }
    return places
  }

  @Test func `an index selects places, ranges and new dimensions`() throws {
    let shape = try Shape([2, 3])
    let column = try apply(.slice(shape, [.ellipsis, .place(-1)]), [2, 3])
    #expect(column.shape.dimensions == [2] && column.elements == [3, 6])
    let row = try apply(.slice(shape, [.place(1), .newDimension]), [2, 3])
    #expect(row.shape.dimensions == [1, 3] && row.elements == [4, 5, 6])
    #expect(throws: ShapeError.indexOutOfRange(2, dimension: 0, length: 2)) {
      try Region(shape, [.place(2)])
    }
    #expect(throws: ShapeError.tooManyIndices(3, shape: shape)) {
      try Region(shape, [.place(0), .place(0), .place(0)])
    }
    let extreme = try Region(
      shape,
      [.range(start: .min, stop: .max, step: .max), .range(start: .max, stop: .min, step: .min)])
    #expect(extreme.offsets == [2])
  }

  @Test func `assignment replaces a part`() throws {
    let shape = try Shape([2, 3])
    let column: [IndexItem] = [.ellipsis, .place(0)]
    let assign = try Rearrangement.assign(into: shape, column, value: .scalar)
    let x = try grid.reshaped(shape)
    #expect(assign.forward([x, Tensor(9)]).elements == [9, 2, 3, 9, 5, 6])
    let check = try GradientCheck(assign, [x, Tensor(9)])
    #expect(try check.worstError() < 1e-8)
    #expect(try check.differentiable() == [0, 1])
    #expect(throws: ShapeError.self) {
      try Rearrangement.assign(into: shape, column, value: Shape([3]))
    }
    let wide = try Rearrangement.assign(into: shape, column, value: Shape([1, 1, 2]))
    #expect(wide.operands[1].dimensions == [1, 1, 2])
  }

  @Test func `tensors are joined along a dimension`() throws {
    let (a, b) = (try tensor([2, 1], [1.0, 2]), try tensor([2, 2], [3.0, 4, 5, 6]))
    let joined = try Rearrangement.concatenate([a.shape, b.shape], 1)
    #expect(joined.forward([a, b]).elements == [1, 3, 4, 2, 5, 6])
    #expect(joined.source(of: 4).map { [$0.operand, $0.offset] } == [1, 2])
    #expect(try GradientCheck(joined, [a, b]).worstError() < 1e-8)
    let stacked = try Rearrangement.stack([b.shape, b.shape], -1)
    #expect(stacked.forward([b, b]).elements == [3, 3, 4, 4, 5, 5, 6, 6])
    let none = Tensor<Double>(vector: [])
    let nothing = try Rearrangement.concatenate([none.shape, b.shape], 0)
    #expect(nothing.forward([none, b]).elements == b.elements)
    #expect(throws: ShapeError.self) { try Rearrangement.concatenate([], 0) }
    #expect(throws: ShapeError.self) { try Rearrangement.stack([a.shape, b.shape], 0) }
  }

  @Test(arguments: [
    (BorderMode.constant, [7, 7, 1, 2, 3, 7]), (.reflect, [3, 2, 1, 2, 3, 2]),
    (.symmetric, [2, 1, 1, 2, 3, 3]), (.replicate, [1, 1, 1, 2, 3, 3]),
    (.circular, [2, 3, 1, 2, 3, 1]),
  ])
  func `a border is filled by its mode`(mode: BorderMode, expected: [Int]) throws {
    let x = Tensor(vector: [1.0, 2, 3])
    let pad = try Rearrangement.pad(x.shape, sides: [2, 1], mode: mode, value: 7)
    #expect(pad.forward([x]).elements == expected.map(Double.init))
    #expect(try GradientCheck(pad, [x]).worstError() < 1e-8)
  }

  @Test func `borders may cut, and have limits`() throws {
    let shape = try Shape([2, 3])
    #expect(try apply(.pad(shape, sides: [-1, 0, 1, -1]), [2, 3]).elements == [0, 0, 2, 3])
    let line = try Shape([5])
    // torch.nn.functional.pad(torch.arange(5.).reshape(1, 1, 5), (4, -1), mode="circular")
    let turned = try Rearrangement.pad(line, sides: [4, -1], mode: .circular)
    #expect(
      turned.forward([Tensor(vector: [0, 1, 2, 3, 4.0])]).elements == [0, 1, 2, 3, 0, 1, 2, 3])
    for mode in [BorderMode.reflect, .replicate] {
      #expect(throws: ShapeError.tooSmall(.pad, value: -5, minimum: -4)) {
        try Rearrangement.pad(line, sides: [-5, 0], mode: mode)
      }
    }
    #expect(try Rearrangement.pad(line, sides: [-5, 0]).outputShape.count == 0)
    #expect(throws: ShapeError.borderTooWide(mode: "reflect", padding: 3, input: 3)) {
      try Rearrangement.pad(shape, sides: [3, 0], mode: .reflect)
    }
    #expect(throws: ShapeError.negativeLength(-1)) {
      try Rearrangement.pad(shape, sides: [-2, -2])
    }
    #expect(throws: ShapeError.self) { try Rearrangement.pad(shape, sides: [.max, 1]) }
    #expect(throws: ShapeError.self) { try Rearrangement.pad(shape, sides: [1]) }
    let wide = try Rearrangement.pad(
      Shape([3]), sides: [0, 9], mode: .symmetric, isLimited: false)
    #expect(
      wide.forward([Tensor(vector: [1.0, 2, 3])]).elements == [1, 2, 3, 3, 2, 1, 1, 2, 3, 3, 2, 1])
  }

  @Test func `copies collect their gradients`() throws {
    let x: Tensor<Double> = try tensor([2, 1], [1, 2])
    let expand = try Rearrangement.expand(x.shape, to: Shape([3, 2, 2]))
    #expect(expand.forward([x]).elements == [1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2])
    #expect(try GradientCheck(expand, [x]).worstError() < 1e-8)
    let leaf = Node(x)
    #expect(Gradients(of: Node(expand, [leaf]))[leaf]?.elements == [6, 6])
  }

  @Test func `tensors without elements never trap`() throws {
    let shape = try Shape([0, 3])
    for operation in [
      try Rearrangement.flip(shape, []), try .roll(shape, [5]), try .transpose(shape, 0, 1),
      try .rotate(shape), try .slice(shape, [.range(start: 0, stop: 2, step: 1)]),
      try .pad(shape, sides: [1, 1]), try .concatenate([shape, shape]), try .stack([shape, shape]),
      try .expand(shape, to: Shape([2, 0, 3])), try .flatten(shape),
    ] {
      let inputs = operation.operands.map { Tensor<Double>(repeating: 0, $0) }
      #expect(operation.forward(inputs).elements.isEmpty)
    }
    #expect(throws: ShapeError.self) { try Shape([0, .max]) }
  }
}
