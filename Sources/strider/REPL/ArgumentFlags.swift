/// Flags in front of a command's argument: `--depth 2 y[0,1]`.
struct ArgumentFlags {
  private var flags: Set<String> = []
  private var numbers: [String: Int] = [:]

  /// The argument without its flags.
  ///
  /// Where they stood are blanks, so that places stay what they were.
  let rest: String

  /// Takes flags off the beginning of an argument.
  init(_ argument: String, known: Set<String>, withNumbers: Set<String> = []) {
    var rest = Substring(argument)
    var taken = 0
    while true {
      let trimmed = rest.drop { $0 == " " }
      let word = String(trimmed.prefix { $0 != " " })
      var after = trimmed.dropFirst(word.count)
      if known.contains(word) {
        flags.insert(word)
      } else if withNumbers.contains(word) {
        after = after.drop { $0 == " " }
        let digits = after.prefix { $0 != " " }
        guard let number = Int(digits) else { break }
        numbers[word] = number
        after = after.dropFirst(digits.count)
      } else {
        break
      }
      taken = argument.utf8.count - after.utf8.count
      rest = after
    }
    self.rest = String(repeating: " ", count: taken) + rest
  }

  /// Whether a flag was given.
  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The number that was given with a flag.
  func number(_ flag: String) -> Int? { numbers[flag] }
}
