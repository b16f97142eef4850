#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A row of plain numbers or structs that only grows at its end and can be let go from its beginning.
///
/// It lies in one piece that grows by half; the system moves large pieces without copying them, so that their
/// pages are asked for once.
struct LedgerRow<Element: BitwiseCopyable> {
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int

  /// One past the last place, those that were let go counted.
  private(set) var end = 0

  /// The first place that is kept.
  private(set) var start = 0

  /// Makes an empty row.
  init(capacity: Int = 64) {
    self.capacity = capacity
    storage = LedgerRow.room(nil, for: capacity)
  }

  /// Gives the memory back; the row must not be used any more.
  func deallocate() { free(storage) }

  /// Bytes in use.
  var bytes: Int { (end - start) * MemoryLayout<Element>.stride }

  /// The element at a place that is kept.
  subscript(place: Int) -> Element {
    @inline(__always) get { storage[place &- start] }
    @inline(__always) nonmutating set { storage[place &- start] = newValue }
  }

  /// Adds an element.
  @inline(__always)
  mutating func append(_ element: Element) {
    if end &- start == capacity { grow(for: 1) }
    storage[end &- start] = element
    end &+= 1
  }

  /// Adds room for several elements, which the caller fills in.
  ///
  /// - Returns: The room; it holds until the row grows again.
  @inline(__always)
  mutating func extend(by count: Int) -> UnsafeMutablePointer<Element> {
    if end &- start &+ count > capacity { grow(for: count) }
    let room = storage + (end &- start)
    end &+= count
    return room
  }

  /// The elements from a place on; they hold until the row grows again.
  @inline(__always)
  func pointer(at place: Int) -> UnsafeMutablePointer<Element> { storage + (place &- start) }

  /// Lets go of everything before a place.
  mutating func drop(before place: Int) {
    let place = min(max(place, start), end)
    let kept = end - place
    storage.update(from: storage + (place - start), count: kept)
    start = place
  }

  @inline(never)
  private mutating func grow(for count: Int) {
    let wanted = max(capacity + capacity / 2, end - start + count)
    storage = LedgerRow.room(storage, for: wanted)
    capacity = wanted
  }

  /// A piece for so many elements that begins with those of another, whose place it takes.
  private static func room(
    _ old: UnsafeMutablePointer<Element>?, for count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let piece = realloc(old, count * MemoryLayout<Element>.stride) else {
      preconditionFailure("there is no memory left")
    }
    return piece.assumingMemoryBound(to: Element.self)
  }
}
