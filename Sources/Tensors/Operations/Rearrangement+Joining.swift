extension Rearrangement {
  /// Tensors one after the other along a dimension.
  ///
  /// As in PyTorch, a vector without elements joins anything and adds nothing.
  ///
  /// - Throws: `ShapeError.nothingToJoin`, `.noSuchDimension`, `.wrongRank` for a scalar
  ///   or ranks that differ, `.lengthsDiffer`, `.tooLarge`.
  public static func concatenate(
    _ operands: [Shape], _ dimension: Int = 0, name: String = "cat"
  ) throws(ShapeError) -> Rearrangement {
    let parts = operands.filter { $0.dimensions != [0] }
    guard let first = parts.first ?? operands.first else { throw .nothingToJoin }
    guard first.rank > 0 else { throw .wrongRank(.input, first, expected: [1, 2, 3, 4]) }
    let along = try first.dimension(dimension)
    for part in parts.dropFirst() {
      guard part.rank == first.rank else {
        throw .wrongRank(.other, part, expected: [first.rank])
      }
      for other in first.dimensions.indices where other != along && part[other] != first[other] {
        throw .lengthsDiffer(.input, first, .other, part, dimension: other)
      }
    }
    var lengths = first.dimensions
    lengths[along] = parts.reduce(0) { $0 + $1[along] }
    let output = try Shape(lengths)
    return Rearrangement(
      name: name, .concatenate(along), operands: operands, output: output,
      sources: interleaved(operands, rows: lengths[..<along].reduce(1, *)))
  }

  /// Tensors of one shape along a new dimension.
  ///
  /// - Throws: `ShapeError.nothingToJoin`, `.noSuchDimension`, `.lengthsDiffer`,
  ///   `.tooLarge`.
  public static func stack(
    _ operands: [Shape], _ dimension: Int = 0, name: String = "stack"
  ) throws(ShapeError) -> Rearrangement {
    guard let first = operands.first else { throw .nothingToJoin }
    for other in operands where other != first {
      let difference = zip(first.dimensions, other.dimensions).enumerated()
        .first { $0.element.0 != $0.element.1 }?.offset
      throw .lengthsDiffer(
        .input, first, .other, other, dimension: difference ?? min(first.rank, other.rank))
    }
    let slots = first.rank + 1
    guard dimension >= -slots, dimension < slots else {
      throw .noSuchDimension(dimension, shape: first)
    }
    let along = dimension < 0 ? dimension + slots : dimension
    var lengths = first.dimensions
    lengths.insert(operands.count, at: along)
    let output = try Shape(lengths)
    return Rearrangement(
      name: name, .stack(along), operands: operands, output: output,
      sources: interleaved(operands, rows: lengths[..<along].reduce(1, *)),
      stacksOperands: along == 0)
  }

  /// The sources of a tensor whose every row is the operands' rows one after the other.
  private static func interleaved(_ operands: [Shape], rows: Int) -> [Int32] {
    var starts: [Int] = []
    var total = 0
    for shape in operands {
      starts.append(total)
      total += shape.count
    }
    var sources: [Int32] = []
    sources.reserveCapacity(total)
    // Operands without elements are left out first: there may be many, and many rows.
    let filled = zip(starts, operands).filter { $0.1.count > 0 }
    guard !filled.isEmpty else { return [] }
    for row in 0..<rows {
      for (start, shape) in filled {
        let length = shape.count / rows
        let first = Int32(start + row * length)
        sources.append(contentsOf: first..<first + Int32(length))
      }
    }
    return sources
  }

  /// A border around the last dimensions.
  ///
  /// The sides are cells before and after, the last dimension first: left, right, top, bottom …; a
  /// negative number cuts cells off, a circular border before anything is repeated. The value is what a
  /// constant border holds. If limited, borders are refused where PyTorch refuses them: too wide ones,
  /// and mirrored or repeated ones that leave nothing.
  ///
  /// - Throws: `ShapeError.settingCount` for an odd number of sides or more than there are dimensions,
  ///   `.tooBig`, `.tooSmall`, `.borderTooWide`, `.empty`, `.negativeLength`, `.tooLarge`.
  public static func pad(
    _ input: Shape, sides: [Int], mode: BorderMode = .constant, value: Double = 0,
    isLimited: Bool = true, name: String = "pad"
  ) throws(ShapeError) -> Rearrangement {
    guard sides.count % 2 == 0, sides.count <= 2 * input.rank else {
      throw .settingCount(.pad, found: sides.count, expected: 2 * input.rank)
    }
    var lengths = input.dimensions
    var tables = SourceTable.tables(input)
    for pair in 0..<sides.count / 2 {
      let dimension = input.rank - 1 - pair
      let (before, after) = (sides[2 * pair], sides[2 * pair + 1])
      for side in [before, after] where side.magnitude > AxisGeometry.maximum {
        throw .tooBig(.pad, value: side, maximum: AxisGeometry.maximum)
      }
      let end = input[dimension] + after
      guard end >= -before else { throw .negativeLength(end + before) }
      let kept = mode.kept(before, after, length: input[dimension])
      try check(before, after, mode, input, kept: kept.count, isLimited: isLimited)
      lengths[dimension] = end + before
      _ = try Shape(lengths)
      tables[dimension] = (-before..<end).map { position in
        mode.cell(position - kept.lowerBound, length: kept.count)
          .map { tables[dimension][kept.lowerBound + $0] } ?? -1
      }
    }
    return try Rearrangement(
      name: name, .border(sides), input, tables: tables, fill: value, border: mode)
  }

  private static func check(
    _ before: Int, _ after: Int, _ mode: BorderMode, _ input: Shape, kept length: Int,
    isLimited: Bool
  ) throws(ShapeError) {
    let widest = max(before, after)
    guard mode != .constant else { return }
    if isLimited, mode != .circular, length > 0, length + before + after < 1 {
      let (side, other) = before <= after ? (before, after) : (after, before)
      throw .tooSmall(.pad, value: side, minimum: 1 - length - other)
    }
    guard widest > 0 else { return }
    guard length > 0 else { throw .empty(input) }
    if isLimited, let limit = mode.limit(length: length), widest > limit {
      throw .borderTooWide(mode: mode.rawValue, padding: widest, input: length)
    }
  }
}
