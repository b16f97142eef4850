import Expressions
import Files
import Networks
import Terminal

/// What is seen of a run: a line that moves, a line for every epoch, and curves in the end.
final class TrainingView {
  /// The most losses that are kept for the curve; beyond that neighbours are joined.
  private static let maximumLosses = 4096

  private let shell: Shell
  private let epochs: Int
  private let held: Phrase
  private var losses: [Double] = []
  private var lossesEach = 1
  private var pending = (sum: 0.0, count: 0)
  private var results: [EpochResult] = []
  private var hasUnwrittenLog = false
  private var unsaved: FileFailure?
  private let clock = ContinuousClock()
  /// When the curve was drawn last; nil where it does not stand on the screen.
  private var drawn: ContinuousClock.Instant?

  init(_ shell: Shell, epochs: Int, held: Phrase?) {
    self.shell = shell
    self.epochs = epochs
    self.held = held ?? Phrase(same: "")
  }

  /// Says something in a line of its own.
  func say(_ phrase: Phrase) {
    eraseCurve()
    let words = phrase[shell.settings.language]
    shell.presenter.show(
      shell.settings.fitted(StyledText(words)), facts: [TrainingReport.note(words)],
      shell.settings)
    shell.presenter.flush()
  }

  /// Draws the moving line anew, below the curve of the losses so far where the terminal has room for it.
  func draw(_ progress: TrainingProgress) {
    guard shell.presenter.mayRedraw, !shell.settings.isAccessible, losses.count >= 8,
      let size = TerminalState.size(), size.rows >= 16
    else { return shell.presenter.show(.progress(progress), shell.settings) }
    let now = clock.now
    if let drawn, drawn.duration(to: now) < Self.drawingInterval { return }
    drawn = now
    let language = shell.settings.language
    let width = max(20, min(72, size.columns - 3))
    let bar = TrainingReport.bar(progress, language).line(width: max(1, size.columns - 3))
    shell.presenter.redraw(
      lossCurve.lines(width: width, height: 5, language: language) + [bar], isResized: false)
  }

  /// How often the curve is drawn anew.
  private static let drawingInterval = Duration.milliseconds(400)

  /// Takes the curve off the screen, so that something else can stand there.
  func eraseCurve() {
    if drawn != nil { shell.presenter.eraseRows() }
    drawn = nil
  }

  private var lossCurve: CurvePlot {
    CurvePlot([CurvePlot.Series(Phrase("loss in training", "训练损失"), losses, role: .name)])
  }

  /// Shows an epoch.
  func show(_ result: EpochResult) {
    eraseCurve()
    results.append(result)
    let report = EpochReport(result, of: epochs, held: held, isTimed: true)
    shell.presenter.show(.epoch(report), shell.settings)
  }

  /// Says what does not go well.
  func show(_ remarks: [LearningRemark]) {
    if !remarks.isEmpty { eraseCurve() }
    for remark in remarks { shell.presenter.show(.note(remark.phrase), shell.settings) }
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

  /// Shows the curves at the end.
  func finish() {
    eraseCurve()
    showCurves()
  }

  /// Shows the curves so far.
  func showCurves() {
    eraseCurve()
    guard losses.count > 1 else { return }
    let training = Phrase("training", "训练")
    var plots = [lossCurve]
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
    shell.presenter.show(plots, shell.settings)
  }

  /// Says, once, that the log cannot be written; the training goes on.
  func show(unwritten failure: FileFailure) {
    guard !hasUnwrittenLog else { return }
    hasUnwrittenLog = true
    eraseCurve()
    let reason = failure.phrase
    shell.presenter.show(
      .note(
        Phrase(
          "the log is not written: \(reason.english)", "日志没有写成：\(reason.chinese)")),
      shell.settings)
  }

  /// Says that a checkpoint cannot be written; the training goes on and tries again.
  func show(unsaved failure: FileFailure) {
    guard failure != unsaved else { return }
    unsaved = failure
    eraseCurve()
    let reason = failure.phrase
    shell.presenter.show(
      .note(
        Phrase(
          "not saved: \(reason.english); the training goes on, and it is tried again",
          "没有保存：\(reason.chinese)；训练继续，稍后重试")),
      shell.settings)
  }

  /// Says that an earlier run is kept under a further name.
  func show(setAside name: String) {
    let name = escaped(name)
    say(Phrase("the earlier run is kept as \(name)", "先前的训练保留为 \(name)"))
  }

  /// Says where a run goes on.
  func showGoingOn(_ progress: TrainingProgress, from path: String) {
    let (place, name) = (progress.goingOn, escaped(path))
    say(Phrase("\(place.english), from \(name)", "\(place.chinese)，检查点 \(name)"))
  }

  /// Says where the checkpoint is.
  func showSaved(_ path: String) {
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
