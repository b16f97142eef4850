import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// The usual wrong ways to an answer.
struct UsualMistakesTests {
  private func values(_ answer: String, _ name: String) throws -> [Double] {
    let session = Session { _ in }
    try session.run("x = [1 2 3; 4 5 6; 7 8 9]; k = [1 2; 0 -1]; g = [2 3]; v = [5 7]; W = 9;")
    return UsualMistakes(of: answer, in: session).mistakes.filter { $0.name.english == name }
      .compactMap { Agreement.tensor($0.value)?.single }
  }

  @Test(
    arguments: [
      ("2*1 + 2*2 + 0*0 + 1*(-1)", "upstream gradient or kernel forgotten", [5]),
      ("2*1 + 2*2 + 0*0 + 1*(-1)", "mean for sum", [1.25]),
      ("2*1 + 2*2 + 0*0 + 1*(-1)", "not summed", [2]),
      ("2*1 + 2*2 + 0*0 + 1*(-1)", "turned, or not turned", [-1]),
      ("2*1 + 3*1", "upstream gradient or kernel forgotten", []),
      ("2*1 + 3*1", "turned, or not turned", []),
      ("conv2d(x, k)[0, 1]", "rows for columns", [-1 + 4 + 5 * 2 - 8 + 1, 2 + 0 + 0 - 6]),
      ("conv2d(x, k)[1, 1]", "counted from 1", [0]),
      ("conv2d(x, k)[0, 0]", "one place too far", [2]),
      ("sum(v*g)", "upstream gradient or kernel forgotten", [12]),
      ("sum(v*g)", "mean for sum", [15.5]),
      ("out_size(W, 3, 1, 2)", "padding ignored", [4]),
      ("out_size(W, 3, 1, 2)", "padding counted once", [4]),
      ("out_size(W, 3, 0, 2)", "padding ignored", []),
      ("W", "not summed", []), ("no such", "not summed", []),
    ] as [(String, String, [Double])])
  func `each has the value to which it leads`(
    answer: String, name: String, expected: [Double]
  ) throws {
    if name == "rows for columns" {
      // The index exchanged, and the kernel transposed.
      #expect(try values(answer, name).count == 2)
    } else {
      #expect(try values(answer, name) == expected, "\(answer), \(name)")
    }
  }

  @Test func `a kernel that is the same when turned is no mistake`() throws {
    #expect(try values("conv2d(x, [1 2; 2 1])[0, 1]", "turned, or not turned") == [])
    #expect(try values("conv2d(x, k)[0, 1]", "turned, or not turned").count == 1)
  }

  @Test func `a half turn is told from every other arrangement`() throws {
    let session = Session { _ in }
    try session.run("x = [1 2; 3 4];")
    let mistakes = UsualMistakes(of: "rot90(x, 2)", in: session).mistakes
    #expect(mistakes.count == 4)
    let right = try session.evaluate("[4 3; 2 1]")
    #expect(mistakes.allSatisfy { !Agreement.agree($0.value, right) })
  }

  private func template(_ letters: String, _ answer: String, _ slip: String) throws -> Exercise {
    let page = Pages.asking(
      "drawn kind=value \(letters)", "Asked?", answer: answer, slips: [(slip, "No.")])
    return try #require(Pages.read(page).0?.exercises.last)
  }

  @Test func `a draw in which a slip is right by chance is drawn again`() throws {
    let exercise = try template("a=1..3 b=1..3", "a*b", "a + b")
    var drawing = FairDrawing(exercise, page: Session { _ in })
    var random = RandomSource(seed: 1)
    for _ in 0..<100 {
      let draw = try drawing.draw(using: &random)
      #expect(draw.letters.map(\.letter) != [.number(2), .number(2)])
    }
    #expect(!drawing.rejected.isEmpty && Set(drawing.rejected) == [.slip(0, 0)])
  }

  @Test func `a slip that a setting makes right is none, and the draw is taken`() throws {
    let exercise = try template("W=5..90 P=0..1", "W + 2*P", "W + P")
    var drawing = FairDrawing(exercise, page: Session { _ in })
    var random = RandomSource(seed: 1)
    var padding: Set<Draw.Letter> = []
    for _ in 0..<30 { padding.insert(try drawing.draw(using: &random).letters[1].letter) }
    #expect(padding.count == 2 && drawing.rejected.isEmpty)
  }

  @Test(arguments: [
    ("kind=value", "2*1 + 2*2 + 0*0 + 1*(-1)", true),
    ("kind=value", "2*1 + 1*2 + 0*0 + 1*(-1)", false),
    ("kind=value accept-coincidence=\"the weights are equal\"", "2*1 + 2*2 + 0*0 + 1*(-1)", false),
  ])
  func `a page on which a wrong way is right by chance is refused`(
    options: String, answer: String, isRefused: Bool
  ) throws {
    let page = Pages.asking("asked \(options)", "What?", answer: answer, slips: [("99", "No.")])
    let words = Pages.issues(page).map(\.message.english)
    #expect(words.contains { $0.hasPrefix("a wrong way is right by chance") } == isRefused)
  }

  @Test func `a template that has to be drawn again too often is refused`() throws {
    let page = Pages.asking(
      "asked kind=value a=2..3 b=2..3", "`{a}`, `{b}`?", answer: "a", slips: [("b", "No.")])
    #expect(
      Pages.issues(page).contains { $0.message.english.contains("right by chance in") })
  }
}
