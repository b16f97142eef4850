import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that runs at a terminal which the test holds the other end of.
///
/// Nothing depends on time but how long a failure takes: every wait ends as soon as what is awaited
/// is there.
public final class PseudoTerminal {
  /// Why a program could not be started.
  public struct Failure: Error {
    /// What failed.
    public var call: String
    /// The number of the system's error.
    public var code: CInt
  }

  /// The number of the process, if there is one.
  public let process: pid_t?

  /// The end at which a program would sit, if there is none.
  public let seat: CInt?

  /// Everything the program has sent, as it came.
  public private(set) var bytes: [UInt8] = []

  /// What a person sees now.
  public private(set) var screen: ScreenModel

  /// The text that the program has sent, without escape sequences and carriage returns.
  public private(set) var text = ""

  private let master: CInt
  private var parser = EscapeParser()
  private var mark = 0
  private var hasEnded = false
  private var status: CInt?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: The path of the program.
  ///   - arguments: What follows its name.
  ///   - environment: The whole environment, over `PseudoTerminal.environment`; an empty value
  ///     removes nothing but is passed as it is.
  ///   - columns: The width of the terminal.
  ///   - rows: The height of the terminal.
  /// - Throws: `Failure` if there is no terminal or no such program.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    screen = ScreenModel(width: columns, height: rows)
    let (master, slave, path) = try Self.open(columns: columns, rows: rows)
    close(slave)
    self.master = master
    seat = nil
    let variables = Self.environment.merging(environment) { $1 }
    do {
      process = try Self.spawn([executable] + arguments, environment: variables, terminal: path)
    } catch {
      close(master)
      throw error
    }
  }

  /// Opens a terminal without a program, for the test itself to sit at.
  ///
  /// - Throws: `Failure` if there is no terminal.
  public init(columns: Int = 80, rows: Int = 24) throws {
    screen = ScreenModel(width: columns, height: rows)
    let (master, slave, _) = try Self.open(columns: columns, rows: rows)
    self.master = master
    seat = slave
    process = nil
  }

  deinit {
    if let seat { close(seat) }
    if status == nil, let process {
      kill(process, SIGKILL)
      var status: CInt = 0
      waitpid(process, &status, 0)
    }
    close(master)
  }

  /// An environment in which programs do the same everywhere.
  public static var environment: [String: String] {
    [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "EDITRC": "/dev/null", "HOME": "/nonexistent", "STRIDER_HISTORY": "",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
  }

  /// Types keys: `"\r"` is Enter, `"\u{3}"` Ctrl-C, `"\u{1B}[A"` Up.
  public func send(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        _ = readMore(deadline: Date() + 0.1)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Pastes text as a terminal does that was asked to mark pastes.
  public func paste(_ text: String) {
    send("\u{1B}[200~" + text.replacingOccurrences(of: "\n", with: "\r") + "\u{1B}[201~")
  }

  /// Waits until the program has sent a text after what was expected last.
  ///
  /// - Parameters:
  ///   - expected: The text, without escape sequences.
  ///   - seconds: How long to wait before giving up.
  /// - Returns: Whether it came.
  public func expect(_ expected: String, within seconds: Double = 20) -> Bool {
    wait(within: seconds) {
      let start = text.utf8.index(text.startIndex, offsetBy: mark)
      guard let range = text[start...].range(of: expected) else { return false }
      mark = text.utf8.distance(from: text.startIndex, to: range.upperBound)
      return true
    }
  }

  /// Waits until the screen shows what a condition asks for.
  ///
  /// - Parameters:
  ///   - seconds: How long to wait before giving up.
  ///   - condition: What is asked for.
  /// - Returns: Whether it came.
  public func see(within seconds: Double = 20, _ condition: (ScreenModel) -> Bool) -> Bool {
    wait(within: seconds) { condition(screen) }
  }

  /// Waits until a row of the screen reads as given.
  ///
  /// - Returns: Whether it came.
  public func seeRow(_ row: String, within seconds: Double = 20) -> Bool {
    see(within: seconds) { $0.rows.contains(row) }
  }

  /// Changes the size of the terminal.
  ///
  /// The screen model begins anew: it does not wrap rows again.
  public func resize(columns: Int, rows: Int) {
    var size = Self.size(columns: columns, rows: rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    screen = ScreenModel(width: columns, height: rows)
  }

  /// Sends a signal to the program alone.
  public func signal(_ number: CInt) {
    if let process { kill(process, number) }
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: Its exit status, 128 and the number for a signal that ended it, or nil if it goes
  ///   on.
  public func exitStatus(within seconds: Double = 20) -> Int? {
    guard let process else { return nil }
    let deadline = Date() + seconds
    while status == nil && Date() < deadline {
      if hasEnded {
        usleep(1000)
      } else {
        _ = readMore(deadline: min(deadline, Date() + 0.05))
      }
      var ended: CInt = 0
      if waitpid(process, &ended, WNOHANG) == process { status = ended }
    }
    if status != nil { while readMore(deadline: Date()) { continue } }
    return status.map { Int($0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : 128 + ($0 & 0x7F)) }
  }

  /// Whether the terminal gives whole lines and echoes them, as it does outside of an editor.
  public var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { return false }
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Says whether Ctrl-C and Ctrl-Z are signals or bytes like others.
  public func setSignalKeys(_ isOn: Bool) {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { return }
    if isOn { modes.c_lflag |= tcflag_t(ISIG) } else { modes.c_lflag &= ~tcflag_t(ISIG) }
    tcsetattr(master, TCSANOW, &modes)
  }

  private func wait(within seconds: Double, _ isThere: () -> Bool) -> Bool {
    let deadline = Date() + seconds
    while !isThere() {
      if hasEnded || Date() >= deadline { return isThere() }
      // What is awaited may also come about without a byte from the program.
      _ = readMore(deadline: min(deadline, Date() + 0.02))
    }
    return true
  }

  /// Reads what comes next; false at the deadline or when nothing more can come.
  private func readMore(deadline: Date) -> Bool {
    if hasEnded { return false }
    let milliseconds = max(0, deadline.timeIntervalSinceNow * 1000)
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let ready = poll(&polled, 1, CInt(min(milliseconds.rounded(.up), 60_000)))
    if ready < 0 && errno == EINTR { return true }
    if ready <= 0 { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &chunk, chunk.count)
    if count <= 0 {
      // Linux reports an error, not an end, when the last process has left the terminal.
      hasEnded = count == 0 || (errno != EINTR && errno != EAGAIN)
      return !hasEnded
    }
    take(chunk.prefix(count))
    return true
  }

  private func take(_ chunk: ArraySlice<UInt8>) {
    bytes += chunk
    screen.feed(chunk)
    for byte in chunk {
      switch parser.take(byte) {
      case .scalar(let scalar): text.unicodeScalars.append(scalar)
      case .control(0x0A): text += "\n"
      default: break
      }
    }
  }
}
