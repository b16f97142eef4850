import Tensors

/// Functions that pick, order and repeat elements: each element of the result is one of an operand's.
enum SelectionFunctions {
  static let all: [Function] = [
    Function("where", "condition, input|x=None, other|y=None", in: both) {
      call throws(Diagnostic) in
      try choose(call)
    },
    Function("tile", "input, dims|reps", in: both) { call throws(Diagnostic) in
      try tiled(call)
    },
    Function("repeat", "input, repeats, dim=None", in: [.numpy], bare: false) {
      call throws(Diagnostic) in try repeated(call)
    },
    Function("repeat_interleave", "input, repeats, dim=None") { call throws(Diagnostic) in
      try repeated(call)
    },
    Function("triu", "input|m, diagonal|k=0", in: both) { call throws(Diagnostic) in
      try triangle(call) { row, column, k in column - row >= k }
    },
    Function("tril", "input|m, diagonal|k=0", in: both) { call throws(Diagnostic) in
      try triangle(call) { row, column, k in column - row <= k }
    },
    Function("gather", "input, dim, index") { call throws(Diagnostic) in try gathered(call) },
    Function("sort", "input, dim=-1, descending=False; stable", parts: ["values", "indices"]) {
      call throws(Diagnostic) in
      let (values, places) = try sorted(call, count: nil)
      return .tuple([values, places])
    },
    Function("sort", "input, dim=-1; kind, stable", in: [.numpy], bare: false) {
      call throws(Diagnostic) in
      try sorted(call, count: nil).values
    },
    Function("argsort", "input, dim=-1, descending=False; kind, stable", in: both) {
      call throws(Diagnostic) in
      try sorted(call, count: nil).places
    },
    Function(
      "topk", "input, k, dim=-1, largest=True, sorted=True", parts: ["values", "indices"]
    ) { call throws(Diagnostic) in
      let (values, places) = try sorted(call, count: call.integer("k"))
      return .tuple([values, places])
    },
    Function(
      "sliding_window_view", "x|input, window_shape, dim|axis=None", in: [.numpy], bare: false,
      windows),
    Function("unravel_index", "indices, shape", in: [.numpy], bare: false) {
      call throws(Diagnostic) in
      var rest = try call.integer("indices")
      var places: [Int] = []
      for length in (try call.integers("shape") ?? []).reversed() {
        places.append(length > 0 ? rest % length : 0)
        rest = length > 0 ? rest / length : 0
      }
      return .sizes(places.reversed())
    },
  ]

  private static let both: Set<Library> = [.torch, .numpy]

  /// A rearrangement of several operands by the places of its sources, laid end to end.
  private static func record(
    _ call: borrowing Call, _ operands: [Node<Double>], _ shape: [Int], _ sources: [Int]
  ) throws(Diagnostic) -> Value {
    let output = try call.fitting { () throws(ShapeError) in
      let output = try Shape(shape)
      try Budget.check(room: output.count)
      return output
    }
    let operation = Rearrangement.picked(
      call.function.name, operands.map(\.value.shape), as: output, from: sources)
    return try call.record(operation, operands)
  }

  private static func choose(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let condition = try call.tensor("condition")
    guard call.has("input") || call.has("other") else {
      return try places(whereTrue: condition, call)
    }
    let (yes, no) = (try call.tensor("input"), try call.tensor("other"))
    let shape = try call.fitting { () throws(ShapeError) in
      try condition.value.shape.broadcast(with: yes.value.shape).broadcast(with: no.value.shape)
    }
    let (a, b, c) = (
      places(yes.value.shape, over: shape), places(no.value.shape, over: shape),
      places(condition.value.shape, over: shape)
    )
    let sources = (0..<shape.count).map { place in
      condition.value.elements[c[place]] != 0 ? a[place] : yes.value.shape.count + b[place]
    }
    return try record(call, [yes, no], shape.dimensions, sources)
  }

