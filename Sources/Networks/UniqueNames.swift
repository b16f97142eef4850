/// Names that are given out once each: `conv`, `conv#2`, `conv#3`.
struct UniqueNames {
  private var given: Set<String>
  /// The last number behind each name that was asked for more than once.
  private var numbers: [String: Int] = [:]
  private let mark: String

  /// Starts with names that are taken.
  init(taken: Set<String> = [], mark: String = "#") {
    given = taken
    self.mark = mark
  }

  /// The name, or the name with the first number that makes it another than all before.
  ///
  /// - Complexity: O(1) on average, however often one name is asked for.
  mutating func name(_ wanted: String) -> String {
    var made = wanted
    var number = numbers[wanted] ?? 1
    while !given.insert(made).inserted {
      number += 1
      made = "\(wanted)\(mark)\(number)"
    }
    numbers[wanted] = number
    return made
  }
}
