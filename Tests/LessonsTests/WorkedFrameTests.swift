import Expressions
import Testing

@testable import Lessons

/// The work that is shown after the last hint.
struct WorkedFrameTests {
  private func lines(_ answer: String, _ language: PageText) throws -> [String] {
    let source = Pages.whole.replacing("> W - 4 + 1", with: "> \(answer)")
    let exercise = try #require(Pages.read(source).0?.exercises.first)
    let page = Session { _ in }
    try page.run("W = 10; x = [1 2 3; 4 5 6]; k = [1 0; 0 -1]; w = [1 0.5];")
    return WorkedFrame(Judge(exercise, page: page), style: language).lines.map(\.plain)
  }

  @Test(
    arguments: [
      ("3*1 + 1*2 - 4", ["3*1 + 1*2 - 4", "= 3 + 2 - 4 = ?"]), ("100*100*3", ["100 * 100 * 3 = ?"]),
      ("W - 4*(-1)", ["W - 4*(-1)", "= 10 - (-4) = ?"]),
      ("6*(5*5*3 + 1)", ["6 * (5*5*3 + 1)", "= 6 * 76 = ?"]), ("2W", ["2 * W", "= 2 * 10 = ?"]),
      ("out_size(7, 3, 0, 2)", ["(W−F+2P)/S+1", "= (7−3+2·0)/2+1 = ?"]),
      ("out_size(8, 3, 0, 2)", ["(W−F+2P)/S+1", "= (8−3+2·0)/2+1 = ?"]),
      ("floor((W-3)/2)", ["floor(3.5) = ?"]), ("w + 2*w", ["w + 2*w", "= [1 0.5] + [2 1] = ?"]),
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
}
