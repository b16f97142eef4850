import Terminal

/// Something that a student did on a sheet.
public struct SheetEvent: Hashable, Sendable {
  /// What it was.
  public enum Kind: String, Sendable {
    /// A question was shown.
    case asked
    /// Something was typed that is no answer: what the answer was worked out with.
    case input
    /// An answer was given.
    case answer
  }

  /// When.
  public var at: Moment
  /// The exercise that was open.
  public var exercise: String
  /// What it was.
  public var kind: Kind
  /// What was typed; empty for a question that was shown.
  public var text: String

  /// Names something that happened.
  public init(at: Moment, exercise: String, _ kind: Kind, _ text: String = "") {
    self.at = at
    self.exercise = exercise
    self.kind = kind
    self.text = text
  }

  /// The event as a line: `2026-11-30T09:10:40Z size-1 answer (32-5)/1 + 1`.
  public var line: String {
    let written = text.replacing("\\", with: "\\\\").replacing("\r\n", with: "\\n")
      .replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    let head = "\(at.text) \(exercise) \(kind.rawValue)"
    return written.isEmpty ? head : head + " " + written
  }

  /// Reads a line; nil if it is none of ours.
  public init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, let at = Moment(parts[0]), let kind = Kind(rawValue: String(parts[2])),
      !parts[1].isEmpty
    else { return nil }
    var text = ""
    var isEscaped = false
    for character in parts.count > 3 ? parts[3] : "" {
      if isEscaped {
        text.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    self.init(at: at, exercise: String(parts[1]), kind, text)
  }
}

/// What a student hands in: whose it is, what was answered, and what was typed on the way.
///
/// The last line is a hash of those above it, which tells damage and careless edits and no more.
public struct HandIn: Hashable, Sendable {
  /// The longest file that is read: 4 MiB.
  public static let limit = 4 << 20

  /// The most events that are read.
  static let mostEvents = 20_000

  private static let title = "strider hand-in 1"

  /// The sheet.
  public var sheet: String
  /// The student.
  public var student: String
  /// The student's name; empty where the sheet has none.
  public var name: String
  /// A hash of the page that was answered.
  public var page: String
  /// The version of the program that wrote it.
  public var program: String
  /// When it was made.
  public var made: Moment
  /// What happened, in order.
  public var events: [SheetEvent]

  /// Puts a hand-in together.
  public init(
    sheet: String, student: String, name: String, page: String, program: String, made: Moment,
    events: [SheetEvent]
  ) {
    self.sheet = sheet
    self.student = student
    self.name = name
    self.page = page
    self.program = program
    self.made = made
    self.events = events
  }

  /// The text of its file.
  public var text: String {
    var lines = [
      HandIn.title, "sheet: \(sheet)", "student: \(student)", "page: \(page)",
      "program: \(program)", "made: \(made.text)",
    ]
    if !name.isEmpty { lines.insert("name: \(name)", at: 3) }
    let above = (lines + [""] + events.map(\.line) + [""]).joined(separator: "\n") + "\n"
    return above + "sha256: \(SHA256.hex(above))\n"
  }

  /// Why a file is no hand-in.
  public enum Fault: Error, Hashable, Sendable {
    /// There is nothing in it.
    case empty
    /// It does not begin as one.
    case foreign
    /// Its last line is missing.
    case truncated
    /// A line that is none, from 1.
    case line(Int)
    /// It has more events than are read.
    case tooLong
  }

  /// Whether the hash of a file that was read is the one it names.
  public private(set) var isUnchanged = true

  /// Reads the text of a file.
  ///
  /// - Throws: why it is no hand-in.
  public init(_ text: String) throws(Fault) {
    var lines = SheetDesk.lines(text)
    if lines.first?.first == "\u{FEFF}" { lines[0].removeFirst() }
    while lines.last?.trimmingBlanks.isEmpty == true { lines.removeLast() }
    if lines.isEmpty { throw .empty }
    guard lines[0].trimmingBlanks == HandIn.title else {
      throw HandIn.title.hasPrefix(lines[0]) && lines.count == 1 ? .truncated : .foreign
    }
    var fields: [String: String] = [:]
    var place = 1
    while place < lines.count, !lines[place].isEmpty {
      guard let colon = lines[place].firstRange(of: ": ") else {
        throw place == lines.count - 1 ? .truncated : .line(place + 1)
      }
      fields[String(lines[place][..<colon.lowerBound])] = String(lines[place][colon.upperBound...])
      place += 1
    }
    guard let last = lines.last, last.hasPrefix("sha256: "), last.utf8.count == 8 + 64 else {
      throw .truncated
    }
    guard let sheet = fields["sheet"], let student = fields["student"], let page = fields["page"],
      SheetHeader.isSafeName(sheet), SheetHeader.isSafeName(student)
    else { throw .line(2) }
    guard let made = fields["made"].flatMap({ Moment($0) }) else { throw .line(place) }
    self.init(
      sheet: sheet, student: student, name: fields["name"] ?? "", page: page,
      program: fields["program"] ?? "", made: made, events: [])
    for number in place..<(lines.count - 1) where !lines[number].isEmpty {
      guard let event = SheetEvent(line: lines[number]) else { throw .line(number + 1) }
      guard events.count < HandIn.mostEvents else { throw .tooLong }
      events.append(event)
    }
    let above = lines.dropLast().joined(separator: "\n") + "\n"
    isUnchanged = last.dropFirst(8) == SHA256.hex(above)
  }
}
