/// What an operation computes, without words.
public enum Formula: Equatable, Sendable {
  /// A computation in letters: y from x, or from a and b.
  case arithmetic(Arithmetic)
  /// One computation where a condition holds, another elsewhere.
  case piecewise(Arithmetic, where: Arithmetic, otherwise: Arithmetic)
  /// In mathematical notation, which every language reads.
  case notation(String)
  /// The largest number of each window.
  case largestOfWindow
  /// The mean of each window; whether cells of the padding count in it.
  case meanOfWindow(countsPadding: Bool)
  /// The sum of each window, divided by a number.
  case sumOfWindow(divisor: Int)
  /// The largest number of each part that a plane is cut into.
  case largestOfPart
  /// The mean of each part.
  case meanOfPart
  /// Where the largest number stands.
  case placeOfLargest
  /// Where the smallest number stands.
  case placeOfSmallest
  /// The same numbers in other places.
  case moved
  /// The same numbers with a border around them; the number is what a constant border holds.
  case bordered(BorderMode, Double)
  /// The cells under every place of a window, as columns.
  case columns
  /// Columns added back onto the cells they stand for.
  case addedColumns
  /// Some numbers dropped and the others multiplied.
  case dropped(scale: Double)
}

/// How a gradient g passes back to an operand, without words.
public enum GradientRule: Equatable, Sendable {
  /// A computation in letters: g, the operands x or a and b, and the output y.
  case arithmetic(Arithmetic)
  /// One computation where a condition holds, another elsewhere.
  case piecewise(Arithmetic, where: Arithmetic, otherwise: Arithmetic)
  /// In mathematical notation.
  case notation(String)
  /// The output's gradient, fully convolved with the kernel.
  case fullConvolution
  /// The output's gradient, correlated with the kernel: back through a transposed convolution.
  case correlation
  /// A shared weight: the input correlated with the output's gradient.
  case sharedWeight
  /// The largest or smallest gets it.
  case toWinner(TieRule)
  /// The larger or smaller of two gets it, each half at a tie.
  case toLarger, toSmaller
  /// Every cell of a window or part gets as much.
  case evenly
  /// Each number goes back to where it was copied from.
  case back
  /// What was kept gets g times a number.
  case toKept(scale: Double)
  /// Softmax minus the target, times g.
  case softmaxMinusTarget
  /// Back through the lines of a program, the last first.
  case lineByLine
  /// None flows.
  case none
}

/// A setting of an operation.
public struct Setting: Hashable, Sendable {
  /// What the user calls it.
  public let name: String
  /// The letter that stands for it in the formula.
  public let letter: String
  /// Its number, or one for rows and one for columns.
  public let numbers: [Int]

  /// Names a setting.
  public init(_ name: String, _ letter: String, _ numbers: [Int]) {
    self.name = name
    self.letter = letter
    self.numbers = numbers
  }
}

/// Which elements of its first operand an output sees: the window on each axis, where it has one.
public enum Reach: Hashable, Sendable {
  /// The one at its own place.
  case same
  /// The one that was put there.
  case moved
  /// Those under the window of a convolution, with its filters.
  case convolution(ConvGeometry)
  /// Those whose windows lie on it; the geometry is that of the convolution that is turned round.
  case transposed(ConvGeometry)
  /// Those under a window, each plane by itself.
  case pooling(PlaneGeometry)
  /// Those of a part, each plane by itself.
  case adaptive(AdaptiveGeometry)
  /// Those of a line along a dimension.
  case line(LineGeometry)
  /// Those that are put together into it.
  case reduction(ReductionGeometry)
  /// Those of a channel.
  case channel(LineGeometry)
  /// A whole row, or all of them.
  case whole
}

extension WindowGeometry {
  /// The letters of a window that formulas use.
  var settings: [Setting] {
    func pair(_ name: String, _ letter: String, _ a: Int, _ b: Int) -> Setting {
      Setting(name, letter, a == b ? [a] : [a, b])
    }
    return [
      pair("stride", "S", rows.stride, columns.stride),
      pair("padding", "P", rows.before, columns.before),
      pair("dilation", "D", rows.dilation, columns.dilation),
    ]
  }
}
