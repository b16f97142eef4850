import Tensors

/// Borders: PyTorch's `pad`, which counts dimensions from the last, and NumPy's, from the first.
extension ShapeFunctions {
  static let padding: [Function] = [
    Function("pad", "input, pad, mode='constant', value=0") { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let sides = try torchSides(call, rank: input.value.shape.rank)
      let mode = try mode(call, torchModes)
      let value = try call.number("value", default: 0)
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.pad(input.value.shape, sides: sides, mode: mode, value: value)
      }
      return try call.record(operation, [input])
    },
    Function(
      "pad", "input|array, pad_width, mode='constant', constant_values=0", in: [.numpy],
      bare: false
    ) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let sides = try numpySides(call, rank: input.value.shape.rank)
      let mode = try mode(call, numpyModes)
      let values = try numpyValues(call, rank: input.value.shape.rank)
      guard values.contains(where: { $0 != values[0] }) else {
        let operation = try call.fitting { () throws(ShapeError) in
          try Rearrangement.pad(
            input.value.shape, sides: sides, mode: mode, value: values[0], isLimited: false)
        }
        return try call.record(operation, [input])
      }
      return try padded(input, sides, values, call)
    },
  ]

  /// Pads one side after another, the first dimension first, each with its own value.
  private static func padded(
    _ input: Node<Double>, _ sides: [Int], _ values: [Double], _ call: borrowing Call
  ) throws(Diagnostic) -> Value {
    var value = Value.tensor(input)
    for place in stride(from: sides.count - 2, through: 0, by: -2) {
      for side in [place, place + 1] where sides[side] > 0 {
        guard case .tensor(let node) = value else { return value }
        var own = [Int](repeating: 0, count: sides.count)
        own[side] = sides[side]
        let operation = try call.fitting { () throws(ShapeError) in
          try Rearrangement.pad(
            node.value.shape, sides: own, mode: .constant, value: values[side], isLimited: false)
        }
        value = try call.record(operation, [node])
      }
    }
    return value
  }

  /// The values for both sides of every dimension, the last dimension first: one number, a pair for all,
  /// or a pair for each.
  private static func numpyValues(
    _ call: borrowing Call, rank: Int
  ) throws(Diagnostic) -> [Double] {
    let count = max(2 * rank, 1)
    guard call.has("constant_values") else { return [Double](repeating: 0, count: count) }
    let given = try call.tensor("constant_values").value
    switch given.elements.count {
    case 1: return [Double](repeating: given.elements[0], count: count)
    case 2: return (0..<count).map { given.elements[$0 % 2] }
    case 2 * rank:
      return (0..<rank).reversed().flatMap { [given.elements[2 * $0], given.elements[2 * $0 + 1]] }
    default: throw .padPairs(rank, at: call.place(of: "constant_values"))
    }
  }

  private static let torchModes: [String: BorderMode] = [
    "constant": .constant, "reflect": .reflect, "replicate": .replicate, "circular": .circular,
  ]

  private static let numpyModes: [String: BorderMode] = [
    "constant": .constant, "reflect": .reflect, "symmetric": .symmetric, "edge": .replicate,
    "wrap": .circular,
  ]

  private static func mode(
    _ call: borrowing Call, _ modes: [String: BorderMode]
  ) throws(Diagnostic) -> BorderMode {
    let word = try call.word("mode", default: "constant", among: modes.keys.sorted())
    return modes[word] ?? .constant
  }

  /// One number pads every side of the last two dimensions; more go left, right, top, bottom, ….
  private static func torchSides(
    _ call: borrowing Call, rank: Int
  ) throws(Diagnostic) -> [Int] {
    let sizes = try call.integers("pad") ?? []
    guard sizes.count == 1 else { return sizes }
    return [Int](repeating: sizes[0], count: 2 * min(rank, 2))
  }

  /// One number or pair for every dimension, or a pair for each, the first dimension first.
  private static func numpySides(
    _ call: borrowing Call, rank: Int
  ) throws(Diagnostic) -> [Int] {
    let given = try call.tensor("pad_width").value
    var numbers: [Int] = []
    for number in given.elements.prefix(2 * Shape.maximumRank) {
      numbers.append(try Call.integer(number, at: call.place(of: "pad_width")))
    }
    let pairs: [[Int]]
    switch (given.shape.rank, given.shape.dimensions.first ?? 0) {
    case (0, _): pairs = [[Int]](repeating: [numbers[0], numbers[0]], count: rank)
    case (1, 1): pairs = [[Int]](repeating: [numbers[0], numbers[0]], count: rank)
    case (1, 2): pairs = [[Int]](repeating: numbers, count: rank)
    case (2, 1) where given.shape[1] == 2: pairs = [[Int]](repeating: numbers, count: rank)
    case (2, rank) where given.shape[1] == 1: pairs = numbers.prefix(rank).map { [$0, $0] }
    case (2, rank) where given.shape[1] == 2:
      pairs = (0..<rank).map { [numbers[2 * $0], numbers[2 * $0 + 1]] }
    default: throw .padPairs(rank, at: call.place(of: "pad_width"))
    }
    return pairs.reversed().flatMap(\.self)
  }
}
