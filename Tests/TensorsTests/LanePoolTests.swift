import TestSupport
import Testing

@testable import Tensors

/// Whether pooling does the same for a block of images and for numbers one by one.
struct LanePoolTests {
  private static let lanes = Precision.float.lanes

  /// Planes of numbers among which equal ones, NaN and infinities are frequent.
  private static func planes(_ count: Int, _ samples: inout Samples) -> [Float] {
    (0..<count).map { _ in
      switch samples.int(0...11) {
      case 0: .nan
      case 1: -.infinity
      case 2: .infinity
      default: Float(samples.int(-2...3))
      }
    }
  }

  /// Each lane's plane as an array, from vectors of all lanes.
  private static func lane(_ lane: Int, _ vectors: [Float]) -> [Float] {
    stride(from: lane, to: vectors.count, by: lanes).map { vectors[$0] }
  }

  private static func isSame(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  @Test func `windows that reach far over one another are planned as quickly as others`() throws {
    let far = 200_000
    let line = AxisGeometry(
      known: far, input: 2 * far, kernel: 2, padding: 0, stride: 1, dilation: far)
    let pool = LanePool(
      .maximum,
      WindowGeometry(
        rows: AxisGeometry(known: 1, input: 1, kernel: 1, padding: 0, stride: 1, dilation: 1),
        columns: line))
    let x = (0..<2 * far).map { Double($0 % 7) }
    let y = pool.forward(x)
    #expect(y.count == far)
    #expect((0..<far).allSatisfy { y[$0] == max(x[$0], x[$0 + far]) })
  }

  private func expectAgreement(_ pool: LanePool, _ samples: inout Samples, _ name: String) {
    let lanes = LanePoolTests.lanes
    let x = LanePoolTests.planes(pool.inputCount * lanes, &samples)
    let dy = (0..<pool.outputCount * lanes).map { _ in Float(samples.int(-4...4)) }
    var (y, dx) = ([Float](repeating: 7, count: dy.count), [Float](repeating: 7, count: x.count))
    let memory = Scratch([x.count * 4, dy.count * 4, y.count * 4, dx.count * 4])
    memory[0].copyMemory(from: x, byteCount: x.count * 4)
    memory[1].copyMemory(from: dy, byteCount: dy.count * 4)
    memory[3].copyMemory(from: dx, byteCount: dx.count * 4)
    pool.forward(planes: 1, memory[0], memory[2])
    pool.backward(planes: 1, memory[0], memory[1], memory[3])
    y.withUnsafeMutableBytes { $0.copyMemory(from: .init(start: memory[2], count: $0.count)) }
    dx.withUnsafeMutableBytes { $0.copyMemory(from: .init(start: memory[3], count: $0.count)) }
    for lane in 0..<lanes {
      let plane = LanePoolTests.lane(lane, x)
      let gradient = LanePoolTests.lane(lane, dy)
      #expect(LanePoolTests.isSame(LanePoolTests.lane(lane, y), pool.forward(plane)), "\(name)")
      #expect(
        LanePoolTests.isSame(
          LanePoolTests.lane(lane, dx), pool.backward(plane, outputGradient: gradient)),
        "\(name)")
      guard pool.kind == .maximum else { continue }
      let winners = (0..<pool.outputCount).map { pool.winner(of: $0, plane) }
      let largest = winners.map { $0 < 0 ? -.infinity : plane[$0] }
      #expect(LanePoolTests.isSame(largest, pool.forward(plane)), "\(name)")
    }
  }

  @Test func `images in the lanes are pooled like numbers, ties and NaN too`() throws {
    var samples = Samples(seed: 31)
    var (tried, halving, overlapping) = (0, 0, 0)
    while tried < 300 {
      var window = ReferenceWindow(drawnFrom: &samples)
      window.after = window.before
      let kinds: [PoolingKind] = [
        .maximum, .average(countIncludePad: true, divisorOverride: nil),
        .average(countIncludePad: false, divisorOverride: nil),
        .average(countIncludePad: true, divisorOverride: 3), .norm(p: 1), .norm(p: 2),
      ]
      let kind = kinds[samples.int(0...5)]
      if samples.int(0...3) == 0 {
        (window.kernel, window.stride, window.dilation) = ([2, 2], [2, 2], [1, 1])
        (window.before, window.after) = ([0, 0], [0, 0])
      }
      guard
        let geometry = try? WindowGeometry(
          inputRows: samples.int(1...9), inputColumns: samples.int(1...9),
          WindowGeometry.Request(window))
      else { continue }
      tried += 1
      let pool = LanePool(kind, geometry)
      if pool.isHalving { halving += 1 }
      if !pool.isDisjoint { overlapping += 1 }
      expectAgreement(pool, &samples, "\(kind) \(geometry)")
    }
    #expect(halving > 20 && overlapping > 50)
    for kind in [AdaptivePooling.Kind.average, .maximum] {
      for (input, output) in [(5, 2), (4, 7), (6, 6), (3, 1)] {
        let axis = try AdaptiveAxis(input: input, output: output)
        let parts = try AdaptiveGeometry(planes: 1, rows: axis, columns: axis)
        expectAgreement(LanePool(kind, parts), &samples, "\(kind) \(input) \(output)")
      }
    }
  }

  @Test func `the last NaN of a window has its gradient, else the first of the largest`() throws {
    let geometry = try WindowGeometry(
      inputRows: 2, inputColumns: 6, .init(kernel: (2, 2), stride: (2, 2)))
    let pool = LanePool(.maximum, geometry)
    let x: [Double] = [
      .nan, 9, 4, 1, -.infinity, -.infinity,
      .nan, 8, 4, 4, -.infinity, -.infinity,
    ]
    #expect((0..<3).map { pool.winner(of: $0, x) } == [6, 2, 4])
    #expect(
      pool.backward(x, outputGradient: [1, 2, 3]) == [0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 0, 0])
  }
}
