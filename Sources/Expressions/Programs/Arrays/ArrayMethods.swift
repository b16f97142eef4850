import Tensors

/// The methods of arrays: what is a view, a copy or a change in place is done here, everything else by
/// the function of the library that has the name.
enum ArrayMethods {
  typealias Method =
    @Sendable (ArrayObject, ProgramArguments, ProgramMachine) throws(ProgramFailure) -> ProgramValue

  /// Whether arrays have a method of a name.
  static func has(_ name: String) -> Bool {
    own[name] != nil || FunctionTable.shared.method(name, arguments: 0) != nil
  }

  /// The names of all methods, for a misspelt one.
  static var names: [String] { Array(own.keys) + FunctionTable.shared.names }

  static func call(
    _ name: String, of array: ArrayObject, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let method = own[name] { return try method(array, arguments, machine) }
    if name.hasSuffix("_"), !name.hasSuffix("__") {
      return try ArrayChanges.call(String(name.dropLast()), array, arguments, machine)
    }
    if arguments.values.isEmpty, arguments.named.isEmpty,
      let result = try reduce(name, array, machine)
    {
      return result
    }
    let library: Library = array.isTorch ? .torch : .numpy
    guard
      let function = FunctionTable.shared.named(name, in: library)
        ?? FunctionTable.shared.method(name, arguments: arguments.values.count)
    else {
      return try Prelude.method(name, of: array, machine).map { method throws(ProgramFailure) in
        try machine.call(
          method,
          ProgramArguments(values: [.object(array)] + arguments.values, named: arguments.named))
      }
    }
    let given = ProgramArguments(
      values: [.object(array)] + arguments.values, named: arguments.named)
    if arguments.named.isEmpty, arguments.values.count == 1,
      let result = try QuickFunctions.call(name, library, given, machine), result.array != nil
    {
      return result
    }
    return try machine.call(function, library, given)
  }

