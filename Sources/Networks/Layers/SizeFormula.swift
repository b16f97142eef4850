import Tensors

/// The sizes of a layer's output as arithmetic with the numbers put in.
public struct SizeFormula: Hashable, Sendable {
  /// One size.
  public struct Side: Hashable, Sendable {
    /// `⌊(28−5+2·2)/1⌋+1`.
    public let formula: String
    /// What it gives.
    public let value: Int

    /// Puts the two together.
    public init(_ formula: String, _ value: Int) {
      self.formula = formula
      self.value = value
    }
  }

  /// The sizes in order, rows before columns; one where they come about alike.
  public let sides: [Side]

  /// Takes sizes; neighbours that are alike are one.
  public init(_ sides: [Side]) {
    self.sides = Set(sides).count == 1 ? Array(sides.prefix(1)) : sides
  }

  /// The places of a window over planes, or over lines.
  init(_ window: WindowGeometry, _ spatialRank: Int) {
    self.init(
      [window.rows, window.columns].suffix(spatialRank).map { Side($0.sizeFormula, $0.output) })
  }

  /// The cells that a window, turned round, writes.
  init(turned window: WindowGeometry) {
    self.init([window.rows, window.columns].map { Side($0.turnedSizeFormula, $0.input) })
  }

  /// The formulas without their values.
  public var text: String { sides.map(\.formula).joined(separator: " × ") }

  /// `⌊(28−5)/1⌋+1 = 24`; nil where nothing is worked out.
  public var equation: String? {
    guard sides.contains(where: { $0.formula != "\($0.value)" }) else { return nil }
    return sides.map { "\($0.formula) = \($0.value)" }.joined(separator: " × ")
  }
}
