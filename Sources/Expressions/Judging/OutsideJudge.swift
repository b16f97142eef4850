import Tensors
import Terminal

/// Judges something outside by the cases that it answers: `strider judge PROGRAM --as conv2d`.
public struct OutsideJudge {
  /// What was answered to a case.
  public enum Answer {
    /// Arrays by their names; a forward operation's is `y`.
    case arrays([String: Tensor<Double>])
    /// An error that the answerer names.
    case refused(String)
    /// Nothing that could be read, or nothing at all; whether it is no use to ask on.
    case failed(Phrase, isFinal: Bool)
  }

  /// The operations that can be judged.
  public static let operations = [
    "conv2d", "conv_transpose2d", "max_pool2d", "avg_pool2d", "unfold", "linear", "relu", "softmax",
    "conv2d_backward", "max_pool2d_backward", "avg_pool2d_backward",
  ]

  /// The operation.
  public let operation: String

  private let name: String
  private let isBackward: Bool
  private let ask: (JudgedCase) throws(Diagnostic) -> Answer
  private let begin: () -> Void

  /// Prepares to judge; nil for an operation that is not known.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - begin: Called before each kind of cases.
  ///   - ask: Answers a case.
  public init?(
    _ operation: String, begin: @escaping () -> Void,
    ask: @escaping (JudgedCase) throws(Diagnostic) -> Answer
  ) {
    guard OutsideJudge.operations.contains(operation) else { return nil }
    self.operation = operation
    isBackward = operation.hasSuffix("_backward")
    name = isBackward ? String(operation.dropLast("_backward".count)) : operation
    self.begin = begin
    self.ask = ask
  }

  /// What a case has for the settings of the operation.
  private static func settings(_ family: CaseFamily) -> Set<String> {
    Set(family.settings.map(\.name)).subtracting([
      "ceil_mode", "count_include_pad", "output_padding",
    ])
  }

  /// Judges; one comparison an array that comes back.
  public func comparisons(named program: String) throws(Diagnostic) -> [Comparison] {
    guard let family = CaseFamily.named(name), let function = FunctionTable.shared.named(name)
    else { return [] }
    var last: [Comparison] = []
    for form in family.forms where !form.dropsOnes {
      let arrays = Set(family.arrays.map(\.name))
      let drawing = CaseDrawing(
        family, form, arrays: arrays, settings: OutsideJudge.settings(family))
      let operands = isBackward ? family.arrays.map(\.name) : ["y"]
      begin()
      let answers = Answers(ask)
      last = []
      for operand in operands {
        let reference = JudgedReference(
          .library(function), isBackward ? .gradient(of: operand) : .value, family,
          session: Session(show: { _ in }))
        let own = isBackward ? OutsideJudge.gradientNames[operand] ?? operand : program
        let judge = CaseJudge(
          reference: reference,
          run: { judged, _ throws(Diagnostic) in
            (
              try answers.outcome(judged, isBackward ? own : "y", like: reference.result(judged)),
              false
            )
          }, isOver: { answers.isOver })
        if operand == operands.first, try !takes(judge, drawing),
          form.name != family.forms.last?.name
        {
          break
        }
        var finding = try judge.judged(drawing)
        if finding.differing > 0, finding.slip == nil, try answers.changes() {
          finding.slip = .remembered
        }
        var comparison = Comparison(mine: own, other: operation)
        comparison.cases = finding.tried
        comparison.differing = finding.differing
        comparison.form = form.name
        comparison.varied = finding.varied.sorted()
        (comparison.slip, comparison.slipWords) = (finding.slip, finding.words)
        if let smallest = finding.smallest {
          try FunctionJudge(session: Session(show: { _ in }), range: SourceRange(0, 0)).fill(
            &comparison, smallest, judge, reference, family
          ) { OutsideJudge.arrayNames[$0] ?? $0 }
        }
        last.append(comparison)
        if answers.isOver { return last }
      }
      if !last.isEmpty { return last }
    }
    return last
  }

  /// Whether the smallest case of a kind is answered with an array.
  private func takes(_ judge: CaseJudge, _ drawing: CaseDrawing) throws(Diagnostic) -> Bool {
    for place in drawing.plans.indices.prefix(60) {
      guard let judged = judge.valid(drawing, place) else { continue }
      return try judge.run(judged, [:]).outcome.failure == nil
    }
    return false
  }

  /// What the arrays are called in a question.
  public static let arrayNames = ["input": "x", "weight": "w", "bias": "b", "upstream": "dy"]

  private static let gradientNames = ["input": "dx", "weight": "dw", "bias": "db"]
}

/// The answers so far: the same question is asked once.
private final class Answers {
  private let ask: (JudgedCase) throws(Diagnostic) -> OutsideJudge.Answer
  private var known: [JudgedCase: OutsideJudge.Answer] = [:]
  private var first: JudgedCase?

  /// Whether nothing more will be answered.
  private(set) var isOver = false

  init(_ ask: @escaping (JudgedCase) throws(Diagnostic) -> OutsideJudge.Answer) { self.ask = ask }

  /// Whether the first question that was answered is answered otherwise when it is asked once more.
  func changes() throws(Diagnostic) -> Bool {
    guard !isOver, let first, case .arrays(let before)? = known[first] else { return false }
    guard case .arrays(let now) = try ask(first) else { return true }
    return before.keys != now.keys
      || before.contains { name, array in now[name].map { !$0.agrees(with: array) } ?? true }
  }

  func outcome(
    _ judged: JudgedCase, _ name: String, like right: Tensor<Double>?
  ) throws(Diagnostic) -> JudgedOutcome {
    let answer: OutsideJudge.Answer
    if let found = known[judged] {
      answer = found
    } else {
      answer = try ask(judged)
      known[judged] = answer
      if first == nil, case .arrays = answer { first = judged }
    }
    switch answer {
    case .arrays(let arrays):
      guard let array = arrays[name] else {
        return .failed(JudgedFailure(Phrase("it gives no \(name)", "没有给出 \(name)")))
      }
      // A bias of one number may come back without brackets.
      if let right, right.elements.count == 1, array.elements.count == 1, name == "db",
        let same = try? array.reshaped(right.shape)
      {
        return .numbers(same, nil)
      }
      return .numbers(array, nil)
    case .refused(let words): return .failed(JudgedFailure(Phrase(same: words)))
    case .failed(let words, let isFinal):
      var failure = JudgedFailure(words)
      failure.isFinal = isFinal
      isOver = isOver || isFinal
      return .failed(failure)
    }
  }
}
