import Files

/// What can be wrong with a checkpoint.
public enum CheckpointFault: ContentFault, Error {
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

extension FileFailure.Reason {
  /// Something that only checkpoints have.
  public static func checkpoint(_ fault: CheckpointFault) -> FileFailure.Reason {
    .content(.init(fault))
  }

  /// The fault, if it is one that only checkpoints have.
  public var checkpointFault: CheckpointFault? {
    if case .content(let content) = self { content.fault as? CheckpointFault } else { nil }
  }
}
