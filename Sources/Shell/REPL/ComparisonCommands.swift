import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Commands about one operation in other clothes: `conventions`, `faces`.
enum ComparisonCommands {
  static let all = [
    Command("conventions") { argument, shell throws(Diagnostic) in
      try conventions(argument, shell)
    },
    Command("faces") { argument, shell throws(Diagnostic) in try faces(argument, shell) },
  ]

  /// What libraries and textbooks call the sizes of the operation that a text's value came from.
  private static func conventions(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    if argument.isBlank { throw .expressionWanted("conventions", argument) }
    let style = shell.explanationStyle
    let node = try shell.session.tensor(argument)
    guard let conventions = Conventions(of: node, naming: style.naming) else {
      throw .windowWanted(argument)
    }
    shell.presenter.show(
      ConventionsText(style).text(conventions), facts: ConventionsText.facts(conventions),
      shell.settings)
  }

  /// A convolution four ways, or the steps of one of them.
  private static func faces(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let options = ArgumentFlags(argument, known: [], withNumbers: ["--step"])
    if options.rest.isBlank { throw .expressionWanted("faces", argument) }
    let faces: ConvolutionFaces
    let node = try shell.session.tensor(options.rest)
    do throws(ConvolutionFaces.Refusal) {
      faces = try ConvolutionFaces(of: node)
    } catch {
      throw .noFaces(error, options.rest)
    }
    guard let number = options.number("--step") else {
      let style = shell.explanationStyle
      return shell.presenter.show(
        FacesText(style).text(faces), facts: FacesText.facts(faces), shell.settings)
    }
    let all = faces.all
    guard (1...all.count).contains(number), let face = all[number - 1] else {
      throw .faceNumber(argument)
    }
    try ExplanationCommands.step(
      face.steps, options.rest, isPredicting: false, shell)
  }
}

extension Diagnostic {
  static func windowWanted(_ text: String) -> Diagnostic {
    Diagnostic(
      "window-wanted",
      Phrase(
        "no convolution or pooling computed this", "这个值不是由卷积或池化算出来的"),
      at: Label(SourceRange(0, text.utf8.count)),
      help: Phrase(same: "conventions conv2d([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1], stride=2)"))
  }

  static func noFaces(_ refusal: ConvolutionFaces.Refusal, _ text: String) -> Diagnostic {
    let message: Phrase =
      switch refusal {
      case .noConvolution: Phrase("no convolution computed this", "这个值不是由卷积算出来的")
      case .notOneImage:
        Phrase(
          "the four ways are shown for one image without groups", "四种方法只对一张图像、不分组的卷积展示")
      case .tooManyTaps(let count):
        Phrase(
          "\(count) shifted images would have to be added up; at most 256 are",
          "需要把 \(count) 张平移图像相加；最多 256 张")
      }
    return Diagnostic(
      "no-faces", message, at: Label(SourceRange(0, text.utf8.count)),
      help: Phrase(same: "faces conv2d([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1])"))
  }

  static func faceNumber(_ text: String) -> Diagnostic {
    Diagnostic(
      "face-number",
      Phrase(
        "--step takes 1 (window), 2 (columns), 3 (matrix, where it is shown) or 4 (shifts)",
        "--step 后面写 1（窗口）、2（按列）、3（矩阵，显示了才有）或 4（平移）"),
      at: Label(SourceRange(0, text.utf8.count)))
  }
}
