import Tensors
import Testing

struct AxisGeometryTests {
  @Test(arguments: [
    (32, 5, 2, 1, 32, 0), (5, 3, 0, 2, 2, 0), (10, 3, 0, 2, 4, 1), (224, 11, 0, 4, 54, 1),
    (227, 11, 0, 4, 55, 0), (224, 3, 1, 2, 112, 1), (112, 3, 0, 2, 55, 1),
  ])
  func `the output is the floor of the formula`(
    w: Int, f: Int, p: Int, s: Int, output: Int, leftOver: Int
  ) throws {
    let axis = try AxisGeometry(input: w, kernel: f, before: p, after: p, stride: s)
    #expect(axis.output == output)
    #expect(axis.leftOver == leftOver)
  }

  @Test func `ceil mode keeps a window only if it begins inside`() throws {
    #expect(try AxisGeometry(input: 6, kernel: 3, stride: 2, ceilMode: true).output == 3)
    #expect(
      try AxisGeometry(input: 5, kernel: 1, before: 0, after: 0, stride: 3, ceilMode: true).output
        == 2)
    #expect(
      try AxisGeometry(input: 4, kernel: 2, before: 1, after: 1, stride: 5, ceilMode: true).output
        == 1)
  }

  @Test func `taps, outputs and uses agree with the position of each tap`() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<500 {
      let kernel = Int.random(in: 1...5, using: &random)
      let dilation = Int.random(in: 1...3, using: &random)
      guard
        let axis = try? AxisGeometry(
          input: Int.random(in: 1...9, using: &random), kernel: kernel,
          before: Int.random(in: 0...6, using: &random),
          after: Int.random(in: 0...6, using: &random),
          stride: Int.random(in: 1...4, using: &random), dilation: dilation,
          ceilMode: Bool.random(using: &random))
      else { continue }
      var uses = [[[Int]]](repeating: [], count: axis.input)
      for output in 0..<axis.output {
        for tap in 0..<kernel {
          let cell = axis.cell(output: output, tap: tap)
          #expect(axis.taps(output: output).contains(tap) == (cell != nil))
          #expect(axis.outputs(tap: tap).contains(output) == (cell != nil))
          if let cell { uses[cell].append([output, tap]) }
        }
      }
      for cell in 0..<axis.input {
        #expect(axis.uses(of: cell).map { [$0.output, $0.tap] } == uses[cell])
      }
    }
  }
}
