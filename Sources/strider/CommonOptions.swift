import ArgumentParser
import Shell
import Terminal

/// What every command takes.
struct CommonOptions: ParsableArguments {
  /// How results are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(
    help: .phrase(
      "Write results as text, or as JSON with one object a line.",
      "结果写成文本，或写成一行一个对象的 JSON。"))
  var format = Format.text

  @Flag(
    help: .phrase(
      "Plain sentences, nothing redrawn, no drawing characters. Also ACCESSIBLE=1.",
      "只用普通句子，不重绘，不用绘图字符；也可设 ACCESSIBLE=1。"))
  var accessible = false

  @Option(
    help: .phrase(
      "The language of messages: en or zh. From the locale by default.",
      "消息的语言：en 或 zh；默认由区域设置决定。"))
  var language: Language?

  @Option(help: .phrase("Colours: auto, always or never.", "颜色：auto、always 或 never。"))
  var color = ColorChoice.auto

  /// What may be sent to the terminal.
  var style: TerminalStyle { .current(color: color, accessible: accessible) }

  /// The language that was asked for, or that of the locale.
  var chosenLanguage: Language { language ?? Language.ofLocale(TerminalState.environment) }

  /// A shell that writes as the options say.
  func shell(isPrompt: Bool = false) -> Shell {
    let style = style
    let presenter: any Presenter =
      switch format {
      case .json: JSONPresenter()
      case .text: TextPresenter(style: style)
      }
    return Shell(
      presenter: presenter,
      settings: Settings(
        language: chosenLanguage, isAccessible: style.isAccessible, isPrompt: isPrompt,
        isTerminal: style.isInteractive))
  }
}

extension Language: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

extension Language {
  /// The language of the locale that the environment names.
  static func ofLocale(_ environment: (String) -> String?) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let locale = environment(name), !locale.isEmpty {
        return locale.hasPrefix("zh") ? .chinese : .english
      }
    }
    return .english
  }
}
