import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Held while descriptors are open that a program started meanwhile would inherit, and keep open.
private let starting = Mutex(())

extension PseudoTerminal {
  static func size(columns: Int, rows: Int) -> winsize {
    winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
  }

  /// Opens a terminal: the end of the test, the other one, and its path.
  static func open(
    columns: Int, rows: Int
  ) throws -> (master: CInt, slave: CInt, path: String) {
    var master: CInt = -1
    var slave: CInt = -1
    var name = [CChar](repeating: 0, count: 1024)
    var size = size(columns: columns, rows: rows)
    let isOpen = starting.withLock { _ in
      guard openpty(&master, &slave, &name, nil, &size) == 0 else { return false }
      return fcntl(master, F_SETFD, FD_CLOEXEC) == 0 && fcntl(slave, F_SETFD, FD_CLOEXEC) == 0
    }
    if !isOpen { throw Failure(call: "openpty", code: errno) }
    _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
    let path = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (master, slave, String(decoding: path, as: UTF8.self))
  }

  /// Starts a program in a session of its own.
  ///
  /// The first terminal that a session opens becomes its own on Linux, so that Ctrl-C reaches the
  /// program as a signal and no signal to its group reaches the test.
  static func spawn(
    _ words: [String], environment: [String: String], terminal: String
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    setSignals(&attributes)

    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer {
      for pointer in arguments + variables { free(pointer) }
    }
    var process: pid_t = 0
    let code = starting.withLock { _ in
      posix_spawn(&process, words.first ?? "", &actions, &attributes, &arguments, &variables)
    }
    if code != 0 { throw Failure(call: "posix_spawn", code: code) }
    return process
  }

  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
    private static let newSession: Int32 = 0x0400
  #else
    private typealias Attributes = posix_spawnattr_t
    // Swift does not see the name, which glibc keeps for GNU sources.
    private static let newSession: Int32 = 0x80
  #endif

  /// A new session with every signal at its default, whatever the test runner has set.
  private static func setSignals(_ attributes: inout Attributes) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}
