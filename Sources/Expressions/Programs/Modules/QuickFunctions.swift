import Tensors

/// Functions of the library that inner loops call for small windows or single numbers: what they compute
/// goes onto the program's record instead of through nodes.
enum QuickFunctions {
  /// The result; nil where the function of the library has to do it.
  static func call(
    _ name: String, _ library: Library, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard arguments.named.isEmpty else { return nil }
    let given = arguments.values
    if given.count == 1, let number = given[0].number, given[0].array == nil {
      return try one(name, number, given[0], machine)
    }
    if given.count == 2, let function = pairs[name], let x = given[0].number,
      let y = given[1].number, given[0].array == nil, given[1].array == nil
    {
      let result = function.value(x, y)
      let id = machine.recorded(function, x, given[0].id, y, given[1].id, result)
      if case .real = given[0] { return .real(result, id) }
      if case .real = given[1] { return .real(result, id) }
      return .whole(result, id)
    }
    if given.count == 2, products.contains(name), let a = given[0].array, let b = given[1].array {
      // PyTorch's `dot` is one of vectors alone.
      guard name != "dot" || library != .torch || a.rank == 1 && b.rank == 1 else { return nil }
      return try machine.product(a, b)
    }
    if given.count == 2, let function = pairs[name], let array = given[0].array ?? given[1].array {
      return try machine.combine(function, given[0], given[1], like: array)
    }
    if given.count == 1, let array = given[0].array {
      if let function = functions[name], array.type == .real, !array.isNode,
        array.count <= ProgramMachine.smallCount
      {
        return try machine.map(function, name, array, type: .real)
      }
      return try ArrayMethods.reduce(name, array, machine)
    }
    if name == "unravel_index", given.count == 2, case .int(let place) = given[0] {
      return unravelled(place, given[1])
    }
    return nil
  }

  /// The index of the element at a place in row-major order; nil where the shape is no tuple of lengths or has
  /// no such place.
  private static func unravelled(_ place: Int, _ shape: ProgramValue) -> ProgramValue? {
    guard let lengths = (shape.object as? TupleObject)?.items, place >= 0 else { return nil }
    var (rest, index) = (place, lengths)
    for d in lengths.indices.reversed() {
      guard case .int(let length) = lengths[d], length > 0 else { return nil }
      index[d] = .int(rest % length)
      rest /= length
    }
    return rest == 0 ? .tuple(index) : nil
  }

  private static let products: Set<String> = ["dot", "matmul"]

  private static let pairs: [String: BinaryFunction] = [
    "maximum": .maximum, "minimum": .minimum, "add": .add, "subtract": .subtract,
    "multiply": .multiply, "mul": .multiply, "divide": .divide, "sub": .subtract,
    "power": .power, "pow": .power, "greater": .greater, "less": .less, "equal": .equal,
    "eq": .equal, "ne": .notEqual, "gt": .greater, "lt": .less, "ge": .greaterEqual,
    "le": .lessEqual, "mod": .remainder, "fmod": .remainder,
  ]

  private static let functions: [String: UnaryFunction] = [
    "exp": .exp, "log": .log, "sqrt": .sqrt, "tanh": .tanh, "sigmoid": .sigmoid, "relu": .relu,
    "sin": .sine, "cos": .cosine, "abs": .absolute, "fabs": .absolute,
  ]

  private static func one(
    _ name: String, _ number: Double, _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let function = functions[name] else { return nil }
    let result = function.value(number)
    let id = machine.recorded(function, value.id, result)
    if name == "abs", case .whole = value { return .whole(result, id) }
    if name == "abs", case .int(let whole) = value { return .int(Int(whole.magnitude)) }
    return .real(result, id)
  }
}
