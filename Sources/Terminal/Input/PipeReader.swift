import Files

/// Lines from a pipe or a file: no prompt, no editing, one line as soon as it is there.
///
/// Lines end with LF, CRLF or the end of the input; a byte-order mark at the beginning is dropped;
/// NUL and other control characters stay in the line, for the language to refuse where they stand.
public final class PipeReader: LineSource {
  private let descriptor: CInt
  private let path: String?
  private let limit: Int
  private var buffer: [UInt8] = []
  private var searched = 0
  private var taken = 0
  private var total = 0
  private var isAtEnd = false
  private var linesTaken = 0

  /// Reads from an open file descriptor, which stays the caller's.
  ///
  /// - Parameters:
  ///   - descriptor: Where to read; the standard input if left out.
  ///   - path: The name for failures.
  ///   - limit: The most bytes that are read in all.
  public init(descriptor: CInt = 0, path: String? = nil, limit: Int = TextFile.limit) {
    self.descriptor = descriptor
    self.path = path
    self.limit = limit
  }

  /// Waits for the next line.
  public func readLine(_ prompt: Prompt) -> LineEvent {
    do throws(FileFailure) {
      return try nextLine().map { .line($0) } ?? .endOfInput
    } catch {
      isAtEnd = true
      buffer = []
      taken = 0
      searched = 0
      return .failed(error)
    }
  }

  /// Everything that has not been read yet, as one text.
  public func readRest() throws(FileFailure) -> String {
    while !isAtEnd { try fill() }
    let rest = Array(buffer[taken...])
    taken = buffer.count
    searched = taken
    return try TextFile.decode(rest, path: path, line: linesTaken + 1)
  }

  private func nextLine() throws(FileFailure) -> String? {
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        return try takeLine(upTo: newline, next: newline + 1)
      }
      searched = buffer.count
      if isAtEnd {
        return taken < buffer.count ? try takeLine(upTo: buffer.count, next: buffer.count) : nil
      }
      try fill()
    }
  }

  private func takeLine(upTo end: Int, next: Int) throws(FileFailure) -> String {
    var line = buffer[taken..<end]
    try TextFile.check(Array(line), path: path, line: linesTaken + 1)
    if linesTaken == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.last == 0x0D { line = line.dropLast() }
    let text = String(decoding: line, as: UTF8.self)
    linesTaken += 1
    taken = next
    searched = next
    return text
  }

  private func fill() throws(FileFailure) {
    buffer.removeFirst(taken)
    searched -= taken
    taken = 0
    guard let chunk = try FileBytes.readSome(descriptor, path: path) else {
      isAtEnd = true
      return
    }
    total += chunk.count
    if total > limit { throw FileFailure(path, .tooLong(limit: limit)) }
    buffer += chunk
  }
}
