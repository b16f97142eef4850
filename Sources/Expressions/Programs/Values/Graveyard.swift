#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets go of what containers hold without a call inside a call for each level: a chain of a million
/// nodes must not exhaust the stack when its first one goes.
enum Graveyard {
  /// What a thread is letting go.
  private final class Digging {
    var depth = 0
    var waiting: [Any] = []
  }

  /// How many levels go one inside another.
  private static let deepest = 64

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { state in
      #if canImport(Glibc)
        guard let state else { return }
      #endif
      Unmanaged<Digging>.fromOpaque(state).release()
    }
    return key
  }()

  private static var current: Digging {
    if let state = pthread_getspecific(key) {
      return Unmanaged<Digging>.fromOpaque(state).takeUnretainedValue()
    }
    let made = Digging()
    pthread_setspecific(key, Unmanaged.passRetained(made).toOpaque())
    return made
  }

  /// Lets go of what a function holds.
  static func bury<Argument, Result>(
    _ body: inout (Argument) throws(ProgramFailure) -> Result,
    leaving empty: @escaping (Argument) throws(ProgramFailure) -> Result
  ) {
    var contents: Any = body
    body = empty
    bury(&contents, leaving: 0)
  }

  /// Lets a container's contents go.
  static func bury<Contents>(_ contents: inout Contents, leaving empty: Contents) {
    let digging = current
    guard digging.depth < deepest else {
      digging.waiting.append(contents)
      contents = empty
      return
    }
    digging.depth += 1
    release(&contents, leaving: empty)
    if digging.depth == 1 { while !digging.waiting.isEmpty { releaseLast(of: digging) } }
    digging.depth -= 1
  }

  // Functions of their own, so that what goes has gone when they return, and is counted as one level deep.

  @inline(never)
  private static func release<Contents>(_ contents: inout Contents, leaving empty: Contents) {
    contents = empty
  }

  @inline(never)
  private static func releaseLast(of digging: Digging) {
    // What goes may add to those that wait: the array is not being changed meanwhile.
    let last = digging.waiting.removeLast()
    withExtendedLifetime(last) {}
  }
}
