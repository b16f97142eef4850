/// One entry of an index between square brackets.
public enum IndexItem: Hashable, Sendable {
  /// One place, counted from the end if negative; the dimension goes away.
  case place(Int)
  /// `start:stop:step`; what is nil runs to the end.
  case range(start: Int?, stop: Int?, step: Int)
  /// `None`: a new dimension of length 1.
  case newDimension
  /// `...`: every dimension that the other entries leave.
  case ellipsis
}

/// The part of a tensor that an index selects.
public struct Region: Hashable, Sendable {
  /// The tensor's shape.
  public let input: Shape
  /// The shape of what is selected.
  public let shape: Shape
  /// For each dimension of what is selected, how far into the tensor each of its places leads.
  let tables: [[Int]]
  /// How far into the tensor the places lead that were named.
  let base: Int

  /// Resolves an index as Python does: ranges are cut to what is there, places are not.
  ///
  /// - Throws: `ShapeError.indexOutOfRange`, `.tooManyIndices`, `.tooSmall` for a step of 0 and
  ///   `.settingCount` for a second ellipsis.
  public init(_ input: Shape, _ items: [IndexItem]) throws(ShapeError) {
    var walk = RegionWalk(input: input)
    for item in try Region.complete(items, for: input) { try walk.take(item) }
    self.input = input
    shape = try Shape(walk.tables.map(\.count))
    tables = walk.tables
    base = walk.base
  }

  /// Puts whole dimensions in the place of the ellipsis, or at the end.
  private static func complete(
    _ items: [IndexItem], for input: Shape
  ) throws(ShapeError) -> [IndexItem] {
    let ellipses = items.count { $0 == .ellipsis }
    guard ellipses <= 1 else { throw .settingCount(.dims, found: ellipses, expected: 1) }
    let used = items.count { $0 != .ellipsis && $0 != .newDimension }
    guard used <= input.rank else { throw .tooManyIndices(used, shape: input) }
    let whole = [IndexItem](
      repeating: .range(start: nil, stop: nil, step: 1), count: input.rank - used)
    guard let gap = items.firstIndex(of: .ellipsis) else { return items + whole }
    return items[..<gap] + whole + items[(gap + 1)...]
  }

  /// The places in the tensor of what is selected, in order.
  public var offsets: [Int] {
    shape.count == 0 ? [] : SourceTable.offsets(base: base, tables).map(Int.init)
  }
}

/// Takes the entries of an index one after another.
private struct RegionWalk {
  let input: Shape
  let strides: [Int]
  var dimension = 0
  var base = 0
  var tables: [[Int]] = []

  init(input: Shape) {
    self.input = input
    strides = input.strides
  }

  mutating func take(_ item: IndexItem) throws(ShapeError) {
    switch item {
    case .ellipsis: return
    case .newDimension: tables.append([0])
    case .place(let place):
      let length = input[dimension]
      guard place >= -length, place < length else {
        throw .indexOutOfRange(place, dimension: dimension, length: length)
      }
      base += (place < 0 ? place + length : place) * strides[dimension]
      dimension += 1
    case .range(let start, let stop, let step):
      guard step != 0 else { throw .tooSmall(.step, value: 0, minimum: 1) }
      let places = RegionWalk.places(start, stop, step, length: input[dimension])
      tables.append(places.map { $0 * strides[dimension] })
      dimension += 1
    }
  }

  /// Python's `range(*slice(start, stop, step).indices(length))`.
  private static func places(_ start: Int?, _ stop: Int?, _ step: Int, length: Int) -> [Int] {
    func cut(_ place: Int, _ low: Int, _ high: Int) -> Int {
      min(max(place < 0 ? place + length : place, low), high)
    }
    // A step beyond the length selects one place at most, like one of the length.
    let step = min(max(step, -max(length, 1)), max(length, 1))
    if step > 0 {
      let first = cut(start ?? 0, 0, length)
      return Array(stride(from: first, to: cut(stop ?? length, 0, length), by: step))
    }
    let first = cut(start ?? (length - 1), -1, length - 1)
    let end = stop.map { cut($0, -1, length - 1) } ?? -1
    return Array(stride(from: first, to: end, by: step))
  }
}
