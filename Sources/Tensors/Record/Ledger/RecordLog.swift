/// What a program writes into arrays while it is watched, in order.
///
/// The record itself keeps no writes: a number that is overwritten leaves no trace there. So a walk through
/// a program's iterations has them noted here.
public final class RecordLog: @unchecked Sendable {
  // Unchecked: written by the one thread that runs the program, and only read afterwards.

  /// The most writes that are noted: 2²⁰.
  public static let most = 1 << 20

  /// A number that was written into a cell.
  struct Write {
    var array: Int
    var cell: Int
    var value: Double
    var id: Ledger.ID
    /// How many entries the record had then.
    var entry: Int
    var place: LedgerPlace
  }

  /// An array that is written into.
  struct Watched {
    /// Its numbers before anything was written, under the name that the program has for it.
    let before: Node<Double>
  }

  private(set) var writes: [Write] = []
  private(set) var arrays: [Watched] = []

  /// Starts an empty log.
  public init() {}

  /// Notes that an array is going to be written into.
  ///
  /// - Returns: The number by which its writes are noted.
  public func begin(_ before: Node<Double>) -> Int {
    arrays.append(Watched(before: before))
    return arrays.count - 1
  }

  /// Notes a write.
  public func note(
    array: Int, cell: Int, value: Double, id: Ledger.ID, entry: Int, at place: LedgerPlace
  ) {
    guard writes.count < RecordLog.most else { return }
    writes.append(
      Write(array: array, cell: cell, value: value, id: id, entry: entry, place: place))
  }
}
