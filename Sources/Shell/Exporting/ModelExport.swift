import Expressions
import Files
import Networks
import Tensors
import Terminal
import Walkthroughs

/// Hands a network to the engines that people use: `strider export MODEL --as FORM --to FILE`.
package enum ModelExport {
  /// What a network is written as.
  package enum Form: String, CaseIterable, Sendable {
    case pytorch, safetensors, onnx
  }

  /// Writes a network; files that are there are not replaced unasked.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - form: What it is written as.
  ///   - path: The file; for PyTorch the program, beside which the weights and the program that trains
  ///     are written.
  ///   - imageShape: The shape of a picture, which ONNX wants to know.
  ///   - isForced: Whether files may be replaced.
  /// - Returns: The paths that were written.
  /// - Throws: what cannot be written, and why; nothing is written then.
  package static func write(
    _ network: Network, as form: Form, to path: String, imageShape: [Int]?, isForced: Bool
  ) throws(CommandFailure) -> [String] {
    var files: [(path: String, bytes: [UInt8])] = []
    switch form {
    case .safetensors:
      files = [(path, Checkpoint(modelName: "network", network: network).encoded)]
    case .onnx:
      guard let imageShape else { throw .wrong(.exportInput) }
      files = [
        (
          path,
          try made { () throws(ExportFault) in
            try ONNXWriter.model(network, imageShape: imageShape)
          }
        )
      ]
    case .pytorch:
      guard path.hasSuffix(".py"), let module = moduleName(path) else {
        throw .wrong(.exportName(path))
      }
      let stem = String(path.dropLast(3))
      let weights = "\(module).safetensors"
      let program = try made { () throws(ExportFault) in
        try TorchProgram(network, weights: weights)
      }
      let training = TorchTrainingProgram.text(module: module, weights: weights)
      files = [
        (path, Array(program.text.utf8)),
        (
          "\(stem).safetensors",
          TensorFile(tensors: program.tensors, metadata: ["format": "pt"]).encoded
        ),
        ("\(stem)_train.py", Array(training.utf8)),
      ]
    }
    for file in files { try CommandFailure.checkReplaceable(file.path, isForced: isForced) }
    for file in files {
      do throws(FileFailure) {
        try OutputFile.write(file.bytes, path: file.path)
      } catch {
        throw CommandFailure(error)
      }
    }
    return files.map(\.path)
  }

  /// Says what was written.
  package static func report(_ paths: [String], of network: Network, as form: Form, _ shell: Shell)
  {
    let list = paths.map { escaped($0) }.joined(separator: ", ")
    let phrase = Phrase("written: \(list)", "已写出：\(list)")
    let fact = JSONValue.members([
      ("kind", .string("export")), ("as", .string(form.rawValue)),
      ("files", .array(paths.map { .string($0) })),
    ])
    let text = StyledText(phrase[shell.settings.language])
    shell.presenter.show(shell.settings.fitted(text), facts: [fact.text], shell.settings)
    guard form == .safetensors, !network.isDescribed else { return }
    shell.session.show(
      .note(
        Phrase(
          "these are the weights alone; `strider open \(list) --as SCRIPT` with a script that makes the "
            + "network puts them in",
          "这里只有权重；用 `strider open \(list) --as SCRIPT`（脚本建立该网络）可以载入")))
  }

  private static func made<Result>(
    _ body: () throws(ExportFault) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(ExportFault) {
      return try body()
    } catch {
      throw .wrong(.export(error))
    }
  }

  /// The name that Python imports a file by; nil where it is none.
  private static func moduleName(_ path: String) -> String? {
    let name = path.split(separator: "/").last?.dropLast(3) ?? ""
    let isWord = name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isWord && name.first?.isLetter == true && !taken.contains(String(name))
      && !PythonWords.keywords.contains(String(name)) ? String(name) : nil
  }

  /// Names of modules that the programs import, by themselves or through others.
  private static let taken: Set<String> = [
    "torch", "os", "argparse", "safetensors", "numpy", "random", "types", "typing", "math", "json",
    "collections", "copy", "io", "re", "time", "sys", "site", "string", "struct", "abc", "enum",
  ]
}

extension Diagnostic {
  static var exportInput: Diagnostic {
    Diagnostic(
      "export-input",
      Phrase("an ONNX model needs the shape of its pictures", "ONNX 模型需要知道图像的形状"),
      help: Phrase("--input 3,224,224 says it", "用 --input 3,224,224 说明"))
  }

  static func exportName(_ path: String) -> Diagnostic {
    Diagnostic(
      "export-name",
      Phrase(
        "\(escaped(path)) is no name of a Python module", "\(escaped(path)) 不是 Python 模块的名称"),
      help: Phrase("--to net.py", "--to net.py"))
  }

  static func export(_ fault: ExportFault) -> Diagnostic {
    switch fault {
    case .misfit(let misfit): return .misfit(misfit, at: nil)
    case .layer(let place):
      return Diagnostic(
        "export-layer",
        Phrase(
          "layer \(excerpt(place.name)) (\(place.type)) has no counterpart there",
          "层 \(excerpt(place.name))（\(place.type)）在那里没有对应的层"))
    }
  }
}
