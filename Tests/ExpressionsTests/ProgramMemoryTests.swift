import Tensors
import Testing

@testable import Expressions

/// What a program has recorded is given back when nobody can ask for it any more.
struct ProgramMemoryTests {
  /// Numbers that are written one by one go through operations on whole arrays and come back.
  private static let program = """
    class Mine:
        def forward(self, x):
            self.p = np.zeros((20, 20))
            for i in range(20):
                for j in range(20):
                    self.p[i, j] = x[i, j] * 2
            y = self.p @ x + self.p
            return np.exp(y - np.max(y)) / np.sum(y)

    def learn(net, x):
        for r in range(20):
            x = net.forward(x * 0.001)
        return x

    net = Mine()
    z = learn(net, np.ones((20, 20)))
    """

  private static func run(in session: Session) throws {
    let text = ProgramSource("import numpy as np\n" + program)
    let read = ParsedProgram(text, Entry(program: text), names: KnownNames(session))
    if let diagnostic = read.diagnostic { throw diagnostic }
    try ProgramRunner(text, session: session).run(read.statements)
  }

  @Test func `a session that repeats a program does not grow, and one that ends leaves nothing`()
    async
  {
    // Memory is counted a process, so this runs in one of its own.
    await #expect(processExitsWith: .success) {
      let session = Session { _ in }
      try ProgramMemoryTests.run(in: session)
      let once = Tape.elements
      for _ in 0..<5 { try ProgramMemoryTests.run(in: session) }
      #expect(Tape.elements < once + once / 2)
      let before = Tape.elements
      for _ in 0..<5 { try ProgramMemoryTests.run(in: Session { _ in }) }
      #expect(Tape.elements == before)
    }
  }

  @Test func `what is still there keeps its gradient`() throws {
    let session = Session { _ in }
    try session.run("x = ones(20, 20); x[0,0] = 2")
    let text = ProgramSource(
      """
      import numpy as np
      def f(x):
          p = np.zeros((20, 20))
          for i in range(20):
              for j in range(20):
                  p[i, j] = x[i, j] * x[i, j]
          y = p @ x
          return np.sum(y) + np.max(p)

      L = f(x)
      """)
    let read = ParsedProgram(text, Entry(program: text), names: KnownNames(session))
    try ProgramRunner(text, session: session).run(read.statements)
    try session.run(
      "g = grad(L, x); h = numgrad(L, x); M = sum((x*x) @ x) + max(x*x); e = grad(M, x)")
    let (g, e) = (try session.tensor("g").value, try session.tensor("e").value)
    for (a, b) in zip(g.elements, e.elements) { #expect((a - b).magnitude < 1e-9) }
  }
}
