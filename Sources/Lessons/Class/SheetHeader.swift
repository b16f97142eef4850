import Terminal

/// What the header of a sheet says beside that of a lesson.
public struct SheetHeader: Hashable, Sendable {
  /// What a student is told of an answer at once.
  public enum Told: String, CaseIterable, Sendable {
    /// That it was kept.
    case nothing
    /// Whether it is right, where that can be said.
    case right
    /// The same, and what a known mistake means.
    case slips
  }

  /// The keys that a sheet may have beside a lesson's.
  static let keys = ["sheet", "student", "name", "points", "deadline", "show"]

  /// The name of the sheet, from which the numbers of each student follow.
  public var id: String
  /// Whose sheet it is; nil for the one that all of them are made of.
  public var student: String?
  /// The student's name, where the class list has it.
  public var name: String?
  /// What all exercises are worth together, where the header says it.
  public var points: Double?
  /// Until when it is to be handed in.
  public var deadline: Moment?
  /// What a student is told at once.
  public var told = Told.nothing
  /// The line of the file with its id.
  public var line = 2
}

extension SheetHeader {
  /// Whether a text can be the name of a sheet or a student, and so of a file everywhere: letters and
  /// digits of any script, and `-`, `_`, `.`, `@` and `+` behind the first of them.
  public static func isSafeName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.utf8.count <= 100 else { return false }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
        || scalar.properties.generalCategory == .spacingMark
    }
    return isLetter(first) && !text.hasSuffix(".")
      && text.unicodeScalars.allSatisfy { isLetter($0) || "-_.@+".unicodeScalars.contains($0) }
  }

  /// Reads what a header says of a sheet; nil where it says nothing of one.
  static func read(_ fields: HeaderFields) -> (SheetHeader?, [LessonHeader.Wrong]) {
    guard let field = fields["sheet"] else { return (nil, []) }
    var wrong: [LessonHeader.Wrong] = []
    func text(_ key: String) -> (text: String, line: Int)? {
      guard let field = fields[key] else { return nil }
      guard case .text(let text) = field.content, !text.isEmpty else {
        wrong.append((field.contentLine, Phrase("\(key) has no value", "\(key) 没有值")))
        return nil
      }
      return (text, field.contentLine)
    }
    func name(_ key: String) -> String? {
      guard let (text, line) = text(key) else { return nil }
      if isSafeName(text) { return text }
      wrong.append(
        (
          line,
          Phrase(
            "\(key) \(excerpt(text)) cannot be the name of a file",
            "\(key) \(excerpt(text)) 不能用作文件名")
        ))
      return nil
    }
    var header = SheetHeader(id: name("sheet") ?? "", line: field.contentLine)
    header.student = name("student")
    header.name = text("name")?.text
    if let (text, line) = text("points") {
      header.points = Double(text).flatMap { $0 > 0 && $0 <= 100_000 ? $0 : nil }
      if header.points == nil {
        wrong.append((line, Phrase("points is a number above 0", "points 应是大于 0 的数")))
      }
    }
    if let (text, line) = text("deadline") {
      header.deadline = Moment(text)
      if header.deadline == nil {
        wrong.append(
          (
            line,
            Phrase(
              "deadline is a day, or a time with its zone: 2026-12-07T23:59+01:00",
              "deadline 应是日期，或带时区的时间：2026-12-07T23:59+08:00")
          ))
      }
    }
    if let (text, line) = text("show") {
      if let told = Told(rawValue: text) {
        header.told = told
      } else {
        wrong.append(
          (line, Phrase("show is nothing, right or slips", "show 应是 nothing、right 或 slips")))
      }
    }
    return (header.id.isEmpty ? nil : header, wrong)
  }
}
