import Tensors

/// Functions of each element: activations, exponentials, rounding, and arithmetic by name.
enum ElementwiseFunctions {
  static let all = plain + withSettings + binary

  private static let everywhere: Set<Library> = [.torch, .numpy, .math]

  private static let plain: [Function] = [
    unary("relu", .relu, settings: "; inplace"), unary("sigmoid", .sigmoid),
    unary("relu6", .clamp(minimum: 0, maximum: 6), settings: "; inplace"),
    unary("silu", .silu, settings: "; inplace"),
    unary("tanh", .tanh, everywhere), unary("sin", .sine, everywhere),
    unary("cos", .cosine, everywhere), unary("exp", .exp, everywhere),
    unary("log", .log, everywhere), unary("log2", .log2, [.torch, .numpy]),
    unary("log10", .log10, [.torch, .numpy]), unary("sqrt", .sqrt, everywhere),
    unary("abs", .absolute, [.torch, .numpy]), unary("sign", .sign, [.torch, .numpy]),
    unary("floor", .floor, everywhere), unary("ceil", .ceil, everywhere),
    unary("neg", .negate), unary("fabs", .absolute, [.numpy, .math], bare: false),
    unary("absolute", .absolute, [.torch, .numpy], bare: false),
    unary("negative", .negate, [.torch, .numpy], bare: false),
    unary("square", .power(2), [.torch, .numpy]),
  ]

  private static let withSettings: [Function] = [
    Function("round", "input, decimals=0", in: [.torch, .numpy]) { call throws(Diagnostic) in
      let decimals = try call.integer("decimals", default: 0)
      guard abs(decimals) <= 300 else { throw .outOfBounds("decimals", -300, 300, call) }
      return try map(call, .round(decimals: decimals))
    },
    Function("leaky_relu", "input, negative_slope=0.01; inplace") { call throws(Diagnostic) in
      try map(call, .leakyRelu(slope: call.number("negative_slope", default: 0.01)))
    },
    Function("softplus", "input, beta=1, threshold=20") { call throws(Diagnostic) in
      try map(
        call,
        .softplus(
          beta: call.number("beta", default: 1), threshold: call.number("threshold", default: 20)))
    },
    Function("gelu", "input, approximate='none'") { call throws(Diagnostic) in
      let word = try call.word("approximate", default: "none", among: ["none", "tanh"])
      return try map(call, .gelu(approximate: word == "tanh"))
    },
    Function("elu", "input, alpha=1.0; inplace") { call throws(Diagnostic) in
      try map(call, .elu(alpha: call.number("alpha", default: 1)))
    },
    Function("hardtanh", "input, min_val=-1.0, max_val=1.0; inplace") { call throws(Diagnostic) in
      try map(
        call,
        .clamp(
          minimum: call.number("min_val", default: -1),
          maximum: call.number("max_val", default: 1)))
    },
    Function("clamp", "input, min|a_min=None, max|a_max=None", clamp),
    Function("clip", "input, min|a_min=None, max|a_max=None", in: [.torch, .numpy], clamp),
  ]

  private static let binary: [Function] = [
    pair("add", .add, [.torch, .numpy]), pair("sub", .subtract), pair("mul", .multiply),
    pair("div", .divide),
    pair("subtract", .subtract, [.torch, .numpy], bare: false),
    pair("multiply", .multiply, [.torch, .numpy], bare: false),
    pair("divide", .divide, [.torch, .numpy], bare: false),
    pair("true_divide", .divide, [.torch, .numpy], bare: false),
    pair("floor_divide", .floorDivide, [.torch, .numpy]),
    pair("pow", .power, [.torch, .math]), pair("power", .power, [.numpy], bare: false),
    pair("mod", .remainder, [.numpy, .matlab]), pair("remainder", .remainder, [.torch, .numpy]),
    pair("maximum", .maximum, [.torch, .numpy]), pair("minimum", .minimum, [.torch, .numpy]),
    pair("lt", .less), pair("le", .lessEqual), pair("gt", .greater), pair("ge", .greaterEqual),
    pair("eq", .equal), pair("ne", .notEqual),
    pair("greater", .greater, [.torch, .numpy], bare: false),
    pair("less", .less, [.torch, .numpy], bare: false),
  ]

  private static func unary(
    _ name: String, _ function: UnaryFunction, _ libraries: Set<Library> = [.torch],
    bare: Bool = true, settings: String = ""
  ) -> Function {
    Function(name, "input" + settings, in: libraries, bare: bare) { call throws(Diagnostic) in
      try map(call, function)
    }
  }

  private static func pair(
    _ name: String, _ function: BinaryFunction, _ libraries: Set<Library> = [.torch],
    bare: Bool = true
  ) -> Function {
    Function(name, "input, other|b|exponent", in: libraries, bare: bare) {
      call throws(Diagnostic) in
      try combine(call, function, call.tensor("input"), call.tensor("other"))
    }
  }

  /// Puts a function on every element of the argument `input`.
  static func map(_ call: borrowing Call, _ function: UnaryFunction) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    return try call.record(
      ElementwiseUnary(name: call.function.name, function, input: input.value.shape), [input])
  }

  /// Puts a function on every pair of elements.
  static func combine(
    _ call: borrowing Call, _ function: BinaryFunction, _ left: Node<Double>,
    _ right: Node<Double>
  ) throws(Diagnostic) -> Value {
    let operation = try call.fitting { () throws(ShapeError) in
      try ElementwiseBinary(
        name: call.function.name, function, left: left.value.shape, right: right.value.shape)
    }
    return try call.record(operation, [left, right])
  }

  @Sendable private static func clamp(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let lowest = call.has("min") ? try call.number("min") : nil
    let highest = call.has("max") ? try call.number("max") : nil
    return try map(call, .clamp(minimum: lowest, maximum: highest))
  }
}