  /// `where(condition)`: for each dimension the places at which the condition holds, row by row.
  private static func places(
    whereTrue condition: Node<Double>, _ call: borrowing Call
  ) throws(Diagnostic) -> Value {
    let shape = condition.value.shape
    let elements = condition.value.elements
    let found = elements.indices.filter { elements[$0] != 0 }.map { shape.index(of: $0) }
    return .tuple(
      (0..<max(shape.rank, 1)).map { dimension in
        let places = found.map { index in shape.rank == 0 ? 0 : Double(index[dimension]) }
        return .tensor(Node(Tensor(vector: places), type: .whole))
      })
  }

  /// Where the elements of a shape that stretches to another come from.
  private static func places(_ shape: Shape, over output: Shape) -> [Int] {
    let missing = output.rank - shape.rank
    let strides = shape.strides
    return (0..<output.count).map { place in
      let index = output.index(of: place)
      return shape.dimensions.indices.reduce(0) { sum, dimension in
        shape[dimension] == 1 ? sum : sum + index[dimension + missing] * strides[dimension]
      }
    }
  }

  private static func tiled(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let node = try call.tensor("input")
    var times = try call.integers("dims") ?? []
    var lengths = node.value.shape.dimensions
    while times.count < lengths.count { times.insert(1, at: 0) }
    while lengths.count < times.count { lengths.insert(1, at: 0) }
    let inner = try call.fitting { () throws(ShapeError) in try Shape(lengths) }
    let output = try call.fitting { () throws(ShapeError) in
      try Shape(zip(lengths, times).map { Budget.product($0, max($1, 0)) })
    }
    let sources = (0..<output.count).map { place in
      inner.offset(of: zip(output.index(of: place), lengths).map { $0 % max($1, 1) }) ?? 0
    }
    return try record(call, [node], output.dimensions, sources)
  }

  private static func repeated(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let node = try call.tensor("input")
    let times = max(try call.integer("repeats"), 0)
    guard let number = try call.optionalInteger("dim") else {
      let count = Budget.product(node.value.shape.count, times)
      let output = try call.fitting { () throws(ShapeError) in try Shape([count]) }
      return try record(
        call, [node], output.dimensions, (0..<count).map { $0 / max(times, 1) })
    }
    let (input, dimension) = try call.fitting { () throws(ShapeError) in
      (try lined(node.value.shape), try node.value.shape.dimension(number))
    }
    var lengths = input.dimensions
    lengths[dimension] = Budget.product(lengths[dimension], times)
    let output = try call.fitting { () throws(ShapeError) in try Shape(lengths) }
    let sources = (0..<output.count).map { place in
      var index = output.index(of: place)
      index[dimension] /= max(times, 1)
      return input.offset(of: index) ?? 0
    }
    return try record(call, [node], lengths, sources)
  }

  /// The shape, where a single number counts as a row of one: dimension 0 of it can be named.
  private static func lined(_ shape: Shape) throws(ShapeError) -> Shape {
    shape.rank == 0 ? try Shape([1]) : shape
  }

  private static func triangle(
    _ call: borrowing Call, _ isKept: (_ row: Int, _ column: Int, _ diagonal: Int) -> Bool
  ) throws(Diagnostic) -> Value {
    let node = try call.tensor("input")
    let shape = node.value.shape
    let diagonal = try call.integer("diagonal", default: 0)
    guard shape.rank >= 2 else {
      throw .shape(.wrongRank(.input, shape, expected: [2, 3, 4]), range: call.range) { _ in nil }
    }
    let sources = (0..<shape.count).map { place in
      let index = shape.index(of: place)
      return isKept(index[shape.rank - 2], index[shape.rank - 1], diagonal) ? place : -1
    }
    return try record(call, [node], shape.dimensions, sources)
  }

