import Tensors

/// Solving the formula for a letter.
extension SizeQuestion {
  /// The values of one letter that give an output; nil if there are none.
  ///
  /// They are neighbours, since the output only grows, or only shrinks, with each letter.
  func values(of letter: SizeLetter, output wanted: Int) -> ClosedRange<Int>? {
    guard let domain = domain(of: letter), wanted >= 1 else { return nil }
    // A transposed convolution turns the direction of padding, kernel and stride round.
    let isTransposed = outputPadding != nil
    let grows = letter == .input || (letter == .padding) != isTransposed
    // Growing: from the first that reaches the output to the last that does not pass it.
    let first = firstValue(in: domain) { value in
      let output = self.output(letter, value)
      return grows ? output >= wanted : output <= wanted
    }
    let beyond = firstValue(in: domain) { value in
      let output = self.output(letter, value)
      return grows ? output > wanted : output < wanted
    }
    guard let first, output(letter, first) == wanted else { return nil }
    return first...((beyond ?? domain.upperBound + 1) - 1)
  }

  /// The output with one letter given a value; 0 if not one window fits.
  func output(_ letter: SizeLetter, _ value: Int) -> Int {
    let question = with(letter, value)
    return question.geometry().map(question.result) ?? 0
  }

  /// The values of a letter among which solutions are looked for; nil if there are none.
  func domain(of letter: SizeLetter) -> ClosedRange<Int>? {
    switch letter {
    case .input: return 1...SizeQuestion.largestInput
    case _ where outputPadding != nil && letter != .output:
      return transposedDomain(of: letter)
    case .stride:
      // In ceil mode a window larger than the padded input fits once the stride is long enough.
      let all = 1...AxisGeometry.maximum
      let first = firstValue(in: all) { output(.stride, $0) >= 1 } ?? all.lowerBound
      return first...all.upperBound
    case .padding:
      guard let kernel = values[.kernel], kernel >= 1 else { return nil }
      // PyTorch's pooling takes padding of at most half the window.
      return 0...(ceilMode ? (dilation * (kernel - 1) + 1) / 2 : kernel - 1)
    case .kernel:
      guard let input = values[.input] else { return nil }
      guard let padding = values[.padding] else { return 1...SizeQuestion.largestInput }
      let spare = ceilMode ? (values[.stride] ?? 1) - 1 : 0
      let (low, high) = (
        padding + 1, min(input + 2 * padding + max(spare, 0), AxisGeometry.maximum)
      )
      return low <= high ? low...high : nil
    case .output: return nil
    }
  }

  /// For a transposed convolution: strides above the output padding, kernels that the padding leaves
  /// something of, and padding below the kernel.
  private func transposedDomain(of letter: SizeLetter) -> ClosedRange<Int>? {
    switch letter {
    case .stride: return max(1, (outputPadding ?? 0) + 1)...AxisGeometry.maximum
    case .kernel: return ((values[.padding] ?? 0) + 1)...SizeQuestion.largestInput
    default:
      guard let kernel = values[.kernel], kernel >= 1 else { return nil }
      return 0...(kernel - 1)
    }
  }

  /// The first value of which something holds that, once true, stays true.
  private func firstValue(
    in domain: ClosedRange<Int>, where holds: (Int) -> Bool
  ) -> Int? {
    var (low, high) = (domain.lowerBound, domain.upperBound + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return domain.contains(low) ? low : nil
  }

  /// What gives an output if one letter is changed and the others stay: the nearest value of each.
  func solutionsForOneChange(output wanted: Int) -> [(letter: SizeLetter, value: Int)] {
    var found: [(letter: SizeLetter, value: Int)] = []
    for letter in [SizeLetter.padding, .input, .kernel, .stride] {
      guard let given = values[letter], let range = values(of: letter, output: wanted) else {
        continue
      }
      found.append((letter, min(max(given, range.lowerBound), range.upperBound)))
    }
    return found
  }
}
