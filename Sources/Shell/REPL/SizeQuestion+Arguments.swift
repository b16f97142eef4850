import Expressions
import Tensors
import Terminal

extension SizeQuestion {
  /// Reads `W F [P] [S]`, each a number, `?` or an expression without blanks, and the flags
  /// `--dilation D`, `--ceil`, `--out N`, `--transposed` and `--output-padding N`.
  ///
  /// P may be a word or two numbers; `28x20` gives the lengths of rows and of columns.
  ///
  /// - Returns: One question, or one for each axis.
  /// - Throws: what is wrong with an expression or a flag, and that there are too few or too many
  ///   numbers.
  package static func questions(
    _ arguments: String, _ session: Session
  ) throws(Diagnostic) -> [SizeQuestion] {
    var reader = SizeReader(session)
    var words = SizeWords(arguments)
    while let word = words.next() { try reader.take(word, &words) }
    guard (2...4).contains(reader.numbers.count) else {
      throw .sizeWants(reader.numbers.count, at: SourceRange(0, arguments.utf8.count))
    }
    guard reader.hasTwoAxes else { return [reader.question(0)] }
    return [0, 1].map { axis in
      var question = reader.question(axis)
      question.axis = axis
      return question
    }
  }
}

/// What has been read of a `size` command.
private struct SizeReader {
  /// Each argument: one number for both axes, or one for each; nil is `?`.
  var numbers: [[Int?]] = []
  private var output: Int?
  private var dilation = 1
  private var ceilMode = false
  private var border: SizeBorder?
  private var isTransposed = false
  private var outputPadding = 0
  private let session: Session

  init(_ session: Session) { self.session = session }

  var hasTwoAxes: Bool { numbers.contains { $0.count == 2 } }

  mutating func take(_ word: SizeWords.Word, _ words: inout SizeWords) throws(Diagnostic) {
    switch word.text {
    case "--ceil": ceilMode = true
    case "--transposed": isTransposed = true
    case "--output-padding": outputPadding = try words.number(after: word, session) ?? 0
    case "--dilation": dilation = try words.number(after: word, session) ?? 1
    case "--out": output = try words.number(after: word, session)
    case _ where word.text.hasPrefix("--"):
      throw .unknownSizeFlag(word.text, at: word.range)
    default: try takeNumber(word)
    }
  }

  private mutating func takeNumber(_ word: SizeWords.Word) throws(Diagnostic) {
    let text = ScalarFolding.folded(word.text)
    if numbers.count == 2, session.variables[text] == nil {
      if text == "valid" { return numbers.append([0]) }
      if let border = SizeBorder(text) {
        self.border = border
        return numbers.append([nil])
      }
    }
    let isOneCall = text.contains("(") || text.contains("[")
    if text.contains(","), !isOneCall { throw .sizeCommas(text, at: word.range) }
    let axes = text.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" || $0 == "*" }
    if axes.count == 2, axes.allSatisfy({ $0 == "?" || Int($0) != nil }) {
      return numbers.append(axes.map { Int($0) })
    }
    numbers.append([try SizeWords.number(word, session)])
  }

  func question(_ axis: Int) -> SizeQuestion {
    let given = numbers.map { $0[min(axis, $0.count - 1)] }
    var question = SizeQuestion(
      input: given[0], kernel: given[1], padding: given.count > 2 ? given[2] : 0,
      stride: given.count > 3 ? given[3] : 1, output: output, dilation: dilation,
      ceilMode: ceilMode)
    question.border = border
    if isTransposed || outputPadding != 0 { question.outputPadding = outputPadding }
    return question
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
      if let value = node.value.single, value.isFinite, value.magnitude > 0x1p53 {
        throw Diagnostic.numberTooBig(word.text, at: SourceRange(0, word.text.utf8.count))
      }
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
  package static let sizeNumbersInOrder = Phrase(
    "Padding is the third number and the stride the fourth: size W F P S.",
    "填充是第三个数，步幅是第四个数：size W F P S。")
}

extension Diagnostic {
  private static let sizeExample = Phrase(same: "size 32 5 2 1")

  static func unknownSizeFlag(_ flag: String, at range: SourceRange) -> Diagnostic {
    let known = ["--dilation", "--ceil", "--out", "--transposed", "--output-padding"]
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

  static func sizeCommas(_ text: String, at range: SourceRange) -> Diagnostic {
    let numbers = text.split(separator: ",").joined(separator: " ")
    return Diagnostic(
      "size-commas",
      Phrase(
        "the numbers of size stand between blanks; a comma joins the padding of two sides",
        "size 的各个数用空格隔开；逗号只用来写两侧的填充"),
      at: Label(range), help: Phrase(same: "size \(numbers.isEmpty ? "32 5 2 1" : numbers)"))
  }

  static func numberTooBig(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-too-big",
      Phrase("\(text) is too big for a size", "\(text) 太大，不能作为尺寸"), at: Label(range),
      help: Phrase("at most \(AxisGeometry.maximum)", "最大为 \(AxisGeometry.maximum)"))
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
