import Tensors
import Terminal
import Walkthroughs

/// Shows the frames of a walkthrough: all at once, or one by one as keys are pressed.
struct StepPlayer {
  private var walkthrough: Walkthrough
  private let node: Node<Double>
  private let shell: Shell

  init(_ walkthrough: Walkthrough, _ node: Node<Double>, _ shell: Shell) {
    self.walkthrough = walkthrough
    self.node = node
    self.shell = shell
  }

  /// Every frame, one after the other; of a gradient first the scatter view, then the gather view.
  func showAll() {
    let views: [GradientView?] = walkthrough.view == nil ? [nil] : [.scatter, .gather]
    for view in views {
      guard let shown = view.map({ Walkthrough(of: node, view: $0) }) ?? walkthrough else {
        continue
      }
      for frame in shown {
        guard !Interruption.isRequested else { return }
        show(frame)
      }
    }
  }

  private func show(_ frame: Frame) {
    let style = shell.explanationStyle
    var text = FrameText(style).text(frame)
    if frame.position + 1 < frame.count { text += "\n" }
    let steps = frame.program?.steps ?? [frame.step]
    shell.presenter.show(
      text, facts: steps.map { $0.json(naming: style.naming).text }, shell.settings)
  }

  /// Frames by key: space or → next, ← back, r a row, e to the end, a plays, v the other view, q leaves.
  mutating func play(_ keys: KeyReader) {
    keys.withSingleKeys { keys in
      var position = 0
      present(walkthrough[position])
      sayKeys()
      // Ctrl-C may come while a frame is being written.
      while !Interruption.isRequested {
        let last = walkthrough.count - 1
        switch keys.next() {
        case .character(" "), .right, .enter, .down:
          if position == last { return }
          position += 1
        case .left, .backspace, .up: position = max(0, position - 1)
        case .character("r"): position = walkthrough.nextRow(after: position)
        case .character("e"), .end: position = last
        case .home: position = 0
        case .character("a"):
          playOn(from: &position)
          continue
        case .character("v"):
          guard let view = walkthrough.view,
            let other = Walkthrough(of: node, view: view == .gather ? .scatter : .gather),
            !other.isEmpty
          else { continue }
          walkthrough = other
          position = 0
        case .character("q"), .escape, .interrupt, .endOfInput: return
        case .redraw: break
        default: continue
        }
        present(walkthrough[position])
      }
    }
  }

  /// Which keys there are, where there is more than one frame to see.
  private func sayKeys() {
    guard walkthrough.count > 1 else { return }
    let keys = Phrase(
      "space next, ← back, r next row, e end, a plays, q leaves",
      "空格 下一步，← 上一步，r 下一行，e 末尾，a 播放，q 离开")
    let views = Phrase(", v the other view", "，v 另一视角")
    let language = shell.settings.language
    let words = keys[language] + (walkthrough.view == nil ? "" : views[language])
    let style = shell.explanationStyle
    shell.presenter.show(
      StyledText(words, .dim).wrapped(to: style.width, indent: 2), facts: [], shell.settings)
    shell.presenter.flush()
  }

  private func present(_ frame: Frame) {
    show(frame)
    shell.presenter.flush()
  }

  /// The frames that remain, one after the other.
  private func playOn(from position: inout Int) {
    while position < walkthrough.count - 1, !Interruption.isRequested {
      position += 1
      present(walkthrough[position])
    }
  }
}
