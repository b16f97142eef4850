import Tensors

/// Anything that a name of a program can stand for: 16 bytes.
enum ProgramValue: Sendable {
  /// Nothing yet: a variable that was not assigned.
  case unbound
  /// `None`.
  case none
  /// `True` and `False`.
  case boolean(Bool)
  /// A whole number, which is never on the record.
  case int(Int)
  /// A floating-point number and its id in the record (``Ledger``).
  case real(Double, UInt32)
  /// A whole number that came from an array, and its id in the record.
  case whole(Double, UInt32)
  /// Everything else.
  case object(ProgramObject)
}

extension UnsafeMutablePointer<ProgramValue> {
  /// The object that lies here, without counting one use more, which costs as much as reading an element: it
  /// holds as long as the value stays where it is.
  ///
  /// A value that is an object begins with it, since no other case leaves bits of the first word free.
  @inline(__always)
  var borrowed: Unmanaged<ProgramObject>? {
    guard case .object = pointee else { return nil }
    return UnsafeRawPointer(self).load(as: Unmanaged<ProgramObject>.self)
  }

  /// Whether one and the same object lies here and there.
  @inline(__always)
  func holdsSameObject(as other: UnsafeMutablePointer<ProgramValue>) -> Bool {
    guard let one = borrowed, let two = other.borrowed else { return false }
    return one.toOpaque() == two.toOpaque()
  }
}

extension ProgramValue {
  /// The same without its place on a record.
  var withoutRecord: ProgramValue {
    switch self {
    case .real(let number, _): .real(number, Ledger.plain)
    case .whole(let number, _): .whole(number, Ledger.plain)
    default: self
    }
  }

  /// A text.
  static func text(_ text: String) -> ProgramValue { .object(TextObject(text)) }

  /// A tuple.
  static func tuple(_ items: [ProgramValue]) -> ProgramValue { .object(TupleObject(items)) }

  /// A list.
  static func list(_ items: [ProgramValue]) -> ProgramValue { .object(ListObject(items)) }

  /// A tuple of whole numbers.
  static func sizes(_ sizes: [Int]) -> ProgramValue { .tuple(sizes.map { .int($0) }) }

  /// The name of its type, as `type(x).__name__` gives it.
  var typeName: String {
    switch self {
    case .unbound, .none: "NoneType"
    case .boolean: "bool"
    case .int: "int"
    case .real: "float"
    case .whole: "int"
    case .object(let object): object.typeName
    }
  }

  /// The number, if it is one; a boolean counts as 1 or 0.
  var number: Double? {
    switch self {
    case .boolean(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .real(let value, _), .whole(let value, _): value
    case .object(let object): (object as? ArrayObject)?.single
    default: nil
    }
  }

  /// The whole number, if it is one; a boolean counts as 1 or 0.
  var integer: Int? {
    switch self {
    case .boolean(let value): value ? 1 : 0
    case .int(let value): value
    case .whole(let value, _): Int(exactly: value)
    case .object(let object):
      if let array = object as? ArrayObject, array.type != .real, let value = array.single {
        Int(exactly: value)
      } else {
        nil
      }
    default: nil
    }
  }

  /// Whether it is a number that came from an array, and has what NumPy's numbers have.
  var isOfArray: Bool {
    switch self {
    case .real(_, let id): id != Ledger.plain
    case .whole: true
    default: false
    }
  }

  /// The id in the record.
  var id: UInt32 {
    switch self {
    case .real(_, let id), .whole(_, let id): id
    default: 0
    }
  }

  /// The text, if it is one.
  var text: String? {
    if case .object(let object) = self { (object as? TextObject)?.text } else { nil }
  }

  /// The array, if it is one.
  var array: ArrayObject? {
    if case .object(let object) = self, object.kind == .array {
      unsafeDowncast(object, to: ArrayObject.self)
    } else {
      nil
    }
  }

  /// The object, if it is one.
  var object: ProgramObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The dict, if it is one, also of a class that derives from `dict`.
  var dictionary: DictionaryObject? {
    (object as? InstanceObject)?.held as? DictionaryObject ?? object as? DictionaryObject
  }

  /// The parts of a tuple or a list.
  var parts: [ProgramValue]? {
    switch (object as? InstanceObject)?.held ?? object {
    case let list as ListObject: list.items
    case let tuple as TupleObject: tuple.items
    default: nil
    }
  }

  var isNone: Bool { if case .none = self { true } else { false } }
  @inline(__always)
  var isUnbound: Bool { if case .unbound = self { true } else { false } }

  /// Whether it is one and the same thing, as `is` asks.
  func isSame(as other: ProgramValue) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.real(let a, let i), .real(let b, let j)), (.whole(let a, let i), .whole(let b, let j)):
      a == b && i == j
    case (.object(let a), .object(let b)):
      a.identity === b.identity
        || ((a as? TextObject)?.text).map { $0 == (b as? TextObject)?.text } ?? false
        || ((a as? LibraryFunctionObject)?.name).map { $0 == (b as? LibraryFunctionObject)?.name }
          ?? false
    default: false
    }
  }
}
