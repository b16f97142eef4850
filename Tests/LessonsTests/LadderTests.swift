import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// Series of problems that grow by one idea.
struct LadderTests {
  /// What the library's operations give, for each rung.
  private static let proofs: [String: String] = [
    "ladder-conv-1": "conv1d(x,k)[r]",
    "ladder-conv-10": "conv_transpose2d(g,k)[r,c]",
    "ladder-conv-2": "conv2d(x,k)[r,c]",
    "ladder-conv-3": "conv2d(x,k,padding=1)[r,c]",
    "ladder-conv-4": "conv2d(x,k,stride=2)[r,c]",
    "ladder-conv-5": "conv2d(x,k,padding=1,stride=2)[r,c]",
    "ladder-conv-6": "conv2d(x,k,dilation=2)[r,c]",
    "ladder-conv-7": "conv2d(stack([a,b]),stack([p,q]))[0,r,c]",
    "ladder-conv-8": "item(conv2d(stack([a,d]),stack([p,q])))+b",
    "ladder-conv-9": "k = ones(2,2); grad(sum(conv2d(x,k)*g),k)[r,c]",
    "ladder-pool-1": "max_pool2d(x,2)[r,c]",
    "ladder-pool-2": "avg_pool2d(x,2)[r,c]",
    "ladder-pool-3": "max_pool2d(x,3,stride=1)[r,c]",
    "ladder-pool-4": "avg_pool2d(x,2,padding=1)[r,c]",
    "ladder-pool-5": "grad(sum(avg_pool2d(x,2)*g),x)[r,c]",
    "ladder-pool-6": "grad(sum(max_pool2d(x,2)*g),x)[r,c]",
    "ladder-size-1": "out_size(W,F)",
    "ladder-size-2": "out_size(W,F,P)",
    "ladder-size-3": "out_size(W,F,0,S)",
    "ladder-size-4": "out_size(W,F,P,S)",
    "ladder-size-5": "out_size(W,F,0,1,D)",
    "ladder-size-6": "out_size(out_size(W,F),2,0,2)",
    "ladder-size-7": "numel(conv_transpose2d(ones(1,W),ones(1,F),stride=(1,S),padding=(0,P)))",
    "ladder-size-8": "(F-1)/2+out_size(W,F,(F-1)/2)-W",
  ]

  @Test(arguments: Ladder.all.flatMap { $0.families(in: .english) })
  func `a rung's answer is what the operation gives, and no slip is`(_ family: Family) throws {
    let proof = try #require(Self.proofs[family.exercise.id])
    for seed in 0..<40 {
      var random = RandomSource(seed: UInt64(seed))
      let question = try family.exercise.ask(
        page: Session { _ in }, language: .english, using: &random)
      let session = Session { _ in }
      question.draw?.bind(in: session)
      let parts = proof.split(separator: ";").map(String.init)
      for part in parts.dropLast() { try session.run(part) }
      let value = try session.evaluate(parts.last ?? "")
      let right = try question.judge.value(of: question.judge.exercise.answerText ?? "")
      #expect(Agreement.agree(value, right), "\(family.exercise.id) \(seed)")
      let plain = question.plainQuestion
      #expect(!plain.contains("{"), "\(plain)")
      for slip in question.judge.exercise.slips {
        guard let wrong = try? question.judge.value(ofSlip: slip.answers[0]) else { continue }
        if case .right = question.judge.verdict(on: ValuePreview.text(wrong)) {
          #expect(Agreement.agree(wrong, right) == false, "\(family.exercise.id) \(seed)")
        }
      }
    }
  }

  @Test func `a ladder asks each rung once, from the lowest on`() throws {
    let ladder = try #require(Ladder.named("convolution"))
    let drill = Drill(
      ladder.families(in: .english), reach: .inOrder, seed: 1, count: nil, progress: Progress(),
      style: PageText(width: 80, language: .english)
    ) { Session { _ in } }
    _ = drill.begin()
    var seen: [String] = []
    while let exercise = drill.openExercise {
      seen.append(exercise.id)
      _ = drill.skip()
    }
    #expect(seen == (1...10).map { "ladder-conv-\($0)" })
    #expect(drill.isFinished)
  }

  @Test func `a topic names its ladder`() {
    #expect(Ladder.named("conv")?.name == "conv")
    #expect(Ladder.named("size")?.name == "size")
    #expect(Ladder.named("pooling")?.name == "pool")
    #expect(Ladder.named("gradients") == nil)
    #expect(Ladder.named("") == nil)
  }

  @Test(arguments: Ladder.all)
  func `every rung is there in both languages`(_ ladder: Ladder) {
    for (english, chinese) in zip(ladder.families(in: .english), ladder.families(in: .chinese)) {
      #expect(english.exercise.id == chinese.exercise.id)
      #expect(Inline.plain(chinese.exercise.title).contains { !$0.isASCII })
    }
  }
}
