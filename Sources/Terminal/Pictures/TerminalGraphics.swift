#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How a terminal shows pictures.
public enum TerminalGraphics: String, Sendable {
  /// By the protocol of kitty.
  case kitty
  /// By sixels.
  case sixel
  /// In cells of two pixels.
  case cells

  /// The name of the variable of the environment that answers without asking.
  static let variable = "STRIDER_GRAPHICS"

  /// What the environment says, without asking the terminal.
  public static func named(_ environment: (String) -> String?) -> TerminalGraphics? {
    environment(variable).flatMap(TerminalGraphics.init)
  }
}

/// Asks the terminal once what it can show.
public enum GraphicsQuestion {
  /// How long is waited for an answer, in milliseconds.
  static let patience = 200

  /// A picture of one pixel that kitty is to say of whether it could show it, then what the terminal is:
  /// every terminal answers the second, so whoever has not answered the first by then has no such pictures.
  static let text = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"

  /// Whether an answer was given up and may still come, which is then not a key.
  nonisolated(unsafe) private(set) static var isPending = false

  /// Asks, and waits for the answer with the echo off; nil where keys wait already, which would be taken for
  /// the answer.
  public static func ask(
    input: CInt = STDIN_FILENO, output: CInt = STDOUT_FILENO
  ) -> TerminalGraphics? {
    guard let modes = TerminalState(descriptor: input), TerminalState.isTerminal(output) else {
      return .cells
    }
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    if poll(&waiting, 1, 0) > 0 { return nil }
    modes.setRaw()
    defer { modes.restore() }
    let bytes = Array(text.utf8)
    guard systemWrite(output, bytes, bytes.count) == bytes.count else { return .cells }
    var answer: [UInt8] = []
    var left = patience
    while left > 0 {
      let begin = milliseconds()
      var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let count = poll(&request, 1, CInt(left))
      left -= max(1, milliseconds() - begin)
      guard count > 0 else { continue }
      var byte: UInt8 = 0
      guard systemRead(input, &byte, 1) == 1 else { break }
      answer.append(byte)
      if let result = GraphicsAnswer(answer).result { return result }
    }
    isPending = true
    return .cells
  }

  /// An answer that was given up has come.
  static func arrived() { isPending = false }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}

/// What a terminal has answered so far.
struct GraphicsAnswer {
  private let text: String

  init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  /// What it can; nil while the answer to the second question, `ESC [ ? … c`, is not there.
  var result: TerminalGraphics? {
    guard let start = text.range(ofText: "\u{1B}[?"), let end = text[start...].firstIndex(of: "c")
    else { return nil }
    if text.range(ofText: "\u{1B}_Gi=31;OK") != nil { return .kitty }
    let attributes = text[start..<end].dropFirst(3).split(separator: ";")
    return attributes.dropFirst().contains("4") ? .sixel : .cells
  }
}

extension String {
  /// Where another text begins in this one.
  fileprivate func range(ofText other: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(other) }
  }
}

#if canImport(Darwin)
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#else
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#endif
