import Files
import Terminal
import Walkthroughs

/// A grade as a line of a table and as an object for programs: all that is kept of a hand-in once it is
/// graded, so that a hundred thousand take no more memory than one.
public struct GradeRow: Sendable {
  /// The file that was graded.
  public var file: String
  /// A hash of what was in it.
  public var hash: String
  /// The student; empty where that could not be read.
  public var id: String
  /// The student's name.
  public var name: String
  /// When it was made, in seconds; 0 where that is not known.
  public var made: Int
  /// Whether it was changed after it was written.
  public var isChanged: Bool
  /// The points of each exercise; none where it could not be graded.
  public var scores: [Double]
  /// The points together.
  public var score: Double
  /// What a lecturer should know.
  public var remark: String
  /// Whether it could not be graded.
  public var isError: Bool
  /// The object for programs, as a line.
  public var fact: String

  /// Takes what is kept of a grade.
  public init(_ grade: Grade, hash: String, in language: Language) {
    file = grade.file
    self.hash = hash
    id = grade.id
    name = grade.name
    made = grade.made?.seconds ?? 0
    isChanged = grade.remarks.contains(.changed)
    scores = grade.tests.map(\.score)
    score = grade.score
    remark = grade.remark(in: language)
    isError = grade.error != nil
    fact = grade.fact(in: language).text
  }

  /// The points in words.
  public var points: String { Points.text(score) }

  /// The object for programs as it stands in the end: an error too where a later hand-in counts.
  public var objectText: String {
    guard isError else { return fact }
    return JSONValue.object([
      .init("kind", .string("grade")), .init("id", id.isEmpty ? .null : .string(id)),
      .init("file", .string(file)), .init("error", .string(remark)),
    ]).text
  }

  /// The row as a line of a journal.
  var line: String {
    JSONValue.object([
      .init("file", .string(file)), .init("hash", .string(hash)), .init("id", .string(id)),
      .init("name", .string(name)), .init("made", .integer(made)),
      .init("changed", .bool(isChanged)),
      .init("scores", .numbers(scores)), .init("score", .number(score)),
      .init("remark", .string(remark)), .init("error", .bool(isError)),
      .init("fact", .string(fact)),
    ]).text
  }

  /// Reads a line of a journal; nil if it is none, or not whole.
  init?(line: String) {
    guard let json = try? JSONText(line), case .string(let file)? = json["file"],
      case .string(let hash)? = json["hash"], case .string(let id)? = json["id"],
      case .string(let name)? = json["name"], case .number(let made)? = json["made"],
      case .bool(let isChanged)? = json["changed"],
      case .array(let scores)? = json["scores"], case .number(let score)? = json["score"],
      case .string(let remark)? = json["remark"], case .bool(let isError)? = json["error"],
      case .string(let fact)? = json["fact"]
    else { return nil }
    self.file = file
    self.hash = hash
    self.id = id
    self.name = name
    self.made = Int(exactly: made) ?? 0
    self.isChanged = isChanged
    self.scores = scores.compactMap { if case .number(let number) = $0 { number } else { nil } }
    self.score = score
    self.remark = remark
    self.isError = isError
    self.fact = fact
  }
}
