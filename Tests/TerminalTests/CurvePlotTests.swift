import Testing

@testable import Terminal

struct CurvePlotTests {
  private let names = (Phrase("training loss", "训练损失"), Phrase("test loss", "测试损失"))

  @Test func `a falling line goes from corner to corner`() {
    let plot = CurvePlot([CurvePlot.Series(names.0, [1, 0])], decimals: 1)
    #expect(
      plot.lines(width: 13, height: 2, language: .english).map(\.plain) == [
        "⠒⠒ training …", "1.0 │⠉⠒⠤⣀    ", "0.0 │    ⠉⠒⠤⣀",
      ])
  }

  @Test func `further series are marked with signs of their own`() {
    let plot = CurvePlot(
      [CurvePlot.Series(names.0, [1, 0]), CurvePlot.Series(names.1, [0.5, 1])], decimals: 1)
    let lines = plot.lines(width: 40, height: 4, language: .chinese).map(\.plain)
    #expect(lines[0] == "⠒⠒ 训练损失   ○ 测试损失")
    #expect(lines[1].hasSuffix("○"))
    #expect(lines.joined().count { $0 == "○" } == 3)
  }

  @Test func `anything can be plotted at any size`() {
    let cases: [[Double]] = [
      [], [.nan], [.infinity, 1], [3], [2, 2, 2], Array(repeating: 0.5, count: 1000),
      (0..<777).map { Double($0 % 10) }, [1e308, -1e308],
    ]
    for values in cases {
      for (width, height) in [(0, 0), (1, 1), (20, 5), (80, 8)] {
        let plot = CurvePlot([CurvePlot.Series(names.0, values), CurvePlot.Series(names.1, values)])
        let lines = plot.lines(width: width, height: height, language: .english)
        #expect(lines.isEmpty == values.filter(\.isFinite).isEmpty)
      }
    }
  }

  @Test func `the accessible form says where a curve begins and ends`() {
    let plot = CurvePlot([CurvePlot.Series(names.0, [0.5, 0.1, 0.2])], decimals: 2)
    #expect(
      plot.sentences == [
        Phrase(
          "training loss: from 0.50 to 0.20, lowest 0.10, highest 0.50.",
          "训练损失：从 0.50 到 0.20，最低 0.10，最高 0.50。")
      ])
  }
}
