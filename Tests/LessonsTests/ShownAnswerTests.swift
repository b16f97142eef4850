import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// What a solution shows of an answer's expression.
struct ShownAnswerTests {
  private static let style = PageText(width: 80, language: .english)

  private func ask(_ letters: String, _ question: String, _ answer: String) throws -> OpenQuestion {
    let page = Pages.asking("drawn kind=value \(letters)", question, answer: answer)
    let exercise = try #require(Pages.read(page).0?.exercises.last)
    var random = RandomSource(seed: 2)
    return try exercise.ask(page: Session { _ in }, language: .english, using: &random)
  }

  private func work(_ letters: String, _ question: String, _ answer: String) throws -> String? {
    try ask(letters, question, answer).answerWork?.replacing("\u{A0}", with: " ")
  }

  @Test func `a letter that nobody was told stands there as its number`() throws {
    #expect(try work("u=6,6 F=2,2", "A window of {F}.", "u/(F*F)") == "6/(F*F)   (F = 2)")
    #expect(try work("d=-6,-6 h=2,2", "h is {h}.", "d*h") == "(-6)*h   (h = 2)")
    #expect(
      try work("a=2,2 g=[a,3*a]", "From {a} on.", "argmax(g) + a") == "argmax([2 6]) + a   (a = 2)")
    #expect(try work("e=5,5 a=2,2", "From {a} on.", "a*e + e*a") == "a*5 + 5*a   (a = 2)")
    #expect(try work("e=5,5 a=2,2", "{a}, {e}.", "sum([a e])") == "sum([a e])   (e = 5, a = 2)")
  }

  @Test func `a row whose name the question does not say is told with the answer`() throws {
    let letters = "g=[6,3] c=1,1"
    #expect(try work(letters, "From `{g}` take {c}.", "g[c]") == "g[c]   (g = [6 3], c = 1)")
    #expect(try work(letters, "From `g = {g}` take {c}.", "g[c]") == "g[c]   (c = 1)")
    #expect(try work(letters, "From `mag = {g}` take {c}.", "g[c]") == "g[c]   (g = [6 3], c = 1)")
    #expect(try work("x=ones(3,3)", "Add up `{x}`.", "sum(x)") == "sum(x)")
  }

  @Test func `what nobody could follow is the value alone`() throws {
    #expect(try work("a=2,2 g=5,5", "From {a} on.", "[g//4, mod(g, 4)]") == nil)
    let solution = try ask("a=2,2 g=5,5", "From {a} on.", "[g//4, mod(g, 4)]").solution(Self.style)
    #expect(solution.lines.map(\.plain) == ["The answer:", "  [1 1]"])
    #expect(try work("a=2,2 x=ones(3,3)", "From {a} on.", "sum(x) + a") == nil)
  }

  @Test func `a comparison of drawn words is its value`() throws {
    let letters = "q='full','full' F=7,7 W=59,59"
    let question = "{W} cells under {F}, padding '{q}'."
    let padding = "(F-1)*((q=='same')/2 + (q=='full'))"
    #expect(try work(letters, question, padding) == "(F-1)*1   (F = 7)")
    #expect(
      try work(letters, question, "out_size(W, F, \(padding), 1)")
        == "out_size(W, F, 6, 1)   (F = 7, W = 59)")
  }

  @Test func `no line is broken beside the sign of equality`() throws {
    let letters = ["aa", "bb", "cc", "dd", "ee", "ff"]
    let question = try ask(
      letters.map { "\($0)=10,10" }.joined(separator: " "),
      letters.map { "{\($0)}" }.joined(separator: " "), letters.joined(separator: " + "))
    for width in 24...80 {
      let style = PageText(width: width, language: .english)
      let lines = question.solution(style).lines.map(\.plain).dropLast()
      #expect(lines.allSatisfy { !$0.hasSuffix("=") && $0.count <= width }, "\(width): \(lines)")
    }
  }

  @Test func `on a worksheet the drawn numbers stand beside the expression`() throws {
    let question = try ask("W=9,9", "A row of {W}.", "W - 3")
    let sheet = Worksheet([question], style: Self.style, form: .markdown)
    let key = sheet.keyLines().map { $0.replacing("\u{A0}", with: " ") }
    #expect(key.contains("**6** = `W - 3` (W = 9)"), "\(key)")
  }
}