  private static func gathered(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let node = try call.tensor("input")
    let index = try call.tensor("index").value
    let number = try call.integer("dim")
    let (shape, dimension) = try call.fitting { () throws(ShapeError) in
      guard index.shape.rank == node.value.shape.rank else {
        throw .wrongRank(.other, index.shape, expected: [node.value.shape.rank])
      }
      return (try lined(node.value.shape), try node.value.shape.dimension(number))
    }
    let places = try call.fitting { () throws(ShapeError) in try lined(index.shape) }
    var sources: [Int] = []
    for place in 0..<places.count {
      var at = places.index(of: place)
      at[dimension] = try Call.integer(index.elements[place], at: call.place(of: "index"))
      guard let source = shape.offset(of: at) else {
        throw .shape(
          .indexOutOfRange(at[dimension], dimension: dimension, length: shape[dimension]),
          range: call.range
        ) { _ in nil }
      }
      sources.append(source)
    }
    return try record(call, [node], index.shape.dimensions, sources)
  }

  /// The elements along a dimension in order, and where they stood; equal ones keep their order.
  private static func sorted(
    _ call: borrowing Call, count: Int?
  ) throws(Diagnostic) -> (values: Value, places: Value) {
    let node = try call.tensor("input")
    let shape = node.value.shape
    let number = try call.integer("dim", default: -1)
    let dimension = try call.fitting { () throws(ShapeError) in try shape.dimension(number) }
    let isDescending =
      count == nil
      ? call.has("descending") ? try call.flag("descending") : false
      : try call.flag("largest", default: true)
    guard shape.rank > 0 else { return (.tensor(node), .whole(0)) }
    let length = shape[dimension]
    let kept = min(count ?? length, length)
    var lengths = shape.dimensions
    lengths[dimension] = kept
    let output = try call.fitting { () throws(ShapeError) in try Shape(lengths) }
    let elements = node.value.elements
    var (sources, places) = (
      [Int](repeating: 0, count: output.count), [Double](repeating: 0, count: output.count)
    )
    let stride = shape.strides[dimension]
    for start in 0..<shape.count where shape.index(of: start)[dimension] == 0 {
      let order = (0..<length).sorted { a, b in
        let (x, y) = (elements[start + a * stride], elements[start + b * stride])
        return x == y || x.isNaN && y.isNaN ? a < b : isDescending ? x > y : x < y
      }
      var index = shape.index(of: start)
      for (rank, place) in order.prefix(kept).enumerated() {
        index[dimension] = rank
        guard let target = output.offset(of: index) else { continue }
        sources[target] = start + place * stride
        places[target] = Double(place)
      }
    }
    let values = try record(call, [node], lengths, sources)
    let tensor = try call.fitting { () throws(ShapeError) in try Tensor(output, places) }
    return (values, .tensor(Node(tensor, type: .whole)))
  }

  /// Every window of a tensor: the places of the window, then the places in it.
  @Sendable private static func windows(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let node = try call.tensor("x")
    let shape = node.value.shape
    let window = try call.integers("window_shape") ?? []
    let numbers = try call.integers("dim") ?? Array(0..<shape.rank)
    let axes = try call.fitting { () throws(ShapeError) in
      guard numbers.count == window.count else {
        throw .settingCount(.kernelSize, found: window.count, expected: numbers.count)
      }
      return try shape.dimensions(numbers)
    }
    var outer = shape.dimensions
    for (axis, length) in zip(axes, window) {
      guard length > 0, length <= shape[axis] else {
        throw .shape(
          .windowTooLarge(
            axis: axis, extent: length, kernel: length, dilation: 1, input: shape[axis], padding: 0),
          range: call.range
        ) { _ in nil }
      }
      outer[axis] -= length - 1
    }
    let output = try call.fitting { () throws(ShapeError) in
      let output = try Shape(outer + window)
      try Budget.check(room: output.count)
      return output
    }
    let sources = (0..<output.count).map { place in
      var index = output.index(of: place)
      for (offset, axis) in axes.enumerated() { index[axis] += index[shape.rank + offset] }
      return shape.offset(of: Array(index.prefix(shape.rank))) ?? 0
    }
    return try record(call, [node], output.dimensions, sources)
  }
}
