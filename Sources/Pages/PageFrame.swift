import Tensors
import Terminal
import Walkthroughs

/// One moment of an explanation in every form that a page needs; all of them are made by what makes them for
/// the terminal.
struct PageFrame {
  /// What is seen and what is heard of it.
  struct Sight {
    /// As it is drawn.
    var wide: StyledText
    /// As it is drawn on a narrow screen.
    var narrow: StyledText
    /// In sentences.
    var words: [String]
  }

  /// A number to be told before it is shown.
  struct Question {
    /// What is asked, what is right, and what the usual mistakes give.
    var prediction: Prediction
    /// What is seen meanwhile.
    var sight: Sight
  }

  /// The whole.
  var sight: Sight
  /// The objects that `--format json` writes for it.
  var facts: [JSONValue]
  /// The frame that begins the next row.
  var nextRow: Int
  /// What is asked first; nil where nothing is.
  var question: Question?
}

/// An explanation ready for a page: the frames of one view after another.
struct PageFrames {
  /// The columns of a drawing, and of one on a narrow screen.
  static let widths = (wide: 80, narrow: 40)
  /// The rows of a plane that are drawn.
  static let rows = 24

  /// The views; a gradient has two.
  let views: [[PageFrame]]
  /// Whether what was shown before stays in sight.
  let isCumulative: Bool

  /// Every step of a value's operation; where it asks, of a gradient the view in which a number is found whole.
  ///
  /// - Parameters:
  ///   - walkthrough: Its steps.
  ///   - style: The language, the decimals and the names.
  ///   - asks: Whether each number is asked for before it is shown.
  init(_ walkthrough: Walkthrough, style: ExplanationStyle, asks: Bool) {
    let views: [GradientView?] =
      walkthrough.view == nil ? [nil] : asks ? [.gather] : [.scatter, .gather]
    self.views = views.compactMap { view in
      guard let view else { return walkthrough }
      return Walkthrough(of: walkthrough.node, view: view, naming: style.naming)
    }.map { shown in
      shown.map { PageFrames.frame($0, of: shown, style, asks: asks) }
    }
    isCumulative = false
  }

  /// Every value forward and every gradient backward.
  init(_ trace: Trace, style: ExplanationStyle) {
    let forms = PageFrames.styles(style).map { TraceText($0).parts(trace) }
    let facts = trace.entries.map { $0.json(naming: style.naming) }
    views = [
      forms[0].indices.map { place in
        PageFrame(
          sight: PageFrame.Sight(
            wide: forms[0][place], narrow: forms[1][place],
            words: forms[2][place].lines.map(\.plain)),
          facts: place < facts.count ? [facts[place]] : [],
          nextRow: place < facts.count ? facts.count : forms[0].count - 1)
      }
    ]
    isCumulative = true
  }

  /// The style for a drawing, for a narrow one, and for sentences.
  private static func styles(_ style: ExplanationStyle) -> [ExplanationStyle] {
    [widths.wide, widths.narrow, .max].map { width in
      var style = style
      style.width = width
      style.rows = rows
      style.isAccessible = width == .max
      return style
    }
  }

  private static func frame(
    _ frame: Frame, of walkthrough: Walkthrough, _ style: ExplanationStyle, asks: Bool
  ) -> PageFrame {
    let steps = frame.program?.steps ?? [frame.step]
    var page = PageFrame(
      sight: sight(frame, style), facts: steps.map { $0.json(naming: style.naming) },
      nextRow: walkthrough.nextRow(after: frame.position))
    if asks {
      page.question = PageFrame.Question(
        prediction: Prediction(frame, naming: style.naming),
        sight: sight(walkthrough.hidden(frame.position), style))
    }
    return page
  }

  private static func sight(_ frame: Frame, _ style: ExplanationStyle) -> PageFrame.Sight {
    let styles = styles(style)
    let drawn = styles.prefix(2).map { style -> StyledText in
      let text = FrameText(style).text(frame)
      // The first frame has its legend; here every frame stands alone.
      return frame.position == 0
        ? text : text + "\n" + StyledText(lines: FrameText(style).legend(frame))
    }
    return PageFrame.Sight(
      wide: drawn[0], narrow: drawn[1], words: FrameText(styles[2]).text(frame).lines.map(\.plain))
  }
}
