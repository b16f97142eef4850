import Tensors

/// A function of one or several values of a graph, as files of graphs have them: no parameters of its own.
///
/// Source: *ONNX operators*, whose names the cases have.
struct GraphFunction: Layer {
  /// What it does.
  enum Form: Sendable {
    /// A batch is left as it is; one image becomes a batch of one.
    case batch(rank: Int)
    case identity
    case unary(UnaryFunction)
    case binary(BinaryFunction)
    case product
    case softmax(axis: Int, isLogarithmic: Bool)
    case concatenate(axis: Int)
    /// `starts`, `ends`, `axes` and `steps` are the operands behind the first, where they are not here.
    case slice(starts: [Int], ends: [Int], axes: [Int]?, steps: [Int]?)
    case sliceByOperands
    /// One of several pieces along an axis.
    case piece(Int, of: Int, lengths: [Int]?, axis: Int)
    /// All before, then all after; nil for the second operand.
    case pad(sides: [Int]?, axes: [Int]?, mode: BorderMode, value: Double)
    case flatten(axis: Int)
    /// Nil for the second operand; 0 keeps a length unless zeros are allowed.
    case reshape([Int]?, allowsZero: Bool)
    case transpose([Int]?)
    case squeeze([Int]?)
    case unsqueeze([Int]?)
    case expand
    case gather(axis: Int)
    case shape(start: Int, end: Int?)
    case constantOfShape(Double)
    /// Numbers cut to whole ones, or to whether they are other than 0.
    case whole(isBoolean: Bool)
    case reduce(ReductionKind, axes: [Int]?, keeps: Bool, isNothingAll: Bool)
    /// Along all dimensions behind the channels.
    case reducePlanes(ReductionKind)
    case pool(PoolingKind, WindowGeometry.Request, spatialRank: Int)
    case resize(ResizedAxis.Rule, scales: [Double]?, sizes: [Int]?)
    case depthToSpace(block: Int, isColumnRow: Bool)
  }

  /// The operator's name.
  let type: String
  /// What it does.
  let form: Form
  /// Whether what it gives are whole numbers: shapes, places.
  var isWhole = false

  var kind: LayerKind {
    LayerKind(type, []) { _ throws(ShapeError) in Identity() }
  }

  func reach(of input: Shape?) throws(ShapeError) -> LayerReach {
    switch form {
    case .batch, .identity, .unary, .binary, .concatenate, .whole, .expand: return .same
    case .softmax, .piece, .shape, .constantOfShape: return .same
    case .pool(_, let request, let rank): return try request.reach(of: input, spatialRank: rank)
    case .reduce(_, let axes, _, let isNothingAll):
      return reducedReach(axes, isNothingAll: isNothingAll, of: input)
    case .reducePlanes:
      return .planes(rows: .whole(input: input?.rows), columns: .whole(input: input?.columns))
    case .flatten, .reshape, .transpose, .squeeze, .unsqueeze, .depthToSpace:
      return .rearranged(rows: input?.rows, columns: input?.columns)
    default: return .same
    }
  }

  /// What is seen along the axes that are reduced is all; the last two are columns and rows.
  private func reducedReach(
    _ axes: [Int]?, isNothingAll: Bool, of input: Shape?
  ) -> LayerReach {
    guard let axes, !axes.isEmpty else { return isNothingAll ? .same : .whole }
    let rank = input?.rank ?? 4
    let fromLast = axes.map { $0 < 0 ? -$0 : rank - $0 }
    guard fromLast.contains(1) || fromLast.contains(2) else { return .same }
    return .planes(
      rows: fromLast.contains(2) ? .whole(input: input?.rows) : .same,
      columns: fromLast.contains(1) ? .whole(input: input?.columns) : .same)
  }

  /// Whether it makes probabilities of scores.
  var givesProbabilities: Bool {
    switch form {
    case .softmax(_, let isLogarithmic): !isLogarithmic
    case .unary(.sigmoid): true
    default: false
    }
  }

  /// Whether probabilities that come in stay some: they are put in another shape, or averaged.
  var keepsProbabilities: Bool {
    switch form {
    case .identity, .flatten, .reshape, .transpose, .squeeze, .unsqueeze, .reduce(.mean, _, _, _),
      .reducePlanes(.mean):
      true
    default: false
    }
  }

