import Tensors
import Terminal

extension Call {
  /// The argument, which must have been given.
  private func required(_ name: String) throws(Diagnostic) -> Argument {
    guard let argument = argument(name) else {
      throw .missingArgument(name, at: nameRange, of: function)
    }
    return argument
  }

  /// A tensor that must be given: a number, a tensor, or a tuple or list of them.
  public func tensor(_ name: String) throws(Diagnostic) -> Node<Double> {
    try Call.tensor(required(name), session: session)
  }

  /// A tensor that may be left out.
  public func optionalTensor(_ name: String) throws(Diagnostic) -> Node<Double>? {
    guard let argument = argument(name) else { return nil }
    return try Call.tensor(argument, session: session)
  }

  /// The tensors of a list, of a tuple, or of the slices of one tensor along its first dimension.
  public func tensors(_ name: String) throws(Diagnostic) -> [Node<Double>] {
    try Call.tensors(required(name), session: session)
  }

  /// A number.
  public func number(_ name: String, default standard: Double? = nil) throws(Diagnostic) -> Double {
    guard let argument = argument(name) else {
      if let standard { return standard }
      throw .missingArgument(name, at: nameRange, of: function)
    }
    guard case .tensor(let node) = argument.value, let number = node.value.single else {
      throw .wrongKind(argument, wanted: .number)
    }
    return number
  }

  /// A whole number.
  public func integer(_ name: String, default standard: Int? = nil) throws(Diagnostic) -> Int {
    guard let argument = argument(name) else {
      if let standard { return standard }
      throw .missingArgument(name, at: nameRange, of: function)
    }
    return try Call.integer(argument)
  }

  /// A whole number that may be left out, or `None`.
  public func optionalInteger(_ name: String) throws(Diagnostic) -> Int? {
    guard let argument = argument(name) else { return nil }
    if case .none = argument.value { return nil }
    return try Call.integer(argument)
  }

  /// The seed of random numbers of the call's own; nil where none is given.
  func seed() throws(Diagnostic) -> UInt64? {
    try optionalInteger("seed").map { UInt64(bitPattern: Int64($0)) }
  }

  /// Whole numbers: a single one, a tuple, a list or a vector; nil where left out.
  public func integers(_ name: String) throws(Diagnostic) -> [Int]? {
    guard let argument = argument(name) else { return nil }
    return try Call.integers(argument)
  }

  /// One number or several in a tuple, list or vector.
  public func numbers(_ name: String) throws(Diagnostic) -> [Double] {
    let argument = try required(name)
    switch argument.value {
    case .tensor(let node) where node.value.shape.count <= Shape.maximumRank:
      return node.value.elements
    case .tuple(let values), .list(let values):
      var numbers: [Double] = []
      for value in values {
        guard case .tensor(let node) = value, let number = node.value.single else {
          throw .wrongKind(argument, wanted: .number)
        }
        numbers.append(number)
      }
      return numbers
    default: throw .wrongKind(argument, wanted: .number)
    }
  }

  /// Whole numbers given one by one or as one tuple, list or vector: sizes or dimensions.
  public func integersOfRest() throws(Diagnostic) -> [Int] {
    var integers: [Int] = []
    for argument in rest { integers += try Call.integers(argument) }
    guard let variadic = function.signature.parameters.first(where: \.isVariadic),
      let named = argument(variadic.name)
    else { return integers }
    guard rest.isEmpty else {
      throw .repeatedArgument(variadic.name, at: named.range, of: function)
    }
    return try Call.integers(named)
  }

  /// One number for both rows and columns, or a pair of them.
  public func pair(
    _ name: String, default standard: (rows: Int, columns: Int)? = nil
  ) throws(Diagnostic) -> (rows: Int, columns: Int) {
    guard let argument = argument(name) else {
      if let standard { return standard }
      throw .missingArgument(name, at: nameRange, of: function)
    }
    let integers = try Call.integers(argument)
    switch integers.count {
    case 1: return (integers[0], integers[0])
    case 2: return (integers[0], integers[1])
    default:
      throw .wrongCount(
        argument, found: integers.count, wanted: "1 or 2",
        help: integers.count == 4 ? Call.eachSide(function.name) : nil)
    }
  }

