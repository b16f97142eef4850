import Synchronization
import Tensors
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct WorkerPoolTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every piece is done once, whoever does it`(threads: Int) {
    let pool = WorkerPool(threads: threads)
    for count in [0, 1, 2, 5, 64, 1000] {
      for _ in 0..<50 {
        let times = UnsafeMutablePointer<Int>.allocate(capacity: count + 1)
        times.initialize(repeating: 0, count: count + 1)
        pool.run(count) { piece, thread in
          #expect(thread >= 0 && thread < pool.threads)
          times[piece] += 1
        }
        #expect((0..<count).allSatisfy { times[$0] == 1 })
        times.deallocate()
      }
    }
  }

  @Test func `threads that have gone to sleep are woken`() {
    let pool = WorkerPool(threads: 3)
    let sum = Atomic<Int>(0)
    for _ in 0..<5 {
      pool.run(100) { piece, _ in sum.add(piece, ordering: .relaxed) }
      usleep(20_000)
    }
    #expect(sum.load(ordering: .relaxed) == 5 * 4950)
  }

  @Test func `numbers below the normal range are 0 in a piece, and what they were outside`() {
    let pool = WorkerPool(threads: 2)
    let small = [Float.leastNormalMagnitude, 0.5]
    func product(_ numbers: [Float]) -> Float { numbers.reduce(1, *) }
    let results = Atomic<Int>(0)
    pool.run(10) { _, _ in
      if product(small) == 0 { results.add(1, ordering: .relaxed) }
    }
    #expect(results.load(ordering: .relaxed) == 10)
    #expect(product(small) > 0)
  }

  @Test func `a pool that keeps numbers below the normal range has them on every thread`() {
    let pool = WorkerPool(threads: 2, keepsSubnormals: true)
    let small = [Float.leastNormalMagnitude, 0.5]
    let results = Atomic<Int>(0)
    pool.run(10) { _, _ in
      if small.reduce(1, *) > 0 { results.add(1, ordering: .relaxed) }
    }
    #expect(results.load(ordering: .relaxed) == 10)
  }
}
