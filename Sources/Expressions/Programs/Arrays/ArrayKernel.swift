import Tensors

/// The loops over the elements of two operands; every number comes from ``BinaryFunction/value(_:_:)``.
enum ArrayKernel {
  static func combine(
    _ function: BinaryFunction, rank: Int, shape: UnsafePointer<Int>, _ a: ArrayOperand,
    _ stepsA: UnsafePointer<Int>, _ b: ArrayOperand, _ stepsB: UnsafePointer<Int>,
    into result: UnsafeMutablePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { numbers in
      guard let start = numbers.baseAddress else { return }
      start.initialize(to: a.number)
      (start + 1).initialize(to: b.number)
      let x = a.array.map { UnsafePointer($0.buffer.cells + $0.offset) } ?? UnsafePointer(start)
      let y = b.array.map { UnsafePointer($0.buffer.cells + $0.offset) } ?? UnsafePointer(start + 1)
      switch function {
      case .add: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 + $1 }
      case .subtract: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 - $1 }
      case .multiply: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 * $1 }
      case .divide: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 / $1 }
      default: rows(rank, shape, x, stepsA, y, stepsB, result) { function.value($0, $1) }
      }
    }
  }

  @inline(__always)
  private static func rows(
    _ rank: Int, _ shape: UnsafePointer<Int>, _ x: UnsafePointer<Double>,
    _ stepsA: UnsafePointer<Int>, _ y: UnsafePointer<Double>, _ stepsB: UnsafePointer<Int>,
    _ result: UnsafeMutablePointer<Double>, _ function: (Double, Double) -> Double
  ) {
    guard rank > 0 else {
      result[0] = function(x[0], y[0])
      return
    }
    for d in 0..<rank where shape[d] == 0 { return }
    let (last, a, b) = (shape[rank - 1], stepsA[rank - 1], stepsB[rank - 1])
    withUnsafeTemporaryAllocation(of: Int.self, capacity: rank) { index in
      index.initialize(repeating: 0)
      var (next, p, q) = (0, 0, 0)
      while true {
        for i in 0..<last { result[next &+ i] = function(x[p &+ i &* a], y[q &+ i &* b]) }
        next += last
        var d = rank - 2
        while d >= 0 {
          index[d] += 1
          p += stepsA[d]
          q += stepsB[d]
          if index[d] < shape[d] { break }
          index[d] = 0
          p -= stepsA[d] * shape[d]
          q -= stepsB[d] * shape[d]
          d -= 1
        }
        if d < 0 { return }
      }
    }
  }
}
