import Tensors

/// The lines and loops of all programs of a session, by the numbers under which records know them.
///
/// A record keeps the book, so that a number can still be explained when its program has long ended.
final class ProgramBook: RecordedLines, @unchecked Sendable {
  // Unchecked: it is filled by the thread that compiles programs, and only read otherwise.

  /// The first variable of each loop; nil where it has none.
  private var loops: [String?] = []

  /// Where the lines of each source begin, counted over all sources.
  private var sources: [(source: ProgramSource, firstLine: Int)] = []
  private var nextLine = 0

  /// A number for a loop with some variables.
  func nextLoop(_ variables: [String]) -> Int {
    loops.append(variables.first)
    return loops.count - 1
  }

  /// The line of a place in a source, counted over all sources.
  func line(of offset: Int, in source: ProgramSource) -> Int {
    let line = source.lines.lineNumber(of: offset)
    if let known = sources.last(where: { $0.source == source }) { return known.firstLine + line }
    sources.append((source, nextLine))
    nextLine += source.lines.lineCount
    return sources[sources.count - 1].firstLine + line
  }

  /// The source and its line that a counted line is.
  func place(ofLine line: Int) -> (source: ProgramSource, line: Int)? {
    guard let found = sources.last(where: { $0.firstLine < line }) else { return nil }
    return (found.source, line - found.firstLine)
  }

  // MARK: For explanations

  func line(_ counted: Int) -> (number: Int, text: String)? {
    guard let (source, line) = place(ofLine: counted) else { return nil }
    return (line, source.lines.text(source.lines.range(ofLine: line)).trimmed)
  }

  func variable(ofLoop loop: Int) -> String? { loops.indices.contains(loop) ? loops[loop] : nil }

  func target(ofLine counted: Int, _ variables: [ProgramPlace.Variable]) -> String? {
    line(counted).flatMap { AssignedName($0.text)?.text(variables) }
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

/// What a line of a program assigns to: `s`, or `h[i, j]`.
struct AssignedName {
  private let name: Substring
  private let places: [Substring]

  /// Reads the target of an assignment; nil for any other line, and for several targets.
  init?(_ line: String) {
    guard let sign = AssignedName.assignment(in: line) else { return nil }
    let target = line[..<sign].drop(while: \.isWhitespace)
    name = target.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !name.isEmpty, name.first?.isNumber == false else { return nil }
    let rest = target[name.endIndex...].filter { !$0.isWhitespace }
    if rest.isEmpty {
      places = []
    } else if rest.first == "[", rest.last == "]", !rest.dropLast().contains("]") {
      places = Substring(rest).dropFirst().dropLast().split(separator: ",")
    } else {
      return nil
    }
  }

  /// Where the sign of an assignment begins.
  private static func assignment(in line: String) -> String.Index? {
    var depth = 0
    var before: String.Index?
    for place in line.indices {
      let sign = line[place]
      if sign == "#" || sign == "'" || sign == "\"" { return nil }
      if "([{".contains(sign) { depth += 1 }
      if ")]}".contains(sign) { depth -= 1 }
      if sign == "=", depth == 0 {
        let next = line.index(after: place)
        guard next == line.endIndex || line[next] != "=" else { return nil }
        guard let before, !"<>!".contains(line[before]) else { return nil }
        let operators = "+-*/%@|&^"
        var start = place
        while start > line.startIndex, operators.contains(line[line.index(before: start)]) {
          start = line.index(before: start)
        }
        return start
      }
      before = place
    }
    return nil
  }

  /// The name with the variables of loops put in, where that gives places; else the name alone.
  func text(_ variables: [ProgramPlace.Variable]) -> String {
    let found = places.map { place in
      Int(place) != nil ? String(place) : variables.last { $0.name == place }?.value
    }
    let known = found.compactMap { $0 }
    guard !places.isEmpty, known.count == places.count else { return String(name) }
    return "\(name)[\(known.joined(separator: ","))]"
  }
}
