import Files
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The rows of a grading that is under way, kept beside the table that it will be, so that a run which
/// breaks off goes on where it stopped.
public final class GradeJournal {
  /// The file; nil where rows are kept in memory alone.
  private let path: String?
  private let head: String
  private var rows: [String] = []

  /// How many rows there are.
  public private(set) var count = 0

  /// Opens a journal.
  ///
  /// - Parameters:
  ///   - table: The table that it will be; nil keeps the rows in memory.
  ///   - name: What the rows depend on beside the files: the sheet, the key, the language.
  public init(beside table: String?, name: String) {
    path = table.map { $0 + ".partial" }
    head = "strider grades 1 \(name)"
  }

  /// Keeps those rows of a run before that are still true, from the first on.
  ///
  /// - Parameter isTrue: Whether a row, by its number, is what grading would give again.
  /// - Throws: why the file cannot be read or written.
  public func resume(where isTrue: (Int, GradeRow) -> Bool) throws(FileFailure) {
    guard let path else { return }
    var kept: [String] = []
    let isOurs = try forEachLine { number, line in
      guard number > 0 else { return line == head }
      guard let row = GradeRow(line: line), isTrue(number - 1, row) else { return false }
      kept.append(line)
      return true
    }
    count = kept.count
    if isOurs { return }
    // What was written last may not be whole.
    try TextFile.write(([head] + kept).map { $0 + "\n" }.joined(), path: path)
  }

  /// Adds rows, in one piece.
  public func append(_ new: [GradeRow]) throws(FileFailure) {
    count += new.count
    guard let path else { return rows += new.map(\.line) }
    guard !new.isEmpty else { return }
    try TextFile.append(line: new.map(\.line).joined(separator: "\n"), path: path)
  }

  /// Gives every row, in order.
  public func forEach(_ body: (GradeRow) -> Void) throws(FileFailure) {
    guard path != nil else {
      for line in rows { if let row = GradeRow(line: line) { body(row) } }
      return
    }
    _ = try forEachLine { number, line in
      if number > 0, let row = GradeRow(line: line) { body(row) }
      return true
    }
  }

  /// Takes the journal away, once its table is written.
  public func remove() {
    if let path { unlink(path) }
  }

  /// Gives the lines of the file until one is refused.
  ///
  /// - Returns: Whether there is a file and no line was refused.
  private func forEachLine(_ body: (Int, String) -> Bool) throws(FileFailure) -> Bool {
    guard let path else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT { return false }
      throw .system(path)
    }
    defer { close(descriptor) }
    let reader = PipeReader(descriptor: descriptor, path: path, limit: .max)
    var number = 0
    while true {
      switch reader.readLine(Prompt(StyledText())) {
      case .line(let line):
        guard body(number, line) else { return false }
        number += 1
      case .failed(let failure): throw failure
      case .cancelled, .endOfInput: return number > 0
      }
    }
  }
}
