/// `range(start, stop, step)`.
final class RangeObject: ProgramObject, @unchecked Sendable {
  let start: Int
  let stop: Int
  let step: Int
  let count: Int

  init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    // The distance may need more bits than a whole number has; a range that long is never gone through.
    let (distance, overflow) =
      step > 0
      ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    let stride = step.magnitude > UInt(Int.max) ? Int.max : Int(step.magnitude)
    count =
      overflow
      ? (stop > start) == (step > 0) ? Int.max : 0
      : distance <= 0 ? 0 : (distance - 1) / stride + 1
    super.init(.range)
  }

  /// The number at a place.
  func number(_ place: Int) -> Int { start &+ place &* step }

  override var typeName: String { "range" }
  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? { count }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard let slice = index.object as? SliceObject else {
      return .int(number(try Sequences.place(index, count, "range object")))
    }
    let places = try slice.places(min(count, Sequences.most))
    let step = self.step &* (slice.step.integer ?? 1)
    let first = number(places.first ?? 0)
    return .object(RangeObject(start: first, stop: first &+ places.count &* step, step: step))
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    RangeIterator(self)
  }

  override func contains(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    guard let number = value.number, let whole = Int(exactly: number), count > 0 else {
      return false
    }
    let last = self.number(count - 1)
    return whole >= min(start, last) && whole <= max(start, last) && (whole - start) % step == 0
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "start": .int(start)
    case "stop": .int(stop)
    case "step": .int(step)
    default: try super.attribute(name, machine)
    }
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let range = other.object as? RangeObject else { return nil }
    return count == range.count
      && (count == 0 || (start == range.start && (count == 1 || step == range.step)))
  }
}

/// Goes through a range.
final class RangeIterator: ProgramIterator, @unchecked Sendable {
  private let range: RangeObject
  @exclusivity(unchecked) private var place = 0

  init(_ range: RangeObject) {
    self.range = range
    super.init(.range)
  }

  /// The next number; nil at the end.
  @inline(__always)
  func nextNumber() -> Int? {
    guard place < range.count else { return nil }
    place += 1
    return range.number(place - 1)
  }

  override func next(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramValue? {
    nextNumber().map { .int($0) }
  }
}

/// `start:stop:step` in the brackets of an element.
final class SliceObject: ProgramObject, @unchecked Sendable {
  let start: ProgramValue
  let stop: ProgramValue
  let step: ProgramValue

  init(start: ProgramValue, stop: ProgramValue, step: ProgramValue) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init()
  }

  override var typeName: String { "slice" }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "start": start
    case "stop": stop
    case "step": step
    default: try super.attribute(name, machine)
    }
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "slice(\(try Sequences.texts([start, stop, step], machine)))"
  }

  private func whole(_ part: ProgramValue) throws(ProgramFailure) -> Int? {
    if part.isNone { return nil }
    guard let number = part.integer else { throw .sliceKind(part.typeName) }
    return number
  }

  /// Where the slice begins, its step and how many places it has, along a length.
  func span(_ length: Int) throws(ProgramFailure) -> (start: Int, step: Int, count: Int) {
    try SliceObject.span(whole(start), whole(stop), whole(step), length)
  }

  /// Python's `slice.indices`.
  static func span(
    _ start: Int?, _ stop: Int?, _ step: Int?, _ length: Int
  ) throws(ProgramFailure) -> (start: Int, step: Int, count: Int) {
    let step = step ?? 1
    guard step != 0 else { throw .sliceStepZero() }
    // A step beyond the length takes one place at most, like one of the length.
    let stride = min(max(step, -max(length, 1)), max(length, 1))
    func cut(_ place: Int, _ low: Int, _ high: Int) -> Int {
      min(max(place < 0 ? place &+ length : place, low), high)
    }
    if stride > 0 {
      let first = cut(start ?? 0, 0, length)
      let end = cut(stop ?? length, 0, length)
      return (first, stride, max(0, (end - first + stride - 1) / stride))
    }
    let first = start.map { cut($0, -1, length - 1) } ?? length - 1
    let end = stop.map { cut($0, -1, length - 1) } ?? -1
    return (first, stride, max(0, (first - end - stride - 1) / -stride))
  }

  /// Where the slice begins.
  func start(_ length: Int) throws(ProgramFailure) -> Int { try span(length).start }

  /// The places along a length.
  func places(_ length: Int) throws(ProgramFailure) -> [Int] {
    let span = try span(length)
    return (0..<span.count).map { span.start + $0 * span.step }
  }
}
