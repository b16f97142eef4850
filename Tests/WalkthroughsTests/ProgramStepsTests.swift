import Expressions
import Tensors
import Terminal
import Testing

@testable import Walkthroughs

/// A walk through the iterations of a learner's loop.
struct ProgramStepsTests {
  private static let programs = [
    """
    def mine(x, k):
        out = np.zeros((x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                for a in range(k.shape[0]):
                    for b in range(k.shape[1]):
                        out[i, j] += x[i + a, j + b] * k[a, b]
        return out
    """,
    """
    def mine(x, k):
        h, w = k.shape
        out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                window = x[i:i+h, j:j+w]
                out[i, j] = np.sum(window * k)
        return out
    """,
    """
    def mine(x, k):
        h, w = k.shape
        out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
        rows, columns = np.arange(h), np.arange(w)
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                window = x[(rows + i)[:, None], columns + j]
                out[i, j] = (window * k).sum()
        return out
    """,
    """
    def mine(x, k):
        rows = []
        for i in range(x.shape[0] - k.shape[0] + 1):
            row = []
            for j in range(x.shape[1] - k.shape[1] + 1):
                total = 0
                for a in range(k.shape[0]):
                    for b in range(k.shape[1]):
                        total += x[i + a][j + b] * k[a][b]
                row.append(total)
            rows.append(row)
        return rows
    """,
  ]

  @Test(arguments: programs)
  func `a frame says what was computed once, on a screen as below one another`(
    program: String
  ) throws {
    let session = try session(program, "x = [1 2 0; 3 1 2; 0 1 4]; k = [1 0; 0 -1];")
    let node = try session.watching { () throws(Diagnostic) in try session.tensor("mine(x, k)") }
    let walkthrough = try #require(Walkthrough(of: node))
    for position in [0, 1, walkthrough.count - 1] {
      let frame = walkthrough[position]
      let text = FrameText(ExplanationStyle(width: 80))
      for lines in [text.text(frame).lines, text.lines(frame, rows: 40)] {
        let sums = lines.map(\.plain).filter { $0.contains(" = ") && $0.contains("×") }
        #expect(Set(sums).count == sums.count, "\(sums)")
      }
    }
  }

  private func session(_ program: String, _ numbers: String) throws -> Session {
    let session = Session { _ in }
    try session.run(numbers)
    try session.run(program)
    return session
  }

  private func walk(_ session: Session) throws -> (Walkthrough, ExplanationStyle) {
    let style = ExplanationStyle(naming: Naming { session.names(of: $0).first })
    let node = try session.watching { () throws(Diagnostic) in try session.tensor("mine(x, k)") }
    return (try #require(Walkthrough(of: node, naming: style.naming)), style)
  }

  private static let small = "x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]"

  @Test(arguments: programs)
  func `every frame's sum is the number, and the last frame holds the result`(
    program: String
  ) throws {
    var cases = RandomCases(seed: 81)
    for _ in 0..<5 {
      let (rows, columns) = (cases.int(2...4), cases.int(2...4))
      let session = try session(
        program,
        "manual_seed(\(cases.int(1...99))); x = randn(\(rows), \(columns)); k = randn(2, 2)")
      let (walk, _) = try walk(session)
      for frame in walk {
        for step in frame.program?.steps ?? [] {
          #expect(PrintedArithmeticTests.problem(step) == nil)
        }
      }
      let last = try #require(walk.last?.program?.written.last)
      let expected = try session.tensor("conv2d(x, k)").value
      for (a, b) in zip(last.numbers.elements, expected.elements) {
        #expect((a - b).magnitude < 1e-12)
      }
      #expect(last.known?.allSatisfy { $0 } ?? true)
    }
  }

  @Test(arguments: zip(programs, [16, 4, 4, 16]))
  func `an iteration of the innermost loop is a frame`(program: String, frames: Int) throws {
    let (walk, _) = try walk(try session(program, ProgramStepsTests.small))
    #expect(walk.count == frames)
  }

  @Test(arguments: programs)
  func `the window that was read is marked, however it was read`(program: String) throws {
    let session = try session(program, ProgramStepsTests.small)
    let (walk, _) = try walk(session)
    let x = try session.tensor("x")
    var read: Set<[Int]> = []
    let window = walk.count == 4 ? 1 : 4
    for frame in walk.prefix(3 * window).suffix(window) {
      for (source, places) in frame.program?.reads ?? [] where source == .value(x) {
        read.formUnion(places)
      }
    }
    #expect(read == [[1, 0], [1, 1], [2, 0], [2, 1]])
  }

  @Test func `a frame shows line, variables, places, products, sum and output`() throws {
    let (walk, style) = try walk(
      try session(ProgramStepsTests.programs[1], ProgramStepsTests.small))
    #expect(
      FrameText(style).text(walk[2]).plain == """
        out[1,0]  program  step 3 of 4
        line 7: out[i, j] = np.sum(window * k)  (i = 1, j = 0)
        x           k         products   out so far
         3  1  2    [1][ 2]    2   8      1  5
        [2][4] 0    [0][-1]    0  -3     >7< 0
        [1][3] 6
        out[1,0] = 2×1 + 4×2 + 1×0 + 3×(−1) = 7
        """)
    var narrow = style
    narrow.width = 40
    narrow.language = .chinese
    let text = FrameText(narrow).text(walk[0]).plain
    #expect(text.contains("第 7 行：out[i, j] = np.sum(window * k)"))
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 40 })
    var accessible = style
    accessible.isAccessible = true
    #expect(
      FrameText(accessible).text(walk[2]).plain.replacing("\n", with: " ") == """
        Step 3 of 4, program: out[1,0]. \
        Line 7: out[i, j] = np.sum(window * k), with i = 1, j = 0. \
        It reads x[1,0] = 2, x[1,1] = 4, x[2,0] = 1, x[2,1] = 3, k[0,0] = 1, k[0,1] = 2, \
        k[1,0] = 0, k[1,1] = −1. Together: out[1,0] = 2×1 + 4×2 + 1×0 + 3×(−1) = 7.
        """)
    let json = try #require(walk[2].program?.steps.first).json(naming: style.naming).text
    #expect(json.contains(#""variables":{"i":1,"j":0}"#))
  }

  @Test func `a cell that is overwritten is seen to be`() throws {
    let session = try session(
      """
      def mine(x, k):
          out = np.zeros((2, 2))
          for i in range(2):
              for j in range(2):
                  for a in range(2):
                      out[i, j] = x[i + a, j] * k[a, 0]
          return out
      """, ProgramStepsTests.small)
    let (walk, style) = try walk(session)
    let text = ArithmeticText(style: style)
    #expect(
      try walk.prefix(2).map { text.line(try #require($0.program?.steps.last)) } == [
        "out[0,0] = 3×1 = 3", "out[0,0] = 2×0 = 0",
      ])
  }
}
