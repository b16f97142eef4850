import Tensors

extension ProgramOperator {
  /// The function of two numbers that the operator is; nil for those of bits and matrices.
  var function: BinaryFunction? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    case .power: .power
    default: nil
    }
  }
}

extension BinaryFunction {
  /// The name under which an operator of the function is remembered on the tape.
  var operatorName: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "div"
    case .floorDivide: "floor_divide"
    case .remainder: "remainder"
    case .power: "pow"
    case .maximum: "maximum"
    case .minimum: "minimum"
    case .less: "lt"
    case .lessEqual: "le"
    case .greater: "gt"
    case .greaterEqual: "ge"
    case .equal: "eq"
    case .notEqual: "ne"
    }
  }
}
