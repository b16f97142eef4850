import Tensors
import TestSupport
import Testing

@testable import Networks

struct ReceptiveFieldTests {
  /// Draws a layer that says of itself where its window lies; the arithmetic must not be asked twice.
  private static func layer(
    channels: Int, using samples: inout Samples
  ) throws(ShapeError) -> any Layer {
    func pair(_ range: ClosedRange<Int>) -> (rows: Int, columns: Int) {
      (samples.int(range), samples.int(range))
    }
    let padding = pair(0...1)
    let cells = Padding.cells(rows: padding.rows, columns: padding.columns)
    switch samples.int(0...7) {
    case 0, 1:
      return try Conv2D(
        inputChannels: channels, outputChannels: 1, kernelSize: pair(1...4), stride: pair(1...2),
        padding: [.valid, .same, cells][samples.int(0...2)], dilation: pair(1...3))
    case 2, 3:
      return try ConvTranspose2D(
        inputChannels: channels, outputChannels: 1, kernelSize: pair(1...4), stride: pair(1...3),
        padding: padding, dilation: pair(1...2))
    case 4:
      return Pool2D(.norm(p: 1), kernelSize: pair(1...4), stride: pair(1...3))
    case 5:
      return Pool2D(
        .average(countIncludePad: true, divisorOverride: nil), kernelSize: pair(2...4),
        stride: pair(1...3), padding: cells)
    case 6:
      return AdaptiveAvgPool2D(outputSize: samples.int(0...3) == 0 ? (1, 1) : pair(4...9))
    default: return Activation.sigmoid
    }
  }

  /// The rows and columns of an input of which an output's gradient is not 0.
  private static func seen(
    _ network: Network, _ size: (rows: Int, columns: Int), _ output: (row: Int, column: Int),
    using samples: inout Samples
  ) throws -> (rows: Set<Int>, columns: Set<Int>) {
    var random = RandomSource(seed: 0)
    let shape = try Shape([1, size.rows, size.columns])
    let x = Node(try Tensor(shape, samples.numbers(shape.count, in: 0.1...1)))
    let y = try network(x, using: &random)
    let element = Node(
      try Rearrangement.slice(
        y.value.shape, [.place(0), .place(output.row), .place(output.column)]), [y])
    guard let gradient = Gradients(of: element)[x] else { return ([], []) }
    var (rows, columns) = (Set<Int>(), Set<Int>())
    for (place, number) in gradient.elements.enumerated() where number != 0 {
      rows.insert(place / size.columns)
      columns.insert(place % size.columns)
    }
    return (rows, columns)
  }

  private static func set(_ runs: [ClosedRange<Int>]) -> Set<Int> {
    Set(runs.flatMap { Array($0) })
  }

