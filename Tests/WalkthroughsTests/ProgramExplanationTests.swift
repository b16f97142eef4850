import Expressions
import Tensors
import Terminal
import Testing

@testable import Walkthroughs

/// What a learner's loop computed is told as the function of the library tells it.
struct ProgramExplanationTests {
  /// A loop in one of the ways that people write it; each takes `x`, `k` and a stride.
  private static let convolutions = [
    """
    def mine(x, k, s, p):
        x = np.pad(x, p)
        out = np.zeros(((x.shape[0] - k.shape[0])//s + 1, (x.shape[1] - k.shape[1])//s + 1))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                for a in range(k.shape[0]):
                    for b in range(k.shape[1]):
                        out[i, j] += x[i*s + a, j*s + b] * k[a, b]
        return out
    """,
    """
    def mine(x, k, s, p):
        H, W = x.shape
        padded = np.zeros((H + 2*p, W + 2*p))
        padded[p:p+H, p:p+W] = x
        h, w = k.shape
        rows = []
        for i in range(0, H + 2*p - h + 1, s):
            row = []
            for j in range(0, W + 2*p - w + 1, s):
                total = 0
                for a in range(h):
                    for b in range(w):
                        total += k[a][b] * padded[i + a][j + b]
                row.append(total)
            rows.append(row)
        return np.array(rows)
    """,
    """
    def dot(window, k):
        return np.sum(window * k)

    def mine(x, k, s, p):
        x = np.pad(x, ((p, p), (p, p)))
        h, w = k.shape
        out = np.zeros(((x.shape[0] - h)//s + 1, (x.shape[1] - w)//s + 1))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                out[i, j] = dot(x[i*s:i*s+h, j*s:j*s+w], k)
        return out
    """,
    """
    def mine(x, k, s, p):
        x = np.pad(x, p)
        h, w = k.shape
        out = np.zeros(((x.shape[0] - h)//s + 1, (x.shape[1] - w)//s + 1))
        for a in range(h):
            for b in range(w):
                for i in range(out.shape[0]):
                    for j in range(out.shape[1]):
                        out[i, j] = out[i, j] + x[i*s + a, j*s + b] * k[a, b]
        return out
    """,
    """
    def mine(x, k, s, p):
        x = np.pad(x, p)
        h, w = k.shape
        out = np.zeros(((x.shape[0] - h)//s + 1, (x.shape[1] - w)//s + 1))
        i = 0
        while i < out.shape[0]:
            j = 0
            while j < out.shape[1]:
                window = x[i*s:i*s+h, j*s:j*s+w]
                out[i, j] = (window * k).sum()
                j += 1
            i += 1
        return out
    """,
  ]

  private static let pools = [
    "m = max(x[i*s, j*s], x[i*s, j*s + 1], x[i*s + 1, j*s], x[i*s + 1, j*s + 1])",
    "m = np.max(x[i*s:i*s + 2, j*s:j*s + 2])",
    "m = x[i*s:i*s + 2, j*s:j*s + 2].max()",
    """
    m = -np.inf
            for a in range(2):
                for b in range(2):
                    m = max(m, x[i*s + a, j*s + b])
    """,
  ]

  private func session(_ source: String) throws -> Session {
    let session = Session { _ in }
    do throws(Diagnostic) {
      try session.run(source)
    } catch {
      Issue.record("\(source)\n\(error.message[.english])")
    }
    return session
  }

  /// The lines of `why` of every element, under one name for the whole.
  private func lines(_ name: String, _ session: Session) throws -> [String] {
    let style = ExplanationStyle(
      width: 10_000, naming: Naming { session.names(of: $0).first })
    let node = try session.tensor(name)
    return try (0..<node.value.shape.count).map { element in
      let explanation = try #require(Explanation(of: element, in: node, naming: style.naming))
      let step = try #require(explanation.steps.first)
      #expect(PrintedArithmeticTests.problem(step) == nil)
      let text = ArithmeticText(style: style)
      let lines = [text.names(step) ?? "", text.line(step)].joined(separator: "\n")
      return lines.replacing("\(name)[", with: "y[")
    }
  }

  @Test(arguments: convolutions)
  func `a correct convolution is told as conv2d tells it`(program: String) throws {
    var cases = RandomCases(seed: 71)
    for _ in 0..<8 {
      let (h, w) = (cases.int(1...3), cases.int(1...3))
      let (s, p) = (cases.int(1...2), cases.int(0...1))
      // Of two arrays of one size nobody can tell which is the kernel.
      let (rows, columns) = (h + cases.int(0...3), w + cases.int(1...3))
      let session = try session(
        """
        manual_seed(\(cases.int(1...999)))
        x = randint(-4, 5, (\(rows), \(columns)))
        k = randint(1, 4, (\(h), \(w)))
        y = conv2d(x, k, stride=\(s), padding=\(p))
        """)
      try session.run(program)
      try session.run("z = mine(x, k, \(s), \(p))")
      #expect(try lines("z", session) == lines("y", session))
    }
  }

  @Test func `channels, a bias and several filters are told as conv2d tells them`() throws {
    let session = try session(
      """
      manual_seed(4)
      x = randn(2, 4, 4); k = randn(3, 2, 2, 2); b = randn(3)
      y = conv2d(x, k, b)
      """)
    try session.run(
      """
      def mine(x, k, b):
          out = np.zeros((3, 3, 3))
          for f in range(3):
              for i in range(3):
                  for j in range(3):
                      total = b[f]
                      for c in range(2):
                          for a in range(2):
                              for d in range(2):
                                  total += x[c, i + a, j + d] * k[f, c, a, d]
                      out[f, i, j] = total
          return out
      """)
    try session.run("z = mine(x, k, b)")
    #expect(try lines("z", session) == lines("y", session))
  }

