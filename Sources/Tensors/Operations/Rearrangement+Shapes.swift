extension Rearrangement {
  /// Elements picked one by one.
  ///
  /// `sources` has, for each element of the result, its place in the operands laid end to end, or −1 for
  /// a 0.
  public static func picked(
    _ name: String, _ operands: [Shape], as shape: Shape, from sources: [Int]
  ) -> Rearrangement {
    Rearrangement(
      name: name, .picked, operands: operands, output: shape, sources: sources.map(Int32.init))
  }

  /// A view as programs have it: elements that lie at even steps along each dimension.
  ///
  /// The first lies at `offset`, row-major; all places are inside.
  public static func view(
    of input: Shape, as shape: Shape, offset: Int, strides: [Int]
  ) -> Rearrangement {
    var places = [offset]
    for (length, step) in zip(shape.dimensions, strides) {
      places = places.flatMap { start in (0..<length).map { start + $0 * step } }
    }
    return Rearrangement(
      name: "slice", .picked, operands: [input], output: shape, sources: places.map(Int32.init))
  }

  /// The same tensor again: what `clone` or `contiguous` give.
  public static func copy(_ input: Shape, name: String) -> Rearrangement {
    Rearrangement(name: name, keeping: input, as: input)
  }

  /// The same elements in another shape; one length may be −1 and is worked out.
  ///
  /// - Throws: `ShapeError.reshape`, `.negativeLength`, `.tooLarge`.
  public static func reshape(
    _ input: Shape, to dimensions: [Int], name: String = "reshape"
  ) throws(ShapeError) -> Rearrangement {
    var lengths = dimensions
    if let open = lengths.firstIndex(of: -1) {
      lengths[open] = 1
      let rest = try Shape(lengths).count
      guard rest > 0, input.count % rest == 0 else { throw .reshape(input, to: dimensions) }
      lengths[open] = input.count / rest
    }
    let output = try Shape(lengths)
    guard output.count == input.count else { throw .reshape(input, to: dimensions) }
    return Rearrangement(name: name, keeping: input, as: output)
  }

  /// Dimensions from one to another put together into one.
  ///
  /// - Throws: `ShapeError.noSuchDimension`; `.flattenBackwards`.
  public static func flatten(
    _ input: Shape, from first: Int = 0, to last: Int = -1, name: String = "flatten"
  ) throws(ShapeError) -> Rearrangement {
    let (from, to) = (try input.dimension(first), try input.dimension(last))
    guard from <= to else { throw .flattenBackwards(first, last) }
    guard input.rank > 0 else { return try reshape(input, to: [1], name: name) }
    let lengths = input.dimensions
    let merged = lengths[from...to].reduce(1, *)
    return try reshape(
      input, to: Array(lengths[..<from]) + [merged] + Array(lengths[(to + 1)...]), name: name)
  }

  /// The dimensions in another order.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`; `.settingCount` if some are missing.
  public static func permute(
    _ input: Shape, _ order: [Int], name: String = "permute"
  ) throws(ShapeError) -> Rearrangement {
    guard order.count == input.rank else {
      throw .settingCount(.dims, found: order.count, expected: input.rank)
    }
    let tables = SourceTable.tables(input)
    let order = try input.dimensions(order)
    return try Rearrangement(
      name: name, .permute(order), input, tables: order.map { tables[$0] })
  }

  /// Two dimensions exchanged.
  ///
  /// - Throws: `ShapeError.noSuchDimension`.
  public static func transpose(
    _ input: Shape, _ first: Int, _ second: Int, name: String = "transpose"
  ) throws(ShapeError) -> Rearrangement {
    let (a, b) = (try input.dimension(first), try input.dimension(second))
    var order = Array(0..<input.rank)
    if input.rank > 0 { order.swapAt(a, b) }
    return try permute(input, order, name: name)
  }

  /// Dimensions of length 1 left out: all, or those named that have length 1.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`.
  public static func squeeze(
    _ input: Shape, _ dimensions: [Int] = [], name: String = "squeeze"
  ) throws(ShapeError) -> Rearrangement {
    let named = try input.dimensions(dimensions)
    let kept = input.dimensions.indices.filter { !named.contains($0) || input[$0] != 1 }
    return Rearrangement(
      name: name, keeping: input, as: Shape(known: kept.map { input[$0] }))
  }

  /// A dimension of length 1 put in.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.tooManyDimensions`.
  public static func unsqueeze(
    _ input: Shape, _ dimension: Int, name: String = "unsqueeze"
  ) throws(ShapeError) -> Rearrangement {
    try unsqueeze(input, [dimension], name: name)
  }

  /// Dimensions of length 1 put in: where they are counts in the result.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`, `.tooManyDimensions`.
  public static func unsqueeze(
    _ input: Shape, _ dimensions: [Int], name: String = "unsqueeze"
  ) throws(ShapeError) -> Rearrangement {
    let slots = input.rank + dimensions.count
    guard slots <= Shape.maximumRank else {
      throw .tooManyDimensions(slots, limit: Shape.maximumRank)
    }
    var places: Set<Int> = []
    for dimension in dimensions {
      guard (-slots..<slots).contains(dimension) else {
        throw .noSuchDimension(dimension, shape: input)
      }
      guard places.insert(dimension < 0 ? dimension + slots : dimension).inserted else {
        throw .repeatedDimension(dimension)
      }
    }
    var rest = input.dimensions[...]
    let lengths = (0..<slots).map { places.contains($0) ? 1 : rest.popFirst() ?? 1 }
    return Rearrangement(name: name, keeping: input, as: try Shape(lengths))
  }

  /// Dimensions of length 1, and missing ones in front, repeated to a shape.
  ///
  /// - Throws: `ShapeError.notBroadcastable`.
  public static func expand(
    _ input: Shape, to output: Shape, name: String = "expand"
  ) throws(ShapeError) -> Rearrangement {
    guard try input.broadcast(with: output) == output else {
      throw .notBroadcastable(input, output, dimension: 0)
    }
    let tables = zip(output.dimensions, input.steps(over: output)).map { length, step in
      (0..<length).map { $0 * step }
    }
    return try Rearrangement(name: name, .expand, input, tables: tables)
  }
}
