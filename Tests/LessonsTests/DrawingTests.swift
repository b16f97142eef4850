import Expressions
import Tensors
import Testing

@testable import Lessons

/// How templates get their numbers.
struct DrawingTests {
  private func exercise(_ options: String) throws -> Exercise {
    let source = Pages.whole.replacing("W=5..32 F=1,3,5 where=F<=W", with: options)
    return try #require(Pages.read(source).0?.exercises.last)
  }

  private func draws(_ options: String) throws -> [Draw] {
    var random = RandomSource(seed: 1)
    let drawing = Drawing(try exercise(options), page: Session { _ in })
    return try (0..<100).map { _ in try drawing.draw(using: &random) }
  }

  private func number(_ draw: Draw, _ name: String) -> Double? {
    for (letter, value) in draw.letters where letter == name {
      if case .number(let number) = value { return number }
    }
    return nil
  }

  @Test func `bounds may use earlier letters and the condition holds`() throws {
    for draw in try draws("W=2..9 F=1..W where=F!=3") {
      let (w, f) = (try #require(number(draw, "W")), try #require(number(draw, "F")))
      #expect((2...9).contains(w) && (1...w).contains(f) && f != 3)
    }
  }

  @Test func `matrices, words and computed letters are drawn`() throws {
    let draw = try #require(
      try draws("W=2,3 x=ints(2,W,-3..9) F='red','blue' y=sum(x)*0+W").first)
    let text = draw.applied(to: "{W} {F} {y} {x} {z}")
    #expect(text.contains("[") && text.contains(";") && text.hasSuffix("{z}"))
    #expect(number(draw, "y") == number(draw, "W"))
  }

  @Test(arguments: [
    ("{F}", "1"), ("{{F}}", "{1}"), ("{ {F} {", "{ 1 {"), ("F} {F", "F} {F"),
    ("{}{F}{q}", "{}1{q}"),
    ("窗口{F}格", "窗口1格"), ("cell {2*W+F}", "cell 5"), ("{W/4}", "0.5"), ("{2*q}", "{2*q}"),
    ("{1: 2}", "{1: 2}"), ("{W F}", "{W F}"),
  ])
  func `a letter in braces is replaced`(text: String, replaced: String) throws {
    #expect(try #require(draws("W=2 F=1").first).applied(to: text) == replaced)
  }

  @Test(arguments: ["W=9..5 F=1", "W=1..3 F=2 where=W>9", "W=q F=1", "W=ints(9999,9999,0..1) F=1"])
  func `what cannot be drawn is said`(options: String) throws {
    #expect(throws: Drawing.Failure.self) { try draws(options) }
  }

  @Test(arguments: [
    ("W=10|5..32 F=3|1,3,5", [10, 3]), ("W=3*3|5..32 F=W-2|1,3,5", [9, 7]),
    ("W=10|5..32 F=W+1", [10, 11]),
  ])
  func `a first draw stands before a bar, and what is drawn behind it`(
    options: String, first: [Double]
  ) throws {
    let draw = try Drawing(try exercise(options), page: Session { _ in }).first()
    #expect([number(draw, "W"), number(draw, "F")] == first)
    #expect(Set(try draws(options).map { number($0, "W") }).count > 10)
  }

  @Test(arguments: ["W=10|5..32 F=1,3", "W=10|20|30 F=1", "W=|5..32 F=1", "W=10| F=1"])
  func `a first draw that is no whole one is refused`(options: String) throws {
    let source = Pages.whole.replacing("W=5..32 F=1,3,5 where=F<=W", with: options)
    #expect(!Pages.read(source).1.isEmpty)
  }

  @Test(arguments: [
    ("`W = 10`, `F=3`", "`W = 12`, `F=-2`"), ("x = [1 2; 3 4] and", "x = [5 -6; 7 8] and"),
    ("W == 10, W = 10*2, aW = 10, o.W = 10", "W == 10, W = 10*2, aW = 10, o.W = 10"),
    ("W = 10.", "W = 12."), ("W = −3。", "W = 12。"), ("f(x, W=1.5)", "f(x, W=12)"),
    ("W = , F = [1", "W = , F = [1"), ("在 W = 10 里", "在 W = 12 里"), ("Q = 10", "Q = 10"),
    ("P = 10", "P = 0"),
  ])
  func `a number behind a letter and a sign of equality is the draw's`(
    text: String, drawn: String
  ) throws {
    let options = "W=10|12,12 F=3|-2,-2 x=[1 2; 3 4]|[5 -6; 7 8],[5 -6; 7 8] P=0"
    #expect(try #require(draws(options).first).applied(to: text) == drawn)
  }

  @Test func `a seed gives the same numbers again`() throws {
    #expect(try draws("W=5..99 F=1..4") == draws("W=5..99 F=1..4"))
  }
}
