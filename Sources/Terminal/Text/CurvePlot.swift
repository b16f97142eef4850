/// Curves over a common range, drawn in cells of a terminal.
///
/// The first series is drawn as a line in dots, two across and four down in each cell (Braille
/// patterns); the others are marked at their points, each with a sign of its own, so that curves are
/// told apart without colour.
public struct CurvePlot: Sendable {
  /// Values at even distances.
  public struct Series: Sendable {
    /// What the values are.
    public var name: Phrase
    /// The values, from the left edge to the right; what is not finite is left out.
    public var values: [Double]
    /// How the series looks where there is colour.
    public var role: Role

    /// Names values.
    public init(_ name: Phrase, _ values: [Double], role: Role = .number) {
      self.name = name
      self.values = values
      self.role = role
    }
  }

  /// The series.
  public var series: [Series]

  /// The decimals of the numbers at the axis.
  public var decimals: Int

  /// The signs of the second series and those after it.
  private static let marks: [Character] = ["○", "×", "△"]

  /// Collects series.
  public init(_ series: [Series], decimals: Int = 3) {
    self.series = series
    self.decimals = decimals
  }

  private var finite: [Double] { series.flatMap(\.values).filter(\.isFinite) }

  /// The plot as lines: a legend, then rows with the largest and the smallest value beside them.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal.
  ///   - height: The rows below the legend.
  ///   - language: The language of the legend.
  /// - Returns: No lines if there are no values.
  public func lines(width: Int, height: Int, language: Language) -> [StyledText] {
    guard let low = finite.min(), let high = finite.max() else { return [] }
    let labels = (fixed(high, decimals: decimals), fixed(low, decimals: decimals))
    let margin = max(labels.0.count, labels.1.count)
    let columns = max(4, width - margin - 2)
    let rows = max(2, height)
    var canvas = Canvas(columns: columns, rows: rows, low: low, high: high)
    for (number, series) in series.enumerated() {
      if number == 0 {
        canvas.draw(series.values, role: series.role)
      } else {
        let mark = Self.marks[(number - 1) % Self.marks.count]
        canvas.mark(series.values, mark, role: series.role)
      }
    }
    return [legend(language).truncated(to: width)]
      + canvas.lines.enumerated().map { row, line in
        let label = row == 0 ? labels.0 : row == rows - 1 ? labels.1 : ""
        return StyledText(label, .dim).padded(to: margin, .right) + StyledText(" │", .dim) + line
      }
  }

  private func legend(_ language: Language) -> StyledText {
    series.enumerated().map { number, series in
      let sign = number == 0 ? "⠒⠒" : String(Self.marks[(number - 1) % Self.marks.count])
      return StyledText(sign, series.role) + StyledText(" " + series.name[language])
    }.joined(separator: "   ")
  }

  /// What the plot shows, in sentences, for those who do not see it.
  public var sentences: [Phrase] {
    series.compactMap { series in
      let values = series.values.filter(\.isFinite)
      guard let first = values.first, let last = values.last, let low = values.min(),
        let high = values.max()
      else { return nil }
      func text(_ value: Double) -> String { fixed(value, decimals: decimals) }
      return Phrase(
        "\(series.name.english): from \(text(first)) to \(text(last)), lowest \(text(low)), "
          + "highest \(text(high)).",
        "\(series.name.chinese)：从 \(text(first)) 到 \(text(last))，最低 \(text(low))，"
          + "最高 \(text(high))。")
    }
  }
}

/// Cells that curves are drawn into.
private struct Canvas {
  private let columns: Int
  private let rows: Int
  private let low: Double
  private let span: Double
  private var dots: [UInt8]
  private var signs: [Int: (Character, Role)] = [:]
  private var lineRole = Role.plain

  init(columns: Int, rows: Int, low: Double, high: Double) {
    self.columns = columns
    self.rows = rows
    self.low = low
    span = high > low ? high - low : 1
    dots = [UInt8](repeating: 0, count: columns * rows)
  }

  /// The place of a value from the top, in `steps` steps.
  private func place(_ value: Double, steps: Int) -> Int {
    let share = (value - low) / span
    return Int(exactly: ((1 - share) * Double(steps - 1)).rounded()) ?? 0
  }

  /// A line through values, two dots a column; each dot is the mean of the values that fall on it, or
  /// lies between its neighbours where none does.
  mutating func draw(_ values: [Double], role: Role) {
    lineRole = role
    var last: Int?
    for x in 0..<2 * columns {
      guard let value = sample(values, x, of: 2 * columns) else {
        last = nil
        continue
      }
      let y = place(value, steps: 4 * rows)
      let from = last.map { $0 < y ? $0 + 1 : $0 > y ? $0 - 1 : y } ?? y
      for dot in min(from, y)...max(from, y) { set(x, dot) }
      last = y
    }
  }

  private func sample(_ values: [Double], _ x: Int, of count: Int) -> Double? {
    if values.count > count {
      let part = values[x * values.count / count..<(x + 1) * values.count / count]
        .filter(\.isFinite)
      return part.isEmpty ? nil : part.reduce(0, +) / Double(part.count)
    }
    guard let first = values.first else { return nil }
    if values.count == 1 { return first.isFinite ? first : nil }
    let position = Double(x) / Double(count - 1) * Double(values.count - 1)
    let left = min(values.count - 2, Int(exactly: position.rounded(.down)) ?? 0)
    let share = position - Double(left)
    let value = values[left] * (1 - share) + values[left + 1] * share
    return value.isFinite ? value : nil
  }

  private mutating func set(_ x: Int, _ y: Int) {
    let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    dots[y / 4 * columns + x / 2] |= bits[y % 4][x % 2]
  }

  mutating func mark(_ values: [Double], _ sign: Character, role: Role) {
    for (number, value) in values.enumerated() where value.isFinite {
      let share = values.count > 1 ? Double(number) / Double(values.count - 1) : 1
      let column = Int(exactly: (share * Double(columns - 1)).rounded()) ?? 0
      signs[place(value, steps: rows) * columns + column] = (sign, role)
    }
  }

  var lines: [StyledText] {
    (0..<rows).map { row in
      var line = StyledText()
      for cell in row * columns..<(row + 1) * columns {
        if let (sign, role) = signs[cell] {
          line.append(String(sign), role)
        } else if dots[cell] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[cell])) {
          line.append(String(Character(scalar)), lineRole)
        } else {
          line.append(" ")
        }
      }
      return line
    }
  }
}