  func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    if case .operation(let operation, _) = try result(of: [LayerInput(input)], mode, using: &random)
    {
      return operation
    }
    return Rearrangement.copy(input, name: "identity")
  }

  func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? {
    if case .batch = form { return nil }
    throw .kind
  }

  func result(
    of operands: [LayerInput], _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> LayerResult {
    guard let first = operands.first else { throw .nothingToJoin }
    let input = first.shape
    let name = type.lowercased()
    switch form {
    case .batch(let rank):
      return input.rank == rank - 1 ? .of(try Rearrangement.unsqueeze(input, 0)) : .same(0)
    case .identity: return .same(0)
    case .unary(let function):
      return .of(ElementwiseUnary(name: name, function, input: input))
    case .binary(let function):
      guard operands.count == 2 else { throw .nothingToJoin }
      return .operation(
        try ElementwiseBinary(name: name, function, left: input, right: operands[1].shape),
        of: [0, 1])
    case .product:
      guard operands.count == 2 else { throw .nothingToJoin }
      return .operation(
        try MatrixProduct(name: name, left: input, right: operands[1].shape), of: [0, 1])
    case .softmax(let axis, let isLogarithmic):
      return .of(
        try Softmax(name: name, input: input, dimension: axis, isLogarithmic: isLogarithmic))
    case .concatenate(let axis):
      return .operation(
        try Rearrangement.concatenate(operands.map(\.shape), try place(axis, in: input)),
        of: Array(operands.indices))
    case .pool(let pooling, let request, let rank):
      return .of(
        try Pooling(name: name, pooling, input: input, spatialRank: rank, window: request))
    case .reduce, .reducePlanes: return .of(try reduction(operands, name))
    case .whole(let isBoolean): return whole(first, name, isBoolean: isBoolean)
    case .shape(let start, let end):
      let lengths = input.dimensions
      func bound(_ place: Int) -> Int {
        min(max(place < 0 ? place + lengths.count : place, 0), lengths.count)
      }
      let (from, to) = (bound(start), bound(end ?? lengths.count))
      return .numbers(Tensor(vector: lengths[from..<max(from, to)].map { Double($0) }))
    case .constantOfShape(let value):
      guard let lengths = first.integers else { throw .wrongRank(.input, input, expected: [1]) }
      let shape = try Shape(lengths)
      guard shape.count <= LayerResult.mostFilled else {
        throw .tooLarge(lengths, limit: LayerResult.mostFilled)
      }
      return .numbers(Tensor(repeating: value, shape))
    default: return try rearranged(operands, name)
    }
  }

  /// The dimension that a number counts, from the front or from the back; a number alone has none.
  func place(_ axis: Int, in input: Shape) throws(ShapeError) -> Int {
    guard input.rank > 0 else { throw .noSuchDimension(axis, shape: input) }
    return try input.dimension(axis)
  }

  private func reduction(
    _ operands: [LayerInput], _ name: String
  ) throws(ShapeError) -> any Operation {
    let input = operands[0].shape
    switch form {
    case .reducePlanes(let kind):
      return try Reduction(
        name: name, kind, input: input, dimensions: Array(min(2, input.rank)..<input.rank),
        keepsDimensions: true)
    case .reduce(let kind, let axes, let keeps, let isNothingAll):
      let given = axes ?? (operands.count > 1 ? operands[1].integers : nil) ?? []
      if given.isEmpty, !isNothingAll { return Rearrangement.copy(input, name: name) }
      return try Reduction(
        name: name, kind, input: input, dimensions: given, keepsDimensions: keeps)
    default: return Rearrangement.copy(input, name: name)
    }
  }

  private func whole(_ first: LayerInput, _ name: String, isBoolean: Bool) -> LayerResult {
    guard let numbers = first.numbers else {
      // Shapes are whole already; other numbers are known where the function is done.
      return .of(Rearrangement.copy(first.shape, name: name))
    }
    func cut(_ number: Double) -> Double {
      isBoolean ? (number == 0 ? 0 : 1) : number.rounded(.towardZero)
    }
    return numbers.elements.allSatisfy { cut($0) == $0 } ? .same(0) : .numbers(numbers.map(cut))
  }
}

extension GraphFunction.Form {
  /// The dimensions that are named.
  var axes: [Int] {
    switch self {
    case .softmax(let axis, _), .concatenate(let axis), .piece(_, _, _, let axis),
      .flatten(let axis), .gather(let axis):
      [axis]
    case .slice(_, _, let axes, _), .pad(_, let axes, _, _), .reduce(_, let axes, _, _),
      .transpose(let axes), .squeeze(let axes), .unsqueeze(let axes):
      axes ?? []
    default: []
    }
  }
}