  @Test(arguments: pools)
  func `a correct pooling is told as max_pool2d tells it`(choice: String) throws {
    var cases = RandomCases(seed: 72)
    for _ in 0..<6 {
      let s = cases.int(1...2)
      let session = try session(
        """
        manual_seed(\(cases.int(1...999)))
        x = randn(\(cases.int(2...5)), \(cases.int(2...5)))
        y = max_pool2d(x, 2, stride=\(s))
        """)
      let body = choice.split(separator: "\n").joined(separator: "\n")
      try session.run(
        """
        def mine(x, s):
            out = np.zeros(((x.shape[0] - 2)//s + 1, (x.shape[1] - 2)//s + 1))
            for i in range(out.shape[0]):
                for j in range(out.shape[1]):
                    \(body.replacing("\n", with: "\n    "))
                    out[i, j] = m
            return out
        """)
      try session.run("z = mine(x, \(s))")
      #expect(try lines("z", session) == lines("y", session))
      // The record and the library agree on who gets the gradient.
      try session.run("g = grad(sum(z*z), x); h = grad(sum(y*y), x)")
      #expect(try session.tensor("g").value == session.tensor("h").value)
    }
  }

  @Test func `the line and the loops are told`() throws {
    let session = try session("x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]")
    try session.run(ProgramExplanationTests.convolutions[0])
    try session.run("out = mine(x, k, 1, 0)")
    let node = try session.tensor("out")
    func text(_ language: Language, accessible: Bool = false) throws -> String {
      let style = ExplanationStyle(
        language: language, isAccessible: accessible,
        naming: Naming { session.names(of: $0).first })
      let explanation = try #require(Explanation(of: 2, in: node, naming: style.naming))
      return ExplanationText(style).text(explanation).plain
    }
    #expect(
      try text(.english) == """
        out[1,0] = x[1,0]×k[0,0] + x[1,1]×k[0,1] + x[2,0]×k[1,0] + x[2,1]×k[1,1]
        out[1,0] = 2×1 + 4×2 + 1×0 + 3×(−1) = 7
        line 8: out[i, j] += x[i*s + a, j*s + b] * k[a, b]  (i = 1, j = 0, a = 0…1, b =
          0…1)
        """)
    #expect(try text(.chinese).contains("第 8 行：out[i, j] += x[i*s + a, j*s + b] * k[a, b]"))
    #expect(
      try text(.english, accessible: true).replacing("\n", with: " ").contains(
        "with i = 1, j = 0, a from 0 to 1, b from 0 to 1."))
    let explanation = try #require(Explanation(of: 2, in: node))
    let json = explanation.steps[0].json(naming: Naming(), includesDepth: true).text
    #expect(json.contains(#""source":{"line":8,"#))
    #expect(json.contains(#""variables":{"i":1,"j":0}"#))
  }

  @Test func `what a line computed inside is written out`() throws {
    let session = try session("x = [1 2; 3 5]; k = [2 1; 1 3]")
    try session.run(
      """
      def mine(x, k):
          m = (x[0, 0] + x[1, 1]) / 2
          out = np.zeros((2, 2))
          for i in range(2):
              for j in range(2):
                  out[i, j] = (x[i, j] - m)**2 * k[i, j]
          return out
      """)
    try session.run("out = mine(x, k)")
    #expect(
      try lines("out", session).last == """
        y[1,1] = (x[1,1] − m)²×k[1,1]\ny[1,1] = (5 − 3)²×3 = 12
        """)
  }

  @Test func `a gradient through a loop is collected from its uses`() throws {
    let session = try session("x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]")
    try session.run(ProgramExplanationTests.convolutions[0])
    try session.run("z = mine(x, k, 1, 0); L = sum(z*z); g = grad(L, k); h = grad(L, x)")
    try session.run("y = conv2d(x, k); M = sum(y*y); e = grad(M, k); f = grad(M, x)")
    let style = ExplanationStyle(
      width: 10_000, naming: Naming { session.names(of: $0).first })
    func lines(_ name: String, _ of: String) throws -> [String] {
      let node = try session.tensor(name)
      return try (0..<node.value.shape.count).map { element in
        let step = try #require(
          Explanation(of: element, in: node, naming: style.naming)?.steps.first)
        #expect(PrintedArithmeticTests.problem(step) == nil)
        let names = ArithmeticText(style: style).names(step) ?? ""
        return names.replacing("d\(of)[", with: "dy[")
      }
    }
    #expect(try lines("g", "z") == lines("e", "y"))
    #expect(try lines("h", "z") == lines("f", "y"))
  }

  @Test func `a trace through a program has its inputs, its lines and the way back`() throws {
    let session = try session("x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]")
    try session.run(ProgramExplanationTests.convolutions[2])
    try session.run("z = mine(x, k, 1, 0)")
    let style = ExplanationStyle(naming: Naming { session.names(of: $0).first })
    let trace = Trace(of: try session.tensor("z"))
    let text = TraceText(style).text(trace).plain
    #expect(text.contains("z[1,0] = 2×1 + 4×2 + 1×0 + 3×(−1) = 7"))
    #expect(text.contains("line 2: return np.sum(window * k)"))
    #expect(!text.contains("record("))
    let json = trace.entries.map { $0.json(naming: style.naming).text }
    #expect(json.allSatisfy { !$0.contains(#""op":"record""#) })
  }
}
