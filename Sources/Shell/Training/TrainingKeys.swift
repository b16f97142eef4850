import Expressions
import Networks
import Tensors
import Terminal
import Walkthroughs

/// What keys show while a network trains: its filters, its gradients, the hardest pictures, the curve.
///
/// A key is looked for between two steps, ten times a second at most; training waits for what it shows.
final class TrainingKeys {
  private static let interval = Duration.milliseconds(100)

  private let session: TrainingSession
  private let view: TrainingView
  private let shell: Shell
  private let reader: KeyReader
  private let clock = ContinuousClock()
  private var looked: ContinuousClock.Instant

  /// Takes keys; nil where none come: the input is no terminal, or nothing is drawn over.
  init?(_ session: TrainingSession, _ view: TrainingView, _ shell: Shell) {
    guard shell.settings.isTerminal, let reader = KeyReader() else { return nil }
    self.session = session
    self.view = view
    self.shell = shell
    self.reader = reader
    looked = clock.now
  }

  /// Does something during which keys come singly.
  func during<Value>(
    _ body: () throws(CommandFailure) -> Value
  ) throws(CommandFailure) -> Value {
    let outcome = reader.withSingleKeys { _ in
      Result<Value, CommandFailure> { () throws(CommandFailure) in try body() }
    }
    return try outcome.get()
  }

  /// What the keys are.
  static let words = Phrase(
    "keys: f filters, g gradients, h hardest pictures, c curve; Ctrl-C saves and ends",
    "按键：f 滤波器，g 梯度，h 最难的图像，c 曲线；Ctrl-C 保存并结束")

  /// Shows what was asked for since.
  func answer() {
    let now = clock.now
    guard looked.duration(to: now) >= Self.interval else { return }
    looked = now
    while let key = reader.pressed() {
      view.eraseCurve()
      switch key {
      case .character("f"): showFilters()
      case .character("g"): showGradients()
      case .character("h"): showHardest()
      case .character("c"): view.showCurves()
      case .character("?"), .character("？"): view.say(Self.words)
      default: break
      }
      shell.presenter.flush()
    }
  }

  private func picture(_ name: String, _ tensor: Tensor<Double>) {
    shell.presenter.show(.picture(name: name, Node(tensor)), shell.settings)
  }

  /// The filters of the first convolution, else the first weights.
  private func showFilters() {
    session.run.updateNetwork()
    let parameters = session.run.network.namedParameters(prefix: "net")
    let filters = parameters.first { $0.node.value.shape.rank == 4 } ?? parameters.first
    if let filters { picture(filters.name, filters.node.value) }
  }

  /// How large gradients are beside what they change, and those of the first filters.
  private func showGradients() {
    let run = session.run
    let heads = [
      Phrase("parameter", "参数"), Phrase("size", "大小"), Phrase("gradient", "梯度"),
    ].map { StyledText($0[shell.settings.language], .heading) }
    let numbers = NumberText(decimals: 5)
    let rows = run.gradientSizes(prefix: "net").map { size in
      [
        StyledText(size.name, .name), StyledText(numbers.arithmetic(size.parameter)),
        StyledText(numbers.arithmetic(size.gradient)),
      ]
    }
    shell.presenter.show(
      StyledText(
        lines: Table([heads] + rows, alignments: [.left, .right, .right]).lines()), facts: [],
      shell.settings)
    let named = run.network.namedParameters(prefix: "net")
    guard let first = named.firstIndex(where: { $0.node.value.shape.rank == 4 }),
      let tensor = try? Tensor(
        named[first].node.value.shape, run.lastGradients[first].map { Double($0) })
    else { return }
    picture("∂L/∂\(named[first].name)", tensor)
  }

  /// The pictures among the first thousand that have the largest losses now.
  private func showHardest() {
    let images = session.images
    let found = session.run.hardestPictures(5, among: 1000)
    guard !found.isEmpty, let shape = try? Shape([found.count] + images.imageShape),
      let tensor = try? Tensor(
        shape, found.flatMap { images.image($0.index).map { Double($0) / 255 } })
    else { return }
    func name(_ label: Int) -> String {
      images.classNames.indices.contains(label) ? escaped(images.classNames[label]) : "\(label)"
    }
    let lines = found.enumerated().map { number, mistake in
      Phrase(
        "[\(number)] picture \(mistake.index): \(name(mistake.label)), loss \(fixed(mistake.loss, decimals: 2)); taken for \(name(mistake.prediction)) with \(TrainingReport.percent(mistake.confidence)) %",
        "[\(number)] 第 \(mistake.index) 张：\(name(mistake.label))，损失 \(fixed(mistake.loss, decimals: 2))；以 \(TrainingReport.percent(mistake.confidence)) % 的概率判为 \(name(mistake.prediction))"
      )
    }
    let head = Phrase(
      "the hardest of \(min(1000, images.count)) training pictures:",
      "\(min(1000, images.count)) 张训练图像中最难的：")
    for phrase in [head] + lines { view.say(phrase) }
    picture(Phrase("hardest", "最难")[shell.settings.language], tensor)
  }
}
