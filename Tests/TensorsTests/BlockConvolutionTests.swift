import TestSupport
import Testing

@testable import Tensors

/// The passes as training runs them: on blocks of images in the lanes, with bias and ReLU.
struct BlockConvolutionTests {
  @Test(arguments: 0..<4)
  func `every pass over blocks equals the plain sums, in both precisions`(part: Int) throws {
    var random = RandomSource(seed: UInt64(100 + part))
    for _ in 0..<150 {
      let geometry = try ConvGeometry.random(using: &random)
      let blocks = Int.random(in: 1...3, using: &random)
      try Passes<Double>(geometry, blocks: blocks, tolerance: 1e-12, using: &random).check()
      try Passes<Float>(geometry, blocks: blocks, tolerance: 4e-5, using: &random).check()
    }
  }

  @Test(arguments: 0..<4)
  func `filters in the lanes give what images in the lanes give, to the last digit`(
    part: Int
  ) throws {
    var random = RandomSource(seed: UInt64(200 + part))
    for _ in 0..<150 {
      let geometry = try ConvGeometry.random(using: &random)
      try expectSame(geometry, Double.self, using: &random) { FilterGather($0, .double).run }
      try expectSame(geometry, Float.self, using: &random) { FilterGather($0, .float).run }
    }
  }

  @Test(arguments: 0..<4)
  func `places in the lanes give what images in the lanes give, to the last digit`(
    part: Int
  ) throws {
    var random = RandomSource(seed: UInt64(300 + part))
    for _ in 0..<150 {
      let drawn = try ConvGeometry.random(using: &random)
      // Every filter sees one channel.
      let geometry = ConvGeometry(
        batch: drawn.batch, inputChannels: drawn.inputChannels,
        outputChannels: drawn.inputChannels * Int.random(in: 1...2, using: &random),
        groups: drawn.inputChannels, window: drawn.window)
      try expectSame(geometry, Double.self, using: &random) { PlaneGather($0, .double).run }
      try expectSame(geometry, Float.self, using: &random) { PlaneGather($0, .float).run }
    }
  }

  /// A plan that reads images and filters, perhaps a bias, and writes the output, all row-major.
  private typealias Plan = (
    _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer, _ bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer
  ) -> Void

  private func expectSame<Scalar: TensorScalar>(
    _ geometry: ConvGeometry, _ type: Scalar.Type, using random: inout RandomSource,
    _ plan: (ConvGeometry) -> Plan
  ) throws {
    let (few, many) = (geometry.with(batch: 2), geometry.with(batch: Scalar.precision.lanes))
    func draw(_ count: Int) -> [Scalar] { random.numbers(count).map { Scalar($0) } }
    let x = draw(many.inputShape.count)
    let weight = draw(few.weightShape.count)
    let bias = Bool.random(using: &random) ? draw(few.outputChannels) : nil
    let exact = conv2D(input: x, weight: weight, bias: bias, geometry: many)
    var y = [Scalar](repeating: .nan, count: few.outputShape.count)
    y.withUnsafeMutableBytes { y in
      x.withUnsafeBytes { x in
        weight.withUnsafeBytes { weight in
          guard let y = y.baseAddress, let x = x.baseAddress, let weight = weight.baseAddress
          else { return }
          let run = plan(few)
          guard let bias else { return run(x, weight, nil, y) }
          bias.withUnsafeBytes { run(x, weight, $0.baseAddress, y) }
        }
      }
    }
    #expect(y == Array(exact.prefix(y.count)), "\(few)")
  }
}

/// Random images, filters and gradients for some full blocks.
private struct Passes<Scalar: TensorScalar> {
  let geometry: ConvGeometry
  let blocks: Int
  let tolerance: Double
  let x: [Double]
  let w: [Double]
  let dy: [Double]
  let bias: [Double]
  let precision = Scalar.precision

  init(
    _ geometry: ConvGeometry, blocks: Int, tolerance: Double, using random: inout RandomSource
  ) {
    self.geometry = geometry.with(batch: blocks * Scalar.precision.lanes)
    self.blocks = blocks
    self.tolerance = tolerance
    x = random.numbers(self.geometry.inputShape.count)
    w = random.numbers(self.geometry.weightShape.count)
    dy = random.numbers(self.geometry.outputShape.count)
    bias = random.numbers(self.geometry.outputChannels)
  }

