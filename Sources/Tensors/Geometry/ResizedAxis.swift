/// One axis drawn to another length: which cells each output is put together from.
///
///     nearest        cell ⌊o·s⌋
///     nearest-exact  cell ⌊(o + ½)·s⌋
///     linear         the two cells around (o + ½)·s − ½, by how near they are
///     corners        the two cells around o·s, so that the first and the last cell stay where they are
///
/// s is the step: how far apart outputs lie on the input, the input's length divided by the output's, or 1 by
/// the factor that was asked for; with corners that stay, (n − 1)/(o − 1).
public struct ResizedAxis: Hashable, Sendable {
  /// How an output is found.
  public enum Rule: Hashable, Sendable {
    /// The cell in which it begins.
    case nearest
    /// The cell in which its middle lies.
    case nearestExact
    /// Between two cells.
    case linear
    /// Between two cells, the ends of both axes being one.
    case corners
    /// Between two cells, the beginnings of both axes being one: as older files of graphs have it.
    case beginnings
  }

  /// The length that is asked for.
  public enum Request: Hashable, Sendable {
    /// So many outputs.
    case size(Int)
    /// So many times the input's cells, rounded down.
    case factor(Double)
    /// The same, and then as if that size had been asked for.
    case roundedFactor(Double)
  }

  /// n: cells of the input.
  public let input: Int
  /// How many outputs there are.
  public let output: Int
  /// s: from an output to the next, in cells of the input.
  public let step: Double
  /// How an output is found.
  public let rule: Rule

  /// Draws an axis.
  ///
  /// - Throws: `ShapeError.tooSmall` for an axis without cells or outputs, `.tooBig` beyond any sensible
  ///   size.
  public init(input: Int, _ request: Request, _ rule: Rule) throws(ShapeError) {
    try AxisGeometry.check(.input, input, minimum: 1)
    switch request {
    case .size(let size):
      try AxisGeometry.check(.size, size, minimum: 1)
      output = size
    case .factor(let factor), .roundedFactor(let factor):
      let length = (Double(input) * factor).rounded(.down)
      let size = length.isNaN ? 0 : Int(exactly: min(max(length, 0), 0x1p50)) ?? 0
      try AxisGeometry.check(.outputSize, size, minimum: 1)
      output = size
    }
    self.input = input
    self.rule = rule
    switch (rule, request) {
    case (.corners, _): step = output > 1 ? Double(input - 1) / Double(output - 1) : 0
    case (_, .factor(let factor)): step = 1 / factor
    case (_, .size), (_, .roundedFactor): step = Double(input) / Double(output)
    }
  }

  /// The cells that an output is put together from, with their shares of it; one where the other has none.
  public func cells(output: Int) -> [(cell: Int, share: Double)] {
    let place: Double
    switch rule {
    case .nearest: return [(cell(Double(output) * step), 1)]
    case .nearestExact: return [(cell((Double(output) + 0.5) * step), 1)]
    case .linear: place = max(0, (Double(output) + 0.5) * step - 0.5)
    case .corners, .beginnings: place = Double(output) * step
    }
    let first = cell(place)
    let share = min(max(place - Double(first), 0), 1)
    guard share > 0, first + 1 < input else { return [(first, 1)] }
    return share < 1 ? [(first, 1 - share), (first + 1, share)] : [(first + 1, 1)]
  }

  private func cell(_ place: Double) -> Int { min(Int(place), input - 1) }

  /// What each output sees.
  public var reach: AxisReach {
    guard output <= AxisReach.mostParts else { return .whole(input: input) }
    return .parts(
      (0..<output).map { output in
        let cells = cells(output: output)
        return cells[0].cell..<cells[cells.count - 1].cell + 1
      })
  }
}
