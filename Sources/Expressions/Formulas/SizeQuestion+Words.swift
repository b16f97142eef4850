/// Reading the question as the command `size` writes it.
extension SizeQuestion {
  /// Reads `W F [P] [S] [--dilation D] [--ceil] [--out N]`, where `?` is the unknown.
  ///
  /// - Parameters:
  ///   - words: What stands behind `size`, split at blanks.
  ///   - number: The value of a word that is neither `?` nor an option: a number or an expression
  ///     without blanks.
  /// - Throws: a diagnostic for too few or too many values and for an unknown option; whatever
  ///   `number` throws.
  public init(
    words: [String], number: (String) throws(Diagnostic) -> Int
  ) throws(Diagnostic) {
    var values: [Int?] = []
    var (dilation, output, ceilMode) = (1, Int?.none, false)
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--ceil" || word == "--ceil-mode" {
        ceilMode = true
      } else if word.hasPrefix("--") {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard ["--dilation", "--out"].contains(parts[0]) else { throw .sizeOption(parts[0]) }
        guard let text = parts.count > 1 ? parts[1] : rest.popFirst() else {
          throw .sizeOptionValue(parts[0])
        }
        if parts[0] == "--dilation" {
          dilation = try number(text)
        } else {
          output = SizeQuestion.isUnknown(text) ? nil : try number(text)
        }
      } else {
        values.append(SizeQuestion.isUnknown(word) ? nil : try number(word))
      }
    }
    guard (2...4).contains(values.count) else { throw .sizeArguments(values.count) }
    self.init(
      input: values[0], kernel: values[1], padding: values.count > 2 ? values[2] : 0,
      stride: values.count > 3 ? values[3] : 1, output: output, dilation: dilation,
      ceilMode: ceilMode)
  }

  /// `?` of either width.
  private static func isUnknown(_ word: String) -> Bool { word == "?" || word == "？" }
}
