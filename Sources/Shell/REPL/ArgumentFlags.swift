/// Flags in front of a command's argument or behind it: `--depth 2 y[0,1]`, `y[0,1] --depth 2`.
struct ArgumentFlags {
  private var flags: Set<String> = []
  private var numbers: [String: Int] = [:]

  /// The argument without its flags.
  ///
  /// Where they stood in front are blanks, so that places stay what they were.
  private(set) var rest: String

  /// Takes flags off both ends of an argument.
  init(_ argument: String, known: Set<String>, withNumbers: Set<String> = []) {
    rest = argument
    while let flag = Self.first(of: rest, known, withNumbers) {
      take(flag)
      let after = rest.dropFirst(flag.characters)
      rest = String(repeating: " ", count: rest.utf8.count - after.utf8.count) + after
    }
    while let flag = Self.last(of: rest, known, withNumbers) {
      take(flag)
      rest.removeLast(flag.characters)
    }
  }

  /// Whether a flag was given.
  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The number that was given with a flag.
  func number(_ flag: String) -> Int? { numbers[flag] }

  /// A flag at an end of an argument, and how much of it it fills, blanks included.
  private struct Flag {
    let name: String
    let number: Int?
    let characters: Int
  }

  private mutating func take(_ flag: Flag) {
    flags.insert(flag.name)
    if let number = flag.number { numbers[flag.name] = number }
  }

  private static func first(
    of text: String, _ known: Set<String>, _ withNumbers: Set<String>
  ) -> Flag? {
    let blanks = text.prefix { $0 == " " }.count
    let words = text.split(separator: " ", maxSplits: 2)
    guard let name = words.first.map(String.init) else { return nil }
    if known.contains(name) {
      return Flag(name: name, number: nil, characters: blanks + name.count)
    }
    guard withNumbers.contains(name), words.count > 1, let number = Int(words[1]) else {
      return nil
    }
    let characters = text.distance(from: text.startIndex, to: words[1].endIndex)
    return Flag(name: name, number: number, characters: characters)
  }

  private static func last(
    of text: String, _ known: Set<String>, _ withNumbers: Set<String>
  ) -> Flag? {
    let words = text.split(separator: " ")
    guard words.count > 1, let last = words.last else { return nil }
    func characters(from word: Substring) -> Int {
      text.distance(from: word.startIndex, to: text.endIndex)
    }
    if known.contains(String(last)) {
      return Flag(name: String(last), number: nil, characters: characters(from: last))
    }
    let name = words[words.count - 2]
    guard words.count > 2, withNumbers.contains(String(name)), let number = Int(last) else {
      return nil
    }
    return Flag(name: String(name), number: number, characters: characters(from: name))
  }
}
