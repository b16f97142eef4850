import Expressions
import Testing

@testable import Lessons

/// The work that is shown after the last hint.
struct WorkedFrameTests {
  private func lines(_ answer: String, _ style: PageText) throws -> [String] {
    try frame(answer, style).lines.map(\.plain)
  }

  private func frame(_ answer: String, _ style: PageText) throws -> WorkedFrame {
    let source = Pages.whole.replacing("> W - 4 + 1", with: "> \(answer)")
    let exercise = try #require(Pages.read(source).0?.exercises.first)
    let page = Session { _ in }
    try page.run("W = 10; x = [1 2 3; 4 5 6]; k = [1 0; 0 -1]; w = [1 0.5]; C = 2;")
    return WorkedFrame(Judge(exercise, page: page), style: style)
  }

  @Test(
    arguments: [
      ("3*1 + 1*2 - 4", ["3*1 + 1*2 - 4", "= 3 + 2 - 4 = ?"]), ("100*100*3", ["100 * 100 * 3 = ?"]),
      ("W - 4*(-1)", ["W - 4*(-1)", "= 10 - 4*(-1) = ?"]),
      ("6*(5*5*3 + 1)", ["6 * (5*5*3 + 1)", "= 6 * 76 = ?"]), ("2W", ["2 * W", "= 2 * 10 = ?"]),
      ("(x[0,0]*W + x[0,1]*C)/10", ["(x[0,0]*W + x[0,1]*C) / 10", "= (1*10 + 2*2)/10 = ?"]),
      ("sum(x[0,0:2])/C", ["sum(x[0,0:2]) / C", "= (1 + 2)/2 = ?"]),
      (
        "sum(x[0]*[1 0 -2]) - sum(k*k)",
        [
          "sum(x[0]*[1 0 -2]) - sum(k*k)",
          "= (1*1 + 2*0 + 3*(-2)) - (1*1 + 0*0 + 0*0 + (-1)*(-1)) = ?",
        ]
      ),
      ("out_size(7, 3, 0, 2)", ["(W−F+2P)/S+1", "= (7−3+2·0)/2+1 = ?"]),
      ("out_size(8, 3, 0, 2)", ["⌊(W−F+2P)/S⌋+1", "= ⌊(8−3+2·0)/2⌋+1 = ?"]),
      ("floor((W-3)/2)", ["floor((W-3)/2)", "= floor((10 - 3)/2) = ?"]),
      ("sqrt(16)", ["sqrt(16) = ?"]),
      ("w + 2*w", ["w + 2*w", "= [1 0.5] + 2*[1 0.5] = ?"]),
      (
        "2*max(conv2d(x, k) + 1) + W",
        [
          "2*max(conv2d(x, k) + 1) + W", "conv2d(x, k) = [-4 -4]", "max(conv2d(x, k) + 1) = -3",
          "= 2*(-3) + 10 = ?",
        ]
      ),
      (
        "-log(1 - sigmoid(0))",
        ["-log(1 - sigmoid(0))", "sigmoid(0) = 0.5", "= -log(1 - 0.5) = ?"]
      ),
      ("sum(x[0]*[1 0 -2])", ["sum(x[0]*[1 0 -2]) = 1×1 + 2×0 + 3×(−2) = ?"]),
      ("sum(W - 4)", ["W - 4", "= 10 - 4 = ?"]),
      (
        "receptive_field([3 1; 2 2; 3 1])",
        ["1 + Σ (F−1)·j", "= 1 + (3−1)·1 + (2−1)·1 + (3−1)·2 = ?"]
      ),
      ("receptive_field([[3, 1, 2]])", ["1 + Σ (F−1)·j", "= 1 + (3−1)·2·1 = ?"]),
      (
        "x[0,0]*k[0,0] + x[0,1]*k[1,1]",
        ["x[0,0]*k[0,0] + x[0,1]*k[1,1]", "= 1*1 + 2*(-1) = ?"]
      ),
      ("W/(2*x[1,1])", ["W / (2*x[1,1])", "= 10/(2*5) = ?"]),
      ("[C*3*3 9*C]", ["[C*3*3 9*C]", "= [2*3*3, 9*2] = ?"]),
      (
        "[C, W-3+1, out_size(8, 3, 0, 2)]",
        ["[C, W-3+1, out_size(8, 3, 0, 2)]", "= [2, 10-3+1, ⌊(8−3+2·0)/2⌋+1] = ?"]
      ),

      ("x[0,1]", []), ("5", []), ("[1 2]", []), ("no such name", []),
    ] as [(String, [String])])
  func `arithmetic stops before its last number`(answer: String, expected: [String]) throws {
    #expect(try lines(answer, PageText(width: 80, language: .english)) == expected)
  }