  func check() throws {
    let plain = PlainConvolution(geometry)
    let y = plain.forward(input: x, weight: w, bias: bias)
    expectEqual(gathered(TapGather(forward: geometry, precision), x, bias, y.count), y, "forward")
    expectEqual(
      gathered(TapGather(forward: geometry, precision), x, bias, y.count, rectifies: true),
      y.map { max($0, 0) }, "forward with ReLU")
    expectEqual(
      gathered(TapGather(backward: geometry, precision), dy, nil, x.count),
      plain.inputGradient(outputGradient: dy, weight: w), "input gradient")
    checkWeightGradient(plain.weightGradient(input: x, outputGradient: dy))
  }

  /// Gradients are added to what is there.
  private func checkWeightGradient(_ exact: [Double]) {
    let outer = WeightGradient(geometry, precision)
    var dw = [Scalar](repeating: 3, count: w.count)
    var db = [Scalar](repeating: -2, count: bias.count)
    let scratch = Scratch([
      bytes(x.count), bytes(dy.count), outer.scratchVectors * Precision.vectorBytes,
    ])
    lay(x, into: scratch[0])
    lay(dy, into: scratch[1])
    dw.withUnsafeMutableBytes { dw in
      db.withUnsafeMutableBytes { db in
        guard let dw = dw.baseAddress, let db = db.baseAddress else { return }
        outer.run(blocks: blocks, scratch[0], scratch[1], dw: dw, db: db, scratch: scratch[2])
      }
    }
    expectEqual(dw, exact.map { $0 + 3 }, "weight gradient")
    let plane = geometry.window.outputCount
    var sums = [Double](repeating: -2, count: bias.count)
    for (place, number) in dy.enumerated() { sums[place / plane % bias.count] += number }
    expectEqual(db, sums, "bias gradient")
  }

  private func gathered(
    _ gather: TapGather, _ source: [Double], _ bias: [Double]?, _ count: Int,
    rectifies: Bool = false
  ) -> [Scalar] {
    let scratch = Scratch([
      bytes(source.count), bytes(gather.weightCount), bytes(count), bytes(self.bias.count),
    ])
    lay(source, into: scratch[0])
    w.map { Scalar($0) }.withUnsafeBytes { weights in
      guard let start = weights.baseAddress else { return }
      gather.pack(start, into: scratch[1])
    }
    for (place, number) in self.bias.enumerated() {
      scratch[3].storeBytes(of: Scalar(number), toByteOffset: bytes(place), as: Scalar.self)
    }
    gather.run(
      blocks: blocks, scratch[0], packed: scratch[1], bias: bias.map { _ in scratch[3] },
      scratch[2], rectifies: rectifies)
    return taken(count, from: scratch[2])
  }

  private func bytes(_ count: Int) -> Int { count * precision.scalarBytes }

  /// Where the number of an array `[image][cell]` lies among blocks `[block][cell][lane]`.
  private func place(_ index: Int, of count: Int) -> Int {
    let cells = count / geometry.batch
    let (image, cell) = (index / cells, index % cells)
    let lanes = precision.lanes
    return (image / lanes * cells + cell) * lanes + image % lanes
  }

  private func lay(_ numbers: [Double], into blocks: UnsafeMutableRawPointer) {
    for (index, number) in numbers.enumerated() {
      blocks.storeBytes(
        of: Scalar(number), toByteOffset: bytes(place(index, of: numbers.count)), as: Scalar.self)
    }
  }

  private func taken(_ count: Int, from blocks: UnsafeMutableRawPointer) -> [Scalar] {
    (0..<count).map {
      blocks.load(fromByteOffset: bytes(place($0, of: count)), as: Scalar.self)
    }
  }

  private func expectEqual(_ fast: [Scalar], _ exact: [Double], _ pass: String) {
    let error = zip(fast, exact).map { abs(Double($0) - $1) / max(1, abs($1)) }
    #expect(
      fast.count == exact.count && error.allSatisfy { $0 <= tolerance },
      "\(pass) \(geometry) \(error.max() ?? 0)")
  }
}
