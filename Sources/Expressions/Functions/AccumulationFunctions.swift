import Tensors

/// Products and running sums along a dimension, and sums over named indices.
enum AccumulationFunctions {
  static let all: [Function] = [
    Function("cumsum", "input, dim=None", in: both) { call throws(Diagnostic) in
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
    Function("einsum", "equation|subscripts, *operands", in: both, einsum),
  ]

  private static let both: Set<Library> = [.torch, .numpy]

  private static func combined(
    _ call: borrowing Call, _ function: BinaryFunction, _ a: Node<Double>, _ b: Node<Double>
  ) throws(Diagnostic) -> Node<Double> {
    let operation = try call.fitting { () throws(ShapeError) in
      try ElementwiseBinary(
        name: function == .add ? "add" : "mul", function, left: a.value.shape, right: b.value.shape)
    }
    return try call.session.record(operation, [a, b], label: nil, at: call.range)
  }

  private static func reshaping(
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

  /// `einsum('ij,jk->ik', a, b)`: every operand is laid over all the letters, the products are summed
  /// over the letters that the result does not have.
  @Sendable private static func einsum(_ call: borrowing Call) throws(Diagnostic) -> Value {
    guard let argument = call.argument("equation"), case .string(let text) = argument.value else {
      throw .missingArgument("equation", at: call.nameRange, of: call.function)
    }
    var nodes: [Node<Double>] = []
    for argument in call.rest { nodes.append(try Call.tensor(argument, session: call.session)) }
    let sides = text.filter { $0 != " " }.split(separator: "-", maxSplits: 1)
    let inputs = (sides.first ?? "").split(separator: ",", omittingEmptySubsequences: false).map(
      Array.init)
    let letters = Array(inputs.joined())
    guard inputs.count == nodes.count, letters.allSatisfy(\.isLetter),
      zip(inputs, nodes).allSatisfy({ $0.count == $1.value.shape.rank && Set($0).count == $0.count }
      )
    else { throw .equationDoesNotFit(text, at: argument.range) }
    let result: [Character] =
      sides.count > 1
      ? Array(sides[1].drop { $0 == ">" })
      : Set(letters).filter { letter in letters.count { $0 == letter } == 1 }.sorted()
    let summed = Set(letters).subtracting(result).sorted()
    guard Set(result).isSubset(of: letters), Set(result).count == result.count else {
      throw .equationDoesNotFit(text, at: argument.range)
    }
    let order = result + summed
    var product: Node<Double>?
    for (own, node) in zip(inputs, nodes) {
      let laid = try laid(call, node, own, over: order)
      product =
        try product.map { before throws(Diagnostic) in
          try combined(call, .multiply, before, laid)
        } ?? laid
    }
    guard let product else { throw .equationDoesNotFit(text, at: argument.range) }
    guard !summed.isEmpty else { return .tensor(product) }
    let operation = try call.fitting { () throws(ShapeError) in
      try Reduction(
        name: "sum", .sum, input: product.value.shape,
        dimensions: Array(result.count..<order.count), keepsDimensions: false)
    }
    return try call.record(operation, [product])
  }

  /// An operand with its dimensions in the order of all letters, of length 1 where it has no such letter.
  private static func laid(
    _ call: borrowing Call, _ node: Node<Double>, _ own: [Character], over order: [Character]
  ) throws(Diagnostic) -> Node<Double> {
    let kept = order.filter { own.contains($0) }
    let places = kept.compactMap { own.firstIndex(of: $0) }
    let permutation = try call.fitting { () throws(ShapeError) in
      try Rearrangement.permute(node.value.shape, places)
    }
    let moved = try call.session.record(permutation, [node], label: nil, at: call.range)
    let shape = order.map { letter in
      own.firstIndex(of: letter).map { node.value.shape[$0] } ?? 1
    }
    return try call.session.record(
      reshaping(call, moved, to: shape), [moved], label: nil, at: call.range)
  }
}
