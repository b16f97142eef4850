import Tensors
import Testing

/// What a step's change of a parameter consists of adds up to the change.
struct UpdateSourcesTests {
  private static let rules: [ParameterUpdate] = [
    .momentum(0, nesterov: false), .momentum(0.9, nesterov: false),
    .momentum(0.8, nesterov: true),
    .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false),
    .adam(beta1: 0.8, beta2: 0.99, epsilon: 1e-3, decoupled: true),
  ]

  @Test(arguments: rules, [0, 0.1] as [Float])
  func `gradient, earlier steps and decay are the whole change`(
    rule: ParameterUpdate, decay: Float
  ) {
    let count = 16
    var random = RandomSource(seed: 5)
    func draw(_ low: Double, _ high: Double) -> [Float] {
      (0..<count).map { _ in Float(low + (high - low) * random.uniform()) }
    }
    let (p, g, m, v) = (draw(-1, 1), draw(-1, 1), draw(-1, 1), draw(0.1, 1))
    let step = ParameterUpdate.Step(learningRate: 0.05, weightDecay: decay, count: 3)
    let room = UnsafeMutableRawPointer.allocate(byteCount: 4 * 4 * count, alignment: 64)
    defer { room.deallocate() }
    let numbers = room.bindMemory(to: Float.self, capacity: 4 * count)
    for (i, number) in (p + g + m + v).enumerated() { numbers[i] = number }
    rule.apply(
      count, step, parameters: numbers, gradients: [numbers + count], first: numbers + 2 * count,
      second: numbers + 3 * count)
    for i in 0..<count {
      let sources = rule.sources(step, parameter: p[i], gradient: g[i], first: m[i], second: v[i])
      let change = Double(numbers[i]) - Double(p[i])
      let sum = sources.factor * Double(g[i]) + sources.earlier + sources.decay
      #expect(abs(sum - change) < 3e-7, "\(rule), \(i)")
      #expect((sources.decay == 0) == (decay == 0))
    }
  }
}
