import Tensors
import Terminal
import Walkthroughs

/// Shows every frame of a walkthrough, one below the other.
struct StepPlayer {
  let walkthrough: Walkthrough
  let node: Node<Double>
  let shell: Shell

  /// Every frame, one after the other; of a gradient first the scatter view, then the gather view.
  func showAll() {
    let views: [GradientView?] = walkthrough.view == nil ? [nil] : [.scatter, .gather]
    for view in views {
      guard let shown = view.map({ Walkthrough(of: node, view: $0) }) ?? walkthrough else {
        continue
      }
      for frame in shown {
        guard !Interruption.isRequested else { return }
        shell.show(frame, isLast: frame.position + 1 == frame.count)
      }
    }
  }
}

extension Shell {
  /// Shows a frame below what stands there, with an empty line behind it where others follow.
  func show(_ frame: Frame, isLast: Bool) {
    let style = explanationStyle
    var text = FrameText(style).text(frame)
    if !isLast { text += "\n" }
    let steps = frame.program?.steps ?? [frame.step]
    presenter.show(text, facts: steps.map { $0.json(naming: style.naming).text }, settings)
  }
}
