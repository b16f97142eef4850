import Files
import Synchronization
import Tensors
import Terminal

/// Grades many files, as many at once as there are cores, and keeps what comes of each in order.
public struct GradeRun {
  /// How many files a thread grades before what came of them is written down.
  private static let piece = 16

  private let files: [String]
  private let language: Language
  private let threads: Int
  private let makeGrader: @Sendable () -> Grader?

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - files: The hand-ins, in the order of the rows.
  ///   - language: The language of remarks.
  ///   - threads: How many files are graded at once.
  ///   - makeGrader: Makes a grader for one thread; it is asked by one thread after another.
  public init(
    _ files: [String], language: Language, threads: Int = Machine.cores,
    makeGrader: @escaping @Sendable () -> Grader?
  ) {
    self.files = files
    self.language = language
    self.threads = threads
    self.makeGrader = makeGrader
  }

  /// Grades what the journal has not got yet.
  ///
  /// - Parameters:
  ///   - journal: Where the rows go; nil where they are not wanted.
  ///   - each: Is told of each grade, in order.
  /// - Returns: Whether it came to the end, and was not interrupted.
  /// - Throws: why a row cannot be kept.
  public func run(
    into journal: GradeJournal?, each: (Grade) -> Void = { _ in }
  ) throws(FileFailure) -> Bool {
    try journal?.resume { number, row in
      guard number < files.count, files[number] == row.file else { return false }
      return hash(files[number]) == row.hash
    }
    let pool = WorkerPool(threads: min(threads, max(1, files.count)), keepsSubnormals: true)
    let desks = (0..<pool.threads).map { _ in Desk() }
    var done = journal?.count ?? 0
    while done < files.count {
      if Interruption.isRequested { return false }
      let some = Array(files[done...].prefix(Self.piece * pool.threads))
      let graded = Mutex<[Int: (Grade, GradeRow)]>([:])
      pool.run(some.count) { place, thread in
        let one = grade(some[place], desks[thread])
        graded.withLock { [one] in $0[place] = one }
      }
      let grades = graded.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
      if Interruption.isRequested { return false }
      try journal?.append(grades.map(\.1))
      done += grades.count
      for (grade, _) in grades { each(grade) }
    }
    return true
  }

  /// The grader of a thread, which no other thread uses.
  private final class Desk: @unchecked Sendable {
    var grader: Grader?
  }

  private func grade(_ file: String, _ desk: Desk) -> (Grade, GradeRow) {
    if desk.grader == nil { desk.grader = makeGrader() }
    let (grade, hash): (Grade, String)
    do throws(FileFailure) {
      let bytes = try FileBytes.read(path: file, limit: HandIn.limit)
      hash = SHA256.digest(bytes).hexadecimal
      let text = String(validating: bytes, as: UTF8.self)
      grade =
        text.flatMap { desk.grader?.grade($0, file: file) }
        ?? Grade(file: file, error: HandIn.Fault.foreign.phrase)
    } catch {
      grade = Grade(file: file, error: error.reason.phrase)
      hash = ""
    }
    return (grade, GradeRow(grade, hash: hash, in: language))
  }

  private func hash(_ file: String) -> String {
    let bytes = try? FileBytes.read(path: file, limit: HandIn.limit)
    return bytes.map { SHA256.digest($0).hexadecimal } ?? ""
  }
}
