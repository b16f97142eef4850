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
      let value = try call.number("constant_values", default: 0)
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.pad(
          input.value.shape, sides: sides, mode: mode, value: value, isLimited: false)
      }
      return try call.record(operation, [input])
    },
  ]

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
