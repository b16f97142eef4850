/// Why a file cannot be read or written: the facts, without words.
public struct FileFailure: Error, Hashable, Sendable {
  /// Where in a file something is wrong.
  public enum Place: Hashable, Sendable {
    /// A byte of the file, counted from 0.
    case byte(Int)
    /// A byte of what a compressed file unpacks to, counted from 0.
    case unpackedByte(Int)
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
    /// More than is read into memory.
    case tooLarge(bytes: Int?, limit: Int)
    /// Something that only data files have.
    case data(DataFault)
    /// Something that only checkpoints have.
    case checkpoint(CheckpointFault)
  }

  /// The file.
  public let path: String

  /// The place in it, where there is one.
  public let place: Place?

  /// What is wrong.
  public let reason: Reason

  /// Puts the facts together.
  public init(_ path: String, _ reason: Reason, at place: Place? = nil) {
    self.path = path
    self.place = place
    self.reason = reason
  }

  /// Whether the system is to blame and not what the file holds.
  public var isSystem: Bool {
    if case .system = reason { true } else { false }
  }
}

/// What can be wrong with a data file.
public enum DataFault: Hashable, Sendable {
  /// The first bytes are not those of the format.
  case magic(found: [UInt8], expected: String)
  /// An IDX file of elements that are not bytes.
  case elementType(UInt8)
  /// An IDX file of so many dimensions, where others are wanted.
  case dimensions(found: Int, expected: [Int])
  /// A length that is zero.
  case emptySide([Int])
  /// As many labels as images are needed.
  case counts(labels: Int, images: Int, imagesPath: String)
  /// Test pictures of another size than the training pictures.
  case sizes(found: [Int], expected: [Int], trainingPath: String)
  /// A label that is not among the classes; what they are judged by is how many there are.
  case label(Int, classes: Int)
  /// A file whose size is not a whole number of records.
  case record(size: Int, record: Int)
  /// The compressed bytes are damaged.
  case compression
  /// The compressed bytes stop before their end.
  case compressionTruncated
  /// A directory in which nothing is known; some of what is in it.
  case nothingKnown([String])
  /// Several files of which only one can be meant.
  case ambiguous([String])
  /// A file without the one that belongs to it.
  case partnerMissing(of: String, like: String)
}

/// What can be wrong with a checkpoint.
public enum CheckpointFault: Hashable, Sendable {
  /// The header is said to be longer than the file.
  case headerLength(declared: UInt64, available: Int)
  /// The header is not the JSON that it has to be; what was expected there.
  case json(expected: String)
  /// A name that stands twice.
  case duplicate(String)
  /// An entry without a field that it needs, or with one of a wrong kind.
  case field(tensor: String, field: String)
  /// Numbers of a kind that is not read.
  case type(tensor: String, type: String)
  /// A shape with more elements than there is memory.
  case shape(tensor: String, [Int])
  /// Offsets that run backwards or leave the file.
  case offsets(tensor: String, begin: Int, end: Int, available: Int)
  /// Offsets that do not hold as many bytes as the shape and the type need.
  case size(tensor: String, bytes: Int, expected: Int)
  /// Two tensors on the same bytes.
  case overlap(tensor: String, other: String)
  /// Bytes that belong to no tensor.
  case gap(bytes: Int)
  /// A tensor that the network needs and that is not there.
  case missing(tensor: String, shape: [Int])
  /// A tensor that the network does not have.
  case unexpected(tensor: String)
  /// A tensor of another shape than the network's.
  case shapeDiffers(tensor: String, found: [Int], expected: [Int])
  /// A number that is not finite.
  case notFinite(tensor: String, index: Int)
  /// A metadata entry that is missing.
  case metadataMissing(String)
  /// A metadata entry that cannot be what it says.
  case metadata(key: String, value: String)
  /// The run was made with other data.
  case otherData(found: String, expected: String)
}