  @Test func `a place of a map is worked out but for its sum`() throws {
    let lines = try lines("conv2d(x, k)[0,1]", PageText(width: 80, language: .english))
    #expect(lines.last?.hasSuffix("= 2×1 + 3×0 + 5×0 + 6×(−1) = ?") == true, "\(lines)")
  }

  @Test func `of a map the first number is worked out whole`() throws {
    let lines = try lines("conv2d(x, k)", PageText(width: 80, language: .chinese))
    #expect(lines.dropLast().last?.hasSuffix("= 1×1 + 2×0 + 4×0 + 5×(−1) = −4") == true, "\(lines)")
    #expect(lines.last == "其余的数用同样的方法求。")
  }

  @Test func `the heading says whether a first number or all but the last is worked out`() throws {
    let style = PageText(width: 80, language: .english)
    for (answer, isWhole) in [
      ("conv2d(x, k)", true), ("[W+2*3, W]", false), ("conv2d(x, k)[0,1]", false),
      ("w + 2*w", false), ("3*1 + 2", false), ("out_size(7, 3, 0, 2)", false),
    ] {
      let frame = try frame(answer, style)
      #expect(frame.isWhole == isWhole, "\(answer)")
      let head = isWhole ? "The first number:" : "The work, up to the last step:"
      #expect(frame.head[.english] == head, "\(answer)")
    }
    #expect(try frame("conv2d(x, k)", style).head[.chinese] == "第一个数：")
  }

  @Test func `a line of names is left out where it only repeats or names nothing`() throws {
    let style = PageText(width: 80, language: .english)
    #expect(try lines("[W+2*3, W]", style) == ["[W+2*3, W]", "= [10+6, 10] = ?"])
    let counted = try lines("sum(max_pool1d(roll(w, 1), 1, 1) != max_pool1d(w, 1, 1))", style)
    #expect(counted == ["sum(…) = 1 + 1 = ?"])
    let turned = try lines("conv2(x, k, 'valid')[0,0]", style)
    #expect(turned.count == 2 && turned[0].contains("x[0,0]×k[1,1]"), "\(turned)")
  }

  @Test func `a number without terms has no work, and a line too wide is left out`() throws {
    let style = PageText(width: 80, language: .english)
    #expect(try lines("pad(w, 1)[0]", style).isEmpty)
    let wide = try lines("conv2d(pad(ones(3, 3), [2, 0, 2, 0]), ones(3, 3))", style)
    #expect(wide.count == 2 && !wide.contains { $0.contains("pad(") }, "\(wide)")
  }

  @Test func `the sign of equality stays with what is to be found`() throws {
    for width in 24...80 {
      let lines = try lines("mean(x)", PageText(width: width, language: .english))
      #expect(lines.last?.hasSuffix("= ?") == true, "\(width): \(lines)")
    }
  }

  private func solution(_ answer: String) throws -> [String] {
    let source = Pages.whole.replacing("> W - 4 + 1", with: "> \(answer)")
    let exercise = try #require(Pages.read(source).0?.exercises.first)
    let page = Session { _ in }
    try page.run("W = 10; x = [1 2 3; 4 5 6]; k = [1 0; 0 -1];")
    let question = OpenQuestion(exercise, page: page, draw: nil, language: .english)
    return question.solution(PageText(width: 80, language: .english)).lines.map(\.plain)
  }

  @Test func `a solution shows the work to its end`() throws {
    #expect(
      try solution("3*1 + 1*2 - 4")
        == ["The answer:", "  3*1 + 1*2 - 4", "  = 3 + 2 - 4", "  = 1"])
    #expect(
      try solution("(x[0,0]*W + x[0,1]*2)/10")
        == [
          "The answer:", "  (x[0,0]*W + x[0,1]*2)/10", "  = (1*10 + 2*2)/10", "  = 14 / 10",
          "  = 1.4",
        ])
    #expect(try solution("18 + 51 + 121") == ["The answer:", "  18 + 51 + 121", "  = 190"])
    #expect(
      try solution("out_size(7, 3, 0, 2)")
        == ["The answer:", "  out_size(7, 3, 0, 2)", "  = (7−3+2·0)/2+1", "  = 3"])
    let place = try solution("conv2d(x, k)[0,1]")
    #expect(place.contains("The work:"))
    #expect(place.last?.hasSuffix("= 2×1 + 3×0 + 5×0 + 6×(−1) = −4") == true, "\(place)")
    #expect(try solution("5") == ["The answer:", "  5"])
  }
}
