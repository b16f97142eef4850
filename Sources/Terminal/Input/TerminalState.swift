#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The modes of a terminal at one moment, to be put back later.
public struct TerminalState {
  private let descriptor: CInt
  private let modes: termios

  /// Remembers the modes of a terminal; nil if the descriptor is none.
  public init?(descriptor: CInt = STDIN_FILENO) {
    var modes = termios()
    if tcgetattr(descriptor, &modes) != 0 { return nil }
    self.descriptor = descriptor
    self.modes = modes
  }

  /// Puts the modes back; what was typed and not read yet stays.
  public func restore() {
    guard isInForeground else { return }
    var copy = modes
    tcsetattr(descriptor, TCSADRAIN, &copy)
  }

  /// Gives single keys without echo from now on.
  ///
  /// Ctrl-C and Ctrl-Z still send their signals.
  func setRaw() {
    guard isInForeground else { return }
    var raw = modes
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL)
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    tcsetattr(descriptor, TCSADRAIN, &raw)
  }

  /// Whether the terminal listens to this process: reading from it or setting it in the background would
  /// stop the process.
  var isInForeground: Bool {
    let group = tcgetpgrp(descriptor)
    return group < 0 || group == getpgrp()
  }

  /// Whether a descriptor is a terminal.
  public static func isTerminal(_ descriptor: CInt) -> Bool {
    isatty(descriptor) == 1
  }

  /// The columns and rows of a terminal; nil if it does not say.
  public static func size(descriptor: CInt = STDOUT_FILENO) -> (columns: Int, rows: Int)? {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) != 0 || size.ws_col == 0 { return nil }
    return (Int(size.ws_col), max(1, Int(size.ws_row)))
  }

  /// The pixels in a column of a terminal; nil if it does not say.
  public static func cellWidth(descriptor: CInt = STDOUT_FILENO) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_xpixel > 0
    else { return nil }
    return max(1, Int(size.ws_xpixel) / Int(size.ws_col))
  }

  /// The columns to lay text out for: of the terminal, else of `COLUMNS`, else 80.
  public static func columns(descriptor: CInt = STDOUT_FILENO) -> Int {
    if let size = size(descriptor: descriptor) { return size.columns }
    if let named = environment("COLUMNS").flatMap(Int.init), (1...10_000).contains(named) {
      return named
    }
    return 80
  }

  /// A variable of the environment.
  public static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

extension TerminalStyle {
  /// Decides for this process.
  public static func current(color: ColorChoice = .auto, accessible: Bool = false) -> TerminalStyle
  {
    TerminalStyle(
      color: color, accessible: accessible,
      inputIsTerminal: TerminalState.isTerminal(STDIN_FILENO),
      outputIsTerminal: TerminalState.isTerminal(STDOUT_FILENO),
      environment: TerminalState.environment)
  }
}
