import Terminal

/// Chinese for what the argument parser says, whose own words are English.
///
/// The parser keeps the facts to itself and gives whole sentences, so each of its sentences stands here
/// beside its Chinese: `%` for what it puts in, `&` for a list. Both languages have them in one order.
package enum ParserWords {
  /// Help pages, from the top down; then what is wrong with usage.
  private static let sentences: [Phrase] = [
    Phrase("OVERVIEW: %", "概述：%"),
    Phrase("USAGE: %", "用法：%"),
    Phrase("ARGUMENTS:", "参数："),
    Phrase("OPTIONS:", "选项："),
    Phrase("SUBCOMMANDS:", "子命令："),
    Phrase("%:", "%："),
    Phrase("% (values: &; default: %)", "%（可选：&；默认：%）"),
    Phrase("% (values: &)", "%（可选：&）"),
    Phrase("% (default: %)", "%（默认：%）"),
    // In the column of names, whose width stays.
    Phrase("% (default)  %", "%（默认）    %"),
    Phrase("  See '%' for detailed help.", "  用 % 查看子命令的说明。"),

    Phrase("Help:  %", "说明：%"),
    Phrase("Usage: %", "用法：%"),
    Phrase("  See '%' for more information.", "  用 % 查看详细说明。"),
    Phrase("Unknown option '%'. Did you mean '%'?", "没有选项 %，是否想写 %？"),
    Phrase("Unknown option '%'", "没有选项 %"),
    Phrase("Invalid option: %", "不能用作选项：%"),
    Phrase("Missing value for '%'", "% 后面缺少值"),
    Phrase(
      "The option '%' does not take any value, but '%' was specified.",
      "选项 % 不带值，这里却写了“%”"),
    Phrase("Unexpected argument '%'", "多余的参数：%"),
    Phrase("% unexpected arguments: '&'", "% 个多余的参数：&"),
    Phrase("Missing expected argument '%'", "缺少参数 %"),
    Phrase(
      "The value '%' is invalid for '%'. Please provide one of '&'.",
      "“%”不能用作 % 的值，可选的值是 &"),
    Phrase("The value '%' is invalid for '%'", "“%”不能用作 % 的值"),
    Phrase(
      "Can't generate completion scripts for '%'.\nPlease use %=<shell> with one of:\n%",
      "不能为“%”生成补全脚本。\n请用 %=<shell>，可选：\n%"),
    Phrase(
      "Can't autodetect a supported shell.\nPlease use %=<shell> with one of:\n%",
      "认不出所用的 shell。\n请用 %=<shell>，可选：\n%"),
    Phrase("Internal error. %", "命令行无法解析（内部错误）"),
  ]

  /// Words that stand inside others on a page.
  private static let insertions: [Phrase] = [
    Phrase("Show help information.", "显示说明。"),
    Phrase("Show subcommand help information.", "显示子命令的说明。"),
    Phrase("<subcommand>", "<子命令>"),
    Phrase("<options>", "<选项>"),
  ]

  /// A sentence in Chinese; as it is where it is not one of the parser's.
  package static func chinese(sentence: String) -> String {
    for phrase in sentences {
      guard let parts = parts(of: sentence, matching: phrase.english) else { continue }
      return filled(phrase.chinese, with: parts)
    }
    return sentence
  }

  /// A line of a page in Chinese.
  package static func chinese(line: Substring) -> String {
    chinese(sentence: withInsertions(String(line)))
  }

  /// A text with the few words in Chinese that the parser puts in by itself.
  package static func withInsertions(_ text: String) -> String {
    insertions.reduce(text) { $0.replacing($1.english, with: $1.chinese) }
  }

  private static func isHole(_ character: Character) -> Bool {
    character == "%" || character == "&"
  }

  /// What stands in a text where a sentence has holes; nil if it is another sentence.
  private static func parts(of text: String, matching sentence: String) -> [String]? {
    let words = sentence.split(omittingEmptySubsequences: false, whereSeparator: isHole)
    guard let first = words.first, text.hasPrefix(first) else { return nil }
    guard let last = words.dropFirst().last else { return text == first ? [] : nil }
    var rest = text.dropFirst(first.count)
    var parts: [String] = []
    for word in words.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: word) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    return parts + [String(rest.dropLast(last.count))]
  }

  private static func filled(_ sentence: String, with parts: [String]) -> String {
    var parts = parts[...]
    return sentence.reduce(into: "") { text, character in
      guard isHole(character), let part = parts.popFirst() else { return text.append(character) }
      text += character == "&" ? list(part) : part
    }
  }

  /// A list, whose items may stand in quotes, after the manner of Chinese.
  private static func list(_ items: String) -> String {
    let separators = items.contains("'") ? ["', '", "' and '", "' or '"] : [", "]
    return separators.reduce(items) { $0.replacing($1, with: "、") }
  }
}
