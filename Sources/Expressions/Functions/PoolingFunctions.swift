import Tensors

/// Pooling of every kind, and windows laid out as columns.
enum PoolingFunctions {
  static let all = fixed + adaptive + unpooling + columns

  private static let fixed: [Function] = [1, 2].flatMap { rank in
    [
      Function(
        "max_pool\(rank)d",
        "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False"
      ) { call throws(Diagnostic) in try pool(call, .maximum, rank) },
      Function(
        "avg_pool\(rank)d",
        "input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True"
          + (rank == 2 ? ", divisor_override=None" : "")
      ) { call throws(Diagnostic) in
        try pool(
          call,
          .average(
            countIncludePad: call.flag("count_include_pad", default: true),
            divisorOverride: call.optionalInteger("divisor_override")), rank)
      },
      Function("lp_pool\(rank)d", "input, norm_type, kernel_size, stride=None, ceil_mode=False") {
        call throws(Diagnostic) in
        let p = try call.number("norm_type")
        return try p.isInfinite ? extreme(call, p, rank) : pool(call, .norm(p: p), rank)
      },
    ]
  }

  private static let adaptive: [Function] = [
    Function("adaptive_avg_pool2d", "input, output_size") { call throws(Diagnostic) in
      try adapt(call, .average)
    },
    Function("adaptive_max_pool2d", "input, output_size, return_indices=False") {
      call throws(Diagnostic) in try adapt(call, .maximum)
    },
  ]

  private static let columns: [Function] = [
    Function("unfold", "input, kernel_size, dilation=1, padding=0, stride=1") {
      call throws(Diagnostic) in
      let input = try call.tensor("input")
      let request = try window(call, spatialRank: 2, stride: (1, 1))
      let operation = try call.fitting { () throws(ShapeError) in
        try Unfold(name: "unfold", input: input.value.shape, window: request)
      }
      return try call.record(operation, [input])
    },
    Function("fold", "input, output_size, kernel_size, dilation=1, padding=0, stride=1") {
      call throws(Diagnostic) in
      let input = try call.tensor("input")
      let size = try call.pair("output_size")
      let request = try window(call, spatialRank: 2, stride: (1, 1))
      let operation = try call.fitting { () throws(ShapeError) in
        try Fold(name: "fold", input: input.value.shape, size: size, window: request)
      }
      return try call.record(operation, [input])
    },
  ]

  private static func pool(
    _ call: borrowing Call, _ kind: PoolingKind, _ spatialRank: Int
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let request = try window(call, spatialRank: spatialRank, stride: nil)
    let operation = try call.fitting { () throws(ShapeError) in
      try Pooling(
        name: call.function.name, kind, input: input.value.shape, spatialRank: spatialRank,
        window: request)
    }
    return try values(operation, PoolingPlaces(operation), of: input, call)
  }

  /// The values that a pooling finds; with their places if `return_indices` asks for them.
  private static func values(
    _ operation: any Operation, _ places: PoolingPlaces?, of input: Node<Double>,
    _ call: borrowing Call
  ) throws(Diagnostic) -> Value {
    let values = try call.record(operation, [input])
    guard try call.flag("return_indices"), let places else { return values }
    let found = try call.session.record(
      places, [input], label: call.label.map { "\($0)[1]" }, at: call.range)
    return .tuple([values, .tensor(found)])
  }

  private static let unpooling: [Function] = [1, 2].map { rank in
    Function(
      "max_unpool\(rank)d",
      "input, indices, kernel_size, stride=None, padding=0, output_size=None"
    ) { call throws(Diagnostic) in
      let (input, places) = (try call.tensor("input"), try call.tensor("indices"))
      let kernel = try call.pair("kernel_size")
      let window = Unpooling.Window(
        kernel: kernel, stride: try call.pair("stride", default: kernel),
        padding: try call.pair("padding", default: (0, 0)))
      let size = try outputSize(call, rank)
      let operation = try call.fitting { () throws(ShapeError) in
        let operation = try Unpooling(
          name: call.function.name, input: input.value.shape, places: places.value.shape,
          window: window, size: size, spatialRank: rank)
        try operation.check(places.value)
        return operation
      }
      for place in places.value.elements {
        _ = try Call.integer(place, at: call.place(of: "indices"), of: "indices")
      }
      return try call.record(operation, [input, places])
    }
  }

