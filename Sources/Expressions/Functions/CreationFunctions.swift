import Tensors

/// Tensors that are not computed from others: zeros, ranges, random numbers.
enum CreationFunctions {
  static let all = filled + ranges + random

  private static let both: Set<Library> = [.torch, .numpy]

  /// What PyTorch's makers of tensors take besides.
  private static let torchSettings = "dtype, device, requires_grad, layout, pin_memory"

  /// A maker of tensors that PyTorch calls with sizes, NumPy with a shape, and a bare name with either.
  private static func sized(
    _ name: String, numpySettings: String? = "dtype, order, device",
    _ body: @escaping Function.Body
  ) -> [Function] {
    [
      Function(name, "*size|shape; " + torchSettings, in: [], body),
      Function(name, "*size; " + torchSettings + ", generator", in: [.torch], bare: false, body),
      Function(
        name, numpySettings.map { "*shape; " + $0 } ?? "*d", in: [.numpy], bare: false, body),
    ]
  }

  private static let filled: [Function] =
    sized("zeros") { call throws(Diagnostic) in try fill(0, call.integersOfRest(), call) }
    + sized("ones") { call throws(Diagnostic) in try fill(1, call.integersOfRest(), call) }
    + sized("empty") { call throws(Diagnostic) in try fill(0, call.integersOfRest(), call) }
    + likewise

