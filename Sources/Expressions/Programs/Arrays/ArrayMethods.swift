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

  private static func same(_ array: ArrayObject) -> ProgramValue { .object(array) }

  private static func copied(_ name: String, as type: ElementType? = nil) -> Method {
    { array, _, machine throws(ProgramFailure) in
      if let type, type == array.type { return .object(array) }
      return .object(try machine.copy(array, type: type))
    }
  }

  private static func dimension(
    _ value: ProgramValue?, _ array: ArrayObject, extra: Int = 0, _ name: String
  ) throws(ProgramFailure) -> Int {
    guard let number = value?.integer else { throw .notANumber(value?.typeName ?? "None", name) }
    let rank = array.rank + extra
    guard number >= -rank, number < rank else {
      throw .arrayIndexOutOfRange(number, axis: 0, length: rank)
    }
    return number < 0 ? number + rank : number
  }

  private static let own: [String: Method] = [
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
    "detach": { array, _, _ throws(ProgramFailure) in .object(ArrayAttributes.detached(array)) },
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
    "reshape": { array, given, machine throws(ProgramFailure) in
      var given = given
      let isByColumns = takeOrder(&given)
      if given.values.isEmpty, let shape = given.named("shape") ?? given.named("newshape") {
        given.values = [shape]
      }
      let sizes = try sizes(given, "reshape")
      guard isByColumns else { return .object(try machine.reshaped(array, sizes)) }
      let turned = try machine.reshaped(ArrayAttributes.transposed(array), sizes.reversed())
      return .object(ArrayAttributes.transposed(turned))
    },
    "view": { array, given, machine throws(ProgramFailure) in
      .object(try machine.reshaped(array, sizes(given, "view")))
    },
    "expand_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(try machine.broadcast(array, to: other.shape))
    },
    "reshape_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(try machine.reshaped(array, other.shape))
    },
    "type_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(other.type == array.type ? array : try machine.copy(array, type: other.type))
    },
    "storage_offset": { array, _, _ throws(ProgramFailure) in .int(array.offset) },
    "view_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(try machine.reshaped(array, other.shape))
    },
    "ravel": { array, given, machine throws(ProgramFailure) in
      var given = given
      let source = takeOrder(&given) ? ArrayAttributes.transposed(array) : array
      return .object(try machine.reshaped(source, [array.count]))
    },
    "flatten": { array, given, machine throws(ProgramFailure) in
      guard array.isTorch else {
        var given = given
        let source = takeOrder(&given) ? ArrayAttributes.transposed(array) : array
        return .object(try machine.copy(machine.reshaped(source, [array.count])))
      }
      let first =
        try given.argument(0, "start_dim").map { value throws(ProgramFailure) in
          try dimension(value, array, "flatten")
        } ?? 0
      let last =
        try given.argument(1, "end_dim").map { value throws(ProgramFailure) in
          try dimension(value, array, "flatten")
        } ?? max(array.rank - 1, 0)
      guard array.rank > 0, first <= last else {
        return .object(try machine.reshaped(array, [array.count]))
      }
      let shape = array.shape
      let middle = shape[first...last].reduce(1, *)
      return .object(
        try machine.reshaped(array, Array(shape[..<first]) + [middle] + Array(shape[(last + 1)...]))
      )
    },
    "t": { array, _, _ throws(ProgramFailure) in .object(ArrayAttributes.transposed(array)) },
    "diagonal": { array, given, machine throws(ProgramFailure) in
      try given.check("diagonal", 0...3, names: ["offset", "dim1", "dim2", "axis1", "axis2"])
      guard array.rank == 2, given.values.count < 2 else {
        let method = try Prelude.method("diagonal", of: array, machine) ?? .none
        return try machine.call(
          method,
          ProgramArguments(values: [.object(array)] + given.values, named: given.named))
      }
      let (rows, columns) = (array.strides[0], array.strides[1])
      // A diagonal beyond the corners has no elements, however far.
      let shift = min(
        max(given.argument(0, "offset")?.integer ?? 0, -array.dims[0]), array.dims[1])
      let count = min(array.dims[0] + min(shift, 0), array.dims[1] - max(shift, 0))
      return .object(
        array.view(
          offset: array.offset + max(-shift, 0) * rows + max(shift, 0) * columns,
          shape: [max(count, 0)], strides: [rows + columns]))
    },
    "transpose": { array, given, _ throws(ProgramFailure) in
      let order: [Int]
      if array.isTorch {
        let (a, b) = (
          try dimension(given.argument(0, "dim0"), array, "transpose"),
          try dimension(given.argument(1, "dim1"), array, "transpose")
        )
        var swapped = Array(0..<array.rank)
        swapped.swapAt(a, b)
        order = swapped
      } else {
        let axes = try sizes(given, "transpose")
        order = axes.isEmpty ? Array((0..<array.rank).reversed()) : axes
      }
      return .object(try permuted(array, order))
    },
    "permute": { array, given, _ throws(ProgramFailure) in
      .object(try permuted(array, sizes(given, "permute")))
    },
    "swapaxes": { array, given, _ throws(ProgramFailure) in
      var order = Array(0..<array.rank)
      order.swapAt(
        try dimension(given.argument(0, "axis1"), array, "swapaxes"),
        try dimension(given.argument(1, "axis2"), array, "swapaxes"))
      return .object(try permuted(array, order))
    },
    "squeeze": { array, given, machine throws(ProgramFailure) in
      var dropped: Set<Int> = []
      if let value = given.argument(0, array.isTorch ? "dim" : "axis"), !value.isNone {
        for part in value.parts ?? [value] {
          dropped.insert(try dimension(part, array, "squeeze"))
        }
      } else {
        dropped = Set(0..<array.rank)
      }
      let kept = (0..<array.rank).filter { !(dropped.contains($0) && array.dims[$0] == 1) }
      return .object(try machine.reshaped(array, kept.map { array.dims[$0] }))
    },
    "unsqueeze": { array, given, machine throws(ProgramFailure) in
      let place = try dimension(given.argument(0, "dim"), array, extra: 1, "unsqueeze")
      var shape = array.shape
      shape.insert(1, at: place)
      return .object(try machine.reshaped(array, shape))
    },
    "expand": { array, given, machine throws(ProgramFailure) in
      var shape = try sizes(given, "expand")
      for (place, length) in shape.enumerated() where length == -1 {
        let own = place - (shape.count - array.rank)
        shape[place] = own >= 0 ? array.dims[own] : 1
      }
      return .object(try machine.broadcast(array, to: shape))
    },
    "size": { array, given, _ throws(ProgramFailure) in
      guard let value = given.argument(0, "dim") else {
        return .object(TupleObject(sizes: array.shape, isTorch: true))
      }
      return .int(array.dims[try dimension(value, array, "size")])
    },
    "repeat": { array, given, machine throws(ProgramFailure) in
      guard array.isTorch else {
        return try machine.library(
          "repeat", .numpy, [.object(array)] + given.values, named: given.named)
      }
      return try machine.library(
        "tile", .torch, [.object(array), .sizes(sizes(given, "repeat"))])
    },
    "stride": { array, given, _ throws(ProgramFailure) in
      guard let value = given.argument(0, "dim") else { return .sizes(array.strides) }
      return .int(array.strides[try dimension(value, array, "stride")])
    },
    "unfold": { array, given, machine throws(ProgramFailure) in
      let names = ["dimension", "size", "step"]
      try given.check("unfold", 0...3, names: names)
      let dimension = try dimension(given.argument(0, "dimension"), array, "unfold")
      var sizes: [Int] = []
      for (place, name) in names.enumerated().dropFirst() {
        guard let value = given.argument(place, name) else {
          throw .missingArgument([name], of: "unfold")
        }
        guard let number = value.integer else { throw .notANumber(value.typeName, name) }
        sizes.append(number)
      }
      var (shape, strides) = (array.shape, array.strides)
      do throws(ShapeError) {
        let axis = try AxisGeometry(input: shape[dimension], kernel: sizes[0], stride: sizes[1])
        shape[dimension] = axis.output
        shape.append(sizes[0])
        _ = try Shape(shape)
      } catch {
        var diagnostic = Diagnostic.shape(error, range: machine.place)
        // It has no padding that could make room.
        diagnostic.help = nil
        throw machine.failure(diagnostic, isTorch: true)
      }
      strides.append(strides[dimension])
      // Where there is but one window nothing is ever that far away.
      if shape[dimension] > 1 { strides[dimension] *= sizes[1] }
      return .object(array.view(offset: array.offset, shape: shape, strides: strides))
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
    "backward": { array, given, machine throws(ProgramFailure) in
      try machine.backward(.object(array), given)
      return ProgramValue.none
    },
    "requires_grad_": { array, given, machine throws(ProgramFailure) in
      let asks = try given.argument(0, "requires_grad").map { value throws(ProgramFailure) in
        try machine.isTrue(value)
      }
      machine.ask(array, asks ?? true)
      return .object(array)
    },
    "register_hook": { array, given, machine throws(ProgramFailure) in
      try given.check("register_hook", 1...1)
      let hook = GradientHook(given.values[0], of: array, machine)
      machine.namespace.gradientHooks.append(hook)
      return .object(
        HookHandle { [weak namespace = machine.namespace] in
          namespace?.gradientHooks.removeAll { $0 === hook }
        })
    },
    "retain_grad": { array, _, machine throws(ProgramFailure) in
      array.retainsGradient = !array.asksForGradient
      machine.ask(array, true)
      return ProgramValue.none
    },
    "__len__": { array, _, machine throws(ProgramFailure) in .int(try array.length(machine) ?? 0) },
  ]

  /// Takes NumPy's `order` out of arguments.
  ///
  /// - Returns: Whether elements are counted column by column, `'F'`.
  private static func takeOrder(_ given: inout ProgramArguments) -> Bool {
    var order = given.named("order")?.text
    given.named.removeAll { $0.name == "order" }
    if let last = given.values.last?.text {
      order = last
      given.values.removeLast()
    }
    return order == "F"
  }

  /// A number without its place on the record: what `item()` gives.
  static func plain(_ value: ProgramValue) -> ProgramValue {
    switch value {
    case .real(let number, _): .real(number, Ledger.plain)
    case .whole(let number, _): Int(exactly: number).map { .int($0) } ?? .real(number, Ledger.plain)
    default: value
    }
  }

  private static func permuted(
    _ array: ArrayObject, _ order: [Int]
  ) throws(ProgramFailure) -> ArrayObject {
    let resolved = order.map { $0 < 0 ? $0 + array.rank : $0 }
    guard resolved.sorted() == Array(0..<array.rank) else {
      throw .notStorable(ProgramMachine.text(order), into: array.shapeText)
    }
    return array.view(
      offset: array.offset, shape: resolved.map { array.dims[$0] },
      strides: resolved.map { array.dims[array.rank + $0] })
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
