@testable import Expressions
import Networks
import Tensors
import Terminal

/// At least one way to bring about each diagnostic.
enum DiagnosticExamples {
  /// A diagnostic with the source that brought it about.
  typealias Example = (diagnostic: Diagnostic, source: String)

  /// One example of every diagnostic, in the order of their ids.
  static func all() -> [Example] {
    var examples: [String: Example] = [:]
    let fromSources = (sources + training + long).compactMap { source in
      Trial(source).diagnostic.map { ($0, source) }
    }
    let fromPrograms = programs.compactMap { source in
      ParsedProgram(program: source).diagnostic.map { ($0, source) }
    }
    let all = fromSources + fromPrograms + judged + asked + made
    for example in all where examples[example.0.id] == nil {
      examples[example.0.id] = example
    }
    return examples.values.sorted { $0.diagnostic.id < $1.diagnostic.id }
  }

  /// Programs that cannot be read.
  private static let programs = [
    "if x:\n        y\n\tz", "if x:\n    y\n  z", "x\n  y", "if x\n  y", "if x:\ny", "else: x",
    "@a\nx",
    "try:\n  x\ny", "def f: pass", "1:5", "x y", "not if", "from x", "x.if", "x = )", "break",
    "return 1",
    "nonlocal x", "*a", "*a, *b = x", "if x = 1: y", "print x", "1 if x", "for i range(3): x",
    "while x: for i in y: z", "def f(*): pass", "def f(**a, b): pass", "def f(*a, *b): pass",
    "def f(a, a): pass", "def f(a=1, b): pass", "f(a=1, a=2)", "f(a=1, 2)", "f(x for x in y, 1)",
    "f(a.b=1)", "x[]", "f(1 x)", "012", "'\\xZZ'", "f'}'", "f'{x'", "f'{}'", "f'{x:{y:{z}}}'",
    "f'{x!z}'", "{1: 2, 3}", "x = 1 +", "import", "x'", "x = a / / b", "x = \u{e000}",
  ]

  /// Sources that are carried out.
  private static let sources = [
    "einsum('ii', ones(2, 2))", "f(*x)", "(x = 3)", "x = y = 3", "a = 1, 2, b = 3", "x.5",
    "x = [1,2,3]; x.T = 2",
    "conv2d(ones(4, 4), ones(2, 2), bias=[1, 2])", "pad(ones(2,2), 2, mode='reflect')",
    "(a, b) = 1, 2", "A(1, 2) = 5", "x = [1,2]; y = sum(x); x[0] = 5; grad(y, x)",
    "image = ones(1, 28, 28); edges = ones(4, 3, 3, 3); conv2d(image, edges, stride=2)",
    "x[1:2:3:4]", "f(1 2)", "True = 5", "_ += 1", "[1,, 2]", "x = 'abc'; x[0] = 1", "x + ... 3",
    "max([])", "randint(0)", "2^2P", "flatten(ones(2,2), 1, 0)", "fold(ones(4, 8), (4, 4), 2)",
    "fold(ones(4,9), (4,4), 3)", "a && b", "for i in x", "zeros",
    "conv2d(ones(3, 5, 5), ones(2, 1, 2, 2), groups=2)", "a++", "x = [1,2,3]; x[]",
    "x = [1, 2, 3]; x[3]", "ones(2, 3) @ ones(2, 3)", "item([1,2])", "f(2=3)", "f(k=1, k=2)",
    "cross_entropy([1, 2, 3], 3)", "stack([ones(2), ones(3)])", "y = np", "1.2.3", "f(1]",
    "conv2d(ones(4, 4))", "eye(-1)", "nn.Conv2d(1, 2, 3)()", "x = [1,2]; grad(argmax(x), x)",
    "x = [1,2,3]; x.grad", "max_unpool2d([7;], [9;], 2)", "ans + 1",
    "x = [1,2]; grad(x, sum(x))",
    "net = nn.Linear(2,3); net.color = 1", "sum(3, dim=1)", "'a' + 1", "nn.Dropout(2)", "3 = x",
    "ones(2, 3) + ones(3, 2)", "x = 'a'; x(2)", "x = 3; y = 2; L = x*x; grad(L, y)",
    "zeros(2, dtype='complex')", "np.conv2d([1], [1])", "import tensorflow as tf; tf.nn",
    "convolve2d([1 2 3; 4 5 6], [1 2; 3 4; 5 6], 'valid')", "x = 'text'; x[0]",
    "conv2d(ones(4, 4), ones(2, 2), stride=1.5)",
    "a, b = None", "cat([])", "D = 2; F = 3; D(F-1)", "0x10", "3 * / 4", "2 P", "a, b += 1",
    "receptive_field([2**62 2**62; 2**62 2**62])", "np.pad([1,2], [])",
    "receptive_field([3 1; 1e10 1])", "lp_pool2d(ones(4, 4), 0, 2)",
    "net = nn.Linear(2, 3); net.weight = ones(2, 3)", "conv2d(ones(3,4,4), ones(2,2))",
    "f(1, x=2, 3)", "binary_cross_entropy(2, 1)", "[1 2; 3]", "randint(-2**62, 2**62, [2])",
    "arange(1e300)", "1:5", "arange(0, 1, -1)", "receptive_field(3)", "sum([1, 2], input=[3])",
    "sum([1,2], dim=(0, 0))", "ans = 5", "reshape(ones(4), [3, -1])", "convolve(1, 2)",
    "x = [1, 2]; grad(x*x, x)", "x = [1,2,3]; x[..., ...]", "f(1; 2)", "permute(ones(2, 2), 0)",
    "([1, 2], [3]) + 1", "3x3", "A(1:3, :)", "x = [1,2,3]; x[::0]", "[1,2][0] = 1",
    "x = [1,2,3]; x[x]", "A = [1 2; 3 4]; A(1, 2)", "max_pool2d(ones(4, 4), 2, padding=2)",
    "eye(1e5)", "max(1, 2, 3, 4)", "zeros([1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1])",
    "x = [1, 2, 3]; x[0, 0]", "cat(ones(5000))", "conv2d(ones(2000, 2000), ones(900, 900))",
    "conv2d(ones(4, 4), ones(2, 2), stride=0)", "a, b,", "f(1, 2", "x³²",
    "conv2d(x, k, padding='same)", "x = [1, 2]; x.shap", "con2d([1 2], [1])",
    "conv2d(ones(4, 4), ones(2, 2), strid=2)", "image = [1 2]; imag + 1",
    "conv2d(ones(4, 4), ones(2, 2), padding='sam')", "1 + 2)", "a, b = [1, 2, 3]",
    "x = [1,2]; backward(x*x, nan)", "conv2d(ones(4, 4), ones(3, 3), dilation=3)",
    "max_pool2d(ones(4, 4), (1, 2, 3))", "conv2d(ones(4, 4), 'k')", "conv2d(ones(4), ones(2))",
    "nn.Sequential(nn.Conv2d(3, 8, 3))(rand(9, 9, 3))",
    "save('a.jpg', [1 2; 3 4])", "save('a.png', ones(4, 4, 3))",
    "interpolate([1 2; 3 4])", "nn.Upsample(size=3, scale_factor=2)",
    "x = [1, 2]; backward(sum(x * x), create_graph=True)", "help(range)",
    "c = nn.Conv2d(1, 2, 3); c.kernel_size = 5",
    "net = nn.Sequential(nn.ReLU()); net.training = False",
    "interpolate([1 2; 3 4], size=3, align_corners=True)", "resnet18(weights='DEFAULT')",
    "net = nn.Sequential(nn.ReLU()); net['1']", "net = resnet18(); net.layer1[0][0:2]",
  ]

