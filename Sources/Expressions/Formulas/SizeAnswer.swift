import Tensors

/// The answer to a question about sizes: every value of the unknown, and what fits better.
public struct SizeAnswer: Hashable, Sendable {
  /// What was asked.
  public let question: SizeQuestion

  /// The letter that was looked for.
  public let unknown: SizeLetter

  /// Every value of it that solves the formula.
  public let values: ClosedRange<Int>

  /// A change of one letter after which nothing of the input is left over.
  public struct Fit: Hashable, Sendable {
    /// The letter that is changed.
    public let letter: SizeLetter
    /// Where the window lies then.
    public let geometry: AxisGeometry
  }

  init(_ question: SizeQuestion, unknown: SizeLetter, values: ClosedRange<Int>) {
    self.question = question
    self.unknown = unknown
    self.values = values
  }

  /// The most solutions that are listed one by one.
  public static let listLimit = 4096

  /// Whether endlessly many strides solve it: every one from the first.
  public var isEndless: Bool {
    unknown == .stride && values.upperBound >= AxisGeometry.maximum
  }

  /// The solutions one by one, smallest first; of endlessly many strides only the first.
  public var solutions: [AxisGeometry] {
    if unknown == .output { return [question.geometry()].compactMap(\.self) }
    let count = isEndless ? 1 : SizeAnswer.listLimit
    return values.prefix(count).compactMap { question.with(unknown, $0).geometry() }
  }

  /// What would fit if one letter were changed; nothing where all fits already.
  ///
  /// Of the input and the stride the nearest values after which the windows end where the input ends; of
  /// the padding the smallest larger one with which every cell of the input is read, though cells of
  /// the padding may be left over.
  public var fits: [Fit] {
    guard unknown == .output, question.outputPadding == nil, let geometry = question.geometry(),
      !geometry.isExact
    else { return [] }
    var fits: [Fit] = []
    let rest = (geometry.padded - geometry.extent) % geometry.stride
    let inputs = [geometry.input + geometry.stride - rest, geometry.input - rest]
    for input in inputs {
      if let fit = fit(.input, input) { fits.append(fit) }
    }
    let limit = question.ceilMode ? geometry.extent / 2 + 1 : geometry.kernel
    let paddings = (geometry.before + 1)..<max(geometry.before + 1, limit)
    for padding in paddings.prefix(SizeAnswer.listLimit) {
      guard let fit = fit(.padding, padding) else { continue }
      fits.append(fit)
      break
    }
    for stride in stride(from: geometry.stride - 1, to: max(1, geometry.stride - 5), by: -1) {
      guard let fit = fit(.stride, stride) else { continue }
      fits.append(fit)
      break
    }
    return fits
  }

  private func fit(_ letter: SizeLetter, _ value: Int) -> Fit? {
    guard let geometry = question.with(letter, value).geometry() else { return nil }
    let reads =
      letter == .padding ? (0...geometry.after).contains(geometry.leftOver) : geometry.isExact
    return reads ? Fit(letter: letter, geometry: geometry) : nil
  }
}

extension SizeAnswer {
  /// The solutions as JSON objects, a line each: what `--format json` prints.
  ///
  /// Of endlessly many strides the smallest is given, with `"every_stride_from"`.
  public var json: [String] {
    solutions.map { solution in
      let isTransposed = question.outputPadding != nil
      let (input, output) =
        isTransposed ? (solution.output, solution.input) : (solution.input, solution.output)
      let members: [(String, String)] = [
        ("W", "\(input)"), ("F", "\(solution.kernel)"), ("P", padding(solution)),
        ("S", "\(solution.stride)"), ("D", "\(solution.dilation)"), ("out", "\(output)"),
        ("exact", "\(isTransposed || solution.isExact)"),
      ]
      var text = "{\"kind\":\"size\""
      for (key, value) in members { text += ",\"\(key)\":\(value)" }
      if let cells = question.outputPadding {
        text += ",\"transposed\":true,\"output_padding\":\(cells)"
      }
      if let axis = question.axis { text += ",\"axis\":\(axis)" }
      if isEndless { text += ",\"every_stride_from\":\(solution.stride)" }
      return text + "}"
    }
  }

  /// One number, or one for each side where they were asked for or differ.
  private func padding(_ solution: AxisGeometry) -> String {
    let (before, after) = (solution.before, solution.after)
    if question.isTwoSided || before != after { return "[\(before),\(after)]" }
    return "\(before)"
  }
}
