import Networks
import Terminal

/// What is seen of a run: JSON lines, plain lines, or a line that moves and curves.
final class TrainingView {
  /// The most losses that are kept for the curve; beyond that neighbours are joined.
  private static let maximumLosses = 4096

  private let isJSON: Bool
  private let style: TerminalStyle
  private let settings: Settings
  private let epochs: Int
  private let held: Phrase
  private var output = Output(descriptor: 1)
  private var hasLine = false
  private var losses: [Double] = []
  private var lossesEach = 1
  private var pending = (sum: 0.0, count: 0)
  private var results: [EpochResult] = []

  init(_ common: CommonOptions, _ settings: Settings, epochs: Int, held: Phrase?) {
    isJSON = common.format == .json
    style = common.style
    self.settings = settings
    self.epochs = epochs
    self.held = held ?? Phrase(same: "")
  }

  private func write(_ text: StyledText) {
    clear()
    for line in text.lines { output.line(style.ansi.render(line)) }
    output.flush()
  }

  /// Says something in a line of its own.
  func say(_ phrase: Phrase) {
    if isJSON {
      output.line(TrainingReport.note(phrase[settings.language]))
      output.flush()
    } else {
      write(StyledText(phrase[settings.language]))
    }
  }

  /// Takes the moving line away.
  private func clear() {
    if hasLine { output.text(style.ansi.overwriting("") + "\r") }
    hasLine = false
  }

  /// Draws the moving line anew.
  func draw(_ progress: TrainingProgress, images: Int) {
    guard !isJSON, style.mayRedraw else { return }
    let width = max(1, TerminalState.columns() - 1)
    let left = progress.imagesPerSecond.map { speed in
      Double(images) * (Double(epochs - progress.epoch) + 1 - progress.fraction) / max(speed, 1e-9)
    }
    let bar = TrainingReport.bar(progress, secondsLeft: left, settings.language)
    output.text(style.ansi.overwriting(bar.line(width: width)))
    output.flush()
    hasLine = true
  }

  /// Shows an epoch.
  func show(_ result: EpochResult) {
    results.append(result)
    if isJSON {
      output.line(TrainingReport.json(result).text)
      output.flush()
      return
    }
    let line = TrainingReport.line(
      result, of: epochs, held: held, accessible: settings.isAccessible)
    write(StyledText(line[settings.language]))
  }

  /// Keeps the loss of a step for the curve.
  func record(_ loss: Double) {
    pending.sum += loss
    pending.count += 1
    guard pending.count >= lossesEach else { return }
    losses.append(pending.sum / Double(pending.count))
    pending = (0, 0)
    if losses.count >= Self.maximumLosses {
      losses = stride(from: 0, to: losses.count - 1, by: 2).map {
        (losses[$0] + losses[$0 + 1]) / 2
      }
      lossesEach *= 2
    }
  }

  /// Ends the moving line and shows the curves.
  func finish() {
    guard !isJSON else { return }
    clear()
    defer { output.flush() }
    guard style.isInteractive, losses.count > 1 else { return }
    let training = Phrase("training", "训练")
    let loss = CurvePlot([
      CurvePlot.Series(Phrase("loss in training", "训练损失"), losses, role: .name)
    ])
    var plots = [loss]
    if results.count > 1 {
      var series = [
        CurvePlot.Series(
          Phrase("accuracy in \(training.english)", "\(training.chinese)准确率"),
          results.compactMap { $0.training.accuracy }, role: .name)
      ]
      let tests = results.compactMap { $0.test?.accuracy }
      if !tests.isEmpty {
        series.append(
          CurvePlot.Series(
            Phrase("\(held.english) accuracy", "\(held.chinese)准确率"), tests, role: .good))
      }
      plots.append(CurvePlot(series))
    }
    for plot in plots { show(plot) }
  }

  private func show(_ plot: CurvePlot) {
    if settings.isAccessible {
      for phrase in plot.sentences { output.line(phrase[settings.language]) }
      return
    }
    let width = min(72, TerminalState.columns() - 1)
    for line in plot.lines(width: width, height: 6, language: settings.language) {
      output.line(style.ansi.render(line))
    }
  }

  /// Says where the checkpoint is.
  func showSaved(_ path: String?) {
    guard let path else { return }
    let name = escaped(path)
    say(Phrase("saved to \(name)", "已保存到 \(name)"))
  }

  /// Says why the run ends before its last epoch.
  func showEarlyStop(_ stop: EarlyStop?) {
    guard let stop else { return }
    say(
      Phrase(
        "stopped early: \(stop.patience) epochs without a lower \(held.english) loss",
        "提前停止：连续 \(stop.patience) 轮\(held.chinese)损失没有下降"))
  }
}
