import Tensors
import Terminal

/// Finds out whether an expression is the output-size formula, or a slip of it.
struct FormulaReader {
  let tree: FormulaTree

  /// The value of each leaf.
  let values: [Double]

  /// Which leaf is which letter; leaves without a letter are the formula's own 1 and 2.
  private typealias Roles = [SizeLetter: [Int]]

  /// What is to be said of it; nil for the right formula and for everything else.
  func remark(result: Double) -> Phrase? {
    let readings = readings().compactMap { roles in
      geometry(roles).map { (roles: roles, geometry: $0) }
    }
    // Whatever can be read as the formula is the formula.
    for reading in readings where isEqual(reading.roles, to: { $0.size }) {
      if result == result.rounded() { return kernelOfOne(reading.roles, reading.geometry, result) }
      return phrase(FormulaSlip.noFloor, reading.geometry, result)
    }
    for reading in readings where isEqual(reading.roles, to: { $0.size.rounded(.down) }) {
      return kernelOfOne(reading.roles, reading.geometry, result)
    }
    for slip in FormulaSlip.allCases {
      for reading in readings where isPossible(slip, reading.roles) {
        let plain = isEqual(reading.roles) { slip.value($0) }
        guard plain || isEqual(reading.roles, to: { slip.value($0).rounded(.down) }) else {
          continue
        }
        if slip == .roundedUp, result == Double(reading.geometry.output) { return nil }
        return phrase(slip.phrase, reading.geometry, result)
      }
    }
    return nil
  }

  /// `⌊(W−1)/S⌋+1` is right for a kernel of one cell only; who rounds means the formula, so it is said.
  private func kernelOfOne(_ roles: Roles, _ geometry: AxisGeometry, _ result: Double) -> Phrase? {
    guard tree.isRounded, geometry.kernel == 1, geometry.stride > 1,
      let kernel = roles[.kernel]?.first, case .number = tree.leaves[kernel]
    else { return nil }
    return phrase(FormulaSlip.kernelOfOne, geometry, result)
  }

  private func phrase(_ words: Phrase, _ geometry: AxisGeometry, _ result: Double) -> Phrase {
    let formula = SizeFormula.text(
      geometry, SizeQuestion(input: geometry.input, kernel: geometry.kernel))
    guard result == Double(geometry.output), words != FormulaSlip.kernelOfOne else {
      return Phrase("\(words.english): \(formula)", "\(words.chinese)：\(formula)")
    }
    return Phrase(
      "\(words.english); with these numbers it makes no difference: \(formula)",
      "\(words.chinese)；这组数恰好没有差别：\(formula)")
  }

  /// Every way to read the leaves as letters: names have theirs, typed numbers may have any that is left,
  /// or are the formula's own 1 and 2.
  private func readings() -> [Roles] {
    var named: Roles = [:]
    var numbers: [Int] = []
    for (index, leaf) in tree.leaves.enumerated() {
      switch leaf {
      case .letter(let letter, let name):
        // W and N in one expression are two things.
        let others = (named[letter] ?? []).map { tree.leaves[$0] }
        guard others.allSatisfy({ $0 == .letter(letter, name: name) }) else { return [] }
        named[letter, default: []].append(index)
      case .number: numbers.append(index)
      }
    }
    var readings: [Roles] = []
    extend(named, numbers[...], into: &readings)
    return readings.filter { $0[.input] != nil && $0[.kernel] != nil }
  }

  private func extend(_ roles: Roles, _ numbers: ArraySlice<Int>, into readings: inout [Roles]) {
    guard let index = numbers.first else {
      readings.append(roles)
      return
    }
    let rest = numbers.dropFirst()
    let number = values[index]
    for letter in [SizeLetter.input, .kernel, .padding, .stride] where roles[letter] == nil {
      // The input is always named first.
      if letter != .input, roles[.input] == nil { continue }
      var more = roles
      more[letter] = [index]
      extend(more, rest, into: &readings)
    }
    if number == 1 || number == 2 { extend(roles, rest, into: &readings) }
  }

  /// Where the window lies with the learner's numbers; nil if they are no sizes.
  private func geometry(_ roles: Roles) -> AxisGeometry? {
    func whole(_ letter: SizeLetter, _ standard: Int) -> Int? {
      guard let index = roles[letter]?.first else { return standard }
      return Int(exactly: values[index])
    }
    guard let input = whole(.input, 0), let kernel = whole(.kernel, 0),
      let padding = whole(.padding, 0), let stride = whole(.stride, 1),
      input > 1, padding < max(kernel, 1), stride <= max(input, 1)
    else { return nil }
    return try? AxisGeometry(
      input: input, kernel: kernel, before: padding, after: padding, stride: stride)
  }

  /// Numbers on which the formula and its slips all differ from one another.
  private static let probes = [
    FormulaSlip.Letters(input: 37, kernel: 5, padding: 2, stride: 3),
    FormulaSlip.Letters(input: 61, kernel: 8, padding: 3, stride: 4),
    FormulaSlip.Letters(input: 50, kernel: 4, padding: 1, stride: 7),
    FormulaSlip.Letters(input: 96, kernel: 11, padding: 6, stride: 5),
  ]

  /// Whether the expression computes what a function of the letters does.
  private func isEqual(_ roles: Roles, to function: (FormulaSlip.Letters) -> Double) -> Bool {
    FormulaReader.probes.allSatisfy { probe in
      var letters = probe
      if roles[.padding] == nil { letters.padding = 0 }
      if roles[.stride] == nil { letters.stride = 1 }
      var replaced = values
      for (letter, indices) in roles {
        for index in indices { replaced[index] = letters[letter] }
      }
      return abs(tree.value(replaced) - function(letters)) < 1e-9
    }
  }

  /// Whether an expression could be that slip and not ordinary arithmetic.
  private func isPossible(_ slip: FormulaSlip, _ roles: Roles) -> Bool {
    let isTyped = !tree.leaves.contains { if case .letter = $0 { true } else { false } }
    guard roles[.stride] != nil || (!isTyped && roles[.padding] != nil) else { return false }
    switch slip {
    case .paddingOnce:
      guard let padding = roles[.padding]?.first else { return false }
      // (W−F+P+S)/S is the formula of books in which P is the padding of both sides together.
      if roles[.stride]?.count == 2 { return false }
      // Typed as a number it may be both sides' sum: F−1 keeps the size.
      guard isTyped, let kernel = roles[.kernel]?.first else { return true }
      return values[padding] != values[kernel] - 1 || values[padding].remainder(dividingBy: 2) != 0
    case .lostOneAndPaddingOnce: return !isTyped && roles[.padding] != nil
    case .lostOne: return !isTyped || roles[.padding] != nil
    case .lostBracket, .strideBracket: return roles[.padding] != nil
    case .roundedUp: return true
    }
  }
}

extension FormulaSlip.Letters {
  /// The value of a letter.
  fileprivate subscript(letter: SizeLetter) -> Double {
    switch letter {
    case .input: input
    case .kernel: kernel
    case .padding: padding
    case .stride: stride
    case .output: size
    }
  }
}
