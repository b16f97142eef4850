import Terminal
import Walkthroughs

/// What every page has in common: one file that fetches nothing, light or dark as its reader has it.
struct PageShell {
  /// The language of the page.
  let language: Language
  /// What stands in the window's title.
  let title: String
  /// The scripts that it needs, in order.
  var scripts: [PagePart]

  /// The page around its content.
  func page(_ content: [String]) -> String {
    let head = [
      "<!DOCTYPE html>", "<html lang=\"\(PageShell.code(language))\">", "<head>",
      "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      // A page that may fetch nothing cannot be made to.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        + "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">",
      "<title>\(Markup.escaped(title))</title>", "<style>", RoleLook.pageRules,
      PagePart.style.text + "</style>", "</head>", "<body>",
    ]
    let code = scripts.map { "<script>\n\($0.text)</script>" }
    let words = PageShell.data(PageWords.scripts(language), attributes: "id=\"words\"")
    return (head + content + [words] + code + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  /// A language as HTML names it.
  static func code(_ language: Language) -> String { language == .english ? "en" : "zh-Hans" }

  /// A value for scripts; nothing in it can end its tag.
  static func data(_ value: JSONValue, attributes: String) -> String {
    "<script type=\"application/json\" \(attributes)>\(PageShell.inert(value.text))</script>"
  }

  /// JSON without the sign that begins a tag.
  static func inert(_ json: String) -> String {
    json.replacing("<", with: "\\u003c")
  }
}
