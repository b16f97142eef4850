import Synchronization

/// How many bytes the lists, dicts and texts of all programs hold, so that a program that fills them is
/// stopped before the machine is.
enum KeptMemory {
  /// The most bytes: 2 GiB.
  static let most = 1 << 31

  private static let kept = Atomic<Int>(0)

  /// How many bytes are held.
  static var bytes: Int { kept.load(ordering: .relaxed) }

  static func add(_ bytes: Int) { kept.add(bytes, ordering: .relaxed) }
  static func subtract(_ bytes: Int) { kept.subtract(bytes, ordering: .relaxed) }
}

/// What one value counts for.
struct KeptShare {
  private var bytes = 0

  /// Counts a value anew where it has grown by half or more; what shrinks goes on counting until it goes.
  @inline(__always)
  mutating func cover(_ wanted: Int) {
    guard wanted > bytes else { return }
    let grown = wanted + wanted >> 1
    KeptMemory.add(grown - bytes)
    bytes = grown
  }

  /// The value goes.
  func end() { KeptMemory.subtract(bytes) }
}
