import Tensors
import Terminal
import Walkthroughs

/// The frames of a walkthrough by key: each is drawn in the place of the one before, with a line of keys
/// below it; where nothing may be drawn over, each is written below the other.
struct StepScreen {
  /// What is on the screen.
  private enum Mode {
    /// A frame, until a key.
    case still
    /// A frame, until a key or the end of the pause.
    case playing
    /// All keys and marks.
    case keys
  }

  private var walkthrough: Walkthrough
  private let node: Node<Double>
  private let shell: Shell
  private var position: Int
  private var mode = Mode.still
  private var pause = StepPause()
  /// The height of the highest frame so far: shorter ones are filled up, so that the keys stay put.
  private var height = 0
  /// The frame that was written last, where each is written below the other.
  private var written: Int?

  /// - Parameters:
  ///   - walkthrough: What is shown.
  ///   - node: The value that is explained.
  ///   - shell: Where it is shown.
  ///   - start: The frame to begin with.
  init(_ walkthrough: Walkthrough, _ node: Node<Double>, _ shell: Shell, from start: Int = 0) {
    self.walkthrough = walkthrough
    self.node = node
    self.shell = shell
    position = min(max(0, start), walkthrough.count - 1)
  }

  /// Shows frames until the user leaves.
  mutating func run(_ keys: KeyReader) {
    keys.withSingleKeys { keys in
      draw()
      // Ctrl-C may come while a frame is being drawn.
      while !Interruption.isRequested {
        let key = mode == .playing ? keys.next(within: pause.milliseconds) : keys.next()
        guard take(key) else { break }
        draw(isResized: key == .redraw)
      }
      leave()
    }
  }

  // MARK: Keys

  private var isLast: Bool { position == walkthrough.count - 1 }

  /// Does what a key asks for, or the end of a pause; false if that is to leave.
  private mutating func take(_ key: Key?) -> Bool {
    if mode == .keys {
      if ![.redraw, .interrupt, .endOfInput].contains(key) {
        mode = .still
        return true
      }
    }
    if mode == .playing {
      switch key {
      case nil: return advance()
      case .character("+"), .character("="), .character("＋"):
        pause.shorten()
        return true
      case .character("-"), .character("−"), .character("－"):
        pause.lengthen()
        return true
      case .redraw: return true
      default: mode = .still
      }
      if key == .character(" ") || key == .character("a") || key == .enter { return true }
    }
    return move(key)
  }

  /// The next frame of those that play; the last one stays.
  private mutating func advance() -> Bool {
    if isLast { mode = .still } else { position += 1 }
    if isLast { mode = .still }
    return true
  }

  private mutating func move(_ key: Key?) -> Bool {
    switch key {
    case .character(" "), .character("　"), .right, .enter, .down:
      if isLast { return false }
      position += 1
    case .left, .backspace, .up: position = max(0, position - 1)
    case .character("r"): position = walkthrough.nextRow(after: position)
    case .character("e"), .end: position = walkthrough.count - 1
    case .home: position = 0
    case .character("a"):
      if walkthrough.count > 1 { mode = .playing }
      if isLast { position = 0 }
    case .character("+"), .character("="): pause.shorten()
    case .character("-"): pause.lengthen()
    case .character("?"), .character("？"), .character("h"): mode = .keys
    case .character("v"): turn()
    case .character("q"), .escape, .interrupt, .endOfInput: return false
    default: break
    }
    return true
  }

  /// Shows a gradient in its other view.
  private mutating func turn() {
    guard let view = walkthrough.view,
      let other = Walkthrough(of: node, view: view == .gather ? .scatter : .gather)
    else { return }
    walkthrough = other
    position = 0
    (height, written) = (0, nil)
  }

  // MARK: Drawing

  private var words: StepKeyWords {
    StepKeyWords(
      language: shell.settings.language, count: walkthrough.count, isLast: isLast,
      hasViews: walkthrough.view != nil, pause: mode == .playing ? pause : nil)
  }

