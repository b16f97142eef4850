import Expressions
import Tensors

/// The answer's expression as a learner can follow it.
///
/// Letters that the question keeps to itself stand there with their values, and so do parts that only
/// compare the words that were drawn, such as `(q=='same')/2`.
struct ShownAnswer {
  /// The most numbers of a hidden row that are written out.
  private static let longestRow = 8

  /// The expression; nil where nobody but the program needs it.
  let text: String?

  /// Looks at the answer of a question.
  init(_ judge: Judge) {
    let exercise = judge.exercise
    guard ![.choice, .program].contains(exercise.kind), !exercise.answerIsMachinery,
      let answer = exercise.answerText
    else {
      text = nil
      return
    }
    text = ShownAnswer.withoutHidden(ShownAnswer.withoutComparisons(answer, judge), judge)
  }

  // MARK: Comparisons

  /// The expression with its value in the place of each part that compares words.
  private static func withoutComparisons(_ answer: String, _ judge: Judge) -> String {
    guard answer.contains("=='") else { return answer }
    let known = judge.letters
    let parsed = Parser.parse(answer) { known.isKnown($0) }
    guard case .expression(let node)? = parsed.statements.last?.kind else { return answer }
    let source = Expressions.SourceText(answer)
    var shown = answer
    for part in parts(of: node).map({ source.text($0.range) }) where part.contains("=='") {
      guard let value = try? judge.value(of: part) else { continue }
      shown = shown.replacing(part, with: ValuePreview.text(value))
    }
    return shown
  }

  private static func parts(of node: SyntaxNode) -> [SyntaxNode] {
    switch node.kind {
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .call(_, let arguments): arguments.map(\.value)
    default: []
    }
  }

  // MARK: Hidden letters

  /// The expression with the values of hidden letters; nil where it names numbers that are all hidden, or
  /// a hidden value that is too long to be read.
  private static func withoutHidden(_ answer: String, _ judge: Judge) -> String? {
    let told = judge.letters
    let variables = Judge.names(in: answer).compactMap { name in
      (try? judge.value(of: name)).map { (name: name, value: $0) }
    }
    let hidden = variables.filter { name, value in
      (try? told.evaluate(name)).map { !Agreement.agree($0, value) } ?? true
    }
    if hidden.isEmpty { return answer }
    let tensors = hidden.compactMap { Agreement.tensor($0.value) }
    guard tensors.allSatisfy({ $0.elements.count <= longestRow }) else { return nil }
    // What is computed from nothing but what nobody was told is not what a learner does.
    if hidden.count == variables.count, tensors.allSatisfy({ $0.single != nil }) { return nil }
    return hidden.reduce(answer) { text, letter in
      let value = ValuePreview.text(letter.value)
      return replacing(letter.name, in: text, with: value.hasPrefix("-") ? "(\(value))" : value)
    }
  }

  /// A text with a value in the place of a variable, wherever its name stands as a word of its own.
  private static func replacing(_ name: String, in text: String, with value: String) -> String {
    var (shown, word) = ("", "")
    func part(of name: Character) -> Bool { name.isLetter || name.isNumber || name == "_" }
    for character in text {
      if part(of: character) {
        word.append(character)
      } else {
        shown += (word == name && character != "(" ? value : word) + String(character)
        word = ""
      }
    }
    return shown + (word == name ? value : word)
  }
}
