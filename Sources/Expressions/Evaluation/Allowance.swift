import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long a session may compute and how much it may keep, counted from a moment on.
///
/// Time is that of the thread which evaluates: a busy machine makes nobody's page fail. What an operation
/// may cost is bounded by `Budget`, so it is enough to look between operations.
public struct Allowance: Sendable {
  /// The seconds of computing.
  public let seconds: Double

  /// The bytes that values may take beyond those that were there at the beginning.
  public let bytes: Int

  private let start = Allowance.seconds(of: CLOCK_THREAD_CPUTIME_ID)
  private let begun = Allowance.seconds(of: CLOCK_MONOTONIC)
  private let elements = Allowance.elementsHeld

  /// Begins to count.
  public init(seconds: Double, bytes: Int) {
    self.seconds = seconds
    self.bytes = bytes
  }

  /// What a page gets: 10 seconds and 512 MB, unless `STRIDER_SECONDS` and `STRIDER_MEMORY` (in MB)
  /// raise it.
  public static func page(environment: (String) -> String?) -> Allowance {
    func raised(_ name: String, _ least: Double) -> Double {
      min(max(environment(name).flatMap { Double($0) } ?? 0, least), 1e9)
    }
    return Allowance(
      seconds: raised("STRIDER_SECONDS", 10),
      bytes: Int(raised("STRIDER_MEMORY", 512)) << 20)
  }

  /// The same, counted from now.
  func renewed() -> Allowance { Allowance(seconds: seconds, bytes: bytes) }

  /// What is used up, with so many elements more; nil while there is some of both.
  func exceeded(adding more: Int = 0, at range: SourceRange) -> Diagnostic? {
    // No thread computes longer than time passes, which is asked for more cheaply.
    if Allowance.seconds(of: CLOCK_MONOTONIC) - begun > seconds,
      Allowance.seconds(of: CLOCK_THREAD_CPUTIME_ID) - start > seconds
    {
      return .outOfTime(seconds, at: range)
    }
    let room = bytes / MemoryLayout<Double>.size
    return Allowance.elementsHeld - elements > room - more ? .outOfMemory(bytes, at: range) : nil
  }

  /// What the process holds on the tape, in arrays of programs, and in their lists, dicts and texts, counted
  /// in numbers.
  private static var elementsHeld: Int {
    Tape.elements + NumberBuffer.count + KeptMemory.bytes / MemoryLayout<Double>.size
  }

  /// The seconds of a clock: of what this thread has computed, or of what has passed.
  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension Session {
  /// Looks whether the session may go on, and keep so many elements more.
  ///
  /// Whoever loops over operations asks each time.
  ///
  /// - Throws: a diagnostic if the user has interrupted, or time or memory are used up.
  func checkGoesOn(adding elements: Int = 0, at range: SourceRange) throws(Diagnostic) {
    guard !Interruption.isRequested else { throw .interrupted(at: range) }
    if let spent = allowance?.exceeded(adding: elements, at: range) { throw spent }
  }

  /// Whether the session may go on.
  public var mayGoOn: Bool {
    !Interruption.isRequested && allowance?.exceeded(at: SourceRange(0, 0)) == nil
  }
}