  /// What to type where each side is to have its own padding.
  private static func eachSide(_ function: String) -> Phrase {
    function.contains("transpose")
      ? Phrase(
        "y[..., top:-bottom, left:-right] cuts each side of the result by itself",
        "y[..., top:-bottom, left:-right] 可以分别裁掉结果的各边")
      : Phrase(
        "pad(x, (left, right, top, bottom)) pads each side by itself, before this call",
        "先用 pad(x, (left, right, top, bottom)) 分别填充各边")
  }

  /// True or false: any number but 0 is true.
  public func flag(_ name: String, default standard: Bool = false) throws(Diagnostic) -> Bool {
    guard has(name) else { return standard }
    return try number(name) != 0
  }

  /// A text, one of a few words.
  public func word(
    _ name: String, default standard: String? = nil, among words: [String]
  ) throws(Diagnostic) -> String {
    guard let argument = argument(name) else {
      if let standard { return standard }
      throw .missingArgument(name, at: nameRange, of: function)
    }
    guard case .string(let text) = argument.value else {
      throw .wrongKind(argument, wanted: .word(words))
    }
    guard words.contains(text) else {
      throw .unknownWord(text, at: argument.range, among: words, of: name)
    }
    return text
  }

  /// Padding as a number, a pair or one of the words `valid`, `same`, `full`.
  public func padding(
    _ name: String = "padding", spatialRank: Int = 2
  ) throws(Diagnostic) -> Padding {
    guard let argument = argument(name) else { return .valid }
    if case .string = argument.value {
      switch try word(name, among: ["valid", "same", "full"]) {
      case "same": return .same
      case "full": return .full
      default: return .valid
      }
    }
    let cells = try pair(name)
    return .cells(rows: spatialRank == 1 ? 0 : cells.rows, columns: cells.columns)
  }

  /// Does something with sizes, and turns what does not fit into a diagnostic that points at the
  /// arguments.
  public func fitting<Result>(
    _ body: () throws(ShapeError) -> Result
  ) throws(Diagnostic) -> Result {
    do {
      return try body()
    } catch {
      throw .shape(
        error, range: range, place: { self.argument($0.rawValue)?.range }, text: text)
    }
  }

  /// Does an operation on the tape, labelled with the call's source text.
  public func record(
    _ operation: any Operation, _ inputs: [Node<Double>]
  ) throws(Diagnostic) -> Value {
    .tensor(try session.record(operation, inputs, label: label, at: range))
  }
}

extension Call {
  static func tensor(
    _ argument: Argument, session: Session
  ) throws(Diagnostic) -> Node<Double> {
    switch argument.value {
    case .tensor(let node): return node
    case .tuple(let values), .list(let values):
      return try session.stacked(values, at: argument.range)
    default: throw .wrongKind(argument, wanted: .tensor)
    }
  }

  static func tensors(
    _ argument: Argument, session: Session
  ) throws(Diagnostic) -> [Node<Double>] {
    switch argument.value {
    case .tuple(let values), .list(let values):
      var nodes: [Node<Double>] = []
      for value in values {
        nodes.append(
          try tensor(Argument(value: value, range: argument.range), session: session))
      }
      return nodes
    case .tensor(let node):
      return try session.slices(of: node, at: argument.range)
    default: throw .wrongKind(argument, wanted: .list)
    }
  }

  static func integer(_ argument: Argument) throws(Diagnostic) -> Int {
    guard case .tensor(let node) = argument.value, let number = node.value.single else {
      throw .wrongKind(argument, wanted: .integer)
    }
    return try integer(number, at: argument.range, of: argument.parameter)
  }

  static func integer(
    _ number: Double, at range: SourceRange, of parameter: String? = nil
  ) throws(Diagnostic) -> Int {
    guard let integer = Int(exactly: number) else {
      throw .notWhole(number, at: range, of: parameter)
    }
    return integer
  }

  static func integers(_ argument: Argument) throws(Diagnostic) -> [Int] {
    switch argument.value {
    case .tensor(let node) where node.value.shape.rank <= 1 || node.value.shape.isSingle:
      guard node.value.shape.count <= Shape.maximumRank * 2 else {
        throw .wrongKind(argument, wanted: .integers)
      }
      var integers: [Int] = []
      for number in node.value.elements {
        integers.append(try integer(number, at: argument.range, of: argument.parameter))
      }
      return integers
    case .tuple(let values), .list(let values):
      var integers: [Int] = []
      for value in values {
        integers.append(
          try integer(
            Argument(value: value, range: argument.range, parameter: argument.parameter)))
      }
      return integers
    default: throw .wrongKind(argument, wanted: .integers)
    }
  }
}
