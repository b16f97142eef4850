/// What a pickle of tensors builds.
///
/// Whatever else there may be in a pickle is no value here.
indirect enum PickleValue {
  case none
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case tuple([PickleValue])
  case list(PickleList)
  case dictionary(PickleDictionary)
  /// A class or function that PyTorch's files of tensors name.
  case global(PickleGlobal)
  case storage(TorchStorage)
  case tensor(TorchTensor)

  /// The number, if it is a whole one.
  var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }

  /// The text, if it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The parts of a tuple.
  var parts: [PickleValue]? { if case .tuple(let parts) = self { parts } else { nil } }

  /// Whole numbers in a tuple.
  var integers: [Int]? {
    guard let parts else { return nil }
    let integers = parts.compactMap(\.integer)
    return integers.count == parts.count ? integers : nil
  }
}

/// A list, which grows after it is known by a number.
final class PickleList {
  var items: [PickleValue] = []
}

/// A dictionary in the order in which it was filled.
final class PickleDictionary {
  var entries: [(key: PickleValue, value: PickleValue)] = []
}

/// The names that are understood; none of them is called.
enum PickleGlobal: String, CaseIterable {
  case orderedDictionary = "collections OrderedDict"
  case rebuildTensor = "torch._utils _rebuild_tensor_v2"
  case rebuildParameter = "torch._utils _rebuild_parameter"
  case size = "torch Size"
  case double = "torch DoubleStorage"
  case float = "torch FloatStorage"
  case half = "torch HalfStorage"
  case brain = "torch BFloat16Storage"
  case long = "torch LongStorage"
  case integer = "torch IntStorage"
  case short = "torch ShortStorage"
  case char = "torch CharStorage"
  case byte = "torch ByteStorage"
  case boolean = "torch BoolStorage"

  /// The kind of numbers of a storage, as safetensors calls it.
  var type: String? {
    switch self {
    case .orderedDictionary, .rebuildTensor, .rebuildParameter, .size: nil
    case .double: "F64"
    case .float: "F32"
    case .half: "F16"
    case .brain: "BF16"
    case .long: "I64"
    case .integer: "I32"
    case .short: "I16"
    case .char: "I8"
    case .byte: "U8"
    case .boolean: "BOOL"
    }
  }
}

/// Numbers in an entry of their own.
struct TorchStorage {
  /// The kind, as safetensors calls it.
  let type: String
  /// The entry's name behind `data/`.
  let key: String
  /// How many there are said to be.
  let count: Int
}

/// A tensor: which numbers of a storage it has.
struct TorchTensor {
  let storage: TorchStorage
  /// The number that comes first.
  let offset: Int
  let shape: [Int]
  let strides: [Int]
}
