import Expressions
import Tensors

/// The template that asks for most of what an exercise asks for.
struct NearestTemplate {
  /// What an exercise is about, in either language.
  private struct Traits {
    /// The functions in the answer, the question and the slips.
    var functions: Set<String> = []
    /// The operations of the answer, such as a sum or an index.
    var operations: Set<String> = []
    /// The words of its name.
    var words: Set<String> = []
    var kind: Exercise.Kind
    /// Whether a program is to be read.
    var hasProgram: Bool

    /// How much two exercises share.
    func shared(with other: Traits) -> Int {
      let sameWords = words.count { word in
        other.words.contains { word.hasPrefix($0) || $0.hasPrefix(word) }
      }
      return 2 * functions.intersection(other.functions).count + 3 * sameWords
        + operations.intersection(other.operations).count + (kind == other.kind ? 1 : 0)
        - (hasProgram == other.hasProgram ? 0 : 4)
    }
  }

  /// The template that shares most with an exercise: functions, words of the name, operations of the
  /// answer, and the kind of answer; the last of several.
  ///
  /// - Parameters:
  ///   - exercise: The exercise, which is no template.
  ///   - templates: What there is to choose from.
  /// - Returns: Nil if there are none.
  static func template(near exercise: Exercise, among templates: [Exercise]) -> Exercise? {
    let own = traits(of: exercise)
    let scores = templates.map { own.shared(with: traits(of: $0)) }
    guard let best = scores.max(), let place = scores.lastIndex(of: best) else { return nil }
    return templates[place]
  }

  private static func traits(of exercise: Exercise) -> Traits {
    var made = exercise
    if let generator = exercise.generator {
      var random = RandomSource(seed: 0)
      let problem = Generators.named(generator)?.problem(using: &random)
      if let problem { made = problem.exercise(for: exercise, in: .english) }
    }
    var traits = Traits(kind: made.kind, hasProgram: false)
    var texts = [made.answerText ?? ""] + made.slips.flatMap(\.answers)
    texts += made.parameters.map(\.definition)
    for item in made.question {
      switch item {
      case .prose(let block):
        texts += Inline.codes(block.block.words)
        if case .fence(let fence) = block.block, fence.language != "strider" {
          traits.hasProgram = true
        }
      case .example(let example): texts += example.entries.map(\.input)
      case .exercise: break
      }
    }
    let names = texts.reduce(into: Set<String>()) { $0.formUnion(Judge.names(in: $1)) }
    traits.functions = names.filter { FunctionTable.shared.named($0) != nil }
    if made.kind != .choice { traits.operations = operations(in: made.answerText ?? "") }
    let words = (exercise.id + "-" + (exercise.generator ?? "")).split(separator: "-")
    traits.words = Set(words.filter { $0.count > 2 }.map(String.init))
    return traits
  }

  private static func operations(in text: String) -> Set<String> {
    guard case .expression(let node)? = Parser.parse(text).statements.last?.kind else { return [] }
    func operations(_ node: SyntaxNode) -> Set<String> {
      var found: Set<String> =
        switch node.kind {
        case .chain(_, let links): Set(links.map { $0.op == .subtract ? "+" : $0.op.rawValue })
        case .index: ["index"]
        case .power: ["power"]
        case .comparison: ["comparison"]
        default: []
        }
      for child in node.kind.children { found.formUnion(operations(child)) }
      return found
    }
    return operations(node)
  }
}
