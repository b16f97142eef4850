import Expressions
import Files
import Pages
import Terminal
import Walkthroughs

/// An explanation handed to a file: a picture, a page or a recording, as the file's name ends.
package struct ExplanationExport {
  /// What is written.
  package enum Form: String, CaseIterable {
    case svg, html, cast

    /// What a file's name asks for; nil where it is none of these.
    package init?(path: String) {
      guard
        let form = Form.allCases.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) })
      else { return nil }
      self = form
    }
  }

  /// What is said to a name that ends otherwise.
  package static let wrongEnding = Phrase(
    "--to is a name that ends in .svg (a picture), .html (a page that steps) or .cast (a recording).",
    "--to 的文件名应以 .svg（图片）、.html（可逐步演示的网页）或 .cast（终端录像）结尾。")

  /// The most frames that a page or a recording has: each is there in every form.
  static let mostFrames = 500

  /// `step` or `trace`.
  let kind: ExportKind
  /// The statements whose last value is explained.
  let text: String
  let form: Form
  /// Whether a page asks for each number before it shows it.
  let asks: Bool

  /// Prepares to write an explanation.
  package init(kind: ExportKind, text: String, form: Form, asks: Bool) {
    (self.kind, self.text, self.form, self.asks) = (kind, text, form, asks)
  }

  /// The line that shows the same at a shell.
  private var command: String {
    "strider \(kind.rawValue) \(text.trimmed.quoted)" + (asks ? " --predict" : "")
  }

  /// What is written into the file.
  ///
  /// - Throws: what is wrong with the statements, or that there is nothing to step through.
  package func page(_ shell: Shell) throws(Diagnostic) -> String {
    kind == .trace ? try trace(shell) : try step(shell)
  }

  private func step(_ shell: Shell) throws(Diagnostic) -> String {
    let walkthrough = try ExplanationCommands.walkthrough(text, shell)
    guard walkthrough.count <= ExplanationExport.mostFrames else {
      throw .tooManyFrames(walkthrough.count, text)
    }
    let style = style(shell)
    let title = style.naming.name(walkthrough.node)
    switch form {
    case .svg: return SVGPicture(walkthrough, style: style, title: command).text
    case .html:
      return ExplanationPage(
        walkthrough, style: style, title: title, command: command, asks: asks
      ).html
    case .cast:
      var recording = Recording(title: title, command: command)
      for rows in StepScreen.recorded(walkthrough, shell, size: Recording.size) {
        recording.show(rows)
        recording.wait(Double(StepPause().milliseconds) / 1000)
      }
      return recording.text
    }
  }

  private func trace(_ shell: Shell) throws(Diagnostic) -> String {
    let trace = Trace(of: try shell.session.tensor(text))
    let style = style(shell)
    let title = trace.entries.last.map { style.naming.name($0.node) } ?? ""
    switch form {
    case .svg: return SVGPicture(trace, style: style, title: command).text
    case .html:
      return ExplanationPage(trace, style: style, title: title, command: command).html
    case .cast:
      var recording = Recording(title: title, command: command)
      for part in TraceText(style).parts(trace) {
        recording.add(part.lines)
        recording.wait(Double(StepPause().milliseconds) / 1000)
      }
      return recording.text
    }
  }

  /// The language, the decimals and the names; a file is drawn for those who see, and tells the others in
  /// sentences.
  private func style(_ shell: Shell) -> ExplanationStyle {
    var style = shell.explanationStyle
    style.width = 80
    style.isAccessible = false
    return style
  }

  /// Writes the file.
  package static func write(_ page: String, to path: String) throws(CommandFailure) {
    do throws(FileFailure) {
      try TextFile.write(page, path: path)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Says what was written.
  package static func report(_ path: String, _ form: Form, _ shell: Shell) {
    let name = escaped(path)
    let phrase =
      switch form {
      case .svg: Phrase("\(name) is written: a picture", "已写出 \(name)：一张图片")
      case .html:
        Phrase(
          "\(name) is written: a page; open it in a browser", "已写出 \(name)：一个网页，用浏览器打开")
      case .cast:
        Phrase(
          "\(name) is written: a recording; asciinema play \(name) shows it",
          "已写出 \(name)：一段录像，用 asciinema play \(name) 播放")
      }
    let fact = JSONValue.members([
      ("kind", .string("export")), ("as", .string(form.rawValue)),
      ("files", .array([.string(path)])),
    ])
    shell.presenter.show(
      shell.settings.fitted(StyledText(phrase[shell.settings.language])), facts: [fact.text],
      shell.settings)
  }
}

extension Diagnostic {
  static func tooManyFrames(_ count: Int, _ text: String) -> Diagnostic {
    Diagnostic(
      "too-many-frames",
      Phrase(
        "this has \(count) steps; a file shows at most \(ExplanationExport.mostFrames)",
        "这里有 \(count) 步；一个文件最多显示 \(ExplanationExport.mostFrames) 步"),
      at: Label(SourceRange(0, text.utf8.count)),
      help: Phrase(
        "a part shows the same: conv2d(x[0:8, 0:8], k)", "用一部分就能看清：conv2d(x[0:8, 0:8], k)"))
  }
}
