import Testing

@testable import Networks

struct TrainingPlanTests {
  @Test func `an epoch sees every picture once`() {
    let plan = EpochPlan(epoch: 2, count: 1000, batchSize: 64, seed: 9)
    #expect(plan.steps == 16)
    #expect((0..<plan.steps).flatMap { plan.batch($0) }.sorted() == Array(0..<1000))
    #expect(plan.batch(15).count == 40)
  }

  @Test func `the order belongs to seed and epoch`() {
    func order(_ epoch: Int, _ seed: UInt64) -> [Int] {
      EpochPlan(epoch: epoch, count: 100, batchSize: 10, seed: seed).order
    }
    #expect(order(0, 1) == order(0, 1))
    #expect(order(0, 1) != order(1, 1))
    #expect(order(0, 1) != order(0, 2))
  }

  @Test func `plans of nothing have no steps`() {
    #expect(EpochPlan(epoch: 0, count: 0, batchSize: 0, seed: 0).steps == 0)
    #expect(EpochPlan.steps(count: 5, batchSize: 0) == 5)
  }

  @Test func `orders are even`() {
    var counts = [[Int]](repeating: [0, 0, 0, 0], count: 4)
    for seed in 0..<24_000 as Range<UInt64> {
      for (place, number) in shuffledIndices(4, seed: seed).enumerated() {
        counts[place][number] += 1
      }
    }
    #expect(counts.joined().allSatisfy { abs($0 - 6000) < 300 })
  }

  @Test func `schedules begin at the whole rate and end as they should`() {
    let cosine = Schedule(.cosine)
    #expect(cosine.factor(step: 0, of: 100) == 1)
    #expect(abs(cosine.factor(step: 50, of: 100) - 0.5) < 1e-12)
    #expect(cosine.factor(step: 99, of: 100) < 0.001)
    #expect(cosine.factor(step: 500, of: 100) < 1e-12)
    let step = Schedule(.step)
    #expect([0, 49, 50, 75].map { step.factor(step: $0, of: 100) } == [1, 1, 0.1, 0.01])
    #expect(Schedule(.constant).factor(step: 7, of: 0) == 1)
  }

  @Test func `a warm-up rises evenly`() {
    let schedule = Schedule(.constant, warmUpSteps: 3)
    #expect((0..<5).map { schedule.factor(step: $0, of: 10) } == [0.25, 0.5, 0.75, 1, 1])
  }

  @Test func `balanced weights give every class the same share`() {
    let weights = balancedClassWeights([10, 30, 0])
    #expect(weights == [2, 2.0 / 3, 0])
    #expect(balancedClassWeights([5, 5]) == [1, 1])
    #expect(balancedClassWeights([]) == [])
  }

  @Test func `metrics add up`() {
    var metrics = Metrics()
    #expect(metrics.loss == nil)
    metrics.add(images: 4, lossSum: 2, correct: 3)
    metrics.add(images: 4, lossSum: 4, correct: 1)
    #expect(metrics.loss == 0.75)
    #expect(metrics.accuracy == 0.5)
  }

  @Test func `a confusion table counts pairs and names the common ones`() {
    var table = ConfusionTable(classes: 3)
    for (label, prediction) in [(0, 0), (0, 1), (0, 1), (1, 1), (2, 0), (7, 0)] {
      table.add(label: label, prediction: prediction)
    }
    #expect(table.counts == [[1, 2, 0], [0, 1, 0], [1, 0, 0]])
    #expect(table.recall(0) == 1.0 / 3)
    #expect(table.commonMistakes(5).map(\.count) == [2, 1])
    #expect(table.commonMistakes(1).map(\.prediction) == [1])
  }

  @Test func `the worst mistakes are kept in order`() {
    var worst = WorstMistakes(limit: 2)
    for (index, confidence) in [(0, 0.6), (1, 0.9), (2, 0.8), (3, 0.9), (4, 0.5)] {
      worst.add(Mistake(index: index, label: 0, prediction: 1, confidence: confidence, loss: 1))
    }
    #expect(worst.mistakes.map(\.index) == [1, 3])
  }

  @Test func `early stop waits for so many epochs`() {
    var stop = EarlyStop(patience: 2)
    var answers = [5, 4, 4.5, 3, 3, 3.5].map { stop.shouldStop(after: $0) }
    #expect(answers == [false, false, false, false, false, true])
    var lost = EarlyStop(patience: 1)
    answers = [.nan, .nan].map { lost.shouldStop(after: $0) }
    #expect(answers == [false, true])
  }
}
