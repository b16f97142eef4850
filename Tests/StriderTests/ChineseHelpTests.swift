import ArgumentParser
import Terminal
import TestSupport
import Testing

@testable import Shell
@testable import strider

struct ChineseHelpTests {
  /// The words that ask for each page: the program's own and every command's.
  static let pages =
    [["--help"]]
    + Strider.configuration.subcommands.map { [$0.configuration.commandName ?? "", "--help"] }

  /// A name in the left column of a page, and what stands beside or below it.
  private struct Entry {
    var name: String
    var text: String
  }

  private func entries(_ page: String) -> [Entry] {
    var entries: [Entry] = []
    for line in page.split(separator: "\n") where line.hasPrefix("  ") {
      let words = line.drop { $0 == " " }
      let indent = line.count - words.count
      if indent == 26, !entries.isEmpty {
        entries[entries.endIndex - 1].text += words
      } else if indent == 2, let first = words.first, first.isASCII {
        let name = words.prefix { $0 != " " && $0 != "（" && $0 != "," }
        let label = label(line)
        entries.append(Entry(name: String(name), text: String(line.dropFirst(label.count))))
      }
    }
    return entries
  }

  /// The part of a line that fills the left column.
  private func label(_ line: Substring) -> Substring {
    var width = 0
    return line.prefix { character in
      width += character.displayWidth
      return width <= 26
    }
  }

  private func hasChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Whether English words stand one after another.
  private func hasEnglish(_ text: String) -> Bool {
    text.contains(/[A-Za-z]{2,},? [a-z]{2,} [a-z]{2,}/)
  }

  private func page(_ words: [String], columns: Int = 80) throws -> String {
    let run = try ProgramRun(words, environment: ["COLUMNS": "\(columns)"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(words)")
    return run.output
  }

  @Test(arguments: pages)
  func `every page has the same entries in both languages, all of them in Chinese`(
    _ words: [String]
  ) throws {
    let english = try page(words + ["--language", "en"])
    let chinese = try page(words + ["--language", "zh"])
    let entries = entries(chinese)
    #expect(entries.contains { $0.name == "-h" })
    let names = self.entries(english).map(\.name).filter { $0 != "See" }
    #expect(entries.map(\.name) == names)
    for entry in entries { #expect(hasChinese(entry.text), "\(entry.name): \(entry.text)") }
    #expect(!hasEnglish(chinese), "\(chinese)")
    for line in chinese.split(separator: "\n") where !line.hasPrefix(" ") {
      #expect(hasChinese(line), "\(line)")
    }
    for value in english.matches(of: /(?:values|default): ([^;)]+)/) {
      let words = value.1.split { !$0.isLetter && !$0.isNumber }
      for word in words { #expect(chinese.contains(word), "\(word)") }
    }
  }

  @Test(arguments: pages, [80, 40])
  func `a page fills the columns that there are, and sentences begin in one column`(
    _ words: [String], columns: Int
  ) throws {
    let lines = try page(words + ["--language", "zh"], columns: columns).split(separator: "\n")
    for line in lines {
      #expect(line.displayWidth <= columns, "\(line)")
      let indent = line.prefix { $0 == " " }.count
      #expect([0, 2, 6, 26].contains(indent), "\(line)")
      guard indent == 2, line.dropFirst(2).first?.isASCII == true, hasChinese(line) else {
        continue
      }
      let label = label(line)
      #expect(label.displayWidth == 26 && label.hasSuffix(" "), "\(line)")
      #expect(!line.dropFirst(label.count).hasPrefix(" "), "\(line)")
    }
    #expect(lines.contains { $0.displayWidth > columns - 8 })
  }

  @Test func `headings, values and defaults are translated`() throws {
    let train = try page(["train", "--help", "--language", "zh"], columns: 200)
    for words in [
      "概述：用图像训练网络。", "\n用法：strider train <选项>\n", "\n训练设置：\n", "\n选项：\n", "默认：text）",
      "（可选：constant、cosine、step）",
    ] {
      #expect(train.contains(words), "\(words)")
    }
    #expect(try page(["eval", "--help", "--language", "zh"]).contains("\n参数：\n"))
    let own = try page(["--help", "--language", "zh"])
    #expect(own.contains("\n用法：strider <子命令>\n"))
    #expect(own.contains("\n子命令：\n  prompt（默认）          打开提示符"))
    #expect(own.contains("strider help <子命令>"))
  }

  @Test(arguments: [[], ["train"], ["size"]])
  func `the language comes from anywhere on the line, else from the locale`(
    _ command: [String]
  ) throws {
    let locale = ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"]
    let help = command + ["--help"]
    let chinese = try ProgramRun(help, environment: locale).output
    #expect(hasChinese(chinese))
    for words in [
      help + ["--language", "zh"], ["--language", "zh"] + help, ["--language=zh"] + help,
      command + ["--language=zh", "-h"], ["help"] + command + ["--language", "zh"],
      ["--language", "en"] + help + ["--language", "zh"],
    ] {
      #expect(try ProgramRun(words).output == chinese, "\(words)")
    }
    let english = try ProgramRun(help).output
    #expect(!hasChinese(english))
    #expect(try ProgramRun(help + ["--language", "en"], environment: locale).output == english)
    #expect(
      try ProgramRun(help, environment: ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"]).output == english)
    #expect(
      try ProgramRun(help, environment: ["LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "C"]).output
        == chinese)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts are whole in Chinese`(_ shell: String) throws {
    let words = ["--generate-completion-script", shell]
    let (english, chinese) = try (
      ProgramRun(words).output, ProgramRun(words, environment: ["LC_ALL": "zh_CN.UTF-8"]).output
    )
    #expect(english.split(separator: "\n").count == chinese.split(separator: "\n").count)
    #expect(!chinese.contains("help information"))
    // Bash shows no sentences.
    #expect(shell == "bash" ? chinese == english : chinese.contains("用图像训练网络。"))
  }
}
