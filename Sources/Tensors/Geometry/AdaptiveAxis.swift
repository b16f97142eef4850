/// Windows that cut one axis into a given number of parts, as evenly as whole cells allow.
///
///     part i = cells ⌊i·n/o⌋ ..< ⌈(i+1)·n/o⌉
///
/// Neighbouring parts share a cell where n/o is not whole. Every part has at least one.
public struct AdaptiveAxis: Hashable, Sendable {
  /// n: cells of the input.
  public let input: Int
  /// o: parts.
  public let output: Int

  /// Cuts an axis.
  ///
  /// - Throws: `ShapeError.tooSmall` for an axis without cells or a negative number of parts,
  ///   `.tooBig` beyond any sensible size.
  public init(input: Int, output: Int) throws(ShapeError) {
    for (operand, value, minimum) in [(Operand.input, input, 1), (.outputSize, output, 0)] {
      guard value >= minimum else { throw .tooSmall(operand, value: value, minimum: minimum) }
      guard value <= AxisGeometry.maximum else {
        throw .tooBig(operand, value: value, maximum: AxisGeometry.maximum)
      }
    }
    self.input = input
    self.output = output
  }

  /// The cells of a part.
  public func cells(output part: Int) -> Range<Int> {
    part * input / output..<((part + 1) * input + output - 1) / output
  }

  /// The parts that a cell belongs to.
  public func parts(of cell: Int) -> Range<Int> {
    // part·n/o ≤ cell < (part+1)·n/o rounded up, solved for the part.
    guard output > 0 else { return 0..<0 }
    return cell * output / input..<((cell + 1) * output + input - 1) / input
  }
}
