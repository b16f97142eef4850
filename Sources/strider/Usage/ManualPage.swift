import Files
import Shell
import Terminal

/// A page for `man`, made from the same tree of commands as `--help`: of the program, or of a command.
///
/// It is written in the macros of man(7), which groff and mandoc both read.
struct ManualPage {
  /// The page.
  let text: String

  /// Describes the program or one of its commands.
  ///
  /// - Returns: Nil if there is no such command.
  init?(of name: String?, in language: Language) {
    guard let tree = (try? JSONText(Strider._dumpHelp()))?["command"] else { return nil }
    let commands = tree["subcommands"].items.filter { $0.isShown && $0.name != "help" }
    guard let name else {
      text = ManualWriter(language).program(tree, commands)
      return
    }
    guard let command = commands.first(where: { $0.name == name }) else { return nil }
    text = ManualWriter(language).command(command)
  }
}

/// Writes the parts of a page.
private struct ManualWriter {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  // MARK: Pages

  func program(_ tree: JSONText, _ commands: [JSONText]) -> String {
    let page = [
      head("strider", tree.abstract),
      section(.init("SYNOPSIS", "概要")),
      ".B strider\n.RI [ \(words("command", "子命令")) ]\n.RI [ \(words("options", "选项")) ]",
      section(.init("DESCRIPTION", "描述")), escaped(tree["discussion"].string),
      section(.init("COMMANDS", "子命令")),
      commands.map { entry("\\fB\(escaped($0.name))\\fR", $0.abstract) }.joined(separator: "\n"),
      section(.init("ENVIRONMENT", "环境变量")), entries(ManualFacts.environment),
      section(.init("FILES", "文件")), entries(ManualFacts.files),
      section(.init("EXIT STATUS", "退出状态")), entries(ManualFacts.statuses),
      section(.init("EXAMPLES", "示例")), entries(ManualFacts.examples),
      section(.init("SEE ALSO", "参见")),
      commands.map { ".BR strider\\-\(escaped($0.name)) (1)" }.joined(separator: ",\n"),
    ]
    return page.joined(separator: "\n")
  }

  func command(_ command: JSONText) -> String {
    let arguments = command["arguments"].items.filter(\.isShown)
    let operands = arguments.filter { $0["kind"].string == "positional" }
    let options = arguments.filter { $0["kind"].string != "positional" }
    var page = [
      head("strider-" + command.name, command.abstract), section(.init("SYNOPSIS", "概要")),
      ".B strider \(escaped(command.name))\n.RI [ \(words("options", "选项")) ]",
    ]
    page += operands.map(\.operand)
    page += [
      section(.init("DESCRIPTION", "描述")), escaped(command.abstract),
      paragraph(command["discussion"].string),
    ]
    if !operands.isEmpty {
      page.append(section(.init("ARGUMENTS", "参数")))
      page += operands.map { entry("\\fI\(escaped($0["valueName"].string))\\fR", described($0)) }
    }
    var titles: [String] = []
    for option in options where !titles.contains(option["sectionTitle"].string) {
      titles.append(option["sectionTitle"].string)
    }
    for title in titles {
      page.append(title.isEmpty ? section(.init("OPTIONS", "选项")) : ".SH \(title.uppercased())")
      page += options.filter { $0["sectionTitle"].string == title }
        .map { entry($0.spelling, described($0)) }
    }
    page += [section(.init("SEE ALSO", "参见")), ".BR strider (1)"]
    return page.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: Parts

  private func words(_ english: String, _ chinese: String) -> String {
    Phrase(english, chinese)[language]
  }

  private func head(_ name: String, _ abstract: String) -> String {
    let sentence =
      abstract.hasSuffix(".") || abstract.hasSuffix("。") ? abstract.dropLast() : abstract[...]
    return ".TH \(escaped(name.uppercased())) 1 \"\" \"Strider \(ProgramVersion.number)\" Strider\n"
      // Lines of Chinese have few blanks to stretch, and what is typed is not to be divided.
      + ".ad l\n.nh\n"
      + section(.init("NAME", "名称")) + "\n\(escaped(name)) \\- \(escaped(String(sentence)))"
  }

  private func section(_ title: Phrase) -> String { ".SH \(title[language])" }

  private func paragraph(_ text: String) -> String {
    text.split(separator: "\n\n").map { ".PP\n" + escaped(String($0)) }.joined(separator: "\n")
  }

  private func entries(_ facts: [(name: String, words: Phrase)]) -> String {
    facts.map { entry("\\fB\(escaped($0.name))\\fR", $0.words[language]) }.joined(separator: "\n")
  }

  /// A name, and indented below it what it is.
  private func entry(_ label: String, _ text: String) -> String {
    ".TP\n\(label)\n\(escaped(text))"
  }

  /// What an argument is, with the values that it takes and its default, as on a page of help.
  private func described(_ argument: JSONText) -> String {
    let values = argument["allValues"].items.map(\.string).joined(separator: ", ")
    let usual = argument["defaultValue"].string
    let facts = [
      values.isEmpty ? "" : "values: \(values)", usual.isEmpty ? "" : "default: \(usual)",
    ].filter { !$0.isEmpty }
    let text =
      argument.abstract + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
    return language == .chinese ? ParserWords.chinese(line: text[...]) : text
  }
}

/// A text in which nothing is a request to the typesetter, and hyphens are those that one types.
private func escaped(_ text: String) -> String {
  let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  return plain.first.map { ".'".contains($0) } ?? false ? "\\&" + plain : plain
}

extension JSONText? {
  fileprivate var string: String {
    if case .string(let text) = self { text } else { "" }
  }

  fileprivate var items: [JSONText] {
    if case .array(let values) = self { values } else { [] }
  }
}

extension JSONText {
  fileprivate var name: String { self["commandName"].string }
  fileprivate var abstract: String { self["abstract"].string }
  fileprivate var isShown: Bool { self["shouldDisplay"] == .bool(true) }

  /// The text of a value that is known to be there.
  fileprivate var string: String { Optional(self).string }

  /// An operand in a synopsis.
  fileprivate var operand: String {
    let name = escaped(self["valueName"].string)
    let dots = self["isRepeating"] == .bool(true) ? " ..." : ""
    return self["isOptional"] == .bool(true) ? ".RI [ \(name)\(dots) ]" : ".I \(name)\(dots)"
  }

  /// An option as it is typed, in bold, and its value.
  fileprivate var spelling: String {
    let names = self["names"].items.map { name in
      (name["kind"].string == "long" ? "--" : "-") + name["name"].string
    }
    let typed = names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let value =
      self["kind"].string == "option" ? " \\fI\(escaped(self["valueName"].string))\\fR" : ""
    return typed + value
  }
}