  /// A sum, a mean or an extreme of all elements, onto the record of the program; nil where a node does
  /// it better.
  static func reduce(
    _ name: String, _ array: ArrayObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "any": return .boolean(array.numbers.contains { $0 != 0 })
    case "all": return .boolean(array.numbers.allSatisfy { $0 != 0 })
    default: break
    }
    guard !array.isNode || !machine.isRecording, array.count > 0 else { return nil }
    switch name {
    case "argmax": return .int(best(of: array, isMaximum: true).place)
    case "argmin": return .int(best(of: array, isMaximum: false).place)
    case "sum": return try machine.sum(array)
    case "mean" where array.type == .real:
      return try machine.binary(
        .divide, machine.sum(array), .real(Double(array.count), Ledger.unrecorded))
    case "max", "amax": return extreme(array, machine, isMaximum: true)
    case "min", "amin": return extreme(array, machine, isMaximum: false)
    default: return nil
    }
  }

  /// The largest or smallest element, where there is one alone.
  private static func extreme(
    _ array: ArrayObject, _ machine: ProgramMachine, isMaximum: Bool
  ) -> ProgramValue? {
    let best = best(of: array, isMaximum: isMaximum)
    guard !array.buffer.cells[best.cell].isNaN, !best.isTied || !machine.isRecording else {
      return nil
    }
    return machine.chosen(best.cell, of: array, isLargest: isMaximum)
  }

  /// The first of the largest or smallest elements, NaN before all others: its cell, its place in row-major order,
  /// and whether others are as large.
  private static func best(
    of array: ArrayObject, isMaximum: Bool
  ) -> (cell: Int, place: Int, isTied: Bool) {
    let cells = array.buffer.cells
    var (best, next) = ((cell: -1, place: 0, isTied: false), 0)
    array.forEachCell { cell in
      defer { next += 1 }
      guard best.cell >= 0 else {
        best.cell = cell
        return
      }
      let (new, old) = (cells[cell], cells[best.cell])
      if old.isNaN { return }
      if new.isNaN || (isMaximum ? new > old : new < old) {
        best = (cell, next, false)
      } else if new == old {
        best.isTied = true
      }
    }
    return best
  }

  /// Sizes given one by one, or as one tuple or list.
  static func sizes(_ arguments: ProgramArguments, _ name: String) throws(ProgramFailure) -> [Int] {
    let values =
      arguments.values.count == 1 ? arguments.values[0].parts ?? arguments.values : arguments.values
    var sizes: [Int] = []
    for value in values {
      guard let size = value.integer else { throw .notANumber(value.typeName, name) }
      sizes.append(size)
    }
    return sizes
  }

  private static func copied(_ name: String, as type: ElementType? = nil) -> Method {
    { array, _, machine throws(ProgramFailure) in
      if let type, type == array.type { return .object(array) }
      return .object(try machine.copy(array, type: type))
    }
  }

  private static let own = values.merging(shapes) { own, _ in own }.merging(gradients) { own, _ in
    own
  }

  /// What they are: numbers, copies, kinds.
  private static let values: [String: Method] = [
    "item": { array, given, machine throws(ProgramFailure) in
      let places = given.values.count == 1 ? given.values[0].parts ?? given.values : given.values
      if places.count > 1 { return plain(try machine.element(of: array, places)) }
      if let place = places.first?.integer {
        return try plain(machine.element(of: machine.reshaped(array, [array.count]), [.int(place)]))
      }
      guard array.count == 1 else { throw .item(array.shapeText) }
      return plain(array.value(atCell: array.offset, machine))
    },
    "tolist": { array, _, machine throws(ProgramFailure) in
      try list(array, 0, array.offset, machine)
    },
    "copy": copied("copy"), "clone": copied("clone"), "__copy__": copied("copy"),
    "numpy": { array, _, machine throws(ProgramFailure) in
      let made = array.view(offset: array.offset, shape: array.shape, strides: array.strides)
      made.isTorch = false
      return .object(made)
    },
    "cpu": { array, _, _ throws(ProgramFailure) in .object(array) },
    "cuda": { array, _, _ throws(ProgramFailure) in .object(array) },
    "is_contiguous": { array, _, _ throws(ProgramFailure) in .boolean(array.isContiguous) },
    "contiguous": { array, _, machine throws(ProgramFailure) in
      .object(array.isContiguous ? array : try machine.copy(array))
    },
    "to": { array, given, machine throws(ProgramFailure) in
      let types = (given.values + given.named.map(\.value)).compactMap { ElementType.named($0) }
      guard let type = types.first, type != array.type else { return .object(array) }
      return .object(try machine.copy(array, type: type))
    },
    "type": { array, given, machine throws(ProgramFailure) in
      guard let type = given.values.first.flatMap({ ElementType.named($0) }) else {
        return .text(array.type.torchTypeName)
      }
      return .object(try machine.copy(array, type: type))
    },
    "astype": { array, given, machine throws(ProgramFailure) in
      guard let value = given.argument(0, "dtype"), let type = ElementType.named(value) else {
        throw .unknownArgument("dtype", of: "astype")
      }
      let copy = try machine.copy(array, type: type)
      copy.buffer.isByte = ElementType.isByte(value)
      return .object(copy)
    },
    "float": copied("float", as: .real), "double": copied("double", as: .real),
    "long": copied("long", as: .whole), "int": copied("int", as: .whole),
    "bool": copied("bool", as: .boolean),
    "type_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(other.type == array.type ? array : try machine.copy(array, type: other.type))
    },
    "storage_offset": { array, _, _ throws(ProgramFailure) in .int(array.offset) },
    "size": { array, given, _ throws(ProgramFailure) in
      guard let value = given.argument(0, "dim") else {
        return .object(TupleObject(sizes: array.shape, isTorch: true))
      }
      return .int(array.dims[try dimension(value, array, "size")])
    },
    "stride": { array, given, _ throws(ProgramFailure) in
      guard let value = given.argument(0, "dim") else { return .sizes(array.strides) }
      return .int(array.strides[try dimension(value, array, "stride")])
    },
    // What PyTorch's types take, by whose names programs work out memory.
    "element_size": { array, _, _ throws(ProgramFailure) in
      .int(array.type == .boolean ? 1 : array.type == .real ? 4 : 8)
    },
    "dim": { array, _, _ throws(ProgramFailure) in .int(array.rank) },
    "numel": { array, _, _ throws(ProgramFailure) in .int(array.count) },
    "nelement": { array, _, _ throws(ProgramFailure) in .int(array.count) },
    "fill": { array, given, machine throws(ProgramFailure) in
      try given.check("fill", 1...1)
      try machine.store(given.values[0], into: array)
      return ProgramValue.none
    },
    "sort": { array, given, machine throws(ProgramFailure) in
      guard !array.isTorch else {
        return try machine.library(
          "sort", .torch, [.object(array)] + given.values, named: given.named)
      }
      let sorted = try machine.library(
        "sort", .numpy, [.object(array)] + given.values, named: given.named)
      try machine.store(sorted, into: array)
      return ProgramValue.none
    },
    "dot": { array, given, machine throws(ProgramFailure) in
      try given.check("dot", 1...1)
      if let other = given.values[0].array, !array.isTorch || array.rank == 1 && other.rank == 1,
        let product = try machine.product(array, other)
      {
        return product
      }
      return try machine.library(
        "dot", array.isTorch ? .torch : .numpy, [.object(array), given.values[0]])
    },
    "__len__": { array, _, machine throws(ProgramFailure) in .int(try array.length(machine) ?? 0) },
  ]

  /// A number without its place on the record: what `item()` gives.
  static func plain(_ value: ProgramValue) -> ProgramValue {
    switch value {
    case .real(let number, _): .real(number, Ledger.plain)
    case .whole(let number, _): Int(exactly: number).map { .int($0) } ?? .real(number, Ledger.plain)
    default: value
    }
  }

  private static func list(
    _ array: ArrayObject, _ dimension: Int, _ cell: Int, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard dimension < array.rank else { return plain(array.value(atCell: cell, machine)) }
    var items: [ProgramValue] = []
    for place in 0..<array.dims[dimension] {
      items.append(
        try list(array, dimension + 1, cell + place * array.dims[array.rank + dimension], machine))
    }
    return .list(items)
  }
}
