import Tensors

/// Matrix products, dense layers, and the comparison of tensors.
enum ProductFunctions {
  static let all: [Function] = [
    product("matmul", in: [.torch, .numpy]),
    product("mm", in: [.torch], bare: false),
    product("bmm", in: [.torch], bare: false),
    Function("dot", "input, other|b|tensor", in: [.torch]) { call throws(Diagnostic) in
      let (left, right) = (try call.tensor("input"), try call.tensor("other"))
      let operation = try call.fitting { () throws(ShapeError) in
        try MatrixProduct.dot(left: left.value.shape, right: right.value.shape)
      }
      return try call.record(operation, [left, right])
    },
    product("dot", in: [.numpy], bare: false),
    Function("outer", "input, other|b|vec2", in: [.torch, .numpy]) { call throws(Diagnostic) in
      let (left, right) = (try call.tensor("input"), try call.tensor("other"))
      let operation = try call.fitting { () throws(ShapeError) in
        try MatrixProduct.outer(left: left.value.shape, right: right.value.shape)
      }
      return try call.record(operation, [left, right])
    },
    Function("kron", "input|a, other|b", in: [.torch, .numpy, .matlab], kronecker),
    Function("linear", "input, weight, bias=None") { call throws(Diagnostic) in
      let (input, weight) = (try call.tensor("input"), try call.tensor("weight"))
      let bias = try call.optionalTensor("bias")
      let operation = try call.fitting { () throws(ShapeError) in
        try Linear(
          name: "linear", input: input.value.shape, weight: weight.value.shape,
          bias: bias?.value.shape)
      }
      return try call.record(operation, [input, weight] + (bias.map { [$0] } ?? []))
    },
    Function(
      "allclose", "input, other|b, rtol=1e-05, atol=1e-08, equal_nan=False", in: [.torch, .numpy],
      areClose),
  ]

  private static func product(
    _ name: String, in libraries: Set<Library>, bare: Bool = true
  ) -> Function {
    Function(name, "input, other|b|mat2", in: libraries, bare: bare) { call throws(Diagnostic) in
      let (left, right) = (try call.tensor("input"), try call.tensor("other"))
      // NumPy's dot of a number is a product with it.
      if name == "dot", left.value.shape.rank == 0 || right.value.shape.rank == 0 {
        return try ElementwiseFunctions.combine(call, .multiply, left, right)
      }
      let operation = try call.fitting { () throws(ShapeError) in
        try MatrixProduct(name: name, left: left.value.shape, right: right.value.shape)
      }
      return try call.record(operation, [left, right])
    }
  }

  /// Each element of the left one times the whole right one, block by block: an element-wise product of
  /// the operands with lengths of 1 put between their dimensions.
  @Sendable private static func kronecker(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let operands = [try call.tensor("input"), try call.tensor("other")]
    let rank = operands.map(\.value.shape.rank).max() ?? 0
    let lengths = operands.map { node in
      [Int](repeating: 1, count: rank - node.value.shape.rank) + node.value.shape.dimensions
    }
    var spread: [Node<Double>] = []
    for (position, node) in operands.enumerated() {
      let dimensions = lengths[position].flatMap { position == 0 ? [$0, 1] : [1, $0] }
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.reshape(node.value.shape, to: dimensions)
      }
      spread.append(try call.session.record(operation, [node], label: nil, at: call.range))
    }
    guard
      case .tensor(let product) = try ElementwiseFunctions.combine(
        call, .multiply, spread[0], spread[1])
    else { return .none }
    let operation = try call.fitting { () throws(ShapeError) in
      try Rearrangement.reshape(
        product.value.shape, to: zip(lengths[0], lengths[1]).map { $0 * $1 })
    }
    return try call.record(operation, [product])
  }

  /// `|a − b| ≤ atol + rtol·|b|` everywhere, 1 or 0.
  @Sendable private static func areClose(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let (a, b) = (try call.tensor("input").value, try call.tensor("other").value)
    let relative = try call.number("rtol", default: 1e-5)
    let absolute = try call.number("atol", default: 1e-8)
    let nanEqual = try call.flag("equal_nan")
    let shape = try call.fitting { () throws(ShapeError) in try a.shape.broadcast(with: b.shape) }
    let (left, right) = try call.fitting { () throws(ShapeError) in
      (
        try Rearrangement.expand(a.shape, to: shape).forward([a]).elements,
        try Rearrangement.expand(b.shape, to: shape).forward([b]).elements
      )
    }
    let close = zip(left, right).allSatisfy { x, y in
      if x.isNaN || y.isNaN { return nanEqual && x.isNaN && y.isNaN }
      return x == y || abs(x - y) <= absolute + relative * abs(y)
    }
    return .truth(close)
  }
}
