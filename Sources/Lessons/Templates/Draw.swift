import Expressions
import Tensors
import Walkthroughs

/// What the letters of a template stand for this time.
public struct Draw: Hashable, Sendable {
  /// Something a letter can stand for.
  public enum Letter: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// A word.
    case word(String)
    /// Whole numbers of a shape.
    case integers(Tensor<Double>)
  }

  /// The letters in the order in which they were drawn.
  public internal(set) var letters: [(name: String, letter: Letter)] = []

  /// Those of them that the page prints: where its text gives them a value, they get this one.
  var printed: Set<String> = []

  /// The expressions of those that follow from others, so that gradients go through them.
  var definitions: [String: String] = [:]

  /// Gives a session the letters as variables.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - keepsOwn: Whether a variable that it has already stays where it has the letter's shape; its value
  ///     is the letter's, and other variables were computed from it.
  func bind(in session: Session, keepsOwn: Bool = false) {
    for (name, letter) in letters {
      let shape = Agreement.shaped(letter.value)?.shape
      if keepsOwn, let own = session.variables[name], Agreement.shaped(own)?.shape == shape {
        continue
      }
      if let definition = definitions[name], let value = session.valueAside(of: definition) {
        session.bind(name, to: value)
      } else {
        session.bind(name, to: letter.value)
      }
    }
  }

  /// A text in which `{W}` is replaced by what `W` stands for, and `{2*i}` by what comes of it; so is the
  /// first draw in `W = 8`, where `W` has one.
  public func applied(to text: String) -> String {
    let text = WrittenLetters.replaced(in: text, of: printed) { name in
      letters.first { $0.name == name }?.letter.text
    }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var applied = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      applied += rest[..<open]
      rest = rest[open...]
      let close = rest.firstIndex(of: "}") ?? rest.endIndex
      let name = rest[rest.index(after: open)..<close]
      if close < rest.endIndex, let text = replacement(for: name) {
        applied += text
        rest = rest[rest.index(after: close)...]
      } else {
        applied.append(rest.removeFirst())
      }
    }
    return applied + rest
  }

  /// What stands for something in braces: a letter, or a calculation in which all names are letters.
  private func replacement(for words: Substring) -> String? {
    if let letter = letters.first(where: { $0.name == words }) { return letter.letter.text }
    let own = Set(letters.map(\.name))
    let names = Judge.names(in: String(words))
    guard !names.isDisjoint(with: own),
      names.subtracting(own).allSatisfy({ FunctionTable.shared.named($0) != nil })
    else { return nil }
    let session = Session { _ in }
    bind(in: session)
    let number = (try? session.evaluate(String(words))).flatMap { Agreement.tensor($0)?.single }
    return number.map { Letter.number($0).text }
  }

  /// Whether two draws give the same letters.
  public static func == (a: Draw, b: Draw) -> Bool {
    a.letters.count == b.letters.count
      && zip(a.letters, b.letters).allSatisfy { $0.name == $1.name && $0.letter == $1.letter }
  }

  /// Mixes the letters into a hash.
  public func hash(into hasher: inout Hasher) {
    for (name, letter) in letters {
      hasher.combine(name)
      hasher.combine(letter)
    }
  }
}

extension Draw.Letter {
  /// The letter as a variable's value.
  var value: Value {
    switch self {
    case .number(let number): .number(number)
    case .word(let word): .string(word)
    case .integers(let tensor): .tensor(Node(tensor))
    }
  }

  /// The letter as it can be typed.
  var text: String {
    let numbers = NumberText(decimals: 6)
    switch self {
    case .number(let number): return numbers.text(number)
    case .word(let word): return word
    case .integers(let tensor): return ValueLiteral.text(tensor) { numbers.text($0) }
    }
  }

  /// The letter as it can be typed, with every digit; nil where a number is not finite.
  var literal: String? {
    if case .word(let word) = self { return "'" + word + "'" }
    return ValueLiteral.text(value)
  }
}
