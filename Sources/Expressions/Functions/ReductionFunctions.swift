import Tensors
import Terminal

/// Functions that put many numbers into fewer: sums, means, extremes, deviations, norms.
enum ReductionFunctions {
  static let all = sums + extremes + deviations + norms

  private static let both: Set<Library> = [.torch, .numpy]
  private static let settings = "input, dim=None, keepdim=False"

  private static let sums: [Function] = [
    Function("sum", settings + "; dtype", in: both) { call throws(Diagnostic) in
      try reduce(call, .sum)
    },
    Function("mean", settings + "; dtype", in: both) { call throws(Diagnostic) in
      try reduce(call, .mean)
    },
    Function(
      "average", "input, dim=None, weights=None, keepdim=False", in: [.numpy], bare: false
    ) { call throws(Diagnostic) in try average(call) },
  ]

  private static let extremes: [Function] = [
    Function("max", "input, dim|other=None, keepdim=False", in: both) { call throws(Diagnostic) in
      try extreme(call, .maximum, .maximum)
    },
    Function("min", "input, dim|other=None, keepdim=False", in: both) { call throws(Diagnostic) in
      try extreme(call, .minimum, .minimum)
    },
    Function("amax", settings, in: both) { call throws(Diagnostic) in
      try reduce(call, .maximum)
    },
    Function("amin", settings, in: both) { call throws(Diagnostic) in
      try reduce(call, .minimum)
    },
    Function("argmax", settings, in: both) { call throws(Diagnostic) in
      try reduce(call, .argmax)
    },
    Function("argmin", settings, in: both) { call throws(Diagnostic) in
      try reduce(call, .argmin)
    },
  ]

  private static let deviations: [Function] = [
    Function("var", "input, dim=None, correction=1, keepdim=False, unbiased=None") {
      call throws(Diagnostic) in try reduce(call, .variance(correction: correction(call)))
    },
    Function("std", "input, dim=None, correction=1, keepdim=False, unbiased=None") {
      call throws(Diagnostic) in try reduce(call, .deviation(correction: correction(call)))
    },
    Function("var", "input, dim=None, ddof=0, keepdim=False; dtype", in: [.numpy], bare: false) {
      call throws(Diagnostic) in
      try reduce(call, .variance(correction: call.number("ddof", default: 0)))
    },
    Function("std", "input, dim=None, ddof=0, keepdim=False; dtype", in: [.numpy], bare: false) {
      call throws(Diagnostic) in
      try reduce(call, .deviation(correction: call.number("ddof", default: 0)))
    },
  ]

  private static let norms: [Function] = [
    Function("norm", "input, p='fro', dim=None, keepdim=False") { call throws(Diagnostic) in
      try reduce(call, .norm(p: order(call, "p")))
    },
    Function("norm", "input, ord=None, dim=None, keepdim=False", in: [.numpy], bare: false) {
      call throws(Diagnostic) in try reduce(call, .norm(p: order(call, "ord")))
    },
  ]

  private static func order(_ call: borrowing Call, _ name: String) throws(Diagnostic) -> Double {
    guard let argument = call.argument(name) else { return 2 }
    if case .string = argument.value {
      _ = try call.word(name, among: ["fro"])
      return 2
    }
    return try call.number(name)
  }

  private static func correction(_ call: borrowing Call) throws(Diagnostic) -> Double {
    if call.has("unbiased") { return try call.flag("unbiased") ? 1 : 0 }
    return try call.number("correction", default: 1)
  }

  /// `Σ w·x / Σ w`; a row of weights belongs to the dimension that goes away.
  private static func average(_ call: borrowing Call) throws(Diagnostic) -> Value {
    guard let given = try call.optionalTensor("weights") else { return try reduce(call, .mean) }
    let input = try call.tensor("input")
    let shape = input.value.shape
    let dimensions = try call.integers("dim") ?? []
    var weights = given
    if given.value.shape.rank == 1, shape.rank > 1, dimensions.count == 1 {
      let operation = try call.fitting { () throws(ShapeError) in
        var lengths = [Int](repeating: 1, count: shape.rank)
        lengths[try shape.dimension(dimensions[0])] = given.value.shape.count
        return try Rearrangement.reshape(given.value.shape, to: lengths)
      }
      weights = try call.session.record(operation, [given], label: nil, at: call.range)
    }
    let spread = try call.fitting { () throws(ShapeError) in
      try Rearrangement.expand(weights.value.shape, to: shape)
    }
    weights = try call.session.record(spread, [weights], label: nil, at: call.range)
    let keeps = try call.flag("keepdim")
    let sum = try call.fitting { () throws(ShapeError) in
      try Reduction(
        name: "sum", .sum, input: shape, dimensions: dimensions, keepsDimensions: keeps)
    }
    guard
      case .tensor(let products) = try ElementwiseFunctions.combine(
        call, .multiply, input, weights)
    else { return .none }
    let (top, bottom) = (
      try call.session.record(sum, [products], label: nil, at: call.range),
      try call.session.record(sum, [weights], label: nil, at: call.range)
    )
    return try ElementwiseFunctions.combine(call, .divide, top, bottom)
  }

  private static func reduce(
    _ call: borrowing Call, _ kind: ReductionKind, ties: TieRule = .shared
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let dimensions = try call.integers("dim") ?? []
    let keeps = try call.flag("keepdim")
    let operation = try call.fitting { () throws(ShapeError) in
      try Reduction(
        name: call.function.name, kind, input: input.value.shape, dimensions: dimensions,
        keepsDimensions: keeps, ties: ties)
    }
    return try call.record(operation, [input])
  }

  /// The largest of all, of each row, or of each pair, as the arguments say.
  ///
  /// `max(a, b)` compares element by element if `a` is a number or `b` a tensor; otherwise the second
  /// argument is a dimension.
  private static func extreme(
    _ call: borrowing Call, _ kind: ReductionKind, _ function: BinaryFunction
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    // Along a dimension PyTorch finds places as well, and so one winner.
    guard let second = call.argument("dim") else { return try reduce(call, kind) }
    if case .tensor(let other) = second.value,
      input.value.shape.rank == 0 || other.value.shape.rank > 0
    {
      return try ElementwiseFunctions.combine(call, function, input, other)
    }
    if kind == .maximum, !call.isKeyword("dim"), case .tensor(let other) = second.value,
      other.value.single == 0
    {
      call.session.remarkOnce(
        "max-zero",
        Phrase(
          "the 0 is a dimension here, as in PyTorch; relu(x) or maximum(x, 0) cuts at zero",
          "这里的 0 是维度，与 PyTorch 相同；要在零处截断请用 relu(x) 或 maximum(x, 0)"))
    }
    return try reduce(call, kind, ties: .first)
  }
}
