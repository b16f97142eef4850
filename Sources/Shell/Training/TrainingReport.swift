import Expressions
import Networks
import Terminal
import Walkthroughs

/// Words and JSON for what training and evaluating come to.
package enum TrainingReport {
  /// A fraction as a percentage with two decimals; the number alone.
  static func percent(_ fraction: Double?) -> String {
    fraction.map { fixed(100 * $0, decimals: 2) } ?? "–"
  }

  private static func loss(_ value: Double?) -> String {
    value.map { fixed($0, decimals: 4) } ?? "–"
  }

  private static func rate(_ value: Double) -> String {
    grouped(Int(exactly: value.rounded()) ?? 0)
  }

  /// The line of an epoch.
  static func line(_ report: EpochReport, _ settings: Settings) -> String {
    if settings.isAccessible { return sentence(report)[settings.language] }
    let (result, held) = (report.result, report.held)
    let training = result.training
    var english =
      "epoch \(result.epoch)/\(report.epochs)  loss \(loss(training.loss))  "
      + "accuracy \(percent(training.accuracy)) %"
    var chinese =
      "第 \(result.epoch)/\(report.epochs) 轮  损失 \(loss(training.loss))  "
      + "准确率 \(percent(training.accuracy)) %"
    if let test = result.test {
      english +=
        "  \(held.english) loss \(loss(test.loss))  accuracy \(percent(test.accuracy)) %"
      chinese +=
        "  \(held.chinese)损失 \(loss(test.loss))  准确率 \(percent(test.accuracy)) %"
    }
    if report.isTimed {
      let (speed, seconds) = (rate(result.imagesPerSecond), fixed(result.seconds, decimals: 1))
      english += "  \(speed) images/s  \(seconds) s"
      chinese += "  \(speed) 张/秒  \(seconds) 秒"
    }
    return Phrase(english, chinese)[settings.language]
  }

  private static func sentence(_ report: EpochReport) -> Phrase {
    let (result, held) = (report.result, report.held)
    let training = result.training
    var english =
      "Epoch \(result.epoch) of \(report.epochs): loss \(loss(training.loss)), accuracy "
      + "\(percent(training.accuracy)) percent"
    var chinese =
      "第 \(result.epoch) 轮，共 \(report.epochs) 轮：损失 \(loss(training.loss))，准确率 "
      + "\(percent(training.accuracy)) %"
    if let test = result.test {
      english +=
        "; \(held.english) loss \(loss(test.loss)), \(held.english) accuracy "
        + "\(percent(test.accuracy)) percent"
      chinese +=
        "；\(held.chinese)损失 \(loss(test.loss))，\(held.chinese)准确率 \(percent(test.accuracy)) %"
    }
    if report.isTimed {
      let (speed, seconds) = (rate(result.imagesPerSecond), fixed(result.seconds, decimals: 1))
      english += "; \(speed) images a second, \(seconds) seconds"
      chinese += "；每秒 \(speed) 张，用时 \(seconds) 秒"
    }
    return Phrase(english + ".", chinese + "。")
  }

  /// An epoch as JSON.
  static func json(_ result: EpochResult) -> JSONValue {
    .members([
      ("kind", .string("epoch")), ("epoch", .integer(result.epoch)),
      ("train_loss", number(result.training.loss)),
      ("train_accuracy", number(result.training.accuracy)),
      ("test_loss", number(result.test?.loss)), ("test_accuracy", number(result.test?.accuracy)),
      ("images_per_second", .number(result.imagesPerSecond)), ("seconds", .number(result.seconds)),
    ])
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.map { .number($0) } ?? .null
  }

  /// An evaluation as JSON.
  package static func json(_ evaluation: Evaluation, imagesPerSecond: Double) -> JSONValue {
    .members([
      ("kind", .string("evaluation")), ("images", .integer(evaluation.metrics.images)),
      ("loss", number(evaluation.metrics.loss)), ("accuracy", number(evaluation.metrics.accuracy)),
      ("confusion", .array(evaluation.confusion.counts.map { .integers($0) })),
      ("images_per_second", .number(imagesPerSecond)),
    ])
  }

  /// The moving line of a run.
  static func bar(_ progress: TrainingProgress, _ language: Language) -> ProgressBar {
    let isChinese = language == .chinese
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.displayWidth)) + text
    }
    let digits = String(progress.epochs).count
    let title = right("\(progress.epoch)", digits) + "/\(progress.epochs)"
    var details: [StyledText] = [
      StyledText(
        (isChinese ? "准确率 " : "accuracy ")
          + right("\(percent(progress.training.accuracy)) %", 8)),
      StyledText((isChinese ? "损失 " : "loss ") + loss(progress.training.loss)),
    ]
    if let speed = progress.imagesPerSecond {
      details.append(StyledText(right(rate(speed), 7) + (isChinese ? " 张/秒" : " images/s"), .dim))
    }
    if let secondsLeft = progress.secondsLeft {
      details.append(StyledText((isChinese ? "剩余 " : "left ") + right(clock(secondsLeft), 5), .dim))
    }
    return ProgressBar(fraction: progress.fraction, title: StyledText(title), details: details)
  }
}
