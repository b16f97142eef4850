import Tensors
import Terminal

/// How explanations are shown: for whom, how wide, and with which names.
public struct ExplanationStyle {
  /// The columns to fit into.
  public var width: Int
  /// The language of the words.
  public var language: Language
  /// How numbers are written.
  public var numbers: NumberText
  /// Whether to write plain sentences, without anything drawn.
  public var isAccessible: Bool
  /// What tensors are called.
  public var naming: Naming
  /// The most rows of a plane that are drawn; more are cut to those around the window.
  public var rows: Int
  /// Whether planes are drawn large, with room around each number, for those who sit at the back.
  public var isLarge = false

  /// Puts a style together.
  public init(
    width: Int = 80, language: Language = .english, decimals: Int = 4,
    isAccessible: Bool = false, naming: Naming = Naming(), rows: Int = 12
  ) {
    self.width = max(20, width)
    self.language = language
    numbers = NumberText(decimals: decimals)
    self.isAccessible = isAccessible
    self.naming = naming
    self.rows = max(4, rows)
  }

  /// Words in the style's language.
  public func say(_ english: String, _ chinese: String) -> String {
    Phrase(english, chinese)[language]
  }

  /// A number of an operation's own, such as 0.044715: with the six decimals that such numbers have, if
  /// fewer would change it.
  func constant(_ number: Double) -> String {
    let exact = NumberText(decimals: max(numbers.decimals, 6))
    let isShort = Double(numbers.text(number)) == number
    return (isShort ? numbers : exact).arithmetic(number, isOperand: true)
  }

  /// A number as an operand in a line of arithmetic.
  func operand(_ number: Double) -> String {
    numbers.arithmetic(number, isOperand: true)
  }
}