  /// What is asked of `fit` and `save`, with a network of two inputs and two outputs.
  private static let training = [
    "fit(net, ones(2, 2), [0, 1])", "fit(net, (ones(2, 2, 2), [0, 1]))",
    "fit(net, (ones(2, 2), [0, 1, 1]))", "fit(net, (ones(2, 2), [0, 2]))",
    "fit(net, ([1 nan; 1 2], [0, 1]))", "fit(net, (ones(2, 2), [0, 1]), learning_rate=-1)",
    "fit(net, (ones(2, 2), [0, 1]), momentum=0.9)",
    "fit(net, (ones(2, 2), [0, 1]), nesterov=True)", "save('edges.png', net)",
    "net.bias = [0, nan]; save('m.safetensors', net)",
  ].map { "net = nn.Linear(2, 2); " + $0 }

  private static let long = [
    "r = nn.ReLU()" + String(repeating: "; r = nn.Sequential(r, r)", count: 13),
    "t = (1, 1)" + String(repeating: "; t = (t, t)", count: 20),
    "x = 1; step x",
    "x" + String(repeating: "'", count: 500), String(repeating: "1+", count: 5 << 20),
  ]

  /// What is said of functions that cannot be held against each other.
  private static var judged: [Example] {
    [
      "compare(3)", "def f(x):\n  return x\ncompare(f)", "compare(lambda x: x, save)",
      "compare(lambda x, q: x, relu)", "compare(lambda x: x, max_pool2d)",
      "compare(lambda x: x, relu, beta=1)",
      "compare(lambda x, k: x, conv2d, ones(2, 2), ones(3, 3))",
      "compare(lambda x, k: conv2d(x, k), conv2d, stride=0)",
      "class Net(nn.Module):\n  def forward(self, x):\n    return x\ncompare(Net(), conv2d)",
      """
      class A(nn.Module):
        def __init__(self):
          super().__init__()
          self.weight = nn.Parameter(torch.ones(1, 1, 2, 2))
      class Net(nn.Module):
        def __init__(self):
          super().__init__()
          self.first, self.second = A(), A()
        def forward(self, x):
          return x
      compare(Net(), conv2d)
      """,
      "compare(conv2d, max_pool2d)",
      "def f(x, k):\n  return F.conv2d(x, k)\nx = ones(4, 4)\nk = ones(2, 2)\ngradcheck(f, x, k)",
      "def f(x, k):\n  h, w = k.shape\n  return x\ndef g(dy, x, k):\n  return dy\ngradcheck(g, f)",
    ].compactMap { source in
      let text = ProgramSource(source)
      let session = Session { _ in }
      let program = ParsedProgram(text, Entry(program: text), names: KnownNames(session))
      do throws(Diagnostic) {
        try ProgramRunner(text, session: session).run(program.statements)
        return nil
      } catch {
        return (error, source)
      }
    }
  }

