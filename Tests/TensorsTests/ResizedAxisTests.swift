import Tensors
import TestSupport
import Testing

/// Places and cells of every rule, as ONNX Runtime has them.
struct ResizedAxisTests {
  // ONNX Runtime's `Resize` of x = np.arange(5)**2 by a scale:
  //
  //     mode="nearest" | "linear" | "cubic", cubic_coeff_a=-0.5, nearest_mode=…,
  //     coordinate_transformation_mode="asymmetric" | "half_pixel" | "pytorch_half_pixel"
  //       | "half_pixel_symmetric" | "align_corners"
  static let cases: [(scale: Double, rule: ResizedAxis.Rule, output: [Double])] = [
    (1.5, .init(.beginnings, .one(.down)), [0, 0, 1, 4, 4, 9, 16]),
    (1.5, .init(.beginnings, .one(.up)), [0, 1, 4, 4, 9, 16, 16]),
    (1.5, .init(.beginnings, .one(.nearestDown)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.beginnings, .one(.nearestUp)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.beginnings, .two), [0, 0.666667, 2, 4, 7.33333, 11.3333, 16]),
    (1.5, .init(.beginnings, .four(a: -0.5)), [0, 0.481482, 1.77778, 4, 7.11111, 11.4444, 16]),
    (0.25, .init(.beginnings, .one(.down)), [0]),
    (0.25, .init(.beginnings, .one(.up)), [0]),
    (0.25, .init(.beginnings, .one(.nearestDown)), [0]),
    (0.25, .init(.beginnings, .one(.nearestUp)), [0]),
    (0.25, .init(.beginnings, .two), [0]),
    (0.25, .init(.beginnings, .four(a: -0.5)), [0]),
    (0.75, .init(.beginnings, .one(.down)), [0, 1, 4]),
    (0.75, .init(.beginnings, .one(.up)), [0, 4, 9]),
    (0.75, .init(.beginnings, .one(.nearestDown)), [0, 1, 9]),
    (0.75, .init(.beginnings, .one(.nearestUp)), [0, 1, 9]),
    (0.75, .init(.beginnings, .two), [0, 2, 7.33333]),
    (0.75, .init(.beginnings, .four(a: -0.5)), [0, 1.77778, 7.11111]),
    (1.5, .init(.middles, .one(.down)), [0, 0, 1, 1, 4, 9, 9]),
    (1.5, .init(.middles, .one(.up)), [0, 1, 4, 4, 9, 16, 16]),
    (1.5, .init(.middles, .one(.nearestDown)), [0, 0, 1, 4, 4, 9, 16]),
    (1.5, .init(.middles, .one(.nearestUp)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.middles, .two), [0, 0.5, 1.5, 3.5, 6.5, 10.1667, 14.8333]),
    (
      1.5, .init(.middles, .four(a: -0.5)),
      [-0.0578701, 0.3125, 1.36111, 3.36111, 6.25, 10.1319, 15.2153]
    ),
    (0.25, .init(.middles, .one(.down)), [1]),
    (0.25, .init(.middles, .one(.up)), [4]),
    (0.25, .init(.middles, .one(.nearestDown)), [1]),
    (0.25, .init(.middles, .one(.nearestUp)), [4]),
    (0.25, .init(.middles, .two), [2.5]),
    (0.25, .init(.middles, .four(a: -0.5)), [2.25]),
    (0.75, .init(.middles, .one(.down)), [0, 1, 4]),
    (0.75, .init(.middles, .one(.up)), [1, 4, 9]),
    (0.75, .init(.middles, .one(.nearestDown)), [0, 1, 9]),
    (0.75, .init(.middles, .one(.nearestUp)), [0, 4, 9]),
    (0.75, .init(.middles, .two), [0.166667, 2.5, 8.16667]),
    (0.75, .init(.middles, .four(a: -0.5)), [0.0856474, 2.25, 8.02778]),
    (1.5, .init(.middlesOfSeveral, .one(.down)), [0, 0, 1, 1, 4, 9, 9]),
    (1.5, .init(.middlesOfSeveral, .one(.up)), [0, 1, 4, 4, 9, 16, 16]),
    (1.5, .init(.middlesOfSeveral, .one(.nearestDown)), [0, 0, 1, 4, 4, 9, 16]),
    (1.5, .init(.middlesOfSeveral, .one(.nearestUp)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.middlesOfSeveral, .two), [0, 0.5, 1.5, 3.5, 6.5, 10.1667, 14.8333]),
    (
      1.5, .init(.middlesOfSeveral, .four(a: -0.5)),
      [-0.0578701, 0.3125, 1.36111, 3.36111, 6.25, 10.1319, 15.2153]
    ),
    (0.25, .init(.middlesOfSeveral, .one(.down)), [0]),
    (0.25, .init(.middlesOfSeveral, .one(.up)), [0]),
    (0.25, .init(.middlesOfSeveral, .one(.nearestDown)), [0]),
    (0.25, .init(.middlesOfSeveral, .one(.nearestUp)), [0]),
    (0.25, .init(.middlesOfSeveral, .two), [0]),
    (0.25, .init(.middlesOfSeveral, .four(a: -0.5)), [0]),
    (0.75, .init(.middlesOfSeveral, .one(.down)), [0, 1, 4]),
    (0.75, .init(.middlesOfSeveral, .one(.up)), [1, 4, 9]),
    (0.75, .init(.middlesOfSeveral, .one(.nearestDown)), [0, 1, 9]),
    (0.75, .init(.middlesOfSeveral, .one(.nearestUp)), [0, 4, 9]),
    (0.75, .init(.middlesOfSeveral, .two), [0.166667, 2.5, 8.16667]),
    (0.75, .init(.middlesOfSeveral, .four(a: -0.5)), [0.0856474, 2.25, 8.02778]),
    (1.5, .init(.centred, .one(.down)), [0, 0, 1, 4, 4, 9, 16]),
    (1.5, .init(.centred, .one(.up)), [0, 1, 4, 4, 9, 16, 16]),
    (1.5, .init(.centred, .one(.nearestDown)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.centred, .one(.nearestUp)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.centred, .two), [0, 0.666667, 2, 4, 7.33333, 11.3333, 16]),
    (1.5, .init(.centred, .four(a: -0.5)), [0, 0.481481, 1.77778, 4, 7.11111, 11.4444, 16]),
    (0.25, .init(.centred, .one(.down)), [4]),
    (0.25, .init(.centred, .one(.up)), [4]),
    (0.25, .init(.centred, .one(.nearestDown)), [4]),
    (0.25, .init(.centred, .one(.nearestUp)), [4]),
    (0.25, .init(.centred, .two), [4]),
    (0.25, .init(.centred, .four(a: -0.5)), [4]),
    (0.75, .init(.centred, .two), [0.666667, 4, 11.3333]),
    (0.75, .init(.centred, .four(a: -0.5)), [0.481481, 4, 11.4444]),
    (1.5, .init(.corners, .one(.down)), [0, 0, 1, 4, 4, 9, 16]),
    (1.5, .init(.corners, .one(.up)), [0, 1, 4, 4, 9, 16, 16]),
    (1.5, .init(.corners, .one(.nearestDown)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.corners, .one(.nearestUp)), [0, 1, 1, 4, 9, 9, 16]),
    (1.5, .init(.corners, .two), [0, 0.666667, 2, 4, 7.33333, 11.3333, 16]),
    (1.5, .init(.corners, .four(a: -0.5)), [0, 0.481482, 1.77778, 4, 7.11111, 11.4444, 16]),
    (0.25, .init(.corners, .one(.down)), [0]),
    (0.25, .init(.corners, .one(.up)), [0]),
    (0.25, .init(.corners, .one(.nearestDown)), [0]),
    (0.25, .init(.corners, .one(.nearestUp)), [0]),
    (0.25, .init(.corners, .two), [0]),
    (0.25, .init(.corners, .four(a: -0.5)), [0]),
    (0.75, .init(.corners, .one(.down)), [0, 4, 16]),
    (0.75, .init(.corners, .one(.up)), [0, 4, 16]),
    (0.75, .init(.corners, .one(.nearestDown)), [0, 4, 16]),
    (0.75, .init(.corners, .one(.nearestUp)), [0, 4, 16]),
    (0.75, .init(.corners, .two), [0, 4, 16]),
    (0.75, .init(.corners, .four(a: -0.5)), [0, 4, 16]),
  ]

  @Test(arguments: cases)
  func `an axis is drawn as a graph's file says it`(
    scale: Double, rule: ResizedAxis.Rule, output: [Double]
  ) throws {
    let x = (0..<5).map { Double($0 * $0) }
    let axis = try ResizedAxis(input: 5, .factor(scale), rule)
    let drawn = (0..<axis.output).map { output in
      axis.cells(output: output).reduce(0) { $0 + $1.share * x[$1.cell] }
    }
    #expect(agree(drawn, output, tolerance: 1e-4))
  }

  @Test func `the shares of an output add up to one, of cells that are there, in order`() throws {
    for (_, rule, _) in Self.cases {
      for (input, output) in [(1, 1), (1, 4), (2, 7), (5, 3), (9, 1)] {
        let axis = try ResizedAxis(input: input, .size(output), rule)
        for place in 0..<output {
          let cells = axis.cells(output: place)
          #expect(agree([cells.reduce(0) { $0 + $1.share }], [1], tolerance: 1e-12))
          #expect(cells.allSatisfy { (0..<input).contains($0.cell) })
          #expect(zip(cells, cells.dropFirst()).allSatisfy { $0.cell < $1.cell })
        }
      }
    }
  }
}
