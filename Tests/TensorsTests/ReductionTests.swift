import RealModule
import Tensors
import TestSupport
import Testing

struct ReductionTests {
  private static let kinds: [ReductionKind] = [
    .sum, .mean, .maximum, .minimum, .variance(correction: 1), .variance(correction: 0),
    .deviation(correction: 1), .norm(p: 1), .norm(p: 2), .norm(p: 3), .norm(p: 1.5),
    .norm(p: .infinity), .norm(p: -.infinity), .norm(p: 0), .argmax, .argmin,
  ]

  @Test(arguments: kinds)
  func `any dimensions agree with plain lists`(kind: ReductionKind) throws {
    var samples = Samples(seed: 10)
    for _ in 0..<30 {
      let shape = try Shape((0..<samples.int(0...4)).map { _ in samples.int(2...4) })
      let dimensions = (0..<shape.rank).filter { _ in samples.int(0...1) == 1 }
      let keeps = samples.int(0...1) == 1
      let reduction = try Reduction(
        name: "f", kind, input: shape, dimensions: dimensions, keepsDimensions: keeps)
      if shape.rank == 0, case .variance = kind { continue }
      if shape.rank == 0, case .deviation = kind { continue }
      let x = try samples.tensor(shape.dimensions)
      let y = reduction.forward([x])
      #expect(y.shape == reduction.outputShape)
      let expected = y.elements.indices.map { output in
        ReductionTests.plain(reduction.geometry.terms(of: output).map { x.elements[$0] }, kind)
      }
      #expect(agree(y.elements, expected))
      let check = try GradientCheck(reduction, [x])
      #expect(try check.worstError() < 1e-6)
      #expect(try check.worstFloatError() < 1e-3)
    }
  }

  private static func plain(_ terms: [Double], _ kind: ReductionKind) -> Double {
    let (sum, count) = (terms.reduce(0, +), Double(terms.count))
    func variance(_ correction: Double) -> Double {
      terms.reduce(0) { $0 + ($1 - sum / count) * ($1 - sum / count) } / (count - correction)
    }
    let sizes = terms.map(\.magnitude)
    switch kind {
    case .sum: return sum
    case .mean: return sum / count
    case .maximum: return terms.max() ?? .nan
    case .minimum: return terms.min() ?? .nan
    case .argmax: return Double(terms.firstIndex(of: terms.max() ?? 0) ?? -1)
    case .argmin: return Double(terms.firstIndex(of: terms.min() ?? 0) ?? -1)
    case .variance(let correction): return variance(correction)
    case .deviation(let correction): return variance(correction).squareRoot()
    case .norm(0): return Double(terms.count { $0 != 0 })
    case .norm(.infinity): return sizes.max() ?? 0
    case .norm(-.infinity): return sizes.min() ?? 0
    case .norm(let p): return Double.pow(sizes.reduce(0) { $0 + Double.pow($1, p) }, 1 / p)
    }
  }

  private func gradient(
    _ kind: ReductionKind, _ numbers: [Double], dimensions: [Int] = [], ties: TieRule = .shared
  ) throws -> [Double]? {
    let x = Node(Tensor(vector: numbers))
    let y = Node(
      try Reduction(
        name: "f", kind, input: x.value.shape, dimensions: dimensions, ties: ties), [x])
    return Gradients(of: y)[x]?.elements
  }

  @Test func `ties share, or the first of them wins`() throws {
    #expect(try gradient(.maximum, [3, 1, 3]) == [0.5, 0, 0.5])
    #expect(try gradient(.minimum, [3, 1, 1], dimensions: [0]) == [0, 0.5, 0.5])
    #expect(try gradient(.minimum, [3, 1, 1], dimensions: [0], ties: .first) == [0, 1, 0])
    #expect(try gradient(.norm(p: .infinity), [3, -3, 1]) == [0.5, -0.5, 0])
    #expect(try gradient(.argmax, [1, 2]) == nil)
    #expect(try gradient(.norm(p: 2), [0, 0]) == [0, 0])
    #expect(try gradient(.deviation(correction: 1), [2, 2]) == [0, 0])
  }

  @Test func `NaN is the largest and the smallest`() throws {
    let x = Tensor(vector: [1, Double.nan, 3, .nan])
    for kind in [ReductionKind.maximum, .minimum] {
      let y = try Reduction(name: "f", kind, input: x.shape).forward([x])
      #expect(y.single?.isNaN == true)
    }
    #expect(try Reduction(name: "f", .argmin, input: x.shape).forward([x]).single == 1)
  }

  @Test func `nothing has a sum but no maximum`() throws {
    let x = Tensor<Double>(vector: [])
    func value(_ kind: ReductionKind) throws -> Double? {
      try Reduction(name: "f", kind, input: x.shape).forward([x]).single
    }
    #expect(try value(.sum) == 0)
    #expect(try value(.mean)?.isNaN == true)
    #expect(try value(.deviation(correction: 1))?.isNaN == true)
    #expect(try value(.norm(p: 2)) == 0)
    #expect(throws: ShapeError.empty(x.shape)) { try value(.maximum) }
    #expect(throws: ShapeError.empty(x.shape)) { try value(.argmin) }
    let rows = try Reduction(name: "max", .maximum, input: Shape([0, 3]), dimensions: [1])
    #expect(rows.forward([Tensor<Double>(repeating: 0, try Shape([0, 3]))]).elements.isEmpty)
  }

  @Test func `one number has no sample variance`() throws {
    let x = Tensor(vector: [4.0])
    let y = try Reduction(name: "var", .variance(correction: 1), input: x.shape).forward([x])
    #expect(y.single?.isNaN == true)
  }
}
