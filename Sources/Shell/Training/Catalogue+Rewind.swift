import Expressions
import Terminal

/// What is wrong where a run is to be gone through again.
extension Diagnostic {
  package static func noRun(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "rewind-no-run",
      Phrase(
        "\(name) holds a network, and nothing of how it was trained",
        "\(name) 里只有网络，没有训练的经过"),
      help: Phrase(
        "strider train --save FILE keeps both; strider open \(name) opens the network",
        "strider train --save FILE 会同时保存两者；strider open \(name) 打开网络"))
  }

  package static func noSuchStep(_ step: Int, of steps: Int) -> Diagnostic {
    Diagnostic(
      "rewind-step",
      Phrase(
        "there is no step \(step): the run goes from 0, where nothing is learned, to \(steps), where it stands",
        "没有第 \(step) 步：训练从 0（尚未学习）到 \(steps)（目前的位置）"))
  }

  static func otherPictures(_ name: String, then: String, isGiven: Bool) -> Diagnostic {
    let (name, then) = (escaped(name), escaped(then))
    return Diagnostic(
      "rewind-data",
      isGiven
        ? Phrase(
          "the pictures in \(name) are not those that the run learned from, which lay in \(then)",
          "\(name) 中的图像不是那次训练所用的图像（当时在 \(then)）")
        : Phrase(
          "the pictures in \(name) have changed since the run learned from them",
          "\(name) 中的图像在那次训练之后变了"),
      help: whereThePicturesAre)
  }

  static let whereThePicturesAre = Phrase(
    "strider rewind … --data DIRECTORY says where the same pictures are",
    "用 strider rewind … --data 目录 指出原来的图像在哪里")

  static func otherFirstWeights(_ model: String) -> Diagnostic {
    let name = escaped(model)
    return Diagnostic(
      "rewind-start",
      Phrase(
        "\(name) gives other first weights now than the run began with",
        "\(name) 现在给出的初始权重与那次训练开始时不同"),
      help: Phrase(
        "put \(name) back as it was then; only from the same first weights does the run repeat itself",
        "请把 \(name) 恢复成当时的样子；初始权重相同，训练才能重现"))
  }

  static func replayInterrupted(_ done: Int, of steps: Int) -> Diagnostic {
    Diagnostic(
      "interrupted",
      Phrase(
        "interrupted after \(done) of \(steps) steps", "在第 \(done) 步中断，共 \(steps) 步"))
  }
}
