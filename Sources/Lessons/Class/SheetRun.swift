import Synchronization
import Tensors
import Terminal

/// Makes the sheets of a class, as many at once as there are cores.
public struct SheetRun {
  /// What is made of a sheet for one student.
  public struct Made: Sendable {
    /// The student.
    public var student: Student
    /// The text of the student's file.
    public var text = ""
    /// The answers on paper; empty unless the sheet is for paper.
    public var key = ""
    /// Why there is no sheet.
    public var failure: Phrase?
  }

  private let students: [Student]
  private let isPaper: Bool
  private let sealed: [Bool]
  private let makeDesk: @Sendable (Language?) -> SheetDesk?

  /// Prepares to make sheets.
  ///
  /// - Parameters:
  ///   - students: For whom.
  ///   - isPaper: Whether to make them for paper, with the answers apart.
  ///   - sealed: Which exercises are sealed.
  ///   - makeDesk: Opens the sheet in a language for one thread.
  public init(
    for students: [Student], isPaper: Bool, sealed: [Bool],
    makeDesk: @escaping @Sendable (Language?) -> SheetDesk?
  ) {
    self.students = students
    self.isPaper = isPaper
    self.sealed = sealed
    self.makeDesk = makeDesk
  }

  /// Makes them all, in the order of the students.
  public func run() -> [Made] {
    let pool = WorkerPool(
      threads: min(Machine.cores, max(1, students.count)), keepsSubnormals: true)
    let desks = (0..<pool.threads).map { _ in Desks() }
    let made = Mutex<[Int: Made]>([:])
    pool.run(students.count) { place, thread in
      let one = make(students[place], desks[thread])
      made.withLock { [one] in $0[place] = one }
    }
    return made.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The desks of a thread, one a language, which no other thread uses.
  private final class Desks: @unchecked Sendable {
    var desks: [Language?: SheetDesk] = [:]
  }

  private func make(_ student: Student, _ desks: Desks) -> Made {
    var made = Made(student: student)
    if desks.desks[student.language] == nil {
      desks.desks[student.language] = makeDesk(student.language)
    }
    guard let desk = desks.desks[student.language] else { return made }
    do throws(Drawing.Failure) {
      let questions = try desk.questions(of: student.id)
      if isPaper {
        let paper = SheetPaper(desk: desk, student: student, questions: questions)
        (made.text, made.key) = (paper.text, paper.key)
      } else {
        let seals = desk.seals(questions, of: student.id, where: sealed)
        made.text =
          SheetPage(desk: desk, student: student, questions: questions, seals: seals).text
      }
    } catch {
      made.failure = error.reason
    }
    return made
  }
}

/// A sheet on paper, and its answers.
struct SheetPaper {
  let desk: SheetDesk
  let student: Student
  let questions: [OpenQuestion]

  private var worksheet: Worksheet {
    let style = PageText(width: 80, language: desk.lesson.language)
    return Worksheet(questions, style: style, form: .markdown)
  }

  private var title: String {
    let name = student.name.isEmpty ? student.id : "\(student.name) (\(student.id))"
    return "# \(escaped(desk.lesson.header.title)): \(escaped(name))"
  }

  /// The questions with room for answers.
  var text: String {
    // The worksheet's own heading takes two lines.
    ([title, ""] + worksheet.problemLines().dropFirst(2)).joined(separator: "\n") + "\n"
  }

  /// The answers, and what each likely mistake would have given.
  var key: String {
    ([title, ""] + worksheet.keyLines().dropFirst(2)).joined(separator: "\n") + "\n"
  }
}
