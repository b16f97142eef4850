import Tensors

/// `print`, and what a bare expression shows.
enum Printing {
  @Sendable
  static func print(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    for (name, _) in given.named where !["sep", "end", "file", "flush"].contains(name) {
      throw .unknownArgument(name, of: "print")
    }
    guard let show = machine.show else { return .none }
    let separator = given.named("sep")?.text ?? " "
    let end = given.named("end")?.text ?? "\n"
    if given.values.count == 1, let fact = try machine.numbers(given.values[0]), end == "\n" {
      let pieces = try self.pieces(given.values, separator, machine)
      show(machine.pending(pieces, fact))
      return .none
    }
    var pieces = try self.pieces(given.values, separator, machine)
    if end != "\n" {
      machine.unfinished += pieces + (end.isEmpty ? [] : [.text(end)])
      return .none
    }
    pieces = machine.unfinished + pieces
    machine.unfinished = []
    let text = try given.values.map { value throws(ProgramFailure) in try machine.text(value) }
    show(
      ProgramOutput(
        pieces: joined(pieces), fact: .text(text.joined(separator: separator)), isPrinted: true))
    return .none
  }

  private static func pieces(
    _ values: [ProgramValue], _ separator: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [ProgramOutput.Piece] {
    var pieces: [ProgramOutput.Piece] = []
    for (place, value) in values.enumerated() {
      if place > 0 { pieces.append(.text(separator)) }
      if let array = value.array, array.rank > 0 {
        pieces.append(.array(Node(try machine.tensor(array), type: array.type)))
      } else {
        pieces.append(.text(try machine.text(value)))
      }
    }
    return joined(pieces)
  }

  /// Neighbours that are texts as one.
  static func joined(_ pieces: [ProgramOutput.Piece]) -> [ProgramOutput.Piece] {
    var joined: [ProgramOutput.Piece] = []
    for piece in pieces {
      if case .text(let text) = piece, case .text(let before)? = joined.last {
        joined[joined.count - 1] = .text(before + text)
      } else {
        joined.append(piece)
      }
    }
    return joined.isEmpty ? [.text("")] : joined
  }
}

extension ProgramMachine {
  /// A printed line that texts of `print(…, end='')` stand before.
  func pending(_ pieces: [ProgramOutput.Piece], _ fact: ProgramOutput.Fact) -> ProgramOutput {
    let all = unfinished + pieces
    unfinished = []
    return ProgramOutput(pieces: Printing.joined(all), fact: fact, isPrinted: true)
  }

  /// The numbers of an array as a tensor.
  func tensor(_ array: ArrayObject) throws(ProgramFailure) -> Tensor<Double> {
    do throws(ShapeError) {
      return try Tensor(Shape(array.shape), array.numbers)
    } catch {
      throw shapeFailure(error)
    }
  }

  /// A value as numbers, where it is a number, an array, or a list or tuple of equally shaped ones.
  func numbers(_ value: ProgramValue) throws(ProgramFailure) -> ProgramOutput.Fact? {
    guard let (shape, values) = stacked(value, depth: 0) else { return nil }
    return .numbers(shape: shape, values: values)
  }

  private func stacked(_ value: ProgramValue, depth: Int) -> (shape: [Int], values: [Double])? {
    if let array = value.array { return (array.shape, array.numbers) }
    if let number = value.number { return ([], [number]) }
    guard let parts = value.parts, depth < Shape.maximumRank, let first = parts.first,
      let head = stacked(first, depth: depth + 1)
    else { return nil }
    var values = head.values
    for part in parts.dropFirst() {
      guard let next = stacked(part, depth: depth + 1), next.shape == head.shape else { return nil }
      values += next.values
    }
    return ([parts.count] + head.shape, values)
  }

  /// Shows the value of a bare expression, unless it is None.
  func showValue(
    _ value: ProgramValue, name: String?, isSilent: Bool
  ) throws(ProgramFailure) {
    if value.isNone { return }
    lastValue = value
    guard !isSilent, let show else { return }
    let pieces: [ProgramOutput.Piece]
    if let array = value.array, array.rank > 0 {
      pieces = [.array(Node(try tensor(array), type: array.type))]
    } else {
      pieces = [.text(try representation(value))]
    }
    let fact: ProgramOutput.Fact
    if let found = try numbers(value) {
      fact = found
    } else {
      fact = .text(try representation(value))
    }
    show(ProgramOutput(name: name, pieces: pieces, fact: fact, isPrinted: false))
  }

  /// Shows what `print(…, end='')` has left without an end.
  func finishLine() {
    guard !unfinished.isEmpty else { return }
    let pieces = Printing.joined(unfinished)
    unfinished = []
    var text = ""
    for case .text(let piece) in pieces { text += piece }
    show?(ProgramOutput(pieces: pieces, fact: .text(text), isPrinted: true))
  }

  /// What a name means that is no variable.
  func builtin(_ name: String) throws(ProgramFailure) -> ProgramValue {
    if name == "_" || name == "ans" {
      if let lastValue { return lastValue }
      if let last = session.last { return try imported(last) }
    }
    if let value = Builtins.table[name] { return value }
    if let path = ModuleNames.usual[name] { return .object(ModuleObject(path)) }
    if name == "__name__" { return .text("__main__") }
    if let function = FunctionTable.shared.named(name) {
      return .object(LibraryFunctionObject(function, .torch))
    }
    if let number = Constant.numbers[name] { return .real(number, Ledger.plain) }
    let known =
      namespace.names.filter { !namespace[$0].isUnbound } + Array(Builtins.table.keys)
      + FunctionTable.shared.names
    throw .name(name, nearest: NearestName.nearest(to: name, among: known.sorted()))
  }
}
