#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file cannot be read or written: the facts, without words.
public struct FileFailure: Error, Hashable, Sendable {
  /// Where in a file something is wrong.
  public enum Place: Hashable, Sendable {
    /// A byte of the file, counted from 0.
    case byte(Int)
    /// A byte of what a compressed file unpacks to, counted from 0.
    case unpackedByte(Int)
    /// A character of a file of text, by its line and its place in that, both counted from 1.
    case character(line: Int, column: Int)
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The system refused: its number for the reason and its words.
    case system(code: CInt, words: String)
    /// A directory, a device, a pipe: not a file with bytes at places.
    case notAFile
    /// The file ends before what it announces.
    case truncated(expected: Int, found: Int)
    /// There is more behind what the file announces; how much, where that is known.
    case trailing(Int?)
    /// More is announced than is read into memory.
    case tooLarge(bytes: Int?, limit: Int)
    /// There are more bytes than are read.
    case tooLong(limit: Int)
    /// Bytes that are not UTF-8.
    case notUTF8
    /// Bytes that are not lines of text.
    case notText
    /// Something that only files of one kind have.
    case content(Content)
  }

  /// A fault of a format, as one value whatever the format is.
  public struct Content: Hashable, Sendable {
    /// The fault.
    public let fault: any ContentFault

    /// Takes a fault.
    public init(_ fault: any ContentFault) {
      self.fault = fault
    }

    /// Whether two faults are of one format and the same.
    public static func == (left: Content, right: Content) -> Bool {
      AnyHashable(left.fault) == AnyHashable(right.fault)
    }

    /// Feeds the fault.
    public func hash(into hasher: inout Hasher) {
      fault.hash(into: &hasher)
    }
  }

  /// The file; nil for the standard input.
  public let path: String?

  /// The place in it, where there is one.
  public let place: Place?

  /// What is wrong.
  public let reason: Reason

  /// Puts the facts together.
  public init(_ path: String?, _ reason: Reason, at place: Place? = nil) {
    self.path = path
    self.place = place
    self.reason = reason
  }

  /// What the system said, by default what it said last.
  public static func system(_ path: String?, code: CInt = errno) -> FileFailure {
    let words = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return FileFailure(path, .system(code: code, words: words))
  }

  /// Whether there is nothing of that name.
  public var isAbsence: Bool {
    if case .system(ENOENT, _) = reason { true } else { false }
  }

  /// Whether the same may succeed later.
  public var isTemporary: Bool {
    if case .system(EWOULDBLOCK, _) = reason { true } else { false }
  }
}

/// What can be wrong with what a file of some format holds: facts, to which others give words.
public protocol ContentFault: Hashable, Sendable {}
