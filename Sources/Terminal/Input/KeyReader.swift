#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Single keys from a terminal, for a program that is stepped through.
public final class KeyReader {
  /// How long after ESC the rest of an arrow key may take, in milliseconds.
  private static let escapeDelay: CInt = 50

  /// How many bytes are taken at once.
  private let chunk: Int
  private let descriptor: CInt
  private let modes: TerminalState
  private var pending: [UInt8] = []
  /// The size of the terminal when a key was awaited last.
  private var size: [Int]?

  /// Reads from a terminal; nil if the descriptor is none.
  ///
  /// - Parameters:
  ///   - descriptor: The terminal.
  ///   - leavesRest: Whether keys behind the one that is wanted are left for whoever reads next.
  public init?(descriptor: CInt = STDIN_FILENO, leavesRest: Bool = false) {
    guard let modes = TerminalState(descriptor: descriptor) else { return nil }
    self.descriptor = descriptor
    self.modes = modes
    chunk = leavesRest ? 1 : 64
  }

  /// Runs a function during which keys come singly and are not echoed; the terminal is put back
  /// after it, also when it throws.
  public func withSingleKeys<Result>(_ body: (KeyReader) throws -> Result) rethrows -> Result {
    modes.setRaw()
    size = currentSize
    defer { modes.restore() }
    return try body(self)
  }

  /// Waits for a key.
  ///
  /// Call it inside `withSingleKeys`.
  public func next() -> Key {
    while true {
      if let key = next(within: -1) { return key }
    }
  }

  /// Waits for a key, but no longer than a number of milliseconds; nil if none came.
  public func next(within milliseconds: Int) -> Key? {
    Signals.whileAwaitingKeys {
      // A change of size tells only those who wait for it.
      let before = size
      size = currentSize
      return size == before ? wait(within: CInt(milliseconds)) : .redraw
    }
  }

  /// A key that has been pressed already; nil if none has.
  ///
  /// No key is awaited, so signals do what they do otherwise. Call it inside `withSingleKeys`.
  public func pressed() -> Key? {
    if modes.isInForeground, Waiting.hasBytes(descriptor) { _ = readBytes() }
    guard let (key, count) = KeyDecoder.decode(pending[...], isComplete: true) else { return nil }
    pending.removeFirst(count)
    return key
  }

  /// Whether another key has come, or comes within a time: what comes faster than anyone types is pasted, or
  /// was typed while nobody read.
  public func comesWithin(milliseconds: Int) -> Bool {
    !pending.isEmpty || Waiting.hasBytes(descriptor, within: CInt(clamping: milliseconds))
  }

  private var currentSize: [Int]? {
    TerminalState.size(descriptor: descriptor).map { [$0.columns, $0.rows] }
  }

  private func wait(within milliseconds: CInt) -> Key? {
    while true {
      if let (key, count) = KeyDecoder.decode(pending[...], isComplete: false) {
        pending.removeFirst(count)
        return key
      }
      switch Waiting.wait(
        for: descriptor, timeout: pending.isEmpty ? milliseconds : Self.escapeDelay)
      {
      case .bytes:
        if !readBytes() { return .endOfInput }
      case .nothing:
        if pending.isEmpty { return nil }
        guard let (key, count) = KeyDecoder.decode(pending[...], isComplete: true) else { continue }
        pending.removeFirst(count)
        return key
      case .signal(let event):
        if let key = answer(event) { return key }
      case .gone:
        return .endOfInput
      }
    }
  }

  private func readBytes() -> Bool {
    var bytes = [UInt8](repeating: 0, count: chunk)
    let count = read(descriptor, &bytes, bytes.count)
    if count > 0 { pending += bytes.prefix(count) }
    return count > 0 || (count < 0 && errno == EINTR)
  }

  private func answer(_ event: Signals.Event) -> Key? {
    switch event {
    case .interrupt: return .interrupt
    case .resize:
      size = currentSize
      return .redraw
    case .continue:
      modes.setRaw()
      return .redraw
    case .stop:
      modes.restore()
      Signals.stop()
      modes.setRaw()
      return .redraw
    case .leave(let status):
      modes.restore()
      exit(status)
    }
  }
}
