import Testing

@testable import Tensors

struct AxisPlanTests {
  @Test func `a plan sees what the geometry says, and every place once`() throws {
    var random = RandomSource(seed: 2)
    for _ in 0..<1000 {
      guard
        let axis = try? AxisGeometry(
          input: Int.random(in: 1...12, using: &random),
          kernel: Int.random(in: 1...5, using: &random),
          before: Int.random(in: 0...6, using: &random),
          after: Int.random(in: 0...6, using: &random),
          stride: Int.random(in: 1...6, using: &random),
          dilation: Int.random(in: 1...6, using: &random))
      else { continue }
      let forward = seen(AxisPlan(forward: axis), places: axis.output)
      for output in 0..<axis.output {
        let taps = axis.taps(output: output)
        #expect(
          forward[output] == taps.map { [axis.position(output: output, tap: $0), $0] })
      }
      let backward = seen(AxisPlan(backward: axis), places: axis.input)
      for cell in 0..<axis.input {
        #expect(
          backward[cell] == axis.uses(of: cell).map { [$0.output, axis.kernel - 1 - $0.tap] })
      }
    }
  }

  /// What each place sees: pairs of a source and a packed tap.
  private func seen(_ plan: AxisPlan, places: Int) -> [[[Int]]] {
    var seen = [[[Int]]?](repeating: nil, count: places)
    for run in plan.runs {
      for i in 0..<run.count {
        let place = run.first + i * plan.step
        #expect(seen[place] == nil)
        seen[place] = (0..<run.taps).map {
          [
            run.source + i * plan.sourceStep + $0 * plan.sourcePerTap,
            run.tap + $0 * plan.weightPerTap,
          ]
        }
      }
    }
    return seen.compactMap { $0 }
  }
}
