/// The limits on what a user may ask for, kept in one place: how much work, and how much memory.
public enum Budget {
  /// The most work that one operation may be: what a core does in a few seconds.
  public static let maximumWork = 5_000_000_000

  /// Checks that a piece of work can be done in sensible time.
  ///
  /// - Throws: `ShapeError.tooMuchWork`.
  public static func check(work: Int) throws(ShapeError) {
    guard work <= maximumWork else { throw .tooMuchWork(work, limit: maximumWork) }
  }

  /// The most work that a network may be for one input, all layers together: what a core does in about
  /// a minute, which Ctrl-C ends.
  public static let maximumNetworkWork = 64_000_000_000

  /// Checks that an input can be sent through a network in sensible time.
  ///
  /// - Throws: `ShapeError.tooMuchWork`.
  public static func check(networkWork work: Int) throws(ShapeError) {
    guard work <= maximumNetworkWork else { throw .tooMuchWork(work, limit: maximumNetworkWork) }
  }

  /// Checks that there is room on the tape for so many more numbers.
  ///
  /// - Throws: `ShapeError.tapeIsFull`.
  public static func check(room elements: Int) throws(ShapeError) {
    guard Tape.elements + elements <= Tape.maximumElements else {
      throw .tapeIsFull(limit: Tape.maximumElements)
    }
  }

  /// The product of two amounts of work, which stops growing at `Int.max`.
  public static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }
}

extension Operation {
  /// What the operation costs, in products: each number of the output counts as ten where nothing else
  /// is known.
  public var work: Int { max(multiplyAdds, Budget.product(outputShape.count, 10)) }

  /// Checks that the output can be computed in sensible time and kept.
  ///
  /// - Throws: `ShapeError.tooMuchWork`, `.tapeIsFull`.
  public func checkBudget() throws(ShapeError) {
    try Budget.check(work: work)
    try Budget.check(room: outputShape.count)
  }
}

extension Replay {
  /// What it costs to compute the root again, in products.
  public var work: Int {
    dependents.reduce(0) { sum, node in
      let read = node.inputs.reduce(0) { $0 + $1.value.shape.count }
      let (total, overflow) = sum.addingReportingOverflow(
        max(node.operation?.work ?? 0, Budget.product(read, 10)))
      return overflow ? .max : total
    }
  }
}
