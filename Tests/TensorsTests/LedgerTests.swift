import Tensors
import Testing

@Suite struct LedgerTests {
  private static var here: LedgerPlace { LedgerPlace(iteration: 0, line: 1) }

  private static func leaf(_ numbers: [Double]) -> Node<Double> { Node(Tensor(vector: numbers)) }

  /// A slice of single numbers.
  private static func slice(_ ledger: Ledger, _ ids: [UInt32], _ numbers: [Double]) -> Node<Double>
  {
    RecordSlice(
      ledger, ids: .list(ids), shape: Tensor(vector: numbers).shape, numbers: numbers, type: .real
    ).node()
  }

  @Test(arguments: 0..<20)
  func `the sweep of a random program agrees with the tape`(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed))
    let x = LedgerTests.leaf((0..<4).map { _ in random.uniform() + 0.5 })
    let ledger = Ledger()
    let base = ledger.bind(x)
    var ids = (0..<4).map { base + UInt32($0) }
    var values = x.value.elements
    var nodes = try (0..<4).map { place in
      Node(try Rearrangement.slice(x.value.shape, [.place(place)]), [x])
    }
    let functions: [BinaryFunction] = [.add, .subtract, .multiply, .divide, .maximum, .minimum]
    for _ in 0..<30 {
      let (a, b, c) = (
        Int.random(in: 0..<ids.count, using: &random),
        Int.random(in: 0..<ids.count, using: &random),
        Int.random(in: 0..<ids.count, using: &random)
      )
      let function = functions[Int.random(in: 0..<functions.count, using: &random)]
      if random.uniform() < 0.3 {
        let result = values[c] + values[a] * values[b]
        ids.append(
          ledger.addedProduct(
            ids[c], values[c], ids[a], values[a], ids[b], values[b], result: result,
            at: LedgerTests.here))
        values.append(result)
        let product = Node(
          try ElementwiseBinary(name: "mul", .multiply, left: .scalar, right: .scalar),
          [nodes[a], nodes[b]])
        nodes.append(
          Node(
            try ElementwiseBinary(name: "add", .add, left: .scalar, right: .scalar),
            [nodes[c], product]))
      } else {
        let result = function.value(values[a], values[b])
        ids.append(
          ledger.binary(
            function, ids[a], values[a], ids[b], values[b], result: result, at: LedgerTests.here))
        values.append(result)
        nodes.append(
          Node(
            try ElementwiseBinary(name: "f", function, left: .scalar, right: .scalar),
            [nodes[a], nodes[b]]))
      }
    }
    let last = LedgerTests.slice(ledger, [ids[ids.count - 1]], [values[values.count - 1]])
    let swept = Gradients(of: last)[x]
    let taped = Gradients(of: nodes[nodes.count - 1])[x]
    #expect((swept == nil) == (taped == nil))
    for (a, b) in zip(swept?.elements ?? [], taped?.elements ?? []) {
      // Long chains of products overflow, and then do so on both.
      #expect(a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-9 * max(1, abs(b)), "\(a) \(b)")
    }
  }

  @Test func `a number of nothing has no gradient, one of a zero has 0`() {
    let (x, y) = (LedgerTests.leaf([2, 3]), LedgerTests.leaf([5]))
    let ledger = Ledger()
    let (a, b) = (ledger.bind(x), ledger.bind(y))
    let id = ledger.binary(.multiply, a, 2, Ledger.plain, 0, result: 0, at: LedgerTests.here)
    let gradients = Gradients(of: LedgerTests.slice(ledger, [id], [0]))
    #expect(gradients[x]?.elements == [0, 0])
    #expect(gradients[y] == nil)
    #expect(b != a)
  }

  @Test func `a full record lets its oldest part go and says from which line on it is kept`() {
    let x = LedgerTests.leaf([1])
    let ledger = Ledger(limit: 1 << 16)
    var id = ledger.bind(x)
    var value = 1.0
    for line in 1...20_000 {
      id = ledger.binary(
        .add, id, value, Ledger.plain, 1, result: value + 1,
        at: LedgerPlace(iteration: 0, line: line))
      value += 1
    }
    #expect(ledger.bytes < 1 << 20)
    #expect(ledger.lostLine != nil)
    #expect(ledger.value(of: id) == 20_001)
    #expect(Gradients(of: LedgerTests.slice(ledger, [id], [value])).lostLine == ledger.lostLine)
  }

  @Test func `other numbers at a leaf are replayed through the record`() {
    let x = LedgerTests.leaf([2, 3])
    let ledger = Ledger()
    let base = ledger.bind(x)
    let id = ledger.binary(.multiply, base, 2, base + 1, 3, result: 6, at: LedgerTests.here)
    let result = LedgerTests.slice(ledger, [id], [6])
    #expect(
      result.recomputed(replacing: x, with: Tensor(vector: [4, 5])).elements == [20])
  }

  @Test func `iterations know the loops around them`() {
    let ledger = Ledger()
    let outer = ledger.iteration(parent: 0, loop: 0, value: 3)
    let inner = ledger.iteration(parent: outer, loop: 1, text: "'a'")
    #expect(ledger.loops(of: inner).map(\.loop) == [0, 1])
    #expect(ledger.loops(of: inner).map(\.value) == ["3", "'a'"])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 100, 128, 129, 1000, 4097])
  func `sums are those of NumPy's order up to rounding`(count: Int) {
    let numbers = (0..<count).map { 1 / Double($0 + 1) }
    let plain = numbers.reduce(0, +)
    #expect(abs(PairwiseSum.sum(numbers) - plain) <= 1e-12 * max(1, plain))
  }
}
