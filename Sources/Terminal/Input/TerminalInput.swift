#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The keys of a terminal as scalars, one by one.
struct TerminalInput {
  /// The key of what the editor has readied.
  ///
  /// The terminal never sends it: it is Ctrl-\, which is a
  /// signal.
  static let prepared: Unicode.Scalar = "\u{1C}"

  /// What came.
  enum Event {
    case scalar(Unicode.Scalar)
    case signal(Signals.Event)
    case end
  }

  private let descriptor: CInt
  private var assembler = UTF8Assembler()
  private var pending: [Unicode.Scalar] = []
  private var typedAhead = 0
  private var late = LateAnswer()

  init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  /// Begins a line: what waits now was typed while the program worked.
  mutating func begin() {
    typedAhead = waiting
  }

  /// Puts a key before those that come.
  mutating func push(_ scalar: Unicode.Scalar) {
    pending.insert(scalar, at: 0)
  }

  /// Waits for a key or a signal.
  mutating func next() -> Event {
    while true {
      if !pending.isEmpty { return .scalar(pending.removeFirst()) }
      switch Waiting.wait(for: descriptor) {
      case .signal(let event): return .signal(event)
      case .nothing: continue
      case .gone: return .end
      case .bytes:
        var byte: UInt8 = 0
        let count = read(descriptor, &byte, 1)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return .end }
        typedAhead = max(0, typedAhead - 1)
        for scalar in assembler.take(byte) { pending += late.take(scalar) }
      }
    }
  }

  /// Whether more has come at once with what was read last, as in a paste.
  ///
  /// What was typed while the program worked does not count.
  var isBurst: Bool {
    typedAhead == 0 && waiting > 0
  }

  /// Whether a key has come, or comes within a time.
  func comesWithin(milliseconds: Int) -> Bool {
    !pending.isEmpty || waiting > 0
      || Waiting.hasBytes(descriptor, within: CInt(clamping: milliseconds))
  }

  private var waiting: Int {
    var count: CInt = 0
    return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }
}
