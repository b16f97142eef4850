import Tensors

extension ElementType {
  /// The kind that an array made from such numbers has: typed ones become a library's.
  var owned: ElementType { self == .written ? .whole : self }

  /// What `dtype` says.
  var name: String {
    switch self {
    case .boolean: "bool"
    case .written, .whole: "int64"
    case .real: "float64"
    }
  }

  /// The kind that a library's or Python's word means; widths are not told apart.
  init?(named word: String) {
    switch word {
    case "bool", "bool_", "BoolTensor": self = .boolean
    case "int", "int8", "uint8", "int16", "int32", "int64", "long", "short", "uint16", "uint32",
      "uint64", "LongTensor", "IntTensor", "ByteTensor", "ShortTensor", "CharTensor":
      self = .whole
    case "float", "float16", "float32", "float64", "double", "half", "bfloat16", "FloatTensor",
      "DoubleTensor", "HalfTensor":
      self = .real
    default: return nil
    }
  }
}
