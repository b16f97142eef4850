import Tensors

/// Other values for the numbers of a question, of the same sort as they are.
///
/// They are as round and have as many decimals, are odd or even as they were, powers of two again, and in
/// the same order among themselves and all others around them. Whole numbers that follow one another, such
/// as 4 and 5, still do.
struct LiteralDraw {
  /// How often is tried to keep the order.
  private static let patience = 60

  /// The largest number, without its zeros at the end, that other ones are listed for.
  private static let most = 10_000

  /// A number that is to change: its digits as a whole number, and how many of them stand behind the point.
  private struct Old {
    let value: Double
    let units: Int
    let decimals: Int
  }

  private let groups: [[Old]]
  private let all: [Double]

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - varied: The numbers that are to change.
  ///   - all: Every number of the question and the answer.
  init(_ varied: [WrittenNumber], among all: [WrittenNumber]) {
    var olds: [Double: Old] = [:]
    for number in varied {
      guard let decimals = number.decimals, decimals < 6 else { continue }
      olds[number.value] = Old(
        value: number.value, units: LiteralDraw.units(number.value, decimals), decimals: decimals)
    }
    var groups: [[Old]] = []
    for old in olds.values.sorted(by: { $0.value < $1.value }) {
      if let last = groups.last?.last, last.decimals == 0, old.decimals == 0,
        old.units == last.units + 1
      {
        groups[groups.count - 1].append(old)
      } else {
        groups.append([old])
      }
    }
    self.groups = groups
    self.all = Array(Set(all.map(\.value) + [0, 1]))
  }

  /// The digits of a number as a whole number, some of which stand behind the point; 0 for what is larger
  /// than people write.
  static func units(_ value: Double, _ decimals: Int) -> Int {
    let moved = (value * scale(decimals)).rounded()
    return moved.magnitude < 1e15 ? Int(moved) : 0
  }

  private static func scale(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  }

  /// New texts for the old values; nil if none keep the order.
  func draw(using random: inout RandomSource) -> [Double: String]? {
    for _ in 0..<LiteralDraw.patience {
      var texts: [Double: String] = [:]
      var values: [Double: Double] = [:]
      for group in groups {
        guard let first = group.first else { continue }
        let candidates = LiteralDraw.candidates(first.units, isAlone: group.count == 1)
        guard !candidates.isEmpty else { return nil }
        let shift = random.pick(candidates) - first.units
        for old in group {
          let units = old.units + shift
          texts[old.value] = LiteralDraw.text(units, old.decimals)
          values[old.value] = Double(units) / LiteralDraw.scale(old.decimals)
        }
      }
      if keepsOrder(values) { return texts }
    }
    return nil
  }

  private func keepsOrder(_ new: [Double: Double]) -> Bool {
    new.allSatisfy { old, value in
      !all.contains(value)
        && all.allSatisfy { other in
          let otherNew = new[other] ?? other
          return other == old || (other < old) == (otherNew < value) && otherNew != value
        }
    }
  }

  /// Numbers like another: from half of it to twice as much.
  private static func candidates(_ units: Int, isAlone: Bool) -> [Int] {
    if isAlone, units >= 16, units & (units - 1) == 0 {
      return [units / 4, units / 2, units * 2, units * 4].filter { $0 >= 8 }
    }
    var (digits, step) = (units, 1)
    while isAlone, digits >= 100, digits.isMultiple(of: 10) {
      (digits, step) = (digits / 10, step * 10)
    }
    guard digits <= most else { return [] }
    return (max(1, digits / 2)...(2 * digits + 1)).filter {
      $0 != digits && $0.isMultiple(of: 2) == digits.isMultiple(of: 2)
    }.map { $0 * step }
  }

  private static func text(_ units: Int, _ decimals: Int) -> String {
    guard decimals > 0 else { return "\(units)" }
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
