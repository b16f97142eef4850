import Expressions
import Terminal

/// `export step|trace EXPRESSION --to FILE.svg|FILE.html|FILE.cast` at the prompt.
extension ExportCommands {
  /// Writes the explanation of an expression.
  static func exportExplanation(_ line: ExportLine, _ shell: Shell) throws(Diagnostic) {
    let path = line.options.to
    guard let form = ExplanationExport.Form(path: path) else {
      throw Diagnostic(
        "export-ending", ExplanationExport.wrongEnding, at: .init(line.whole),
        help: Phrase(same: "export \(line.kind.rawValue) conv2d(x, k) --to page.html"))
    }
    let hindrance = Diagnostic.notReplaceable(
      path, isForced: line.options.force, at: line.whole,
      help: Phrase("--force replaces it", "--force 会替换它"))
    if let hindrance { throw hindrance }
    let page = try ExplanationExport(
      kind: line.kind, text: ShellLine.unquoted(line.subject), form: form,
      asks: line.options.predict
    ).page(shell)
    do throws(CommandFailure) {
      try ExplanationExport.write(page, to: path)
    } catch {
      switch error {
      case .wrong(var diagnostic), .file(var diagnostic):
        diagnostic.primary = .init(line.whole)
        throw diagnostic
      case .reported: return
      }
    }
    ExplanationExport.report(path, form, shell)
  }
}
