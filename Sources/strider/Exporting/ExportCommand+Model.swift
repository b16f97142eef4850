import Expressions
import Networks
import Shell
import Terminal

/// `strider export MODEL --as pytorch|safetensors|onnx --to FILE`.
extension ExportCommand {
  /// What is wrong with the arguments for a network.
  var modelFault: Phrase? {
    if options.form == nil, ExplanationExport.Form(path: options.to) != nil {
      let line = "strider export step '\(escaped(what))' --to \(escaped(options.to))"
      return Phrase(
        "an explanation is step or trace: \(line)", "导出讲解要写 step 或 trace：\(line)")
    }
    if options.form == nil {
      return Phrase(
        "--as pytorch, --as safetensors or --as onnx is wanted for a network; of pages, sheet or "
          + "lessons is the first word.",
        "导出网络要写 --as pytorch、--as safetensors 或 --as onnx；导出页面时第一个词是 sheet 或 lessons。")
    }
    guard let path = paths.first else { return nil }
    return Phrase(
      "one network is exported; '\(escaped(path))' is a second.",
      "一次导出一个网络；“\(escaped(path))”是多余的。")
  }

  /// Writes the network.
  func exportModel(_ shell: Shell) throws(CommandFailure) {
    guard let form = options.form else { return }
    let shape = try ModelArguments.shape(options.input)
    let opened = try OpenedModel(what, shape: shape, shell)
    opened.network.isTraining = false
    let written = try ModelExport.write(
      opened.network, as: form, to: options.to, imageShape: shape ?? opened.imageShape,
      isForced: options.force)
    ModelExport.report(written, of: opened.network, as: form, shell)
  }
}