  /// Rows and columns of the planes that were pooled: the last of the lengths given, which may be those of
  /// the whole tensor.
  private static func outputSize(
    _ call: borrowing Call, _ spatialRank: Int
  ) throws(Diagnostic) -> (rows: Int, columns: Int)? {
    guard let argument = call.argument("output_size") else { return nil }
    let sizes = try Call.integers(argument)
    let lengths = Array(sizes.suffix(spatialRank))
    guard lengths.count == spatialRank, sizes.count <= spatialRank + 2 else {
      throw .wrongCount(argument, found: sizes.count, wanted: "\(spatialRank)")
    }
    return (spatialRank == 1 ? 1 : lengths[0], lengths[spatialRank - 1])
  }

  /// The norm of infinity: the largest size in each window; of minus infinity the smallest.
  private static func extreme(
    _ call: borrowing Call, _ p: Double, _ spatialRank: Int
  ) throws(Diagnostic) -> Value {
    let request = try window(call, spatialRank: spatialRank, stride: nil)
    func mapped(
      _ node: Node<Double>, _ name: String, _ function: UnaryFunction
    ) throws(Diagnostic) -> Node<Double> {
      try call.session.record(
        ElementwiseUnary(name: name, function, input: node.value.shape), [node], label: nil,
        at: call.range)
    }
    var input = try mapped(call.tensor("input"), "abs", .absolute)
    if p < 0 { input = try mapped(input, "neg", .negate) }
    let operation = try call.fitting { () throws(ShapeError) in
      try Pooling(
        name: "max_pool\(spatialRank)d", .maximum, input: input.value.shape,
        spatialRank: spatialRank, window: request)
    }
    guard p < 0 else { return try call.record(operation, [input]) }
    let pooled = try call.session.record(operation, [input], label: nil, at: call.range)
    return .tensor(try mapped(pooled, "neg", .negate))
  }

  /// The window that `kernel_size`, `stride`, `padding`, `dilation` and `ceil_mode` describe.
  ///
  /// Without a stride it moves by `stride`, or by the kernel's size where that is nil.
  private static func window(
    _ call: borrowing Call, spatialRank: Int, stride: (rows: Int, columns: Int)?
  ) throws(Diagnostic) -> WindowGeometry.Request {
    var kernel = try call.pair("kernel_size")
    if spatialRank == 1 { kernel.rows = 1 }
    var step = try call.pair("stride", default: stride ?? kernel)
    if spatialRank == 1 { step.rows = 1 }
    var dilation = try call.pair("dilation", default: (1, 1))
    if spatialRank == 1 { dilation.rows = 1 }
    let padding = try call.padding(spatialRank: spatialRank)
    return WindowGeometry.Request(
      kernel: kernel, stride: step, padding: padding, dilation: dilation,
      ceilMode: try call.flag("ceil_mode"))
  }

  /// Rows and columns of the output; `None` keeps the input's.
  private static func adapt(
    _ call: borrowing Call, _ kind: AdaptivePooling.Kind
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let size = try sides(call, "output_size")
    let operation = try call.fitting { () throws(ShapeError) in
      try AdaptivePooling(
        name: call.function.name, kind, input: input.value.shape, size: size)
    }
    return try values(operation, PoolingPlaces(operation), of: input, call)
  }

  /// One length for rows and columns or a pair, each of which may be `None`.
  static func sides(
    _ call: borrowing Call, _ name: String
  ) throws(Diagnostic) -> (rows: Int?, columns: Int?) {
    guard let argument = call.argument(name) else { return (nil, nil) }
    guard case .tuple(let sides) = argument.value, sides.count == 2 else {
      let size = try call.pair(name)
      return (size.rows, size.columns)
    }
    func side(_ value: Value) throws(Diagnostic) -> Int? {
      if case .none = value { return nil }
      return try Call.integer(Call.Argument(value: value, range: argument.range))
    }
    return (try side(sides[0]), try side(sides[1]))
  }
}
