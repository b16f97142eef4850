import Tensors
import Terminal
import Testing

@testable import Expressions

/// `compare`: right functions pass, wrong ones are refused with an input that shows it and the slip's name.
struct CompareTests {
  /// The comparison that a program's last line makes.
  static func comparison(_ source: String) throws -> Comparison {
    var found: Comparison?
    let session = Session { outcome in
      if case .comparison(let comparison) = outcome { found = comparison }
    }
    let text = ProgramSource(source)
    let program = ParsedProgram(text, Entry(program: text), names: KnownNames(session))
    if let diagnostic = program.diagnostic { throw diagnostic }
    try ProgramRunner(text, session: session).run(program.statements)
    return try #require(found)
  }

  @Test(arguments: LearnersFunctions.all)
  func `a learner's function is judged rightly`(_ sample: LearnersFunctions.Sample) throws {
    let comparison = try CompareTests.comparison(
      "import numpy as np\n" + sample.source + "\ncompare(mine, \(sample.other))")
    switch sample.verdict {
    case .right:
      #expect(comparison.isSame)
      #expect(comparison.cases >= 20)
      #expect(comparison.slip == nil)
    case .slip(let slip):
      #expect(!comparison.isSame)
      #expect(comparison.slip == slip)
      try show(comparison)
    case .wrong:
      #expect(!comparison.isSame)
      #expect(comparison.slip == nil)
      try show(comparison)
    }
  }

  @Test(arguments: LearnersFunctions.large)
  func `what is made for one size is judged inside it`(_ sample: LearnersFunctions.Sample) throws {
    let comparison = try CompareTests.comparison(
      "import numpy as np\n" + sample.source + "\ncompare(mine, \(sample.other))")
    #expect(comparison.slip.map { .slip($0) } == sample.verdict)
    #expect(
      comparison.slipWords?.english.hasPrefix("made for windows of 3×3 only; and there") == true)
    #expect(comparison.input.allSatisfy { $0.value.shape.dimensions == [3, 3] })
  }

  /// The counterexample is small and really shows the difference.
  private func show(_ comparison: Comparison) throws {
    #expect(comparison.input.reduce(0) { $0 + $1.value.shape.count } <= 16)
    let expected = try #require(comparison.expected)
    if let values = comparison.values, comparison.slip != .shared {
      #expect(!values.agrees(with: expected))
    } else if comparison.slip != .shared {
      #expect(comparison.failure != nil)
    }
  }

  @Test func `judging is the same each time, whatever was drawn before`() throws {
    let source = "def mine(x, k):\n    return F.conv2d(x, rot180(k))\n"
    let a = try CompareTests.comparison(source + "compare(mine, F.conv2d)")
    let b = try CompareTests.comparison("torch.rand(3)\n" + source + "compare(mine, F.conv2d)")
    #expect(a.input.map(\.value) == b.input.map(\.value))
    #expect(a.cases == b.cases)
  }

  @Test(arguments: [
    ("def mine(x, k):\n    return F.conv2d(x, k)\n", true),
    ("def mine(x, k):\n    return F.conv2d(x, rot180(k))\n", false),
  ])
  func `the order of one's own function and the library's is no matter`(
    source: String, isSame: Bool
  ) throws {
    let a = try CompareTests.comparison(source + "compare(mine, F.conv2d)")
    let b = try CompareTests.comparison(source + "compare(F.conv2d, mine)")
    #expect(a.mine == "mine" && b.mine == "mine" && b.other == "conv2d")
    #expect(a.isSame == isSame && b.isSame == isSame)
    #expect(a.slip == b.slip && a.cases == b.cases)
  }

  @Test func `a function hides the library's and is held against it by its name`() throws {
    let comparison = try CompareTests.comparison(
      "def relu(x):\n    return abs(x)\ncompare(relu)")
    #expect(comparison.other == "relu")
    #expect(!comparison.isSame)
  }

  @Test(arguments: ["compare(conv2d, conv2d)", "compare(conv2d)", "compare(conv2d, F.conv2d)"])
  func `a name that is the learner's and the library's is held against the library's`(
    _ call: String
  ) throws {
    let comparison = try CompareTests.comparison(
      "def conv2d(x, w): return F.conv2d(x, w)[..., ::-1]\n" + call)
    #expect(!comparison.isSame)
    #expect(comparison.other == "conv2d")
  }

  @Test func `the smallest input of a turned kernel has two different weights`() throws {
    let comparison = try CompareTests.comparison(
      "def mine(x, k):\n    return F.conv2d(x, rot180(k))\ncompare(mine, F.conv2d)")
    #expect(comparison.input.map(\.name) == ["x", "k"])
    #expect(comparison.input.map(\.value.shape.count).reduce(0, +) == 4)
    #expect(comparison.slip == .turned)
    #expect(comparison.lesson == "04-true-convolution")
  }

  /// Settings that are no single numbers hold for both sides.
  @Test(
    arguments: [
      ("padding='same'", "padding='same'", true), ("padding=(1, 0)", "padding=(1, 0)", true),
      ("stride=(2, 1)", "stride=(2, 1)", true), ("padding='same'", "padding=1", false),
      ("stride=(2, 1)", "stride=(1, 2)", false),
    ])
  func `a setting that is given is given to both`(given: String, own: String, isSame: Bool) throws {
    let name = given.prefix { $0 != "=" }
    let comparison = try CompareTests.comparison(
      """
      def mine(x, k, \(name)):
          return conv2d(x, k, \(own))

      compare(mine, conv2d, \(given))
      """)
    #expect(comparison.isSame == isSame, "\(comparison)")
  }

  @Test func `what a function keeps from call to call is named and given back`() throws {
    let source = """
      rows = ['mine']
      def mine(x):
          for v in x.reshape(-1):
              rows.append(v)
          return x * len(rows)
      compare(mine, F.relu)
      assert rows == ['mine'], len(rows)
      """
    let comparison = try CompareTests.comparison(source)
    #expect(comparison.slip == .remembered)
    #expect(comparison.slipWords?.english.contains("rows keeps") == true)
  }

  private static let nested = """
    class Inner(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.ones(1, 1, 2, 2))
        def forward(self, x):
            return F.conv2d(x, WEIGHT)
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.inner = Inner()
        def forward(self, x):
            return self.inner(x)
    net = Net()
    compare(net, F.conv2d)
    assert net.inner.weight.shape == (1, 1, 2, 2)
    """

  @Test(arguments: [("self.weight", true), ("torch.flip(self.weight, (2, 3))", false)])
  func `a module is judged whose weight lies in one inside it`(
    weight: String, isSame: Bool
  ) throws {
    let comparison = try CompareTests.comparison(
      CompareTests.nested.replacing("WEIGHT", with: weight))
    #expect(comparison.isSame == isSame)
    #expect(comparison.slip == (isSame ? nil : .turned))
  }
}
