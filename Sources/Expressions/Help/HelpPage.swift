import Terminal

/// What help says about a function or a command.
public struct HelpPage: Sendable {
  /// The name under which it is found.
  public let name: String

  /// What it is about.
  public let topic: HelpTopic

  /// What it does, in one sentence.
  public let summary: Phrase

  /// What it computes.
  public let formula: Phrase?

  /// The shapes it takes and gives.
  public let shapes: Phrase?

  /// What else there is to know, a sentence each.
  public let notes: [Phrase]

  /// Inputs, each behind `> `, with what is printed for them.
  public let examples: Phrase?

  /// The names of other pages and of terms.
  public let seeAlso: [String]

  private let writtenUsage: [String]
  private let isMethod: Bool

  /// Writes a page.
  ///
  /// `usage` is how a command is written; a function's is taken from the function table. `isMethod` says
  /// that the function is called behind its first argument and a dot. `examples` are inputs behind `> `,
  /// other lines being what is printed, and `seeAlso` names between blanks.
  init(
    _ name: String, _ topic: HelpTopic, _ summary: Phrase, usage: [String] = [],
    isMethod: Bool = false, formula: Phrase? = nil, shapes: Phrase? = nil, notes: [Phrase] = [],
    examples: Phrase? = nil, seeAlso: String
  ) {
    self.name = name
    self.topic = topic
    self.summary = summary
    self.formula = formula
    self.shapes = shapes
    self.notes = notes
    self.examples = examples
    self.seeAlso = seeAlso.split(separator: " ").map(String.init)
    writtenUsage = usage
    self.isMethod = isMethod
  }

  /// Whether the page is about a command of the prompt.
  public var isCommand: Bool { !writtenUsage.isEmpty }

  /// Whether the overview names it: names that need a library before them are twins of others.
  var isListed: Bool { isCommand || isMethod || FunctionTable.shared.named(name) != nil }

  /// How it is written: what a command takes, or each signature the function table has for the name.
  public var usage: [String] {
    if isCommand { return writtenUsage }
    return FunctionTable.shared.functions.filter { $0.name == name }.map { function in
      let parameters = function.signature.text
      if isMethod, let first = function.signature.parameters.first?.name {
        let rest = parameters.dropFirst(first.count).drop { $0 == "," || $0 == " " }
        return "\(first).\(name)(\(rest))"
      }
      return HelpPage.prefix(function) + function.usage
    }
  }

  /// The library without whose name the function is another one, or none.
  private static func prefix(_ function: Function) -> String {
    if function.isBare { return "" }
    if function.libraries.contains(.torch) { return "torch." }
    if function.libraries.contains(.numpy) { return "np." }
    return function.libraries.contains(.scipy) ? "signal." : "math."
  }

  /// One input of the examples and the lines that are printed for it.
  public struct Example: Hashable, Sendable {
    /// What is typed.
    public let input: String
    /// What is printed.
    public let output: [String]
  }

  /// The examples one by one; they share one session.
  public func examples(_ language: Language) -> [Example] {
    var found: [Example] = []
    for line in examples?[language].split(separator: "\n", omittingEmptySubsequences: false) ?? [] {
      if line.hasPrefix(HelpPage.mark) {
        found.append(Example(input: String(line.dropFirst(HelpPage.mark.count)), output: []))
      } else if let last = found.popLast() {
        found.append(Example(input: last.input, output: last.output + [String(line)]))
      }
    }
    return found
  }

  /// The first example as one line, with the assignments that it needs before it.
  public func firstExample(_ language: Language) -> String? {
    let inputs = examples(language).map(\.input)
    guard let end = inputs.firstIndex(where: { !$0.hasSuffix(";") }) else { return inputs.first }
    return inputs[...end].joined(separator: " ")
  }

  static let mark = "> "
}
