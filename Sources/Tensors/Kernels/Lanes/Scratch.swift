import Synchronization

/// Memory for vectors, in parts that begin on whole cache lines.
public final class Scratch {
  private let memory: ScratchMemory
  private let offsets: [Int]

  /// Takes memory for parts of so many bytes.
  public init(_ bytes: [Int]) {
    var offsets: [Int] = []
    var total = 0
    for count in bytes {
      offsets.append(total)
      total += (count + 63) / 64 * 64
    }
    self.offsets = offsets
    memory = ScratchMemory(bytes: total)
  }

  deinit { memory.giveBack() }

  /// Where a part begins.
  public subscript(part: Int) -> UnsafeMutableRawPointer { memory.start + offsets[part] }
}

/// A block of memory for the time of one operation, to which alone it belongs.
///
/// The last large one is kept: operations of like sizes follow one another, and to ask the system for pages
/// takes as long as a convolution over them.
struct ScratchMemory: @unchecked Sendable {
  let start: UnsafeMutableRawPointer
  private let bytes: Int

  /// What is kept has between a quarter of a megabyte and 64 of them.
  private static let kept = Mutex<ScratchMemory?>(nil)
  private static let sizes = (256 << 10)...(64 << 20)

  /// Takes a block whose content is undefined.
  init(bytes: Int) {
    if ScratchMemory.sizes.contains(bytes), let memory = ScratchMemory.kept(atLeast: bytes) {
      self = memory
      return
    }
    start = .allocate(byteCount: max(64, bytes), alignment: 64)
    self.bytes = bytes
  }

  /// Gives the block back, once.
  func giveBack() {
    guard ScratchMemory.sizes.contains(bytes) else { return start.deallocate() }
    // The larger of two blocks stays.
    let unwanted: ScratchMemory? = ScratchMemory.kept.withLock { kept in
      if let before = kept, before.bytes >= bytes { return self }
      defer { kept = self }
      return kept
    }
    unwanted?.start.deallocate()
  }

  private static func kept(atLeast bytes: Int) -> ScratchMemory? {
    kept.withLock { kept in
      guard let memory = kept, memory.bytes >= bytes else { return nil }
      kept = nil
      return memory
    }
  }
}