  @Test(arguments: 1...25)
  func `random networks see just what the gradient of one output reaches`(seed: Int) throws {
    var samples = Samples(seed: UInt64(seed))
    var random = RandomSource(seed: 0)
    var checked = 0
    while checked < 12 {
      let layers = (0..<samples.int(1...4)).compactMap { _ in
        try? Self.layer(channels: 1, using: &samples)
      }
      let network = Network(layers.map { Network($0, using: &random) })
      for part in network.parts {
        // Weights above 0 cannot cancel.
        for (shape, node) in part.parameters {
          part.assign(Node(node.value.map { abs($0) + 0.1 }), to: shape.name)
        }
      }
      let size = (rows: samples.int(36...44), columns: samples.int(36...44))
      let summary = network.summary(input: try Shape([1, size.rows, size.columns]))
      guard summary.misfit == nil, let last = summary.layers.last,
        last.output.count <= 40_000, last.output.count > 0
      else { continue }
      let field = last.field
      for _ in 0..<3 {
        let output = (
          row: last.output[1] / 2 + samples.int(-1...1),
          column: last.output[2] / 2 + samples.int(-1...1)
        )
        guard output.row >= 0, output.column >= 0, output.row < last.output[1],
          output.column < last.output[2]
        else { continue }
        let (rows, columns) = (
          Self.set(field.rows.cells(of: output.row)),
          Self.set(field.columns.cells(of: output.column))
        )
        let seen = try Self.seen(network, size, output, using: &samples)
        // Near the border planes in between may end, and padding takes the place of their cells.
        func isInside(_ cells: Set<Int>, _ length: Int) -> Bool {
          cells.allSatisfy { (10..<length - 10).contains($0) }
        }
        guard isInside(rows, size.rows), isInside(columns, size.columns) else {
          #expect(
            seen.rows.isSubset(of: rows) && seen.columns.isSubset(of: columns),
            "\(layers.map(\.code)) \(size) \(output)")
          continue
        }
        let isEmpty = rows.isEmpty || columns.isEmpty
        #expect(seen.rows == (isEmpty ? [] : rows), "\(layers.map(\.code)) row \(output.row)")
        #expect(
          seen.columns == (isEmpty ? [] : columns), "\(layers.map(\.code)) column \(output.column)")
      }
      checked += 1
    }
  }

  @Test(arguments: [([3, 1, 2], 5), ([3, 1, 1, 3, 1, 1, 2, 2, 1], 6)])
  func `windows add up as in the formula`(rows: [Int], expected: Int) {
    var field = AxisField()
    for start in stride(from: 0, to: rows.count, by: 3) {
      field.add(
        .window(
          kernel: rows[start], stride: rows[start + 1], dilation: rows[start + 2], before: 0))
    }
    #expect(field.size == expected)
  }

  @Test
  func `a transposed convolution behind a convolution sees two places of it`() throws {
    var random = RandomSource(seed: 0)
    let network = Network([
      Network(
        try Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: (3, 3), stride: (2, 2)),
        using: &random),
      Network(
        try ConvTranspose2D(
          inputChannels: 1, outputChannels: 1, kernelSize: (3, 3), stride: (2, 2)),
        using: &random),
    ])
    let field = try #require(network.summary(input: Shape([1, 9, 9])).layers.last?.field)
    #expect(field.size == 5)
    #expect(field.rows.jump == 1)
    #expect(try network.fields().last?.field.size == 5)
  }

  @Test
  func `rows and columns are told apart, and so is where they start`() throws {
    var random = RandomSource(seed: 0)
    let layer = try Conv2D(
      inputChannels: 1, outputChannels: 1, kernelSize: (1, 5), stride: (2, 1),
      padding: .cells(rows: 0, columns: 2))
    let field = try #require(
      Network(layer, using: &random).summary(input: Shape([1, 9, 9])).layers.first?.field)
    #expect([field.rows.size, field.columns.size] == [1, 5])
    #expect([field.rows.jump, field.columns.jump] == [2, 1])
    #expect([field.rows.start, field.columns.start] == [0, -2])
  }

  @Test
  func `behind global pooling and dense layers the whole input is seen`() throws {
    var random = RandomSource(seed: 0)
    let layers: [any Layer] = [
      try Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: (3, 3)),
      AdaptiveAvgPool2D(outputSize: (1, 1)), Flatten(), try LinearLayer(inputs: 1, outputs: 2),
    ]
    let network = Network(layers.map { Network($0, using: &random) })
    let sizes = network.summary(input: try Shape([1, 28, 20])).layers.map {
      [$0.field.rows.size, $0.field.columns.size]
    }
    #expect(sizes == [[3, 3], [28, 20], [28, 20], [28, 20]])
    #expect(try network.fields().map(\.field.size) == [3, .max, .max, .max])
  }

  @Test
  func `maximum pooling with a dilation spans its dilation`() throws {
    var field = ReceptiveField()
    field.add(
      try Pool2D(.maximum, kernelSize: (3, 3), stride: (1, 1), dilation: (2, 2)).reach(of: nil))
    #expect(field.size == 5)
  }

  @Test
  func `fields beyond any number stop growing`() {
    var field = AxisField()
    for _ in 0..<5 {
      field.add(.window(kernel: 1 << 28, stride: 1 << 28, dilation: 1 << 28, before: 0))
    }
    #expect(field.size == .max)
  }

  private static let reductions: [(axes: [Int]?, sides: (rows: Int, columns: Int))] = [
    ([2, 3], (11, 9)), ([-1, -2], (11, 9)), ([-1], (3, 9)), ([2], (11, 3)), ([1], (3, 3)),
    (nil, (11, 9)),
  ]

  @Test(arguments: reductions.indices)
  func `what is reduced along an axis sees all of it`(place: Int) throws {
    let (axes, sides) = Self.reductions[place]
    let reduce = GraphFunction(
      type: "ReduceMean", form: .reduce(.mean, axes: axes, keeps: true, isNothingAll: false))
    var field = ReceptiveField(input: try Shape([1, 2, 11, 9]))
    let conv = try Conv2D(inputChannels: 2, outputChannels: 4, kernelSize: (3, 3))
    field.add(try conv.reach(of: Shape([1, 2, 11, 9])), input: try Shape([1, 2, 11, 9]))
    let inner = try Shape([1, 4, 9, 7])
    field.add(try reduce.reach(of: inner), input: inner)
    #expect(field.rows.size == sides.rows && field.columns.size == sides.columns)
  }
}
