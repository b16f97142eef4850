import Tensors

/// Notes what a program writes into its arrays, for a walk through its iterations.
final class ArrayWatch {
  private unowned let machine: ProgramMachine
  private let log: RecordLog

  init(_ machine: ProgramMachine, _ log: RecordLog) {
    self.machine = machine
    self.log = log
  }

  /// Notes that an array is going to be written into.
  ///
  /// - Returns: The number by which its writes are noted.
  func begin(_ buffer: NumberBuffer, name: String?) -> Int {
    if let node = buffer.node {
      if let name { node.go(by: name) }
      return log.begin(node)
    }
    let numbers = Array(UnsafeBufferPointer(start: buffer.cells, count: buffer.count))
    let shape = buffer.shape ?? buffer.node?.value.shape
    let before = shape.flatMap { try? Tensor($0, numbers) } ?? Tensor(vector: numbers)
    return log.begin(Node(before, label: name))
  }

  /// Notes a write.
  func note(_ array: Int, _ cell: Int, _ value: Double, _ id: UInt32) {
    log.note(
      array: array, cell: cell, value: value, id: id, entry: machine.ledger.entryCount,
      at: machine.here)
  }
}
