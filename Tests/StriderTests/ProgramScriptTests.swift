import Foundation
import TestSupport
import Testing

/// Programs in scripts, notebooks and transcripts.
struct ProgramScriptTests {
  private static let slide = """
    def slide(x, k):
        h, w = k.shape
        out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                out[i, j] = (x[i:i+h, j:j+w] * k).sum()
        return out

    """

  @Test func `a script with a program in it has Python's meanings`() throws {
    let run = try ProgramRun(
      script: Self.slide + "x = np.arange(9.).reshape(3, 3)\nslide(x, np.eye(2))\n7 % 4, [1] * 2\n")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output == "2×2\n 4   6\n10  12\n(3, [1, 1])\n")
  }

  @Test(arguments: [".py", ".txt"])
  func `what is printed has Python's tabs, lines and ends`(ending: String) throws {
    let folder = try TemporaryFolder()
    let text = """
      print("a\\tb", 1)
      print("x\\ny", 2, sep="-")
      print("p", end="; ")
      print("q" if True else "")
      net = nn.Sequential(nn.LazyConv2d(6, 5), nn.ReLU())
      print(net)

      """
    let path = try folder.write("shown\(ending)", text.utf8)
    let run = try ProgramRun(["run", path])
    #expect(
      run.output == "a\tb 1\nx\ny-2\np; q\nSequential(\n  (0): LazyConv2d()\n  (1): ReLU()\n)\n")
  }

  @Test func `a command says what went wrong in a function where that stands`() throws {
    let run = try ProgramRun(
      script: ">>> def f(x): return bar(x)\n... \n>>> x = [1, 2]\n>>> why f(x)[0]\n")
    #expect(run.status == 1)
    #expect(run.errors.contains(":1:22: error: there is no variable named bar"))
  }

  @Test func `what a gradient of one's own prints is shown where it is asked for alone`() throws {
    let run = try ProgramRun(
      script: """
        >>> class F(torch.autograd.Function):
        ...     @staticmethod
        ...     def forward(ctx, x): return x * 2
        ...     @staticmethod
        ...     def backward(ctx, g):
        ...         print('seen')
        ...         return g * 2
        ...
        >>> x = [1., 2.]
        >>> L = F.apply(x).sum()
        >>> why grad(L, x)[0]
        >>> trace L
        >>> backward(L)

        """)
    // Once, by the last line.
    #expect(run.output.components(separatedBy: "seen\n").count == 2)
    #expect(run.output.contains("F's own backward gave") && run.output.contains("seen\nx.grad"))
  }

  @Test func `what a function prints is not shown while it is explained`() throws {
    let run = try ProgramRun(
      script: ">>> def f(x):\n...     print('seen')\n...     return x + 1\n... \n>>> x = [1, 2]\n"
        + ">>> why f(x)[0]\n>>> step f(x)\n>>> f(x)[0]\n")
    #expect(run.status == 0 && run.output.components(separatedBy: "seen\n").count == 2)
    #expect(run.output.hasSuffix("seen\n2\n"))
  }

  @Test func `an object of several lines is shown in them on ordinary lines`() throws {
    let run = try ProgramRun(
      script: "net = nn.Sequential(nn.LazyLinear(2))\nprint('a\\tb\\nc', 1)\nprint(1, 2, sep='-')\n"
    )
    #expect(run.output == "net  Sequential(\n  (0): LazyLinear()\n)\na\tb\nc 1\n1-2\n")
  }

  @Test func `a .py file is a program whatever is in it`() throws {
    let folder = try TemporaryFolder()
    let text = "x = 7 % 4\ny = [1, 2] + [3]\ny\n"
    let path = try folder.write("homework.py", text.utf8)
    #expect(try ProgramRun(["run", path]).output == "[1, 2, 3]\n")
    let ordinary = try ProgramRun(script: "x = 7\nx\n")
    #expect(ordinary.output == "x  7\nx  7\n")
  }

  @Test func `a notebook is its code cells, each an entry`() throws {
    let folder = try TemporaryFolder()
    let cells = """
      {"nbformat": 4, "metadata": {"x": [1.5, null, true]}, "cells": [
       {"cell_type": "markdown", "source": ["# nothing (\\n"]},
       {"cell_type": "code", "source": ["%matplotlib inline\\n", "def f(x):\\n", "    return x * 2"]},
       {"cell_type": "code", "source": "f(21)\\nprint('\\u5377\\u79ef')"},
       {"cell_type": "code", "source": ["f(", "\\n"]}, {"cell_type": "code", "source": ["f(1)"]}]}
      """
    let path = try folder.write("work.ipynb", cells.utf8)
    let run = try ProgramRun(["run", path])
    #expect(run.status == 1 && run.output == "42\n卷积\n")
    #expect(run.errors.contains("work.ipynb[3]:1:2: error: this `(` is never closed"))
    let whole = try ProgramRun(["run", "--keep-going", path])
    #expect(whole.status == 1 && whole.output == "42\n卷积\n2\n")
    let broken = try folder.write("broken.ipynb", "{\"cells\": [}".utf8)
    #expect(try ProgramRun(["run", broken]).unwrappedErrors.contains("byte 11"))
    let empty = try folder.write("empty.ipynb", "{}".utf8)
    #expect(try ProgramRun(["run", empty]).unwrappedErrors.contains("it has no cells"))
  }

  @Test func `an entry is read whole before it runs`() throws {
    let script = "print('ran')\nfor i in range(2): print(i)\nx = = 3\nprint('last')\n"
    let stopped = try ProgramRun(script: script)
    #expect(stopped.status == 1 && stopped.output.isEmpty)
    #expect(stopped.errors.hasPrefix("-:3:3: error: something is missing after `=`\n"))
    #expect(stopped.errors.contains("Python: SyntaxError is raised here\n"))
    let whole = try ProgramRun(script: script, ["run", "--keep-going", "-"])
    #expect(whole.status == 1 && whole.output == "ran\n0\n1\nlast\n")
  }

  @Test func `each input of a transcript is read by itself`() throws {
    let run = try ProgramRun(
      script: """
        >>> x = [1 2; 3 4]'
        >>> def f(y):
        ...     return y.sum()
        ...
        >>> f(x)
        10
        >>> x
        """)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "x  2×2\n1  3\n2  4\n10\nx  2×2\n1  3\n2  4\n")
  }

  @Test func `commands stand among the statements of a program`() throws {
    let run = try ProgramRun(
      script: "v = {'a': 2}\nsize 32 5 2 1\nnext = 3\nnext is None\nprecision = 1\n:precision 2\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("32") && run.output.hasSuffix("False\n"))
  }

  @Test func `an error tells the line, the calls, the loop variables and Python's exception`()
    throws
  {
    let script = """
      def f(x):
          for i in range(3):
              x[i] = 1 / (i - 1)
      f([0, 0, 0])

      """
    let run = try ProgramRun(script: script)
    #expect(run.status == 1)
    for part in [
      "-:3:", "x[i] = 1 / (i - 1)", "at i = 1", "f([0, 0, 0])", "calls f",
      "Python: ZeroDivisionError is raised here",
    ] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
    let json = try ProgramRun(["run", "--format", "json", "-"], input: Array(script.utf8)).output
    for part in [
      "\"line\":3", "\"python\":\"ZeroDivisionError\"",
      "\"calls\":[{\"function\":\"f\",\"line\":4}]",
      "\"variables\":{\"i\":1}",
    ] {
      #expect(json.contains(part), "\(part): \(json)")
    }
  }

  @Test func `values of programs are written as the contract says`() throws {
    let run = try ProgramRun(
      [
        "eval", "--format", "json",
        "d = {'a': 1.5}\nd\n(2, 3)\nTrue\nnp.ones((1, 2))\n'text'\nprint(1, 'a')\nprint(2.0)",
      ])
    #expect(
      run.output == """
        {"kind":"text","text":"{'a': 1.5}"}
        {"kind":"value","name":null,"shape":[2],"values":[2,3]}
        {"kind":"value","name":null,"shape":[],"values":[1]}
        {"kind":"value","name":null,"shape":[1,2],"values":[1,1]}
        {"kind":"text","text":"'text'"}
        {"kind":"text","text":"1 a"}
        {"kind":"value","name":null,"shape":[],"values":[2]}

        """)
  }

  @Test func `what save writes runs again with the meanings it had`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/kept.strider"
    let first = try ProgramRun(
      script:
        ">>> x = [1 2; 3 4]'\n>>> def f(y):\n...     return y[0, 1]\n>>> f(x)\n>>> save \(path)\n")
    #expect(first.status == 0, "\(first.errors)")
    let saved = try folder.read("kept.strider")
    #expect(
      saved
        == "strider> x = [1 2; 3 4]'\nstrider> def f(y):\n    ...>     return y[0, 1]\nstrider> f(x)\n"
    )
    #expect(try ProgramRun(["run", path]).output == first.output)
  }

  @Test func `what NumPy made is NumPy's where a command calls a program`() throws {
    let script = """
      import numpy as np
      def dot(x, w):
          y = 0.
          for j in range(w.size):
              y += x[j] * w[j]
          return y
      a = np.array([1., 2, 3])
      step dot(a, a)
      k = np.ones(3)
      k[1] = 5
      s = (a * k).sum()
      why s
      """
    let run = try ProgramRun(["run", "-"], input: Array(script.utf8))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("y = 1×1 + 2×2 + 3×3 = 14"), "\(run.output)")
    #expect(run.output.contains("s = 1×1 + 2×5 + 3×1 = 14"), "\(run.output)")
  }

  @Test(arguments: [
    "while True: pass", "def f(n): return f(n + 1)\nf(0)", "x = [0]\nfor i in x: x.append(i)",
    "x = 'a'\nwhile 1: x += x", "x = [1]\nwhile 1: x = x + x", "[0] * 10 ** 12", "2 ** 10 ** 9",
    "'a' * 10 ** 12", "list(range(10 ** 12))", "f'{1:1000000000000}'", "sum(range(10 ** 18))",
    "9 ** 9 ** 9", "x = []\nwhile True: x.append([0] * 10 ** 6)", "print('a', end='b' * 10 ** 8)",
    "while True: print(1, end='')", "d = {}\nwhile 1: d[len(d)] = 'a' * 10 ** 5 + str(len(d))",
    "x = []\nwhile True: x.append(np.ones(2))", "np.random.permutation(2 ** 31)",
    "torch.nn.LSTM(2, 1, 2 ** 62)",
    "len = print = range = sum = str = None\nlen([1])",
  ])
  func `no program hangs, takes all memory or ends the process`(_ script: String) throws {
    let run = try ProgramRun(
      ["run", "-"], input: Array(("def g(): pass\n" + script).utf8), memoryLimit: 3 << 30)
    #expect(run.status == 1, "\(run.output) \(run.errors)")
  }
}
