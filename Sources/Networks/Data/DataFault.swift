import Files

/// What can be wrong with a data file.
public enum DataFault: ContentFault {
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
  /// So many bytes behind the compressed ones that are not compressed.
  case behindCompression(Int)
  /// A directory in which nothing is known; some of what is in it.
  case nothingKnown([String])
  /// Several files of which only one can be meant.
  case ambiguous([String])
  /// A folder of test pictures whose class has none to learn from.
  case unknownClass(String)
  /// A file without the one that belongs to it.
  case partnerMissing(of: String, like: String)
}

extension FileFailure.Reason {
  /// Something that only data files have.
  public static func data(_ fault: DataFault) -> FileFailure.Reason { .content(.init(fault)) }

  /// The fault, if it is one that only data files have.
  public var dataFault: DataFault? {
    if case .content(let content) = self { content.fault as? DataFault } else { nil }
  }
}
