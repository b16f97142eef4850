import Foundation
import Terminal
import Testing

@testable import Expressions

/// What is wrong in programs as people read it, in both languages, compared with a stored text.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the text is written anew, and the run fails so that
/// nobody takes it for a test.
struct ProgramErrorTextTests {
  private static let programs = [
    "len(1, 2)", "range(x=3)", "def f(a, b): pass\nf(1)", "def f(a): pass\nf(1, a=2)", "(3)[0]",
    "t = (1, 2)\nt[0] = 5", "for i in 3: pass", "x = 3\nx.y = 2", "x = 3\nx()", "[0] * 10**12",
    "[1]['a']", "[1, 2][5]", "[1].index(7)", "a, b = 1, 2, 3", "[].pop()", "[1]['a':]", "[1][::0]",
    "'-'.join([1])", "'a'.split('')", "f'{3:q}'", "f'{3:s}'", "f'{[1]:.2f}'", "'{}'.format()",
    "'%d' % 'a'", "'%d %d' % 1", "2 ** 100", "{}['k']", "{[1]: 2}",
    "class A:\n    def __init__(self): return 3\nA()", "len(3)", "'a' + 1", "-'a'", "2.5 ^ 2",
    "1 / 0", "unknown_thing", "def f():\n    y = x\n    x = 1\nf()", "(3).foo",
    "import numpy as np\nnp.foo",
    "import pandas", "async def f(): pass", "x = 3\nassert x < 2, 'too large'",
    "raise ValueError('small')", "raise 3", "def f(): f()\nf()",
    "import numpy as np\nif np.ones(2): pass", "import numpy as np\nnp.ones((2, 2))[0, 0, 0]",
    "import numpy as np\nnp.ones((2, 2))[0, 5]", "import numpy as np\nnp.ones(2)['a']",
    "import numpy as np\nnp.ones(2)[np.ones(3) > 0]", "import numpy as np\nnp.ones(2) + np.ones(3)",
    "import numpy as np\nx = np.ones(2)\nx[:] = [1, 2, 3]", "import numpy as np\nnp.array([{}])",
    "import numpy as np\nnp.array([[1], [2, 3]])", "range('a')", "int('x')", "int(float('inf'))",
    "max([])", "next(iter([]))", "1 < 'a'", "with 3: pass", "super()",
    "import numpy as np\nnp.ones(2).item()", "import numpy as np\nnp.sum({})", "(3.0).backward()",
    "import torch\nx = torch.ones(2, requires_grad=True)\ntorch.autograd.grad((x * 2).sum(), torch.ones(2))",
    "while True: pass", "x = {[1]}", "'a'.join(3)", "int('2', 99)", "float('x')", "super(3, 4)",
    "f'{3:.}'",
    "round(float('nan'))",
    "import torch\nnet = torch.nn.Linear(2, 1)\nnet.load_state_dict({})",
    "import torch\nnet = torch.nn.Linear(2, 1)\nnet.load_state_dict({'module.' + k: v for k, v in net.state_dict().items()})",
    "import torch\nnet = torch.nn.Linear(2, 1)\nnet.load_state_dict({'weight': torch.ones(2, 1)})",
    "iter(3)", "[1] < 3",
    "class A:\n    def __len__(self): return 'a'\nlen(A())", "def f(*, k): pass\nf()",
    "x = 3\ndel x\nx", "import numpy as np\nnp.ones((2, 2)).nothing", "from math import nothing",
    "x = yield 3", "match 3:\n    case 3: pass", "2j", "b'a'", "for i in range(2): [][i]",
    "def inner(k):\n    for j in range(2):\n        1 / (j - k)\ndef outer(k): inner(k)\nfor i in range(3): outer(i)",
    "class A:\n    def __eq__(self, other): return True\n{A(): 1}",
    "class A:\n    def __hash__(self): return 'a'\n{A()}", "help(len)",
    "import numpy as np\nnp.fft.fft2(np.ones((2, 2)))", "from numpy.fft import fft2",
    "nn.ConvTranspose3d(1, 2, 3)", "nn.TransformerDecoderLayer(4, 1)",
    "d = nn.Dropout(0.5)\nd.q = 0.3", "d = nn.Dropout(0.5)\nd.p = 2",
    "c = nn.Conv2d(1, 2, 3)\nc.kernel_size = 5",
    "import torch\nx = torch.ones(2, requires_grad=True)\ny = (x ** 3).sum()\ny.backward(create_graph=True)",
    "import torch\nx = torch.ones(2, requires_grad=True)\ntorch.autograd.grad((x ** 3).sum(), x, create_graph=True)",
    "class Count(int): pass", "import torch\n(torch.ones(2) * 2).sum().backward()",
    "f = lambda: g()\ng = lambda: f()\nf()", "'%d'", "'%z' % 3", "a = [1]\na *= 10**9\na[0]",
  ]

  /// What the catalogue knows and a program of this list cannot bring about.
  private static let elsewhere: Set<String> = [
    "program-record-lost", "program-memory",
  ]

  @Test func `every error of the programs' catalogue is among them`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Expressions/Diagnostics")
    var known: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: sources.path)
    where file.hasPrefix("Catalogue+Program") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /ProgramFailure\(\s*"[^"]*",\s*"([a-z-]+)"/) {
        known.insert(String(match.1))
      }
    }
    let met = Set(Self.programs.compactMap { ProgramTrial($0).diagnostic?.id })
    #expect(known.subtracting(met).subtracting(Self.elsewhere) == [])
    #expect(known.count > 40)
  }

  @Test func `every error of a program reads as it did`() throws {
    var texts: [String] = []
    for program in Self.programs {
      guard let diagnostic = ProgramTrial(program).diagnostic else { continue }
      for language in Language.allCases {
        let text = DiagnosticLayout(language: language, width: 80).text(
          for: diagnostic, in: SourceText(program))
        #expect(text.width <= 80, "\(program)")
        texts.append(text.plain)
      }
    }
    let all = texts.joined(separator: "\n\n") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "program-errors.txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try all.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == all)
  }
}
