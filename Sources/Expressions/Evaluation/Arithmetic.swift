import Tensors

/// What an operator computes.
struct Arithmetic {
  /// The name under which the operation is remembered.
  let name: String

  /// The function of each pair of elements; nil for the matrix product.
  let function: BinaryFunction?

  /// An operator that is a function of each pair of elements.
  init(_ function: BinaryFunction) { self.init(name: function.operatorName, function: function) }

  private init(name: String, function: BinaryFunction?) {
    self.name = name
    self.function = function
  }

  static let add = Arithmetic(.add)
  static let subtract = Arithmetic(.subtract)
  static let multiply = Arithmetic(.multiply)
  static let divide = Arithmetic(.divide)
  static let floorDivide = Arithmetic(.floorDivide)
  static let remainder = Arithmetic(.remainder)
  static let power = Arithmetic(.power)
  static let matrixProduct = Arithmetic(name: "matmul", function: nil)

  /// The operation on operands of two shapes.
  ///
  /// - Throws: why they do not fit.
  func operation(_ left: Shape, _ right: Shape) throws(ShapeError) -> any Operation {
    guard let function else {
      return try MatrixProduct(name: name, left: left, right: right)
    }
    return try ElementwiseBinary(name: name, function, left: left, right: right)
  }
}

extension BinaryOperator {
  /// What the operator computes.
  var function: Arithmetic {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    case .matrixMultiply: .matrixProduct
    }
  }
}

extension ComparisonOperator {
  /// What the operator computes: 1 where it holds, else 0.
  var function: Arithmetic {
    switch self {
    case .less: Arithmetic(.less)
    case .lessOrEqual: Arithmetic(.lessEqual)
    case .greater: Arithmetic(.greater)
    case .greaterOrEqual: Arithmetic(.greaterEqual)
    case .equal: Arithmetic(.equal)
    case .notEqual: Arithmetic(.notEqual)
    }
  }
}
