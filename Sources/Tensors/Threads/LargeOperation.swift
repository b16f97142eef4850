import Synchronization

/// Shares one large operation out among the cores, as training does with its blocks.
///
/// What a piece computes does not depend on the thread that does it.
enum LargeOperation {
  /// The multiply-adds from which it pays to wake another thread.
  private static let worth = 1 << 25
  private static let pool = WorkerPool(threads: Machine.cores, keepsSubnormals: true)
  private static let isTaken = Atomic<Bool>(false)

  /// How many threads may work on an operation: each that asks for memory of its own is told its number.
  static func threads(work: Int) -> Int {
    work < worth || Machine.cores == 1 ? 1 : pool.threads
  }

  /// Does every piece once and returns when all are done; on the caller's thread alone if there is little
  /// work, or while another operation has the threads.
  ///
  /// - Parameters:
  ///   - pieces: How many pieces there are.
  ///   - work: The multiply-adds of the whole operation.
  ///   - body: Does a piece on a thread, 0 for the caller's; must not share anything out itself.
  static func share(_ pieces: Int, work: Int, _ body: (_ piece: Int, _ thread: Int) -> Void) {
    guard pieces > 1, threads(work: work) > 1, !isTaken.exchange(true, ordering: .acquiring) else {
      for piece in 0..<pieces { body(piece, 0) }
      return
    }
    pool.run(pieces, body)
    isTaken.store(false, ordering: .releasing)
  }
}
