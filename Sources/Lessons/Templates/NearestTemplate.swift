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

    /// Whether who missed one is helped by the other: they are about the same function, have a word of
    /// their names in common, or compute in the same way.
    func isRelated(to other: Traits, onSamePage: Bool) -> Bool {
      let isNumeric = NearestTemplate.numeric.contains(kind)
      let isAlike = kind == other.kind || isNumeric && NearestTemplate.numeric.contains(other.kind)
      let sameWords = topics.intersection(other.topics).count
      if sameWords > (isAlike ? 0 : 1) || topics.contains("bug") && other.topics.contains("bug") {
        return true
      }
      guard isAlike, kind != .program else { return false }
      let same = functions.intersection(other.functions).subtracting(NearestTemplate.general)
      let isSubset = operations.count > 1 && operations.isSubset(of: other.operations)
      let isComputedAlike = !operations.isEmpty && (isSubset || operations == other.operations)
      return !same.isEmpty || onSamePage && isComputedAlike
    }

    /// The words of its name that say what it is about.
    private var topics: Set<String> { words.subtracting(NearestTemplate.unspecific) }

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

  /// Kinds whose answer is a number or several.
  private static let numeric: Set<Exercise.Kind> = [.value, .predict, .shape, .fill]

  /// Words of names that say nothing of what an exercise is about.
  private static let unspecific: Set<String> = [
    "any", "count", "first", "last", "next", "second", "one", "two", "three", "how", "many",
    "which",
    "what", "why", "the", "with", "new", "same", "place", "places", "find", "value", "number",
    "own",
  ]

  /// Functions that stand in answers about anything.
  private static let general: Set<String> = [
    "sum", "mean", "max", "min", "abs", "sqrt", "exp", "log", "floor", "ceil", "round", "zeros",
    "ones",
    "rand", "stack", "reshape", "array", "range", "len", "shape", "flatten", "print", "sign",
  ]

  /// The template that shares most with an exercise among those that are related to it: functions, words
  /// of the name, operations of the answer, and the kind of answer; the last of several.
  ///
  /// - Parameters:
  ///   - exercise: The exercise, which is no template.
  ///   - templates: What there is to choose from.
  ///   - onSamePage: Whether they stand on the exercise's own page.
  /// - Returns: Nil if none is related.
  static func template(
    near exercise: Exercise, among templates: [Exercise], onSamePage: Bool = true
  ) -> Exercise? {
    let own = traits(of: exercise)
    let related = templates.map { (template: $0, traits: traits(of: $0)) }
      .filter { own.isRelated(to: $0.traits, onSamePage: onSamePage) }
    let scores = related.map { own.shared(with: $0.traits) }
    guard let best = scores.max(), let place = scores.lastIndex(of: best) else { return nil }
    return related[place].template
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
