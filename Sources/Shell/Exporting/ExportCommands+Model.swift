import Expressions
import Files
import Networks
import Terminal

/// `export net --as pytorch|safetensors|onnx --to FILE` at the prompt.
extension ExportCommands {
  /// Writes the network that an expression gives, or that a name or a file is.
  static func exportNetwork(_ line: ExportLine, _ shell: Shell) throws(Diagnostic) {
    guard let form = line.options.form else {
      guard ExplanationExport.Form(path: line.options.to) == nil else {
        throw .exportedExpression(line.subject.trimmed, to: line.options.to, at: line.whole)
      }
      throw .exportForm(line.whole)
    }
    do throws(CommandFailure) {
      let shape = try ModelArguments.shape(line.options.input)
      let (network, known) = try network(line.subject, shape, shell)
      let isTraining = network.isTraining
      defer { network.isTraining = isTraining }
      network.isTraining = false
      let written = try ModelExport.write(
        network, as: form, to: line.options.to, imageShape: shape ?? known,
        isForced: line.options.force)
      ModelExport.report(written, of: network, as: form, shell)
    } catch {
      switch error {
      case .wrong(var diagnostic), .file(var diagnostic):
        if diagnostic.primary == nil { diagnostic.primary = .init(line.whole) }
        throw diagnostic
      case .reported: throw .scriptFailed(line.subject.trimmed, line.subject)
      }
    }
  }

  private static func network(
    _ subject: String, _ shape: [Int]?, _ shell: Shell
  ) throws(CommandFailure) -> (Network, [Int]?) {
    let name = subject.trimmed
    if shell.session.variables[name] == nil,
      PresetModel(rawValue: name) != nil || TensorFile.isMeant(path: name)
        || ONNXFile.isMeant(path: name)
    {
      let opened = try OpenedModel(name, shape: shape, shell)
      return (opened.network, opened.imageShape)
    }
    do throws(Diagnostic) {
      let value = try shell.session.evaluate(subject)
      guard case .network(let network) = value else {
        let range = SourceRange(0, subject.utf8.count)
        throw value.isOwnModule
          ? Diagnostic.ownModule(name, at: range) : .networkWanted(name, at: range)
      }
      return (network, network.format?.imageShape)
    } catch {
      throw .wrong(error)
    }
  }
}

extension Diagnostic {
  fileprivate static func exportForm(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      "export-form",
      Phrase("what the network is to be written as is missing", "没有说网络写成什么形式"),
      at: .init(range),
      help: Phrase(
        "type export net --as pytorch --to net.py, or --as onnx --to net.onnx",
        "输入 export net --as pytorch --to net.py，或 --as onnx --to net.onnx"))
  }

  fileprivate static func ownModule(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "export-own-module",
      Phrase(
        "the forward of \(excerpt(name)) is a program, and no row or graph of layers",
        "\(excerpt(name)) 的 forward 是程序，不是由层组成的序列或图"),
      at: .init(range),
      help: Phrase(
        "save('net.safetensors', \(name).state_dict()) writes its weights; PyTorch runs the class as "
          + "it stands",
        "用 save('net.safetensors', \(name).state_dict()) 写出权重；这个类在 PyTorch 里可以原样运行"))
  }

  fileprivate static func networkWanted(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "export-network", Phrase("\(excerpt(name)) is no network", "\(excerpt(name)) 不是网络"),
      at: .init(range),
      help: Phrase(
        "type export net --as onnx --to net.onnx, with net = lenet5() or nn.Sequential(…)",
        "输入 export net --as onnx --to net.onnx，其中 net = lenet5() 或 nn.Sequential(…)"))
  }
}