  private mutating func draw(isResized: Bool = false) {
    guard shell.presenter.mayRedraw else { return write() }
    let size = TerminalState.size() ?? (columns: 80, rows: 24)
    // Not in the last column, where a terminal waits with its cursor on the mark that it wrote.
    let width = max(20, size.columns - 1)
    let room = max(4, size.rows - 1)
    if isResized || height == 0 { height = usualHeight(width, room) }
    let rows =
      mode == .keys
      ? words.all(legend: text(width).legend(walkthrough[position]), width: width, rows: room)
      : rows(width, room)
    shell.presenter.redraw(
      rows.map { $0.truncated(to: width) }, isResized: isResized)
  }

  /// The frame, filled up to the height of the others, and the keys below it.
  private mutating func rows(_ width: Int, _ room: Int) -> [StyledText] {
    let frame = text(width).lines(walkthrough[position], rows: room - 1)
    height = min(max(height, frame.count), room - 1)
    let filling = Array(repeating: StyledText(), count: max(0, height - frame.count))
    return frame + filling + [words.line(width: width)]
  }

  /// The height of the highest of some frames: the first, one in the middle, the last.
  private func usualHeight(_ width: Int, _ room: Int) -> Int {
    let samples = Set([0, walkthrough.count / 2, walkthrough.count - 1])
    let heights = samples.map { text(width).lines(walkthrough[$0], rows: room - 1).count }
    return heights.max() ?? 0
  }

  private func text(_ width: Int) -> FrameText {
    var style = shell.explanationStyle
    style.width = width
    return FrameText(style)
  }

  /// Writes the frame below what stands there, and the keys below the first one.
  private mutating func write() {
    let width = shell.explanationStyle.width
    if mode == .keys {
      return say(words.all(legend: [], width: width, rows: .max))
    }
    guard written != position else { return }
    let isFirst = written == nil
    written = position
    shell.show(walkthrough[position], isLast: isLast)
    if isFirst, walkthrough.count > 1 { say([words.line(width: width)]) }
    shell.presenter.flush()
  }

  /// The screens of a recording: every frame of a walkthrough with its keys, at one size.
  static func recorded(
    _ walkthrough: Walkthrough, _ shell: Shell, size: (columns: Int, rows: Int)
  ) -> [[StyledText]] {
    var screen = StepScreen(walkthrough, walkthrough.node, shell)
    let (width, room) = (size.columns - 1, size.rows - 1)
    screen.height = screen.usualHeight(width, room)
    return walkthrough.indices.map { position in
      screen.position = position
      return screen.rows(width, room)
    }
  }

  private func say(_ lines: [StyledText]) {
    shell.presenter.show(StyledText(lines: lines), facts: [], shell.settings)
    shell.presenter.flush()
  }

  /// Leaves the last frame on the screen, without the keys.
  private mutating func leave() {
    guard shell.presenter.mayRedraw else { return }
    mode = .still
    let size = TerminalState.size() ?? (columns: 80, rows: 24)
    let width = max(20, size.columns - 1)
    let lines = text(width).lines(walkthrough[position], rows: max(3, size.rows - 2))
    shell.presenter.redraw(lines.map { $0.truncated(to: width) }, isResized: false)
    shell.presenter.flush()
  }
}

/// How long each frame stays where they play by themselves.
struct StepPause: Equatable {
  private static let steps = [100, 200, 300, 500, 700, 1000, 1500, 2000, 3000]

  private var place = 4

  /// The pause.
  var milliseconds: Int { StepPause.steps[place] }

  /// Goes faster.
  mutating func shorten() { place = max(0, place - 1) }

  /// Goes slower.
  mutating func lengthen() { place = min(StepPause.steps.count - 1, place + 1) }

  /// The pause in seconds.
  var text: String { "\(milliseconds / 1000).\(milliseconds % 1000 / 100)" }
}
