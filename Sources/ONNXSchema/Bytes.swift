#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// What the library keeps as `Data`, in types that the rest of the program has.

extension TensorProto {
  /// The numbers as they lie in memory, least byte first.
  public var bytes: [UInt8] {
    get { Array(rawData) }
    set { rawData = Data(newValue) }
  }
}

extension AttributeProto {
  /// The text of a setting.
  public var text: String {
    get { String(decoding: s, as: UTF8.self) }
    set { s = Data(newValue.utf8) }
  }
}
