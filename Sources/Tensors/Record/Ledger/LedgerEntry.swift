/// One computation of a program: what it was, what it was done to, and where.
///
/// 24 bytes. Numbers are known by their ids: 0 is a number that was never recorded, ids with the top bit
/// are numbers that came into the program (``Ledger/leafBit``), the others are results in their order.
struct LedgerEntry: BitwiseCopyable {
  /// The first operand: an id, or for an array the place of its layout in the pool.
  var a: UInt32
  /// The second operand: an id, or for an array the number of its cells.
  var b: UInt32
  /// What a product is added to, or which of several numbers was taken: an id.
  var c: UInt32
  /// The id of the first result.
  var first: UInt32
  /// The iteration it was done in; 0 outside loops.
  var iteration: UInt32
  /// The source line in the upper 24 bits, the operation in the lower 8.
  var place: UInt32

  init(
    _ operation: LedgerOperation, a: UInt32, b: UInt32 = 0, c: UInt32 = 0, first: UInt32,
    iteration: UInt32, line: Int
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.first = first
    self.iteration = iteration
    place = UInt32(truncatingIfNeeded: line) << 8 | UInt32(operation.code)
  }

  var operation: LedgerOperation { LedgerOperation(code: UInt8(truncatingIfNeeded: place)) }
  var line: Int { Int(place >> 8) }

  /// How many results it has.
  var count: Int { operation.isOfArrays ? Int(b) : 1 }
}

/// What an entry of the record computed.
struct LedgerOperation: Hashable {
  let code: UInt8

  /// c + a·b, product and sum rounded one after the other.
  static let addedProduct = LedgerOperation(code: 48)
  /// The sum of the cells of an array.
  static let sum = LedgerOperation(code: 49)
  /// The sum of the products of two arrays' cells.
  static let dot = LedgerOperation(code: 50)
  /// The largest of some numbers, which is the one with the id `c`.
  static let largest = LedgerOperation(code: 51)
  /// The smallest of some numbers.
  static let smallest = LedgerOperation(code: 52)

  private static let unaryStart: UInt8 = 24
  private static let arrays: UInt8 = 64

  init(code: UInt8) { self.code = code }

  /// A function of two numbers.
  init(_ function: BinaryFunction) { code = UInt8(function.ledgerIndex) }

  /// A function of one number; nil for one with settings.
  init?(_ function: UnaryFunction) {
    guard let index = LedgerOperation.unary.firstIndex(of: function) else { return nil }
    code = LedgerOperation.unaryStart + UInt8(index)
  }

  /// The same function of the cells of arrays.
  var ofArrays: LedgerOperation { LedgerOperation(code: code | LedgerOperation.arrays) }

  /// Whether one of several numbers was taken.
  var isExtreme: Bool { self == .largest || self == .smallest }

  /// Whether the results are the cells of an array.
  var isOfArrays: Bool { code & LedgerOperation.arrays != 0 }

  /// The function of two numbers that it is.
  var binary: BinaryFunction? {
    let index = Int(code & ~LedgerOperation.arrays)
    return index < BinaryFunction.ledgerOrder.count ? BinaryFunction.ledgerOrder[index] : nil
  }

  /// The function of one number that it is.
  var unary: UnaryFunction? {
    let index = Int(code & ~LedgerOperation.arrays) - Int(LedgerOperation.unaryStart)
    return LedgerOperation.unary.indices.contains(index) ? LedgerOperation.unary[index] : nil
  }

  /// The functions of one number that need no settings.
  static let unary: [UnaryFunction] = [
    .negate, .absolute, .exp, .log, .sqrt, .tanh, .sigmoid, .relu, .sine, .cosine,
  ]

  /// Whether the gradient goes on unchanged to the first operand, or turned round: no value is needed.
  static let add = LedgerOperation(.add)
  static let subtract = LedgerOperation(.subtract)
  static let multiply = LedgerOperation(.multiply)
}

extension BinaryFunction {
  /// The functions in the order of their codes.
  static let ledgerOrder: [BinaryFunction] = [
    .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .power, .maximum, .minimum,
    .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual,
  ]

  @inline(__always)
  fileprivate var ledgerIndex: Int {
    switch self {
    case .add: 0
    case .subtract: 1
    case .multiply: 2
    case .divide: 3
    case .floorDivide: 4
    case .remainder: 5
    case .power: 6
    case .maximum: 7
    case .minimum: 8
    case .less: 9
    case .lessEqual: 10
    case .greater: 11
    case .greaterEqual: 12
    case .equal: 13
    case .notEqual: 14
    }
  }
}

/// One pass through the body of a loop, kept where something was recorded in it: 12 bytes.
struct LedgerIteration: BitwiseCopyable {
  /// The iteration of the loop around it; 0 where there is none.
  var parent: UInt32
  /// The loop variable where it is a small whole number, else the place of its text.
  var value: Int32
  /// Which loop, as the program counts them; the top bit where the variable is no whole number.
  var loop: UInt32

  static let otherValue: UInt32 = 1 << 31
}
