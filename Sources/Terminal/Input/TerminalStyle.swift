/// When to use colours.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// At a terminal that can, unless the environment says no.
  case auto
  /// Also into a file or a pipe.
  case always
  /// Not at all.
  case never
}

/// What may be sent to the terminal.
public struct TerminalStyle: Hashable, Sendable {
  /// Whether a person sits at both ends: lines can be edited and keys be asked for.
  public var isInteractive: Bool

  /// Whether what is written out may have colours.
  public var hasColor: Bool

  /// Whether escape sequences other than colours may be sent: moving the cursor, clearing, marking
  /// pastes.
  public var hasEscapes: Bool

  /// Whether to use plain sentences, draw nothing with characters and redraw nothing.
  public var isAccessible: Bool

  /// Whether a line that was written may be written over: a progress bar.
  public var mayRedraw: Bool {
    isInteractive && hasEscapes && !isAccessible
  }

  /// The colours of what is written out.
  public var ansi: AnsiStyle {
    AnsiStyle(hasColor: hasColor)
  }

  /// Makes a style from its parts.
  public init(isInteractive: Bool, hasColor: Bool, hasEscapes: Bool, isAccessible: Bool) {
    self.isInteractive = isInteractive
    self.hasColor = hasColor
    self.hasEscapes = hasEscapes
    self.isAccessible = isAccessible
  }

  /// Decides from flags and the environment.
  ///
  /// `--color` is stronger than the environment; `NO_COLOR` (if not empty) is stronger than
  /// `CLICOLOR_FORCE`, and that than `CLICOLOR=0` and than a pipe. `TERM=dumb`, `NO_COLOR` and the
  /// accessible mode keep every escape sequence away, so that output is words and spaces alone.
  ///
  /// - Parameters:
  ///   - color: The choice on the command line.
  ///   - accessible: The flag on the command line; `ACCESSIBLE` in the environment counts as well.
  ///   - inputIsTerminal: Whether the standard input is a terminal.
  ///   - outputIsTerminal: Whether the standard output is a terminal.
  ///   - environment: Gives a variable of the environment.
  public init(
    color: ColorChoice, accessible: Bool, inputIsTerminal: Bool, outputIsTerminal: Bool,
    environment: (String) -> String?
  ) {
    func isSet(_ name: String) -> Bool {
      environment(name).map { !$0.isEmpty } ?? false
    }
    func isOn(_ name: String) -> Bool {
      isSet(name) && environment(name) != "0"
    }
    let term = environment("TERM") ?? ""
    let isDumb = term.isEmpty || term == "dumb"
    let refusesColor = isSet("NO_COLOR")
    isAccessible = accessible || isOn("ACCESSIBLE")
    isInteractive = inputIsTerminal && outputIsTerminal
    hasColor =
      switch color {
      case .always: true
      case .never: false
      case .auto where refusesColor || isDumb: false
      case .auto where isOn("CLICOLOR_FORCE"): true
      case .auto: outputIsTerminal && environment("CLICOLOR") != "0" && !isAccessible
      }
    hasEscapes =
      outputIsTerminal && !isDumb && !isAccessible && (!refusesColor || color == .always)
  }
}