  /// What commands ask of a session.
  private static var asked: [Example] {
    let session = Session { _ in }
    let questions: [(String, () throws(Diagnostic) -> Void)] = [
      ("", { () throws(Diagnostic) in _ = try session.evaluate("") }),
      ("[1, 2]", { () throws(Diagnostic) in _ = try session.element("[1, 2]") }),
      ("size", ask(input: nil, kernel: nil)), ("size", ask(input: 5, kernel: 0)),
      ("size", ask(input: 1 << 40, kernel: 3)), ("size", ask(input: 3, kernel: 5, dilation: 2)),
      ("size", ask(input: 32, kernel: 5, output: 9)),
      ("size", ask(input: 11, kernel: nil, output: 20)),
    ]
    return questions.compactMap { source, question in
      do throws(Diagnostic) {
        try question()
        return nil
      } catch {
        return (error, source)
      }
    }
  }

  private static func ask(
    input: Int?, kernel: Int?, output: Int? = nil, dilation: Int = 1
  ) -> () throws(Diagnostic) -> Void {
    { () throws(Diagnostic) in
      _ = try SizeQuestion(input: input, kernel: kernel, output: output, dilation: dilation)
        .answer()
    }
  }

  /// What training says.
  private static let faults: [TrainingFault] = [
    .overflowed(epoch: 2, step: 3),
    .layer(LayerFault(place: "4", type: "Softmax", .lastSoftmax)),
    .layer(LayerFault(place: "2", type: "Fold", .kind)),
    .layer(LayerFault(place: "1.add", type: "add", .branches)),
    .layer(LayerFault(place: "0.1", type: "Flatten", .acrossBatch)),
    .layer(LayerFault(place: "3", type: "MaxPool2d", .notImages([784]))),
    .layer(LayerFault(place: "1", type: "AvgPool2d", .windows(cells: 9 << 20, limit: 1 << 22))),
    .layer(LayerFault(place: "2", type: "Linear", .repeated(first: "0"))),
    .outputs(5, classes: 10), .memory(9 << 30, limit: 4 << 30), .noImages,
    .images([1, 28, 28], expected: [3, 32, 32]), .classes(5, expected: 10),
    .parameters([25, 5], expected: [25, 6]), .diverged(epoch: 1, step: 7),
    .position(step: 9, steps: 5),
  ]

  private static let progress = TrainingProgress(
    epoch: 2, epochs: 10, step: 3, steps: 5, images: 300, training: Metrics(),
    imagesPerSecond: nil)

  /// What is said of a device that is there.
  private static func replaced(_ path: String, at range: SourceRange) -> Diagnostic {
    let help = Phrase("save x --force replaces it", "save x --force 会替换它")
    return .notReplaceable(path, isForced: false, at: range, help: help) ?? .interrupted(at: range)
  }

  /// What takes a full memory, a hand on Ctrl-C, or is only a remark.
  private static var made: [Example] {
    let range = SourceRange(0, 1)
    return [
      (.shape(.tapeIsFull(limit: Tape.maximumElements), range: range), "y = a + b"),
      (.nothingDefined("slide", at: range), "x"),
      (.interrupted(at: range), "x"), (.outputPaddingTooBig(3, limit: 2), ""),
      (replaced("/dev/null", at: range), "x"),
      (
        .fileIsThere(
          "mine.txt", bytes: 23, at: .init(range), help: Phrase("replace it", "替换它")), "x"
      ),
      (.ownModuleSetting("balance", at: range), "fit(net, data, balance=True)"),
      (.pageReads("../m", at: range), "x"), (.pageWrites("m", at: range), "x"),
      (.pageCommands("save", at: range), "x"), (.outOfTime(10, at: range), "x"),
      (.outOfMemory(512 << 20, at: range), "x"),
      (.trainingInterrupted(progress, at: range, help: Phrase("go on", "继续")), "x"),
    ] + faults.map { (.training($0), "") }
      + Parser.parse("7 % 3 rows").notes.map { ($0, "7 % 3 rows") }
  }
}
