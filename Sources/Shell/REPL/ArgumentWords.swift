import ArgumentParser
import Expressions
import Files
import Terminal

/// A command's argument in words, as a shell would split it: quotation marks keep blanks together.
package struct ArgumentWords {
  /// The words, `~/` replaced by the home folder.
  let texts: [String]

  /// Where the words stand.
  let whole: SourceRange

  private let argument: String

  init(_ argument: String) {
    self.argument = argument
    var texts: [String] = []
    var word = ""
    var isWord = false
    var mark: Character?
    for character in argument {
      if let open = mark {
        if character == open { mark = nil } else { word.append(character) }
      } else if "\"'".contains(character) {
        (mark, isWord) = (character, true)
      } else if character.isWhitespace {
        if isWord { texts.append(word) }
        (word, isWord) = ("", false)
      } else {
        word.append(character)
        isWord = true
      }
    }
    if isWord { texts.append(word) }
    self.texts = texts.map(expandingHome)
    whole = SourceRange(0, argument.utf8.count)
  }

  /// Options as the parser knows them: `--lr` in full, and a negative number as its option's value.
  package static func spelledOut(_ words: [String]) -> [String] {
    var spelled: [String] = []
    for word in words {
      if let option = spelled.last, option.hasPrefix("--"), !option.contains("="),
        word.hasPrefix("-"), word.dropFirst().first.map({ $0.isNumber || $0 == "." }) ?? false
      {
        spelled[spelled.count - 1] = option + "=" + word
      } else if word == "--lr" || word.hasPrefix("--lr=") {
        spelled.append("--learning-rate" + word.dropFirst(4))
      } else {
        spelled.append(word)
      }
    }
    return spelled
  }

  /// The options of `train`.
  ///
  /// - Throws: a diagnostic that points at what is wrong.
  func trainArguments() throws(Diagnostic) -> TrainArguments {
    let arguments: TrainArguments = try parsed(texts, of: "train")
    if let fault = arguments.fault {
      throw Diagnostic(
        "train-option", fault.phrase, at: .init(place(of: fault.option)),
        help: Self.help("train"))
    }
    return arguments
  }

  /// Options as the argument parser takes them out of words of this argument.
  ///
  /// - Throws: a diagnostic that points at what is wrong.
  func parsed<Options: ParsableArguments>(
    _ words: [String], of command: String
  ) throws(Diagnostic) -> Options {
    do {
      return try Options.parse(Self.spelledOut(words))
    } catch {
      throw usage(Options.message(for: error), of: command)
    }
  }

  private static func help(_ command: String) -> Phrase {
    Phrase("help \(command) lists the options", "help \(command) 列出所有选项")
  }

  /// What the argument parser says, at the word that it quotes first.
  private func usage(_ message: String, of command: String) -> Diagnostic {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false)
    // Options are quoted with the name of their value: '--epochs <epochs>'.
    let word = quoted.dropFirst().first?.prefix { $0 != " " } ?? ""
    let shown = escaped(message)
    return Diagnostic(
      "\(command)-option", Phrase(shown, ParserWords.chinese(sentence: shown)),
      at: .init(place(of: String(word))), help: Self.help(command))
  }

  /// Where a word stands; everything if it does not.
  private func place(of word: String) -> SourceRange {
    guard !word.isEmpty, let range = argument.firstRange(of: word) else { return whole }
    let start = argument.utf8.distance(from: argument.startIndex, to: range.lowerBound)
    return SourceRange(start, start + word.utf8.count)
  }
}
