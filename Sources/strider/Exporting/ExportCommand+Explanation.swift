import ArgumentParser
import Expressions
import Shell
import Terminal

/// `strider export step|trace 'STATEMENTS' --to FILE.svg|FILE.html|FILE.cast`.
extension ExportCommand {
  /// What is wrong with the arguments for an explanation.
  var explanationFault: Phrase? {
    guard paths.count == 1 else {
      return paths.isEmpty
        ? Phrase(
          "statements are wanted behind \(what): '\(what) conv2d([1 2; 3 4], [1 1])'.",
          "\(what) 后面要写语句：'\(what) conv2d([1 2; 3 4], [1 1])'。")
        : Phrase(
          "one text of statements is wanted behind \(what); put it between quotation marks.",
          "\(what) 后面只写一段语句；请用引号括起来。")
    }
    return ExplanationExport.Form(path: options.to) == nil ? ExplanationExport.wrongEnding : nil
  }

  /// Writes the explanation.
  func exportExplanation() throws {
    guard let statements = paths.first, let form = ExplanationExport.Form(path: options.to)
    else { return }
    let export = ExplanationExport(
      kind: kind, text: statements, form: form, asks: options.predict)
    try common.carryOut { _ throws(CommandFailure) in
      try CommandFailure.checkReplaceable(options.to, isForced: options.force)
    }
    var page = ""
    try common.explain(statements) { shell throws(Diagnostic) in page = try export.page(shell) }
    try common.carryOut { shell throws(CommandFailure) in
      try ExplanationExport.write(page, to: options.to)
      ExplanationExport.report(options.to, form, shell)
    }
  }
}
