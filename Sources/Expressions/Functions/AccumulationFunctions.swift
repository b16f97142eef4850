import Tensors

/// Products and running sums along a dimension, and sums over named indices.
enum AccumulationFunctions {
  static let all: [Function] = [
    Function("cumsum", "input, dim=None; dtype", in: both) { call throws(Diagnostic) in
      try running(call, .add)
    },
    Function("cumprod", "input, dim=None", in: both) { call throws(Diagnostic) in
      try running(call, .multiply)
    },
    Function("prod", "input, dim=None, keepdim=False", in: both) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      if input.value.shape.count == 0 { return .number(1) }
      let parts = try slices(call, input)
      var product = parts[0]
      for part in parts.dropFirst() { product = try combined(call, .multiply, product, part) }
      guard let number = try call.optionalInteger("dim"), try call.flag("keepdim"),
        input.value.shape.rank > 0
      else { return .tensor(product) }
      let dimension = try call.fitting { () throws(ShapeError) in
        try input.value.shape.dimension(number)
      }
      var shape = input.value.shape.dimensions
      shape[dimension] = 1
      return try call.record(reshaping(call, product, to: shape), [product])
    },
    EinsumFunction.function,
  ]

  private static let both: Set<Library> = [.torch, .numpy]

  static func combined(
    _ call: borrowing Call, _ function: BinaryFunction, _ a: Node<Double>, _ b: Node<Double>
  ) throws(Diagnostic) -> Node<Double> {
    let operation = try call.fitting { () throws(ShapeError) in
      try ElementwiseBinary(
        name: function == .add ? "add" : "mul", function, left: a.value.shape, right: b.value.shape)
    }
    return try call.session.record(operation, [a, b], label: nil, at: call.range)
  }

  static func reshaping(
    _ call: borrowing Call, _ node: Node<Double>, to shape: [Int]
  ) throws(Diagnostic) -> Rearrangement {
    try call.fitting { () throws(ShapeError) in
      try Rearrangement.reshape(node.value.shape, to: shape)
    }
  }

  /// The slices along the dimension that is named; along all elements in a row where none is.
  private static func slices(
    _ call: borrowing Call, _ input: Node<Double>
  ) throws(Diagnostic) -> [Node<Double>] {
    var node = input
    if let number = try call.optionalInteger("dim"), input.value.shape.rank > 0 {
      let operation = try call.fitting { () throws(ShapeError) in
        let dimension = try input.value.shape.dimension(number)
        var order = Array(0..<input.value.shape.rank)
        order.remove(at: dimension)
        return try Rearrangement.permute(input.value.shape, [dimension] + order)
      }
      node = try call.session.record(operation, [input], label: nil, at: call.range)
    } else {
      node = try call.session.record(
        reshaping(call, input, to: [input.value.shape.count]), [input], label: nil, at: call.range)
    }
    return try call.session.slices(of: node, at: call.range)
  }

  private static func running(
    _ call: borrowing Call, _ function: BinaryFunction
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    guard input.value.shape.count > 0 else { return .tensor(input) }
    var totals: [Node<Double>] = []
    for part in try slices(call, input) {
      totals.append(
        try totals.last.map { last throws(Diagnostic) in
          try combined(call, function, last, part)
        } ?? part)
    }
    let stacked = try call.session.stacked(totals, at: call.range)
    guard let number = try call.optionalInteger("dim"), input.value.shape.rank > 1 else {
      return .tensor(stacked)
    }
    let operation = try call.fitting { () throws(ShapeError) in
      let dimension = try input.value.shape.dimension(number)
      var order = Array(1..<input.value.shape.rank)
      order.insert(0, at: dimension)
      return try Rearrangement.permute(stacked.value.shape, order)
    }
    return try call.record(operation, [stacked])
  }
}
