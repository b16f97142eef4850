#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

import Tensors

/// A program that is started as it is, in a process group of its own, and talked to a line at a time.
final class OutsideProgram {
  /// Why no line came.
  enum Silence {
    /// The time was up.
    case late
    /// It ended; nil where a signal ended it.
    case ended(status: Int?)
    /// The line is longer than anything that could be an answer.
    case tooLong
    /// Ctrl-C.
    case interrupted
  }

  /// The longest line that is read: 16 MiB.
  private static let longestLine = 1 << 24

  private let process: pid_t
  private let input: CInt
  private let output: CInt
  private var rest: [UInt8] = []
  private var isRunning = true
  private var isStopped = false

  /// Starts a program.
  ///
  /// A `.py` that may not be executed is started by `python3`.
  ///
  /// - Returns: Nil, with the system's number of what is wrong, where it cannot be started.
  static func start(_ path: String) -> (program: OutsideProgram?, fault: CInt) {
    var words = [path]
    let isScript = path.hasSuffix(".py") && access(path, X_OK) != 0 && access(path, R_OK) == 0
    if isScript { words = ["python3", path] }
    if !isScript, access(path, F_OK) != 0 { return (nil, errno) }
    var toChild: [CInt] = [0, 0]
    var fromChild: [CInt] = [0, 0]
    guard pipe(&toChild) == 0 else { return (nil, errno) }
    guard pipe(&fromChild) == 0 else {
      toChild.forEach { close($0) }
      return (nil, errno)
    }
    // What is ours is not the program's.
    for descriptor in [toChild[1], fromChild[0]] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let (process, fault) = spawn(words, toChild[0], fromChild[1], byPath: isScript)
    close(toChild[0])
    close(fromChild[1])
    guard let process else {
      close(toChild[1])
      close(fromChild[0])
      return (nil, fault)
    }
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(toChild[1], F_SETFL, O_NONBLOCK)
    return (OutsideProgram(process, toChild[1], fromChild[0]), 0)
  }

  private static func spawn(
    _ words: [String], _ input: CInt, _ output: CInt, byPath: Bool
  ) -> (pid_t?, CInt) {
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
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    if input > STDERR_FILENO { posix_spawn_file_actions_addclose(&actions, input) }
    if output > STDERR_FILENO { posix_spawn_file_actions_addclose(&actions, output) }
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGINT, SIGPIPE, SIGTERM, SIGHUP] { sigaddset(&usual, number) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // The environment that the process was given stands behind its arguments.
    let environment = Swift.CommandLine.unsafeArgv + Int(Swift.CommandLine.argc) + 1
    var process = pid_t()
    let fault =
      byPath
      ? posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environment)
      : posix_spawn(&process, words[0], &actions, &attributes, &arguments, environment)
    return fault == 0 ? (process, 0) : (nil, fault)
  }

  private init(_ process: pid_t, _ input: CInt, _ output: CInt) {
    self.process = process
    self.input = input
    self.output = output
  }

  deinit { stop() }

  /// Writes a line and reads the one that answers it.
  func answer(to line: String, seconds: Double) -> Result<[UInt8], SilenceError> {
    guard isRunning else { return .failure(SilenceError(.ended(status: nil))) }
    var pending = Array((line + "\n").utf8)[...]
    let end = OutsideProgram.now + seconds
    while true {
      if pending.isEmpty, let line = takeLine() { return .success(line) }
      if rest.count > OutsideProgram.longestLine { return fail(.tooLong) }
      if Interruption.isRequested { return fail(.interrupted) }
      let left = end - OutsideProgram.now
      if left <= 0 { return fail(.late) }
      var polled = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pending.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0),
      ]
      let count = poll(&polled, 2, CInt(min(left * 1000 + 1, 100)))
      if count < 0, errno != EINTR { return fail(.ended(status: nil)) }
      if polled[1].revents != 0 {
        let written = pending.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
        if written > 0 {
          pending = pending.dropFirst(written)
        } else if errno != EAGAIN, errno != EINTR {
          pending = []
        }
      }
      if polled[0].revents != 0, !readMore() { return fail(.ended(status: wait())) }
    }
  }

  /// Why no line came, as an error.
  struct SilenceError: Error {
    let reason: Silence
    init(_ reason: Silence) { self.reason = reason }
  }

  private func fail(_ reason: Silence) -> Result<[UInt8], SilenceError> {
    stop()
    return .failure(SilenceError(reason))
  }

  /// Reads what there is; false at the end.
  private func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
    if count > 0 { rest += buffer[..<count] }
    return count > 0 || count < 0 && errno == EINTR
  }

  private func takeLine() -> [UInt8]? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = Array(rest[..<end])
    rest.removeFirst(end + 1)
    return line
  }

  /// The status that the program ends with; nil where a signal ends it.
  private func wait() -> Int? {
    var status: CInt = 0
    // What has closed its output has a moment to end by itself.
    for _ in 0..<50 {
      if waitpid(process, &status, WNOHANG) == process {
        isRunning = false
        return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : nil
      }
      usleep(10_000)
    }
    return nil
  }

  /// Ends the program and all that it has started in its group.
  func stop() {
    guard !isStopped else { return }
    isStopped = true
    close(input)
    close(output)
    kill(-process, SIGKILL)
    guard isRunning else { return }
    isRunning = false
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Seconds of a clock that nobody sets.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
