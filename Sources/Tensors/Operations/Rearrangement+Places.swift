extension Rearrangement {
  /// The part that an index selects.
  ///
  /// - Throws: what `Region.init` throws.
  public static func slice(
    _ input: Shape, _ items: [IndexItem], name: String = "slice"
  ) throws(ShapeError) -> Rearrangement {
    let region = try Region(input, items)
    return try Rearrangement(
      name: name, .part(items), input, tables: region.tables, base: region.base)
  }

  /// A tensor with other numbers in the part that an index selects.
  ///
  /// Operands: the tensor, the numbers; these are stretched to the part's shape.
  ///
  /// - Throws: what `Region.init` throws; `ShapeError.notBroadcastable` if the numbers do not fit.
  public static func assign(
    into input: Shape, _ items: [IndexItem], value: Shape, name: String = "assign"
  ) throws(ShapeError) -> Rearrangement {
    let region = try Region(input, items)
    guard try region.shape.broadcast(with: value).count == region.shape.count,
      value.rank <= region.shape.rank
        || value.dimensions.prefix(value.rank - region.shape.rank)
          .allSatisfy({ $0 == 1 })
    else { throw .notBroadcastable(region.shape, value, dimension: 0) }
    let trimmed = Shape(known: Array(value.dimensions.suffix(region.shape.rank)))
    var sources = Array(0..<Int32(input.count))
    let spread = try expand(trimmed, to: region.shape)
    for (position, offset) in region.offsets.enumerated() {
      guard let (_, source) = spread.source(of: position) else { continue }
      sources[offset] = Int32(input.count + source)
    }
    return Rearrangement(
      name: name, .assign(items), operands: [input, value], output: input, sources: sources)
  }

  /// The order along dimensions reversed.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`.
  public static func flip(
    _ input: Shape, _ dimensions: [Int], name: String = "flip"
  ) throws(ShapeError) -> Rearrangement {
    var tables = SourceTable.tables(input)
    let along = try input.dimensions(dimensions)
    for dimension in along { tables[dimension].reverse() }
    return try Rearrangement(name: name, .flip(along), input, tables: tables)
  }

  /// Elements moved along dimensions, round the end; without dimensions, along all of them as one line.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`, `.settingCount`.
  public static func roll(
    _ input: Shape, _ shifts: [Int], _ dimensions: [Int] = [], name: String = "roll"
  ) throws(ShapeError) -> Rearrangement {
    if dimensions.isEmpty, shifts.count == 1 {
      let line = rolled(Array(0..<input.count), by: shifts[0]).map(Int32.init)
      return Rearrangement(
        name: name, .roll(shifts, []), operands: [input], output: input, sources: line)
    }
    guard shifts.count == dimensions.count, !shifts.isEmpty else {
      throw .settingCount(.shifts, found: shifts.count, expected: max(dimensions.count, 1))
    }
    var tables = SourceTable.tables(input)
    let along = try input.dimensions(dimensions)
    for (dimension, shift) in zip(along, shifts) {
      tables[dimension] = rolled(tables[dimension], by: shift)
    }
    return try Rearrangement(name: name, .roll(shifts, along), input, tables: tables)
  }

  private static func rolled(_ table: [Int], by shift: Int) -> [Int] {
    guard !table.isEmpty else { return table }
    let rest = shift % table.count
    let cut = rest <= 0 ? -rest : table.count - rest
    return Array(table[cut...]) + Array(table[..<cut])
  }

  /// Quarter turns in the plane of two dimensions, from the first towards the second; for a matrix,
  /// against the clock.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.noSuchDimension`, `.repeatedDimension`.
  public static func rotate(
    _ input: Shape, turns: Int = 1, _ first: Int = 0, _ second: Int = 1, name: String = "rot90"
  ) throws(ShapeError) -> Rearrangement {
    guard input.rank >= 2 else { throw .wrongRank(.input, input, expected: [2, 3, 4]) }
    let plane = try input.dimensions([first, second])
    var tables = SourceTable.tables(input)
    let quarters = (turns % 4 + 4) % 4
    if quarters == 2 || quarters == 3 { tables[plane[0]].reverse() }
    if quarters == 1 || quarters == 2 { tables[plane[1]].reverse() }
    if quarters % 2 == 1 { tables.swapAt(plane[0], plane[1]) }
    return try Rearrangement(
      name: name, .turn(quarters, from: plane[0], to: plane[1]), input, tables: tables)
  }
}
