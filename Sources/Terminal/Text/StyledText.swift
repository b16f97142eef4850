/// Text in which every piece has a role; colours are chosen only when it is shown.
public struct StyledText: Hashable, Sendable {
  /// A piece of text with one role.
  public struct Run: Hashable, Sendable {
    /// The text.
    public var text: String
    /// What it is.
    public var role: Role
  }

  /// The pieces in order; none is empty and neighbours differ in role.
  public private(set) var runs: [Run] = []

  /// Makes an empty text.
  public init() {}

  /// Makes a text of one piece.
  public init(_ text: String, _ role: Role = .plain) {
    append(text, role)
  }

  /// Makes a text of several lines.
  public init(lines: some Sequence<StyledText>) {
    self = lines.joined(separator: "\n")
  }

  /// Makes the lines that a program prints.
  public init(printed text: some StringProtocol) {
    self.init(
      lines: text.split(separator: "\n", omittingEmptySubsequences: false).map {
        StyledText(String($0), .printed)
      })
  }

  /// The words alone.
  public var plain: String {
    runs.reduce(into: "") { $0 += $1.text }
  }

  /// Whether there is no text.
  public var isEmpty: Bool {
    runs.isEmpty
  }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ role: Role = .plain) {
    if text.isEmpty { return }
    if let last = runs.indices.last, runs[last].role == role {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, role: role))
    }
  }

  /// Adds a text at the end.
  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.role) }
  }

  /// Adds the right text to the left one.
  public static func += (left: inout StyledText, right: StyledText) {
    left.append(right)
  }

  /// One text after another.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// The lines, without their newlines; an empty text is one empty line.
  public var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      for (number, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if number > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(String(part), run.role)
      }
    }
    return lines
  }

  /// The columns that the widest line fills.
  public var width: Int {
    lines.reduce(0) { max($0, $1.lineWidth) }
  }

  /// The columns that the text fills if it is one line.
  var lineWidth: Int {
    runs.reduce(0) { $0 + $1.text.displayWidth }
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// Makes a plain text from a literal.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

extension Sequence<StyledText> {
  /// The texts one after another with a separator between them.
  public func joined(separator: StyledText = "") -> StyledText {
    var result = StyledText()
    for (number, text) in enumerated() {
      if number > 0 { result.append(separator) }
      result.append(text)
    }
    return result
  }
}
