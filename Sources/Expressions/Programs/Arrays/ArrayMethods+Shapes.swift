import Tensors

/// Views, and the shapes that copies get.
extension ArrayMethods {
  static let shapes: [String: Method] = [
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
      // The same array under another name.
      if given.values.isEmpty, !array.isTorch {
        return .object(array.view(offset: array.offset, shape: array.shape, strides: array.strides))
      }
      return .object(try machine.reshaped(array, sizes(given, "view")))
    },
    "expand_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(try machine.broadcast(array, to: other.shape))
    },
    "reshape_as": { array, given, machine throws(ProgramFailure) in
      guard let other = given.values.first?.array else { throw .notAnArray("None") }
      return .object(try machine.reshaped(array, other.shape))
    },
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
    "repeat": { array, given, machine throws(ProgramFailure) in
      guard array.isTorch else {
        return try machine.library(
          "repeat", .numpy, [.object(array)] + given.values, named: given.named)
      }
      return try machine.library(
        "tile", .torch, [.object(array), .sizes(sizes(given, "repeat"))])
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

  static func dimension(
    _ value: ProgramValue?, _ array: ArrayObject, extra: Int = 0, _ name: String
  ) throws(ProgramFailure) -> Int {
    guard let number = value?.integer else { throw .notANumber(value?.typeName ?? "None", name) }
    let rank = array.rank + extra
    guard number >= -rank, number < rank else {
      throw .arrayIndexOutOfRange(number, axis: 0, length: rank)
    }
    return number < 0 ? number + rank : number
  }
}
