import Networks
import Tensors
import Terminal

/// An evaluation for people.
package struct EvaluationText {
  let evaluation: Evaluation
  let classNames: [String]
  let imagesPerSecond: Double
  let settings: Settings

  /// Prepares to write what came of an evaluation.
  package init(
    evaluation: Evaluation, classNames: [String], imagesPerSecond: Double, settings: Settings
  ) {
    (self.evaluation, self.classNames) = (evaluation, classNames)
    (self.imagesPerSecond, self.settings) = (imagesPerSecond, settings)
  }

  private func phrase(_ english: String, _ chinese: String) -> String {
    Phrase(english, chinese)[settings.language]
  }

  private func name(_ number: Int) -> String {
    classNames.indices.contains(number) ? classNames[number] : "\(number)"
  }

  /// What is to be known of pictures that the network gives no numbers for; nil where it does for all.
  package static func withoutNumbers(_ evaluation: Evaluation) -> Phrase? {
    let count = evaluation.withoutNumbers
    guard count > 0 else { return nil }
    return Phrase(
      "the outputs of \(count == 1 ? "1 picture" : "\(grouped(count)) pictures") are not numbers; "
        + "they count as wrong and are not in the table",
      "有 \(grouped(count)) 张图像的输出不是数；它们按判错计，且不在表中")
  }

  /// Everything in order.
  package var lines: StyledText {
    let words = [headline, common, worst].map(settings.fitted)
    let blocks = words.prefix(1) + (settings.isAccessible ? [] : [table]) + words.dropFirst()
    return StyledText(lines: blocks.filter { !$0.isEmpty })
  }

  private var headline: StyledText {
    let metrics = evaluation.metrics
    let accuracy = TrainingReport.percent(metrics.accuracy)
    let loss = metrics.loss.map { fixed($0, decimals: 4) } ?? "–"
    let speed = grouped(Int(exactly: imagesPerSecond.rounded()) ?? 0)
    return StyledText(
      phrase(
        "\(grouped(metrics.images)) pictures: accuracy \(accuracy) %, loss \(loss), "
          + "\(speed) images/s",
        "\(grouped(metrics.images)) 张图像：准确率 \(accuracy) %，损失 \(loss)，\(speed) 张/秒"))
  }

  /// The confusion matrix; a row is the true class, a column what it was taken for.
  private var table: StyledText {
    let counts = evaluation.confusion.counts
    guard counts.count <= 20 else { return "" }
    let short = counts.indices.map { StyledText(String(name($0).prefix(6)), .heading) }
    let head = [StyledText(phrase("true ↓  taken for →", "真实 ↓  判为 →"), .dim)] + short
    let rows = counts.enumerated().map { label, row in
      [StyledText(name(label), .heading)]
        + row.enumerated().map { column, count in
          StyledText(
            count == 0 ? "·" : "\(count)",
            label == column ? .good : count == 0 ? .dim : .bad)
        }
    }
    let alignments = [Alignment.left] + counts.map { _ in Alignment.right }
    return StyledText(lines: Table([head] + rows, alignments: alignments).lines())
  }

  private var common: StyledText {
    let mistakes = evaluation.confusion.commonMistakes(5)
    if mistakes.isEmpty { return "" }
    let list = mistakes.map { mistake in
      phrase(
        "\(name(mistake.label)) taken for \(name(mistake.prediction)) \(mistake.count)×",
        "\(name(mistake.label)) 判为 \(name(mistake.prediction)) \(mistake.count) 次")
    }
    return StyledText(
      phrase("most common mistakes: ", "最常见的错误：")
        + list.joined(separator: phrase(", ", "，")))
  }

  /// The most confident mistakes as a batch of pictures, each at the number that its line has.
  package func pictures(of images: ImageSet) -> (name: String, node: Node<Double>)? {
    let mistakes = evaluation.worst.mistakes
    guard !mistakes.isEmpty,
      let shape = try? Shape([mistakes.count] + images.imageShape),
      let tensor = try? Tensor(
        shape, mistakes.flatMap { images.image($0.index).map { Double($0) / 255 } })
    else { return nil }
    return (phrase("mistakes", "错误"), Node(tensor))
  }

  private var worst: StyledText {
    let mistakes = evaluation.worst.mistakes
    if mistakes.isEmpty { return "" }
    let lines = mistakes.enumerated().map { number, mistake in
      StyledText(
        "[\(number)] "
          + phrase(
            "picture \(mistake.index): \(name(mistake.label)), taken for "
              + "\(name(mistake.prediction)) with \(TrainingReport.percent(mistake.confidence)) %",
            "第 \(mistake.index) 张：\(name(mistake.label))，以 "
              + "\(TrainingReport.percent(mistake.confidence)) % 的概率判为 "
              + "\(name(mistake.prediction))"))
    }
    return StyledText(lines: [StyledText(phrase("most confident mistakes:", "最有把握的错误："))] + lines)
  }
}
