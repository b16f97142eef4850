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

  /// The letters without a value.
  public var unknowns: [SizeLetter] {
    SizeLetter.allCases.filter { values[$0] == nil }
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
      if let wanted = values[.output], wanted != geometry.output {
        throw .sizeDiffers(self, geometry, nearby: solutionsForOneChange(output: wanted))
      }
      return SizeAnswer(self, unknown: .output, values: geometry.output...geometry.output)
    }
    if unknown == .output {
      let geometry = try geometryOfKnown()
      return SizeAnswer(self, unknown: .output, values: geometry.output...geometry.output)
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
    return question
  }

  /// Where the window lies if W, F, P and S are known; nil if a value is missing or nothing fits.
  func geometry() -> AxisGeometry? {
    guard let input = values[.input], let kernel = values[.kernel],
      let padding = values[.padding], let stride = values[.stride]
    else { return nil }
    return try? AxisGeometry(
      input: input, kernel: kernel, before: padding, after: padding, stride: stride,
      dilation: dilation, ceilMode: ceilMode)
  }
}
