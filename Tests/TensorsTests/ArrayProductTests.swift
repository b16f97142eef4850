import TestSupport
import Testing

@testable import Tensors

/// Products of matrices that are taken in parts and in lanes, against three plain loops.
struct ArrayProductTests {
  private func plain(_ sizes: ProductSizes, _ term: (_ i: Int, _ k: Int, _ j: Int) -> Double)
    -> [Double]
  {
    (0..<sizes.rows * sizes.columns).map { place in
      let (i, j) = place.quotientAndRemainder(dividingBy: sizes.columns)
      return (0..<sizes.inner).reduce(0.5) { $0 + term(i, $1, j) }
    }
  }

  private func expectProducts<Scalar: TensorScalar>(
    _ sizes: ProductSizes, _ samples: inout Samples, tolerance: Double, _ type: Scalar.Type
  ) {
    let (m, k, n) = (sizes.rows, sizes.inner, sizes.columns)
    let (a, b) = (samples.numbers(m * k, in: -2...2), samples.numbers(k * n, in: -2...2))
    let (left, right) = (a.map { Scalar($0) }, b.map { Scalar($0) })
    func result(_ add: (UnsafeMutablePointer<Scalar>) -> Void) -> [Double] {
      var c = [Scalar](repeating: 0.5, count: m * n)
      add(&c)
      return c.map(Double.init)
    }
    let product = result { ArrayProduct.add(left, times: right, to: $0, sizes) }
    #expect(
      agree(product, plain(sizes) { a[$0 * k + $1] * b[$1 * n + $2] }, tolerance: tolerance),
      "\(sizes)")
    let turnedRight = result { ArrayProduct.add(left, timesTransposed: right, to: $0, sizes) }
    #expect(
      agree(turnedRight, plain(sizes) { a[$0 * k + $1] * b[$2 * k + $1] }, tolerance: tolerance),
      "\(sizes)")
    let turnedLeft = result { ArrayProduct.add(transposed: left, times: right, to: $0, sizes) }
    #expect(
      agree(turnedLeft, plain(sizes) { a[$1 * m + $0] * b[$1 * n + $2] }, tolerance: tolerance),
      "\(sizes)")
  }

  @Test func `products of any size agree with the definition`() {
    var samples = Samples(seed: 32)
    for number in 0..<150 {
      let sizes = ProductSizes(
        rows: samples.int(0...20), inner: samples.int(0...20), columns: samples.int(0...20))
      expectProducts(sizes, &samples, tolerance: 1e-13, Double.self)
      if number % 5 == 0 { expectProducts(sizes, &samples, tolerance: 1e-5, Float.self) }
    }
  }

  @Test(arguments: [(1, 600, 1), (3, 300, 270), (270, 9, 260), (257, 513, 2), (9, 1, 515)])
  func `sizes beyond one part agree too`(rows: Int, inner: Int, columns: Int) {
    var samples = Samples(seed: 33)
    let sizes = ProductSizes(rows: rows, inner: inner, columns: columns)
    expectProducts(sizes, &samples, tolerance: 1e-12, Double.self)
  }

  @Test func `rows beside the last one do not reach it`() {
    // Lanes without a row hold 0, and what infinite weights make of that stays in its lane.
    var c = [Double](repeating: 0, count: 2)
    ArrayProduct.add(
      [1.0], timesTransposed: [.infinity, .nan], to: &c,
      ProductSizes(rows: 1, inner: 1, columns: 2))
    #expect(c[0] == .infinity && c[1].isNaN)
  }
}
