/// One axis drawn to another length: which cells each output is put together from, as `Rule` has it.
///
/// t is the step: how far apart outputs lie on the input, the input's length divided by the output's, or 1 by
/// the factor that was asked for; with corners that stay, (n − 1)/(outputs − 1).
public struct ResizedAxis: Hashable, Sendable {
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
  /// t: from an output to the next, in cells of the input.
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
    switch (rule.place, request) {
    case (.corners, _): step = output > 1 ? Double(input - 1) / Double(output - 1) : 0
    case (_, .factor(let factor)): step = 1 / factor
    case (_, .size), (_, .roundedFactor): step = Double(input) / Double(output)
    }
  }

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
