import Files

/// What can be wrong with a file of PyTorch's.
public enum TorchFault: ContentFault {
  /// What is expected at a place of the archive, and is not there.
  public enum Part: Hashable, Sendable {
    /// The list of entries at the end.
    case directory
    /// An entry of that list.
    case entry
    /// The beginning of an entry's own bytes.
    case header
    /// A name in UTF-8, without `..` and not from the root.
    case name
  }

  /// The archive is damaged.
  case archive(Part)
  /// An entry that is packed; PyTorch packs none.
  case packed(entry: String)
  /// An entry that is needed and not there.
  case missing(entry: String)
  /// The form before PyTorch 1.6, a pickle without an archive.
  case legacy
  /// A program with its weights.
  case script
  /// Something that is no tensor, and would have to be executed.
  case object(name: String)
  /// A step of the pickle that is not known.
  case step(UInt8)
  /// The pickle ends, or takes what is not there.
  case pickle
  /// Numbers that lie outside of their storage.
  case bounds(tensor: String)
  /// Numbers whose first byte is not the least.
  case byteOrder(String)
  /// Nothing in the file is a tensor.
  case noTensors
}

extension FileFailure.Reason {
  /// Something that only files of PyTorch's have.
  public static func torch(_ fault: TorchFault) -> FileFailure.Reason { .content(.init(fault)) }

  /// The fault, if it is one that only files of PyTorch's have.
  public var torchFault: TorchFault? {
    if case .content(let content) = self { content.fault as? TorchFault } else { nil }
  }
}
