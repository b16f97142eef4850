import Tensors
import Terminal

/// Slips that show only when the function is run once more: on the same input, or on other targets.
extension FunctionJudge {
  /// On how many cases they are looked for.
  private static let tries = 24

  /// What a function that differs in no known way does wrong.
  ///
  /// - Parameters:
  ///   - subject: The function.
  ///   - reference: The right one.
  ///   - cases: Cases as they were tried.
  ///   - early: A case with what the function gave for it when it was called first.
  ///   - globals: What stood outside the function before it was called.
  /// - Returns: The slip with its words.
  /// - Throws: what ends the judging.
  func slipOfCalls(
    _ subject: JudgedProgram, _ reference: JudgedReference, _ cases: [JudgedCase],
    _ early: (judged: JudgedCase, outcome: JudgedOutcome)?, _ globals: RememberedGlobals
  ) throws(Diagnostic) -> (Slip, Phrase?)? {
    if let early, try isOther(subject.outcome(early.judged), early.outcome) {
      return (
        .remembered,
        globals.changed.map { name in
          Phrase(
            "the same input gives another result in a later call: \(name) keeps what earlier calls put there",
            "同样的输入，后来调用得到不同的结果：\(name) 保留着以前调用放进去的内容")
        }
      )
    }
    if try readsRows(subject, reference, cases) { return (.oneHot, nil) }
    guard try readsChannelsLast(subject, reference, cases) else { return nil }
    return (
      .transposed,
      Phrase(
        "it takes pictures as N×H×W×C; here they come as N×C×H×W: x.transpose(0, 2, 3, 1) turns them",
        "它按 N×H×W×C 读取图像，这里给的是 N×C×H×W：x.transpose(0, 2, 3, 1) 可以转换")
    )
  }

  /// Whether the function is right once the channels stand last, in filters too.
  private func readsChannelsLast(
    _ subject: JudgedProgram, _ reference: JudgedReference, _ cases: [JudgedCase]
  ) throws(Diagnostic) -> Bool {
    let kind = reference.family.kind
    guard kind == .window || kind == .pooling, reference.kind == .value,
      reference.family.spatialRank == 2
    else { return false }
    var count = 0
    for judged in cases.suffix(FunctionJudge.tries) {
      guard let right = reference.result(judged)?.reordered([0, 2, 3, 1]),
        let input = judged.arrays["input"]?.reordered([0, 2, 3, 1])
      else { return false }
      var turned = judged.with("input", input)
      if let weight = judged.arrays["weight"] {
        guard let last = weight.reordered([2, 3, 1, 0]) else { return false }
        turned = turned.with("weight", last)
        if let bias = judged.arrays["bias"] {
          turned = turned.with("bias", try? bias.reshaped(Shape([1, 1, 1, bias.shape.count])))
        }
      }
      guard let mine = try subject.outcome(turned).tensor, mine.agrees(with: right) else {
        return false
      }
      count += 1
    }
    return count > 0
  }

  private func isOther(_ now: JudgedOutcome, _ before: JudgedOutcome) -> Bool {
    switch (now, before) {
    case (.numbers(let a, _), .numbers(let b, _)): !a.agrees(with: b)
    case (.failed(let a), .failed(let b)): a.python != b.python
    default: true
    }
  }

  /// Whether the function is right once class numbers are given as rows with a single 1.
  private func readsRows(
    _ subject: JudgedProgram, _ reference: JudgedReference, _ cases: [JudgedCase]
  ) throws(Diagnostic) -> Bool {
    let isOfClasses = reference.family.arrays.contains {
      if case .classes = $0.numbers { true } else { false }
    }
    guard isOfClasses, reference.kind == .value else { return false }
    var count = 0
    for judged in cases.prefix(FunctionJudge.tries) {
      guard let right = reference.result(judged), let rows = judged.withRows else { continue }
      guard let mine = try subject.outcome(rows).tensor, mine.agrees(with: right) else {
        return false
      }
      count += 1
    }
    return count > 0
  }
}

extension JudgedCase {
  /// The case with rows of zeros and a 1 in the place of class numbers; nil where it has none.
  fileprivate var withRows: JudgedCase? {
    guard let input = arrays["input"], let target = arrays["target"], input.shape.rank > 0,
      target.shape.count * input.shape[input.shape.rank - 1] == input.shape.count
    else { return nil }
    let classes = input.shape[input.shape.rank - 1]
    var rows = [Double](repeating: 0, count: input.shape.count)
    for (row, number) in target.elements.enumerated() {
      guard let number = Int(exactly: number), (0..<classes).contains(number) else { return nil }
      rows[row * classes + number] = 1
    }
    return (try? Tensor(input.shape, rows)).map { with("target", $0) }
  }
}
