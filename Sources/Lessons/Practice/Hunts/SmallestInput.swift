import Expressions
import Tensors

/// Looks for the smallest map of whole numbers on which a mistake shows.
///
/// Of two maps the smaller is the one whose numbers, none of them negative, have the smaller sum; a map of
/// zeros alone is not looked at, for it shows how ties are broken and little else.
struct SmallestInput {
  /// The largest sum that is tried.
  static let largestSum = 4

  /// How many maps of larger numbers are looked at first.
  private static let samples = 4

  private let session: Session
  private let name: String
  private let shape: Shape

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - session: The other values that the expressions need; the input is put there as well.
  ///   - name: The input's name.
  ///   - shape: Its shape.
  init?(in session: Session, name: String, shape: [Int]) {
    guard let shape = try? Shape(shape) else { return nil }
    self.session = session
    self.name = name
    self.shape = shape
  }

  /// The input of the shape with the smallest sum for which an expression differs from all of the others;
  /// of several that are equally small, any.
  ///
  /// A mistake that shows on none of a few maps of larger numbers shows on none at all, as one that
  /// exchanges rows and columns of a kernel in which they are equal: it is given up.
  ///
  /// - Complexity: One evaluation of each expression for each map tried: at most C(n + s, n) of them for
  ///   n cells and a sum of s, and few where the mistake shows on many.
  func input(
    onWhich wrong: String, differsFrom others: [String], using random: inout RandomSource
  ) -> Tensor<Double>? {
    guard showsOnSample(wrong, others, using: &random) else { return nil }
    for sum in 1...Self.largestSum {
      // In random order, the first on which it shows is as likely as any other.
      var maps = SmallestInput.maps(of: shape.count, sum: sum)
      while !maps.isEmpty {
        maps.swapAt(Int(random.next() % UInt64(maps.count)), maps.count - 1)
        let map = try? Tensor(shape, maps.removeLast())
        if let map, shows(wrong, others, on: map) { return map }
      }
    }
    return nil
  }

  private func showsOnSample(
    _ wrong: String, _ others: [String], using random: inout RandomSource
  ) -> Bool {
    for _ in 0..<Self.samples {
      let cells = (0..<shape.count).map { _ in Double(random.next() % 10) }
      if let map = try? Tensor(shape, cells), shows(wrong, others, on: map) { return true }
    }
    return false
  }

  private func shows(_ wrong: String, _ others: [String], on input: Tensor<Double>) -> Bool {
    session.bind(name, to: .tensor(Node(input)))
    guard let value = try? session.evaluate(wrong) else { return false }
    return others.allSatisfy { other in
      (try? session.evaluate(other)).map { !Agreement.agree(value, $0) } ?? false
    }
  }

  /// All ways to put a sum into some cells.
  static func maps(of cells: Int, sum: Int) -> [[Double]] {
    guard cells > 1 else { return [[Double(sum)]] }
    return (0...sum).flatMap { first in
      maps(of: cells - 1, sum: sum - first).map { [Double(first)] + $0 }
    }
  }
}
