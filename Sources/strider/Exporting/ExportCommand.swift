import ArgumentParser
import Shell
import Terminal

/// `strider export`: the arguments, what they may be, and who carries each kind out.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .export,
      Phrase(
        "Hands an explanation to a page, a network to other engines, exercises to a platform.",
        "把讲解写成网页，把网络导出给其他框架，把练习导出给学习平台。"),
      discussion: Phrase(
        """
        export step|trace 'STATEMENTS' --to FILE.svg|FILE.html|FILE.cast: a picture of all frames; a \
        page that steps by the same keys and by touch, and asks with --predict; a recording of the \
        terminal, in asciicast's form.

        export MODEL --as pytorch|safetensors|onnx --to FILE: pytorch writes a program that can be \
        read (FILE.py), its weights (FILE.safetensors) and a program that trains on with torchrun \
        (FILE_train.py).

        export lessons PATH… --to FOLDER: the course as pages that step and ask, for any web server or \
        none.

        export sheet|lessons PATH… --to FILE.xml|FILE.zip: a bank of questions, Moodle's or QTI. A \
        model in a file of such a name is ./sheet.
        """,
        """
        export step|trace '语句' --to 文件.svg|文件.html|文件.cast：画出所有步骤的图片；用同样的按键和\
        触摸逐步演示的网页，加 --predict 会先提问；asciicast 格式的终端录像。

        export 模型 --as pytorch|safetensors|onnx --to 文件：pytorch 写出可读的程序（文件.py）、\
        权重（文件.safetensors）和用 torchrun 继续训练的程序（文件_train.py）。

        export lessons 路径… --to 文件夹：把课程写成能逐步演示、能提问的网页，有没有服务器都能用。

        export sheet|lessons 路径… --to 文件.xml|文件.zip：Moodle 或 QTI 的题库。\
        名为 sheet 的模型文件写作 ./sheet。
        """))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase(
      "step, trace, sheet or lessons; anything else is a network: a file, a name (resnet18 …) or a script.",
      "step、trace、sheet 或 lessons；其他都是网络：文件、名称（如 resnet18）或脚本。"),
    completion: .model)
  var what: String

  @ArgumentParser.Argument(
    help: .phrase(
      "Statements for step and trace; for sheet and lessons pages, or folders of them.",
      "step 和 trace 后面写语句；sheet 和 lessons 后面写页面文件，或装有它们的文件夹。"),
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @OptionGroup var options: ExportOptions

  /// What is exported.
  var kind: ExportKind { ExportKind(word: what) }

  func validate() throws {
    if let option = options.foreign(to: kind) { throw ValidationError(kind.refusal(of: option)) }
    if options.to.isEmpty { throw ValidationError(kind.targetMissing(atShell: true)) }
    let fault =
      switch kind {
      case .step, .trace: explanationFault
      case .sheet, .lessons: isCourse ? courseFault : bankFault
      case .model: modelFault
      }
    if let fault { throw ValidationError(fault) }
  }

  func run() throws {
    switch kind {
    case .step, .trace: try exportExplanation()
    case .sheet, .lessons: try common.carryOut(isCourse ? exportCourse : exportBank)
    case .model: try common.carryOut(exportModel)
    }
  }
}