  private static let likewise: [Function] = [
    Function("full", "size|shape, fill_value; " + torchSettings + ", order", in: both) {
      call throws(Diagnostic) in
      try fill(
        call.number("fill_value"), call.integers("size") ?? [], call,
        type: call.tensor("fill_value").type.owned)
    },
    Function("zeros_like", "input; " + torchSettings + ", memory_format, order", in: both) {
      call throws(Diagnostic) in
      let input = try call.tensor("input")
      return try fill(0, input.value.shape.dimensions, call, type: input.type.owned)
    },
    Function("ones_like", "input; " + torchSettings + ", memory_format, order", in: both) {
      call throws(Diagnostic) in
      let input = try call.tensor("input")
      return try fill(1, input.value.shape.dimensions, call, type: input.type.owned)
    },
    Function(
      "full_like", "input, fill_value; " + torchSettings + ", memory_format, order", in: both
    ) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let type = input.type.owned
      return try fill(
        type.cut(call.number("fill_value")), input.value.shape.dimensions, call, type: type)
    },
    Function("eye", "n|N, m|M=None; " + torchSettings + ", order", diagonal),
    Function(
      "eye", "n|N, m|M=None, k=0; " + torchSettings + ", order", in: [.numpy], bare: false,
      diagonal),
  ]

  /// Ones on a diagonal, the main one where no other is named.
  @Sendable private static func diagonal(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let n = try call.integer("n")
    let m = try call.integer("m", default: n)
    let k = call.has("k") ? try call.integer("k") : 0
    return try made([n, m], call) { i in i % max(m, 1) - i / max(m, 1) == k ? 1 : 0 }
  }

  private static let ranges: [Function] = [
    Function("arange", "start, end|stop=None, step=1; " + torchSettings, in: both, range),
    Function("linspace", "start, end|stop, steps|num; " + torchSettings, in: [.torch]) {
      call throws(Diagnostic) in
      try spaced(call, steps: call.integer("steps"))
    },
    Function(
      "linspace", "start, end|stop, steps|num=50, endpoint=True; dtype", in: [.numpy], bare: false
    ) { call throws(Diagnostic) in
      try spaced(
        call, steps: call.integer("steps", default: 50),
        hasEnd: call.flag("endpoint", default: true))
    },
  ]

  private static let random: [Function] =
    sized("rand", numpySettings: nil) { call throws(Diagnostic) in
      let session = call.session
      return try made(call.integersOfRest(), call) { _ in session.random.uniform() }
    }
    + sized("randn", numpySettings: nil) { call throws(Diagnostic) in
      let session = call.session
      return try made(call.integersOfRest(), call) { _ in session.random.normal() }
    } + drawn

  private static let drawn: [Function] = [
    Function("random", "size=None", in: [.numpy], bare: false) { call throws(Diagnostic) in
      let session = call.session
      return try made(call.integers("size") ?? [], call) { _ in session.random.uniform() }
    },
    Function("uniform", "low=0, high=1, size=None", in: [.numpy], bare: false) {
      call throws(Diagnostic) in
      let (low, high) = (
        try call.number("low", default: 0), try call.number("high", default: 1)
      )
      let session = call.session
      return try made(call.integers("size") ?? [], call) { _ in
        low + (high - low) * session.random.uniform()
      }
    },
    Function("normal", "loc=0, scale=1, size=None", in: [.numpy], bare: false) {
      call throws(Diagnostic) in
      let (mean, deviation) = (
        try call.number("loc", default: 0), try call.number("scale", default: 1)
      )
      let session = call.session
      return try made(call.integers("size") ?? [], call) { _ in
        mean + deviation * session.random.normal()
      }
    },
    Function(
      "randint", "low, high=None, size=None; " + torchSettings + ", generator", in: both,
      randomIntegers),
    Function("manual_seed", "seed") { call throws(Diagnostic) in try seed(call) },
    Function("manual_seed_all", "seed", bare: false) { call throws(Diagnostic) in try seed(call) },
    Function("seed", "seed", in: [.numpy], bare: false) { call throws(Diagnostic) in
      try seed(call)
    },
  ]

  /// Zeros of some kind.
  static func zeros(
    _ size: [Int], _ call: borrowing Call, type: ElementType
  ) throws(Diagnostic) -> Node<Double> {
    Node(Tensor(repeating: 0, try room(size, call)), type: type, label: call.label)
  }

  private static func fill(
    _ value: Double, _ size: [Int], _ call: borrowing Call, type: ElementType = .real
  ) throws(Diagnostic) -> Value {
    let shape = try room(size, call)
    return .tensor(Node(Tensor(repeating: value, shape), type: type, label: call.label))
  }

  /// A shape for which there is room.
  private static func room(_ size: [Int], _ call: borrowing Call) throws(Diagnostic) -> Shape {
    let shape = try call.fitting { () throws(ShapeError) in
      let shape = try Shape(size)
      try Budget.check(room: shape.count)
      return shape
    }
    try call.session.checkGoesOn(adding: shape.count, at: call.range)
    return shape
  }

  /// A new leaf whose elements are given by their place in row-major order.
  private static func made(
    _ size: [Int], _ call: borrowing Call, type: ElementType = .real, _ element: (Int) -> Double
  ) throws(Diagnostic) -> Value {
    let shape = try room(size, call)
    let tensor = try call.fitting { () throws(ShapeError) in
      var elements = [Double](repeating: 0, count: shape.count)
      for place in elements.indices {
        if place & 0xFFF == 0, Interruption.isRequested { break }
        elements[place] = element(place)
      }
      return try Tensor(shape, elements)
    }
    try call.session.checkGoesOn(at: call.range)
    return .tensor(Node(tensor, type: type, label: call.label))
  }

  /// From start, in steps, up to but not including the end; PyTorch's count is ⌈(end − start)/step⌉.
  @Sendable private static func range(_ call: borrowing Call) throws(Diagnostic) -> Value {
    var start = try call.number("start")
    var end = start
    if call.has("end") { end = try call.number("end") } else { start = 0 }
    let step = try call.number("step", default: 1)
    let count = ((end - start) / step).rounded(.up)
    guard step != 0, count.isFinite else {
      throw .rangeWithoutEnd(at: call.range)
    }
    guard count <= Double(Shape.maximumCount) else {
      throw .rangeTooLong(count, at: call.range)
    }
    guard count >= 0 else { throw .rangeWithoutEnd(at: call.range) }
    var type = ElementType.whole
    for name in ["start", "end", "step"] where call.has(name) {
      type = max(type, try call.tensor(name).type)
    }
    return try made([Int(count)], call, type: type) { start + Double($0) * step }
  }

  private static func spaced(
    _ call: borrowing Call, steps: Int, hasEnd: Bool = true
  ) throws(Diagnostic) -> Value {
    let (start, last) = (try call.number("start"), try call.number("end"))
    let end = hasEnd || steps < 1 ? last : last - (last - start) / Double(steps)
    let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
    return try made([steps], call) { i in
      // From the nearer end, so that both ends are exact.
      i < steps / 2
        ? start + Double(i) * step : (steps > 1 ? end - Double(steps - 1 - i) * step : start)
    }
  }

  @Sendable private static func randomIntegers(_ call: borrowing Call) throws(Diagnostic) -> Value {
    // torch.randint(high, size) leaves the lower bound out.
    var low = try call.integer("low")
    var high = 0
    var size = try call.integers("size")
    if size == nil, call.has("high"), case .tensor(let node) = call.argument("high")?.value,
      node.value.shape.rank == 0
    {
      high = try call.integer("high")
      size = []
    } else if size == nil, call.has("high") {
      size = try call.integers("high")
      (low, high) = (0, low)
    } else if call.has("high") {
      high = try call.integer("high")
    } else {
      (low, high) = (0, low)
    }
    guard low < high else { throw .emptyRandomRange(low, high, at: call.range) }
    for bound in [low, high] where bound.magnitude > 1 << 53 {
      throw .randomRangeTooWide(bound, at: call.range)
    }
    let session = call.session
    return try made(size ?? [], call, type: .whole) { _ in
      Double(Int.random(in: low..<high, using: &session.random))
    }
  }

  private static func seed(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let seed = try call.integer("seed")
    call.session.random = RandomSource(seed: UInt64(bitPattern: Int64(seed)))
    return .none
  }
}
