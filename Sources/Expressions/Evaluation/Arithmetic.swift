import Tensors

/// What an operator computes.
struct Arithmetic {
  /// The name under which the operation is remembered.
  let name: String

  /// The function of each pair of elements; nil for the matrix product.
  let function: BinaryFunction?

  static let add = Arithmetic(name: "add", function: .add)
  static let subtract = Arithmetic(name: "sub", function: .subtract)
  static let multiply = Arithmetic(name: "mul", function: .multiply)
  static let divide = Arithmetic(name: "div", function: .divide)
  static let floorDivide = Arithmetic(name: "floor_divide", function: .floorDivide)
  static let remainder = Arithmetic(name: "remainder", function: .remainder)
  static let power = Arithmetic(name: "pow", function: .power)
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
    case .less: Arithmetic(name: "lt", function: .less)
    case .lessOrEqual: Arithmetic(name: "le", function: .lessEqual)
    case .greater: Arithmetic(name: "gt", function: .greater)
    case .greaterOrEqual: Arithmetic(name: "ge", function: .greaterEqual)
    case .equal: Arithmetic(name: "eq", function: .equal)
    case .notEqual: Arithmetic(name: "ne", function: .notEqual)
    }
  }
}
