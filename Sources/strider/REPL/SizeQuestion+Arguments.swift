import Expressions
import Tensors
import Terminal

extension SizeQuestion {
  /// Reads `W F [P] [S]`, each a number, `?` or an expression without blanks, and the flags
  /// `--dilation D`, `--ceil` and `--out N`.
  ///
  /// - Throws: what is wrong with an expression or a flag, and that there are too few or too many
  ///   numbers.
  init(arguments: String, _ session: Session) throws(Diagnostic) {
    var numbers: [Int?] = []
    var output: Int?
    var dilation = 1
    var ceilMode = false
    var words = SizeWords(arguments)
    while let word = words.next() {
      switch word.text {
      case "--ceil": ceilMode = true
      case "--dilation": dilation = try words.number(after: word, session) ?? 1
      case "--out": output = try words.number(after: word, session)
      case _ where word.text.hasPrefix("--"):
        throw .unknownSizeFlag(word.text, at: word.range)
      default: numbers.append(try SizeWords.number(word, session))
      }
    }
    guard (2...4).contains(numbers.count) else {
      throw .sizeWants(numbers.count, at: SourceRange(0, arguments.utf8.count))
    }
    self.init(
      input: numbers[0], kernel: numbers[1], padding: numbers.count > 2 ? numbers[2] : 0,
      stride: numbers.count > 3 ? numbers[3] : 1, output: output, dilation: dilation,
      ceilMode: ceilMode)
  }
}

/// The words of a `size` command, one after another.
private struct SizeWords {
  struct Word {
    let text: String
    let range: SourceRange
  }

  private var words: ArraySlice<Word>

  init(_ text: String) {
    var words: [Word] = []
    var offset = 0
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      let length = part.utf8.count
      if length > 0 {
        words.append(Word(text: String(part), range: SourceRange(offset, offset + length)))
      }
      offset += length + 1
    }
    self.words = words[...]
  }

  mutating func next() -> Word? { words.popFirst() }

  /// The number behind a flag.
  mutating func number(after flag: Word, _ session: Session) throws(Diagnostic) -> Int? {
    guard let word = next() else { throw .numberAfterFlag(flag.text, at: flag.range) }
    return try SizeWords.number(word, session)
  }

  /// A number, or nil for `?`.
  static func number(_ word: Word, _ session: Session) throws(Diagnostic) -> Int? {
    if word.text == "?" || word.text == "？" { return nil }
    do throws(Diagnostic) {
      let node = try session.tensor(word.text)
      guard let value = node.value.single, let number = Int(exactly: value) else {
        throw Diagnostic.wholeNumberWanted(word.text, at: SourceRange(0, word.text.utf8.count))
      }
      return number
    } catch {
      throw error.shifted(by: word.range.start)
    }
  }
}

extension Phrase {
  /// Padding and stride are told by their places.
  static let sizeNumbersInOrder = Phrase(
    "Padding is the third number and the stride the fourth: size W F P S.",
    "填充是第三个数，步幅是第四个数：size W F P S。")
}

extension Diagnostic {
  private static let sizeExample = Phrase(same: "size 32 5 2 1")

  static func unknownSizeFlag(_ flag: String, at range: SourceRange) -> Diagnostic {
    let known = ["--dilation", "--ceil", "--out"]
    if ["--stride", "--padding"].contains(flag) {
      return Diagnostic("unknown-flag", .sizeNumbersInOrder, at: Label(range), help: sizeExample)
    }
    return Diagnostic(
      "unknown-flag", Phrase("size has no flag \(flag)", "size 没有选项 \(flag)"),
      at: Label(range),
      help: NearestName.nearest(to: flag, among: known).map {
        Phrase("did you mean \($0)?", "是否想写 \($0)？")
      } ?? Phrase(same: known.joined(separator: ", ")))
  }

  static func numberAfterFlag(_ flag: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "flag-number", Phrase("a number belongs behind \(flag)", "\(flag) 后面要有一个数"),
      at: Label(range), help: Phrase(same: "size 32 5 ? 1 --out 32"))
  }

  static func sizeWants(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "size-arguments",
      Phrase(
        "size takes W F [P] [S]: two to four numbers, not \(count)",
        "size 的参数是 W F [P] [S]：两到四个数，这里有 \(count) 个"),
      at: Label(range),
      notes: [
        Phrase(
          "W input, F kernel, P padding on each side, S stride; one of them may be ?",
          "W 输入，F 卷积核，P 每侧填充，S 步幅；其中一个可以是 ?")
      ],
      help: sizeExample)
  }

  static func wholeNumberWanted(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "whole-number-wanted",
      Phrase("\(text) is not a whole number", "\(text) 不是整数"), at: Label(range),
      help: Phrase(
        "a number, ? or an expression without blanks", "可以是数、? 或不含空格的表达式"))
  }
}
