import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A few threads that share out pieces of work.
///
/// Whoever is free claims the next piece, so that a thread which has lost its core holds up one piece
/// only. A thread that has nothing to do looks out for work for a moment before it sleeps, because
/// waking takes longer than a step of training.
public final class WorkerPool: Sendable {
  /// Threads that work, the caller's included.
  public let threads: Int
  private let shared: SharedWork
  private let handles: [pthread_t]

  /// Starts threads.
  ///
  /// Where the system grants fewer, the pool has fewer.
  ///
  /// - Parameters:
  ///   - threads: How many threads are to work, the caller's included.
  ///   - keepsSubnormals: Whether numbers too small for the normal range keep their values.
  public init(threads: Int, keepsSubnormals: Bool = false) {
    shared = SharedWork(keepsSubnormals: keepsSubnormals)
    var handles: [pthread_t] = []
    for number in 1..<max(1, min(threads, 256)) {
      guard let handle = SharedWork.start(shared, number: number) else { break }
      handles.append(handle)
    }
    self.handles = handles
    self.threads = handles.count + 1
  }

  deinit {
    shared.stop()
    for handle in handles { pthread_join(handle, nil) }
  }

  /// Does every piece of work once and returns when all are done.
  ///
  /// Meanwhile numbers too small for the normal range count as 0, on every thread alike, unless the pool
  /// keeps them.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - body: Does a piece; it is told which piece and which thread, 0 for the caller's. Must not call
  ///     `run` itself.
  public func run(_ count: Int, _ body: (_ piece: Int, _ thread: Int) -> Void) {
    let before = shared.keepsSubnormals ? nil : Subnormals.flush()
    defer { if let before { Subnormals.restore(before) } }
    if threads == 1 || count <= 1 {
      for piece in 0..<max(0, count) { body(piece, 0) }
      return
    }
    withoutActuallyEscaping(body) { shared.run(count, $0) }
  }
}

/// What the threads of a pool share.
///
/// The ticket holds the number of the job, how many pieces it has and which is next. A piece is
/// claimed by raising the ticket by one; a claim that is not beyond the job's pieces keeps the job
/// from ending, so that its body may be called.
private final class SharedWork: @unchecked Sendable {
  private let ticket = Atomic<UInt64>(0)
  private let done = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private var body: ((Int, Int) -> Void)?
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let wake: UnsafeMutablePointer<pthread_cond_t>

  private static let pieceBits: UInt64 = 22
  private static let pieceMask: UInt64 = (1 << pieceBits) - 1
  /// What a thread's stack holds, as the first thread's mostly does: expressions are nested.
  private static let stackBytes = 8 << 20
  /// Looks at the ticket before a thread sleeps: about 150 µs.
  private static let patience = 100_000

  let keepsSubnormals: Bool

  init(keepsSubnormals: Bool) {
    self.keepsSubnormals = keepsSubnormals
    lock = .allocate(capacity: 1)
    wake = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(wake, nil)
  }

  deinit {
    pthread_cond_destroy(wake)
    pthread_mutex_destroy(lock)
    wake.deallocate()
    lock.deallocate()
  }

  static func start(_ shared: SharedWork, number: Int) -> pthread_t? {
    final class Start {
      let shared: SharedWork
      let number: Int
      init(_ shared: SharedWork, _ number: Int) { (self.shared, self.number) = (shared, number) }
    }
    let start = Unmanaged.passRetained(Start(shared, number))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackBytes)
    #if canImport(Glibc)
      var handle = pthread_t()
      let failed = pthread_create(
        &handle, &attributes,
        { context in
          guard let context else { return nil }
          let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
          start.shared.work(start.number)
          return nil
        }, start.toOpaque())
      let made: pthread_t? = handle
    #else
      var made: pthread_t?
      let failed = pthread_create(
        &made, &attributes,
        { context in
          let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
          start.shared.work(start.number)
          return nil
        }, start.toOpaque())
    #endif
    if failed != 0 {
      start.release()
      return nil
    }
    return made
  }

  func run(_ count: Int, _ work: @escaping (Int, Int) -> Void) {
    precondition(count < 1 << SharedWork.pieceBits)
    body = work
    done.store(0, ordering: .relaxed)
    let job = (ticket.load(ordering: .relaxed) >> (2 * SharedWork.pieceBits)) &+ 1
    ticket.store(
      (job << (2 * SharedWork.pieceBits)) | (UInt64(count) << SharedWork.pieceBits),
      ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wakeAll() }
    claim(thread: 0)
    var looks = 0
    while done.load(ordering: .acquiring) < count {
      looks &+= 1
      if looks & 1023 == 0 { sched_yield() }
    }
    body = nil
  }

  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    wakeAll()
  }

  private func wakeAll() {
    pthread_mutex_lock(lock)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(lock)
  }

  /// Does pieces until none is left.
  ///
  /// - Returns: The ticket that was beyond the pieces.
  @discardableResult
  private func claim(thread: Int) -> UInt64 {
    while true {
      let claimed = ticket.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
      let piece = claimed & SharedWork.pieceMask
      let count = (claimed >> SharedWork.pieceBits) & SharedWork.pieceMask
      guard piece < count else { return claimed }
      body?(Int(piece), thread)
      done.wrappingAdd(1, ordering: .acquiringAndReleasing)
    }
  }

  private func work(_ number: Int) {
    if !keepsSubnormals { _ = Subnormals.flush() }
    var seen: UInt64 = 0
    var looks = 0
    while !stopping.load(ordering: .relaxed) {
      if ticket.load(ordering: .acquiring) >> (2 * SharedWork.pieceBits) != seen {
        seen = claim(thread: number) >> (2 * SharedWork.pieceBits)
        looks = 0
      } else {
        looks &+= 1
        if looks > SharedWork.patience {
          sleep(seen)
          looks = 0
        }
      }
    }
  }

  /// Sleeps until there is another job than the one seen last.
  private func sleep(_ seen: UInt64) {
    pthread_mutex_lock(lock)
    sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
    while ticket.load(ordering: .sequentiallyConsistent) >> (2 * SharedWork.pieceBits) == seen,
      !stopping.load(ordering: .sequentiallyConsistent)
    {
      pthread_cond_wait(wake, lock)
    }
    sleepers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(lock)
  }
}
