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
    var end = given.named("end")?.text ?? "\n"
    let endsLine = end.hasSuffix("\n")
    if endsLine { end.removeLast() }
    let isAlone = machine.unfinished.isEmpty && end.isEmpty && given.values.count == 1
    let numbers = isAlone && endsLine ? try machine.numbers(given.values[0]) : nil
    let pieces = try self.pieces(given.values, separator, machine)
    let texts = try given.values.map { value throws(ProgramFailure) in try machine.text(value) }
    add(pieces + (end.isEmpty ? [] : [.text(end)]), to: &machine.unfinished)
    machine.unfinishedText += texts.joined(separator: separator) + end
    try Sequences.check(machine.unfinishedText.utf8.count)
    guard endsLine else { return .none }
    let line = (machine.unfinished, machine.unfinishedText)
    (machine.unfinished, machine.unfinishedText) = ([], "")
    show(
      ProgramOutput(
        pieces: line.0.isEmpty ? [.text("")] : line.0, fact: numbers ?? .text(line.1),
        isPrinted: true))
    return .none
  }

  private static func pieces(
    _ values: [ProgramValue], _ separator: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [ProgramOutput.Piece] {
    var pieces: [ProgramOutput.Piece] = []
    for (place, value) in values.enumerated() {
      if place > 0 { pieces.append(.text(separator)) }
      if let array = value.array, array.rank > 0, array.count > 0 {
        pieces.append(.array(Node(try machine.tensor(array), type: array.type)))
      } else {
        pieces.append(.text(try machine.text(value)))
      }
    }
    return pieces
  }

  /// Adds pieces to a line; neighbours that are texts become one.
  static func add(_ pieces: [ProgramOutput.Piece], to line: inout [ProgramOutput.Piece]) {
    for piece in pieces {
      if case .text(let text) = piece, case .text(var before)? = line.popLast(where: \.isText) {
        before += text
        line.append(.text(before))
      } else {
        line.append(piece)
      }
    }
  }
}

extension ProgramOutput.Piece {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

extension Array {
  /// Takes the last element away where it is of a kind.
  fileprivate mutating func popLast(where isMeant: (Element) -> Bool) -> Element? {
    last.map(isMeant) == true ? popLast() : nil
  }
}

extension ProgramMachine {
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
    if value.isNone || value.object is PlotObject { return }
    lastValue = value
    guard !isSilent, let show, shownTurn != state.pointee.turn else { return }
    let pieces: [ProgramOutput.Piece]
    if let array = value.array, array.rank > 0, array.count > 0 {
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
    finishLine()
    show(ProgramOutput(name: name, pieces: pieces, fact: fact, isPrinted: false))
  }

  /// Shows what `print(…, end='')` has left without an end.
  func finishLine() {
    guard !unfinished.isEmpty else { return }
    let (pieces, text) = (unfinished, unfinishedText)
    (unfinished, unfinishedText) = ([], "")
    show?(ProgramOutput(pieces: pieces, fact: .text(text), isPrinted: true))
  }

  /// What a name means that is no variable, which the instruction remembers where it is a function or a type of
  /// Python's.
  @inline(__always)
  func builtin(
    _ name: @autoclosure () -> String, _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws(ProgramFailure) -> ProgramValue {
    if let known = cache.pointee.held {
      return .object(unsafeDowncast(known.takeUnretainedValue(), to: ProgramObject.self))
    }
    let name = name()
    if case .object(let object)? = Builtins.table[name] {
      cache.pointee.held = Unmanaged.passUnretained(object)
    }
    return try builtin(name)
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
