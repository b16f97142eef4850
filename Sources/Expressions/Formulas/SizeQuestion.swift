import Tensors

/// A question about the output-size formula: every letter but at most one has a value.
///
///     out = ⌊(W − F + 2P) / S⌋ + 1, and with dilation D·(F−1)+1 in the place of F
///
/// Every size is asked from `AxisGeometry`, the geometry that convolutions are computed with; nothing
/// here works one out by itself.
public struct SizeQuestion: Hashable, Sendable {
  /// W, F, P and S; a letter without a value is the unknown.
  public private(set) var values: [SizeLetter: Int]

  /// D: the distance between neighbouring taps.
  public var dilation: Int

  /// Whether a last window that sticks out is kept.
  public var ceilMode: Bool

  /// The padding, where it is not the number P on both sides.
  public var border: SizeBorder?

  /// OP: the cells behind the output of a transposed convolution; nil for an ordinary one.
  public var outputPadding: Int?

  /// Which axis is asked about, where both are: 0 for rows, 1 for columns.
  public var axis: Int?

  /// The largest input that is looked for.
  public static let largestInput = 4096

  /// Asks about sizes; nil stands for `?`.
  ///
  /// - Parameters:
  ///   - input: W.
  ///   - kernel: F.
  ///   - padding: P, the same on both sides.
  ///   - stride: S.
  ///   - output: The number of places; nil asks for it.
  ///   - dilation: D.
  ///   - ceilMode: Whether a last window that sticks out is kept.
  public init(
    input: Int?, kernel: Int?, padding: Int? = 0, stride: Int? = 1, output: Int? = nil,
    dilation: Int = 1, ceilMode: Bool = false
  ) {
    values = [:]
    values[.input] = input
    values[.kernel] = kernel
    values[.padding] = padding
    values[.stride] = stride
    values[.output] = output
    self.dilation = dilation
    self.ceilMode = ceilMode
  }

  /// Whether the padding was given as two numbers.
  var isTwoSided: Bool { if case .sides = border { true } else { false } }

  /// The letters without a value.
  public var unknowns: [SizeLetter] {
    SizeLetter.allCases.filter { values[$0] == nil && !($0 == .padding && border != nil) }
  }

  /// The answer.
  ///
  /// - Throws: a diagnostic for more than one unknown, a value that makes no sense, a window that does
  ///   not fit, an output that the values do not give, and where nothing solves the formula.
  /// - Complexity: O(log W): a solution is found by halving, since the output grows with W and P and
  ///   shrinks with F and S.
  public func answer() throws(Diagnostic) -> SizeAnswer {
    try check()
    guard let unknown = unknowns.first else {
      let geometry = try geometryOfKnown()
      let size = result(geometry)
      if let wanted = values[.output], wanted != size {
        throw .sizeDiffers(self, geometry, nearby: solutionsForOneChange(output: wanted))
      }
      return SizeAnswer(self, unknown: .output, values: size...size)
    }
    if unknown == .output {
      let size = result(try geometryOfKnown())
      return SizeAnswer(self, unknown: .output, values: size...size)
    }
    guard let wanted = values[.output], let found = values(of: unknown, output: wanted) else {
      throw .noSize(self, unknown)
    }
    return SizeAnswer(self, unknown: unknown, values: found)
  }

  private func check() throws(Diagnostic) {
    if unknowns.count > 1 { throw .sizeUnknowns(unknowns) }
    for letter in SizeLetter.allCases {
      guard let value = values[letter] else { continue }
      guard value >= letter.minimum else { throw .sizeTooSmall(letter, value) }
      guard value <= AxisGeometry.maximum else { throw .sizeTooBig(letter.rawValue, value) }
    }
    if case .sides(let before, let after) = border {
      for side in [before, after] where side < 0 { throw .sizeTooSmall(.padding, side) }
      for side in [before, after] where side > AxisGeometry.maximum {
        throw .sizeTooBig("P", side)
      }
    }
    if let outputPadding, outputPadding != 0, let stride = values[.stride],
      !(0..<max(stride, dilation)).contains(outputPadding)
    {
      throw .outputPaddingTooBig(outputPadding, limit: max(stride, dilation))
    }
    guard dilation >= 1 else { throw .dilationTooSmall(dilation) }
    guard dilation <= AxisGeometry.maximum else { throw .sizeTooBig("D", dilation) }
  }

  private func geometryOfKnown() throws(Diagnostic) -> AxisGeometry {
    guard let geometry = geometry() else { throw .sizeWindow(self) }
    return geometry
  }

  /// The same question with one letter given another value.
  func with(_ letter: SizeLetter, _ value: Int?) -> SizeQuestion {
    var question = self
    question.values[letter] = value
    if letter == .padding { question.border = nil }
    return question
  }

  /// Where the window lies if W, F, P and S are known; nil if a value is missing or nothing fits.
  func geometry() -> AxisGeometry? {
    guard let input = values[.input], let kernel = values[.kernel],
      let stride = values[.stride], stride > 0,
      let border = border ?? values[.padding].map({ .sides(before: $0, after: $0) })
    else { return nil }
    let (before, after) = border.sides(
      input: input, extent: dilation * (kernel - 1) + 1, stride: stride)
    if let outputPadding {
      return try? AxisGeometry(
        transposing: input, kernel: kernel, padding: before, outputPadding: outputPadding,
        stride: stride, dilation: dilation)
    }
    return try? AxisGeometry(
      input: input, kernel: kernel, before: before, after: after, stride: stride,
      dilation: dilation, ceilMode: ceilMode)
  }

  /// The size that a geometry gives: a transposed convolution's is the input of the one it turns round.
  func result(_ geometry: AxisGeometry) -> Int {
    outputPadding == nil ? geometry.output : geometry.input
  }
}
