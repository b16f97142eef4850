/// Which operand or setting of an operation a fact is about.
///
/// Raw values are the parameter names a user types, so that a message can point at the argument.
public enum Operand: String, Hashable, Sendable {
  case input, weight, bias, other, target, gradient, indices
  case stride, padding, dilation, groups, kernelSize = "kernel_size"
  case outputPadding = "output_padding", outputSize = "output_size"
  case dims, shifts, pad, step, divisorOverride = "divisor_override"
  case size, scaleFactor = "scale_factor", alignCorners = "align_corners"
  case inChannels = "in_channels", outChannels = "out_channels"
  case inFeatures = "in_features", outFeatures = "out_features", numFeatures = "num_features"
}

/// Why sizes do not fit together: the facts, without words.
public enum ShapeError: Error, Hashable, Sendable {
  /// A length below zero was asked for.
  case negativeLength(Int)
  /// More dimensions than a tensor may have.
  case tooManyDimensions(Int, limit: Int)
  /// More elements than a tensor may have.
  case tooLarge([Int], limit: Int)
  /// More products than one operation may take.
  case tooMuchWork(Int, limit: Int)
  /// All values together would hold more numbers than are kept.
  case tapeIsFull(limit: Int)
  /// A dimension that the shape does not have.
  case noSuchDimension(Int, shape: Shape)
  /// A dimension was named twice.
  case repeatedDimension(Int)
  /// Two shapes that do not stretch to a common one; the dimension counts in the longer of the two.
  case notBroadcastable(Shape, Shape, dimension: Int)
  /// An operand has a number of dimensions that the operation does not take.
  case wrongRank(Operand, Shape, expected: [Int])
  /// The filters are not as deep as the input, divided among the groups.
  case channels(input: Shape, channels: Int, weight: Shape, depth: Int, groups: Int)
  /// A kernel of one plane on an input of several channels: it could mean two things.
  case planeOnChannels(input: Shape, channels: Int, weight: Shape)
  /// Channels or filters cannot be split evenly.
  case groups(Operand, count: Int, groups: Int)
  /// A bias of another length than there are filters.
  case biasCount(bias: Shape, expected: Int)
  /// The window is larger than the padded input along an axis: 0 is rows, 1 is columns.
  case windowTooLarge(axis: Int, extent: Int, kernel: Int, dilation: Int, input: Int, padding: Int)
  /// A setting that must be at least a bound.
  case tooSmall(Operand, value: Int, minimum: Int)
  /// A setting that must be at most a bound.
  case tooBig(Operand, value: Int, maximum: Int)
  /// A power whose root is no norm of a window: 0, or an infinity.
  case noNorm(Double)
  /// Padding that needs more cells than the input has, by mode.
  case borderTooWide(mode: String, padding: Int, input: Int)
  /// The inner lengths of a matrix product differ.
  case innerLengths(Shape, Shape, left: Int, right: Int)
  /// Two operands whose lengths must agree along a dimension.
  case lengthsDiffer(Operand, Shape, Operand, Shape, dimension: Int)
  /// The elements of a shape cannot be laid out as another.
  case reshape(Shape, to: [Int])
  /// The operation has no answer for a tensor without elements.
  case empty(Shape)
  /// Nothing was given to join.
  case nothingToJoin
  /// Dimensions to merge that run backwards.
  case flattenBackwards(Int, Int)
  /// Columns whose height is no multiple of the window's cells.
  case foldHeight(Int, taps: Int)
  /// The number of outputs that folding expects and the number of columns it was given.
  case foldColumns(expected: Int, found: Int)
  /// An index outside a dimension: −length…length − 1 are inside.
  case indexOutOfRange(Int, dimension: Int, length: Int)
  /// More indices than the shape has dimensions.
  case tooManyIndices(Int, shape: Shape)
  /// A list of settings of another length than the operation takes.
  case settingCount(Operand, found: Int, expected: Int)
  /// Two settings one of which must be given, and so many are.
  case oneOf(Operand, Operand, given: Int)
  /// A setting that belongs to some modes, with another.
  case notInMode(Operand, mode: String, modes: [String])
  /// A probability outside 0…1.
  case notProbability(Double)
  /// A place that is no cell of a plane of so many.
  case noCell(Double, cells: Int)
  /// A class label that is not among the classes.
  case label(Double, classes: Int)
}
