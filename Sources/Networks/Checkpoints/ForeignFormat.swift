import Files

/// Forms of weights that other tools write and that are not read here, told by their first bytes.
public enum ForeignFormat: ContentFault {
  /// One array of NumPy's: `np.save`.
  case array
  /// Several of them: `np.savez`.
  case arrays
  /// HDF5, as Keras and h5py write it.
  case hdf5
  /// Keras's archive.
  case keras
  /// A pickle of Python's, which would have to be executed.
  case pickle
  /// An ONNX model under another name than `.onnx`.
  case onnx

  /// The form that begins so; nil for none of these.
  init?(start: [UInt8]) {
    if start.starts(with: [0x93] + Array("NUMPY".utf8)) {
      self = .array
    } else if start.starts(with: [0x89] + Array("HDF\r\n".utf8)) {
      self = .hdf5
    } else if start.count > 2, start[0] == 0x80, (2...5).contains(start[1]),
      // The opcodes with which a protocol's first value begins: a frame, a mark, an empty container, a
      // global, a text, a number.
      [0x95, 0x28, 0x7D, 0x5D, 0x29, 0x63, 0x58, 0x8C, 0x4B, 0x4D].contains(start[2])
    {
      self = .pickle
    } else if start.count > 7, start[0] == 0x08, (1...32).contains(start[1]),
      // The version of the form, then what wrote it, the graph or the operators' versions: fields 2 to 8.
      [0x12, 0x1A, 0x22, 0x2A, 0x32, 0x3A, 0x42].contains(start[2]), start[7] != 0
    {
      self = .onnx
    } else {
      return nil
    }
  }

  /// The form of an archive with such entries; nil for none of these.
  init?(entries: some Sequence<String>) {
    let names = Array(entries)
    if !names.isEmpty, names.allSatisfy({ $0.hasSuffix(".npy") }) {
      self = .arrays
    } else if names.contains("config.json"), names.contains(where: { $0.hasSuffix(".h5") }) {
      self = .keras
    } else {
      return nil
    }
  }
}

extension FileFailure.Reason {
  /// A form that another tool writes.
  public static func foreign(_ format: ForeignFormat) -> FileFailure.Reason {
    .content(.init(format))
  }

  /// The form, if it is one that another tool writes.
  public var foreignFormat: ForeignFormat? {
    if case .content(let content) = self { content.fault as? ForeignFormat } else { nil }
  }
}
