import Tensors

/// Solving the formula for a letter.
extension SizeQuestion {
  /// The values of one letter that give an output; nil if there are none.
  ///
  /// They are neighbours, since the output only grows, or only shrinks, with each letter.
  func values(of letter: SizeLetter, output wanted: Int) -> ClosedRange<Int>? {
    guard let domain = domain(of: letter), wanted >= 1 else { return nil }
    let grows = letter == .input || letter == .padding
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
    with(letter, value).geometry()?.output ?? 0
  }

  /// The values of a letter among which solutions are looked for; nil if there are none.
  func domain(of letter: SizeLetter) -> ClosedRange<Int>? {
    switch letter {
    case .input: return 1...SizeQuestion.largestInput
    case .stride:
      // In ceil mode a window larger than the padded input fits once the stride is long enough.
      let all = 1...AxisGeometry.maximum
      let first = firstValue(in: all) { output(.stride, $0) >= 1 } ?? all.lowerBound
      return first...all.upperBound
    case .padding:
      guard let kernel = values[.kernel], kernel >= 1 else { return nil }
      return 0...(kernel - 1)
    case .kernel:
      guard let input = values[.input], let padding = values[.padding] else { return nil }
      let spare = ceilMode ? (values[.stride] ?? 1) - 1 : 0
      let (low, high) = (
        padding + 1, min(input + 2 * padding + max(spare, 0), AxisGeometry.maximum)
      )
      return low <= high ? low...high : nil
    case .output: return nil
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
