import Tensors

extension UnaryFunction {
  /// The function as ONNX operators one behind another, for the value that comes to a layer; nil where there
  /// are none that give the same.
  var exported: [ExportedNode]? {
    func step(_ type: String, _ number: Double) -> ExportedNode {
      ExportedNode(type, [], [.numbers(Tensor(number))])
    }
    let product = ExportedNode("Mul", [], [.input(0)])
    switch self {
    case .relu: return [ExportedNode("Relu")]
    case .sigmoid: return [ExportedNode("Sigmoid")]
    case .tanh: return [ExportedNode("Tanh")]
    case .sqrt: return [ExportedNode("Sqrt")]
    case .erf: return [ExportedNode("Erf")]
    case .absolute: return [ExportedNode("Abs")]
    case .power(let exponent): return [step("Pow", exponent)]
    case .leakyRelu(let slope): return [ExportedNode("LeakyRelu", [("alpha", .number(slope))])]
    case .elu(let alpha): return [ExportedNode("Elu", [("alpha", .number(alpha))])]
    // Above the threshold x itself is given, which single precision cannot tell apart from 16 on.
    case .softplus(let beta, let threshold) where threshold >= 16:
      let soft = ExportedNode("Softplus")
      return beta == 1 ? [soft] : [step("Mul", beta), soft, step("Div", beta)]
    case .clamp(let minimum, let maximum):
      let bounds = [minimum, maximum].map { bound -> ExportedNode.Operand in
        bound.map { .numbers(Tensor($0)) } ?? .absent
      }
      return [ExportedNode("Clip", [], bounds)]
    case .silu: return [ExportedNode("Sigmoid"), product]
    // Operators of their own came with version 20.
    case .gelu(approximate: true):
      return [
        product, product, step("Mul", 0.044715), ExportedNode("Add", [], [.input(0)]),
        step("Mul", (2 / Double.pi).squareRoot()), ExportedNode("Tanh"), step("Add", 1), product,
        step("Mul", 0.5),
      ]
    case .gelu(approximate: false):
      return [
        step("Div", 2.0.squareRoot()), ExportedNode("Erf"), step("Add", 1), product,
        step("Mul", 0.5),
      ]
    default: return nil
    }
  }
}
