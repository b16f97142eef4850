import ArgumentParser
import Terminal

/// `strider export`: the arguments, what they may be, and who carries each kind out.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "export",
      Phrase(
        "Hands a network to other engines, exercises to a learning platform.",
        "把网络导出给其他框架，或把练习导出给学习平台。"),
      discussion: Phrase(
        """
        strider export MODEL --as pytorch|safetensors|onnx --to FILE: pytorch writes a program that \
        can be read (FILE.py), its weights (FILE.safetensors) and a program that trains on with \
        torchrun (FILE_train.py). \
        strider export sheet|lessons PATH… --to FILE.xml|FILE.zip: a bank of questions, Moodle's or \
        QTI. A model in a file of such a name is ./sheet.
        """,
        """
        strider export 模型 --as pytorch|safetensors|onnx --to 文件：pytorch 写出可读的程序（文件.py）、\
        权重（文件.safetensors）和用 torchrun 继续训练的程序（文件_train.py）。\
        strider export sheet|lessons 路径… --to 文件.xml|文件.zip：Moodle 或 QTI 的题库。\
        名为 sheet 的模型文件写作 ./sheet。
        """))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase(
      "sheet or lessons; anything else is a network: a file, a name (resnet18 …) or a script.",
      "sheet 或 lessons；其他都是网络：文件、名称（如 resnet18）或脚本。"),
    completion: .model)
  var what: String

  @ArgumentParser.Argument(
    help: .phrase("The pages: files, or folders of them.", "页面文件，或装有它们的文件夹。"),
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @OptionGroup var options: ExportOptions

  /// What is exported.
  var kind: ExportKind { ExportKind(word: what) }

  func validate() throws {
    if let option = options.foreign(to: kind) { throw ValidationError(kind.refusal(of: option)) }
    let fault =
      switch kind {
      case .sheet, .lessons: bankFault
      case .model: modelFault
      }
    if let fault { throw ValidationError(fault) }
  }

  func run() throws {
    try common.carryOut(export)
  }

  private func export(_ shell: Shell) throws(CommandFailure) {
    switch kind {
    case .sheet, .lessons: try exportBank(shell)
    case .model: try exportModel(shell)
    }
  }
}
