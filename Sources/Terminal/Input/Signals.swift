import CLineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Signals of the process, in two modes.
///
/// While a key is awaited they wake the wait and are answered there. While the program works,
/// SIGINT calls the function set with `onInterrupt` — without a prompt a second one within a second ends
/// the program with status 130, as does the first if no function is set — SIGTERM and SIGHUP put the terminal
/// back and end the program with 128 and their number, and SIGTSTP stops it.
public enum Signals {
  /// What a signal asks for while a key is awaited.
  enum Event: Equatable {
    case interrupt
    case resize
    case stop
    case `continue`
    case leave(status: CInt)
  }

  /// Begins to handle the signals of a session at a prompt.
  ///
  /// - Parameter interrupt: What SIGINT calls while the program works. It runs inside the signal
  ///   handler on any thread: it may store into an atomic variable and nothing else.
  public static func install(onInterrupt interrupt: @convention(c) () -> Void) {
    ls_set_interrupt(interrupt)
    _ = ls_install(STDIN_FILENO, true)
  }

  /// Begins to handle SIGINT, SIGTERM and SIGHUP, for a program that asks for no keys.
  ///
  /// - Parameter interrupt: What SIGINT calls, under the same rule; nil ends the program at once.
  public static func installInterruptOnly(onInterrupt interrupt: (@convention(c) () -> Void)?) {
    ls_set_interrupt(interrupt)
    _ = ls_install(STDIN_FILENO, false)
  }

  /// Runs a function that has work to keep: SIGTERM and SIGHUP ask it to stop, as SIGINT does, and the
  /// program ends only when its caller says so.
  public static func keepingWork<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    ls_set_keeping(true)
    defer { ls_set_keeping(false) }
    return try body()
  }

  /// The status that the program is to end with, 128 and the number of the signal that came while work
  /// was kept; nil where none came.
  public static var endingStatus: CInt? {
    let number = ls_ended_by()
    return number == 0 ? nil : 128 + number
  }

  /// The descriptor that becomes readable when a signal arrives, or -1.
  static var descriptor: CInt {
    ls_descriptor()
  }

  /// Runs a function that awaits keys.
  static func whileAwaitingKeys<Result>(_ body: () -> Result) -> Result {
    ls_set_awaiting(true)
    defer { ls_set_awaiting(false) }
    return body()
  }

  /// Takes the oldest signal that arrived.
  static func next() -> Event? {
    while true {
      let number = ls_next()
      switch number {
      case 0: return nil
      case SIGINT: return .interrupt
      case SIGWINCH: return .resize
      case SIGTSTP: return .stop
      case SIGCONT: return .continue
      case SIGTERM, SIGHUP: return .leave(status: 128 + number)
      default: continue
      }
    }
  }

  /// Stops the process as Ctrl-Z does and returns when it goes on.
  static func stop() {
    ls_stop()
    ls_drain()
  }
}
