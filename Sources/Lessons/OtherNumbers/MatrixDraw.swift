import Expressions
import Tensors
import Walkthroughs

/// Other numbers for a matrix or a row that is written on a page.
struct MatrixDraw {
  /// How many numbers can be taken in at a prompt.
  private static let most = 256

  /// How often is drawn until there are numbers of either sign, where there were.
  private static let patience = 20

  private let grid: NumberGrid

  /// The smallest step between the numbers: 1, or less where they have decimals.
  private let step: Double
  private let decimals: Int

  /// The numbers without repetitions, in order.
  private let values: [Double]

  /// Prepares to draw; nil for numbers that are better left alone: those that are all alike, a pattern of
  /// 0, 1 and −1, a kernel of a few chosen weights, and others or more than people write.
  init?(_ grid: NumberGrid) {
    values = Set(grid.values).sorted()
    guard values.count > 1, grid.values.count <= Self.most, !Set(values).isSubset(of: [-1, 0, 1]),
      values.allSatisfy({ $0.magnitude < 1000 }),
      let decimals = (0...2).first(where: { [values] in MatrixDraw.have(values, $0) })
    else { return nil }
    self.grid = grid
    self.decimals = decimals
    let scale = MatrixDraw.scale(decimals)
    let units = values.map { Int(($0.magnitude * scale).rounded()) }
    step = decimals == 0 ? 1 : Double(units.reduce(0, MatrixDraw.divisor)) / scale
    if isPicture, values.contains(where: { $0 < 0 }) { return nil }
  }

  /// Whether all numbers are whole when the point is moved.
  private static func have(_ values: [Double], _ decimals: Int) -> Bool {
    values.allSatisfy { value in
      let moved = value * scale(decimals)
      return (moved - moved.rounded()).magnitude < 1e-9
    }
  }

  private static func scale(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  }

  /// The largest number that divides both.
  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b > 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Whether a few numbers make a picture, such as an edge.
  private var isPicture: Bool { values.count <= 3 && grid.values.count >= 6 }

  /// A literal of the same shape.
  ///
  /// In a picture each number becomes another one, but for 0, and their order stays: it is the same
  /// picture. Otherwise each number is drawn from their range; where there are positive and negative ones,
  /// there are again.
  func literal(using random: inout RandomSource) -> String {
    let numbers = isPicture ? picture(using: &random) : range(using: &random)
    let text = NumberText(decimals: decimals)
    let rows = (0..<grid.rows).map { row in
      numbers[row * grid.columns..<(row + 1) * grid.columns].map { text.text($0) }
        .joined(separator: " ")
    }
    return "[" + rows.joined(separator: "; ") + (grid.isMatrix && rows.count == 1 ? ";]" : "]")
  }

  private func range(using random: inout RandomSource) -> [Double] {
    let low = ((values.first ?? 0) / step).rounded()
    let count = UInt64(((values.last ?? 0) / step).rounded() - low) + 1
    var numbers: [Double] = []
    for _ in 0..<Self.patience {
      numbers = grid.values.map { _ in (low + Double(random.next() % count)) * step }
      let hasSigns = [-1, 1].allSatisfy { sign in
        !values.contains { $0 * sign > 0 } || numbers.contains { $0 * sign > 0 }
      }
      if hasSigns { break }
    }
    return numbers
  }

  private func picture(using random: inout RandomSource) -> [Double] {
    var others: [Double: Double] = [0: 0]
    var (last, least) = (0.0, 0.0)
    for value in values where value > 0 {
      let most = max(4, 2 * ((value - last) / step).rounded())
      least += step * (1 + Double(random.next() % UInt64(most)))
      if (least - value).magnitude < step / 2 { least += step }
      others[value] = least
      last = value
    }
    return grid.values.map { others[$0] ?? $0 }
  }
}
