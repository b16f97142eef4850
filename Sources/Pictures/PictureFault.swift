import Files

/// What can be wrong with a file of a picture.
public enum PictureFault: ContentFault {
  /// The first bytes are those of no picture that is read.
  case unknown(found: [UInt8])
  /// More pixels than are read.
  case tooManyPixels(width: Int, height: Int)
  /// A side without pixels.
  case emptySide(width: Int, height: Int)
  /// A PNG is broken; libpng's words.
  case png(String)
  /// A JPEG is broken; libturbojpeg's words.
  case jpeg(String)
  /// A PGM or PPM is broken at its head.
  case netpbm(NetpbmFault)
}

/// What can be wrong with a PGM or PPM.
public enum NetpbmFault: Hashable, Sendable {
  /// A number was expected.
  case numberWanted
  /// The largest sample is none of 1...65535.
  case maximum(Int)
  /// A sample above the largest.
  case sample(Int, maximum: Int)
}

extension FileFailure.Reason {
  /// Something that only pictures have.
  static func picture(_ fault: PictureFault) -> FileFailure.Reason { .content(.init(fault)) }

  /// The fault, if it is one that only pictures have.
  public var pictureFault: PictureFault? {
    if case .content(let content) = self { content.fault as? PictureFault } else { nil }
  }
}
