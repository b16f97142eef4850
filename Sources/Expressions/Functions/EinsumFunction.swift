import Tensors

/// `einsum('ij,jk->ik', a, b)`: every operand is laid over all the letters, the products are summed over the
/// letters that the result does not have.
///
/// Of a letter that an operand has twice the diagonal is taken; `...` stands for the dimensions that have no
/// letter, which stretch to each other.
enum EinsumFunction {
  static let function = Function(
    "einsum", "equation|subscripts, *operands; optimize", in: [.torch, .numpy], compute)

  /// What the equation says, each dimension with a letter of its own.
  private struct Equation {
    var inputs: [[Character]]
    var result: [Character]

    /// Reads an equation for operands of some ranks; nil where they do not fit.
    init?(_ text: String, ranks: [Int]) {
      let sides = text.filter { $0 != " " }.split(separator: "-", maxSplits: 1)
      let inputs = (sides.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
      guard inputs.count == ranks.count else { return nil }
      // The dimensions under the dots, from the last one on: signs that nobody types.
      let unnamed = zip(inputs, ranks).map { input, rank in
        input.contains("...") ? rank - (input.count - 3) : 0
      }
      guard let most = unnamed.max(), unnamed.allSatisfy({ $0 >= 0 }) else { return nil }
      let dots = (0..<most).compactMap { Unicode.Scalar(0xE000 + $0).map { Character($0) } }
      self.inputs = zip(inputs, unnamed).map { input, count in
        Array(input.replacing("...", with: String(dots.suffix(count)), maxReplacements: 1))
      }
      let named = inputs.flatMap { $0.replacing("...", with: "") }
      result =
        sides.count > 1
        ? Array(String(sides[1].drop { $0 == ">" }).replacing("...", with: String(dots)))
        : dots + Set(named).filter { letter in named.count { $0 == letter } == 1 }.sorted()
      guard named.allSatisfy(\.isLetter), zip(self.inputs, ranks).allSatisfy({ $0.count == $1 }),
        Set(result).isSubset(of: self.inputs.joined()), Set(result).count == result.count
      else { return nil }
    }

    /// The letters that the products are summed over.
    var summed: [Character] { Set(inputs.joined()).subtracting(result).sorted() }
  }

  @Sendable private static func compute(_ call: borrowing Call) throws(Diagnostic) -> Value {
    guard let argument = call.argument("equation"), case .string(let text) = argument.value else {
      throw .missingArgument("equation", at: call.nameRange, of: call.function)
    }
    var nodes: [Node<Double>] = []
    for argument in call.rest { nodes.append(try Call.tensor(argument, session: call.session)) }
    guard let equation = Equation(text, ranks: nodes.map(\.value.shape.rank)) else {
      throw .equationDoesNotFit(text, at: argument.range)
    }
    let summed = equation.summed
    let order = equation.result + summed
    var product: Node<Double>?
    for (letters, node) in zip(equation.inputs, nodes) {
      let (own, part) = try diagonal(call, node, letters, text)
      let laid = try laid(call, part, own, over: order)
      product =
        try product.map { before throws(Diagnostic) in
          try AccumulationFunctions.combined(call, .multiply, before, laid)
        } ?? laid
    }
    guard let product else { throw .equationDoesNotFit(text, at: argument.range) }
    guard !summed.isEmpty else { return .tensor(product) }
    let operation = try call.fitting { () throws(ShapeError) in
      try Reduction(
        name: "sum", .sum, input: product.value.shape,
        dimensions: Array(equation.result.count..<order.count), keepsDimensions: false)
    }
    return try call.record(operation, [product])
  }

  /// The elements whose places agree wherever a letter stands twice.
  private static func diagonal(
    _ call: borrowing Call, _ node: Node<Double>, _ letters: [Character], _ text: String
  ) throws(Diagnostic) -> (letters: [Character], node: Node<Double>) {
    var own: [Character] = []
    for letter in letters where !own.contains(letter) { own.append(letter) }
    guard own.count < letters.count else { return (letters, node) }
    let shape = node.value.shape
    let lengths = own.map { letter in letters.firstIndex(of: letter).map { shape[$0] } ?? 1 }
    guard
      zip(letters, shape.dimensions).allSatisfy({ letter, length in
        own.firstIndex(of: letter).map { lengths[$0] } == length
      })
    else { throw .equationDoesNotFit(text, at: call.place(of: "equation")) }
    let places = letters.map { own.firstIndex(of: $0) ?? 0 }
    let operation = try call.fitting { () throws(ShapeError) in
      let output = try Shape(lengths)
      let sources = (0..<output.count).map { element -> Int in
        let index = output.index(of: element)
        return shape.offset(of: places.map { index[$0] }) ?? 0
      }
      return Rearrangement.picked("einsum", [shape], as: output, from: sources)
    }
    return (own, try call.session.record(operation, [node], label: nil, at: call.range))
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
      AccumulationFunctions.reshaping(call, moved, to: shape), [moved], label: nil, at: call.range)
  }
}
