@testable import Expressions
import Tensors
import Testing

/// Lines pasted from other libraries' pages give those libraries' numbers, or are told apart.
struct PastedLinesTests {
  @Test(arguments: [
    ("signal.convolve([1, 2], [1, 2, 3], 'same')", [4.0, 7]),
    ("signal.convolve([1, 2, 3], [1, 2], 'same')", [1, 4, 7]),
    ("np.convolve([1, 2], [1, 2, 3], 'same')", [1, 4, 7]),
    ("correlate2d([1 2; 3 4], [1 2 3; 4 5 6], mode='valid')", [47, 37]),
    ("convolve2d([1 2; 3 4], [1 2 3; 4 5 6], mode='valid')", [23, 33]),
    ("signal.correlate([1 2; 3 4], [1 2 3; 4 5 6], 'valid')", [47, 37]),
    ("torch.max([1 9; 7 2], 1)[1]", [1, 0]), ("x = [1 9; 7 2]; x.max(1)[0]", [9, 7]),
    ("x = [1 9; 7 2]; x.max(1, keepdim=True)[1]", [1, 0]), ("np.max([1 9; 7 2], 1)[1]", [7]),
    ("x = [1 9; 7 2]; m = max(x, dim=1); m[1]", [7]),
    ("X = ones(2, 3); reshape(X, (1, 1) + X.shape).shape + (5,)", [1, 1, 2, 3, 5]),
    ("(1, 2) * 2", [1, 2, 1, 2]), ("2 * (3,)", [3, 3]),
    ("[1 2; 3 4].dot([1 2; 3 4])", [7, 10, 15, 22]), ("[1 2].dot([3 4])", [11]),
    ("arange(6).reshape(1, 2, 3).transpose(0, 2, 1).shape", [1, 3, 2]),
    ("kron([1 2], [1 1])", [1, 1, 2, 2]), ("kron([1 2; 3 4], [0 1]).shape", [2, 4]),
    ("rot180([1 2; 3 4])", [4, 3, 2, 1]), ("[1 2] ⊙ [3 4]", [3, 8]),
    ("net = nn.Linear(1, 1); net.weight.data = [2]; net.bias.data[0] = 1; net.forward([3;])", [7]),
    ("x = [1, 2]; x.data[0] = 5; x", [5, 2]), ("1.//2", [0]), ("1..*2", [2]),
    ("conv2([1 2 1], [1 0 -1], [1 2 3; 4 5 6; 7 8 9], 'valid')", [8]),
    ("conv2([1; 2; 1], [1 0 -1], [1 2 3; 4 5 6; 7 8 9], 'same')[0]", [9, 6, -9]),
    ("conv2([1 2; 3 4], [1 1], 'valid')", [3, 7]),
    ("conv2([1 2; 3 4], [1 1], shape='valid')", [3, 7]),
    ("lp_pool2d([-3 1; 0 2], inf, 2)", [3]), ("lp_pool2d([-3 1; 0 2], -inf, 2)", [0]),
    ("x = [-3 1; 0 2]; grad(sum(lp_pool2d(x, inf, 2)), x)", [-1, 0, 0, 0]),
    ("lp_pool2d([-3 1; 0 0], 1, 2)", [-2]),
  ])
  func `a pasted line gives its library's numbers`(_ source: String, _ values: [Double]) throws {
    #expect(try numbers(source) == values)
  }

  @Test(arguments: [
    ("conv2d(ones(4, 4), ones(2, 2), padding=(1, 2, 1, 2))", "pad(x, (left, right, top, bottom))"),
    ("conv_transpose2d(ones(4, 4), ones(1, 1, 2, 2), padding=(1, 2, 1, 2))", "y[..., top:-bottom"),
  ])
  func `padding of four sides names what does it`(_ source: String, _ help: String) {
    #expect(Trial(source).diagnostic?.help?.english.hasPrefix(help) == true)
  }

  @Test(arguments: [
    ("conv2(1, [])", "a tensor without elements (1×0)"),
    (
      "linear([1 2 3], ones(3, 2))",
      "3 by 3×2: a matrix product needs as many columns on the left as columns"
    ),
    (
      "[1 2 3] @ ones(2, 3)", "3 by 2×3: a matrix product needs as many columns on the left as rows"
    ),
    ("nn.MaxPool1d([1 2 3])", "1 number is wanted for 'kernel_size', 3 were given"),
  ])
  func `sizes in a message are those of the operand at fault`(_ source: String, _ words: String) {
    #expect(Trial(source).diagnostic?.message.english.hasPrefix(words) == true)
  }

  @Test func `what is quoted is no longer than a line`() throws {
    let long = String(repeating: "b", count: 5000)
    for source in [long, "kernel('\(long)')", "x = 1; x.\(long)", "conv2d(1, \(long)=2)"] {
      let diagnostic = try #require(Trial(source).diagnostic)
      for phrase in [diagnostic.message, diagnostic.help].compactMap(\.self) {
        #expect(phrase.english.count < 400 && phrase.chinese.count < 400, "\(phrase.english)")
      }
    }
  }

  @Test(arguments: [
    "import scipy.signal as sig; sig.convolve2d([1 2], [3])",
    "from scipy import signal as sg; sg.correlate([1, 2], [1])",
    "import numpy as NP; NP.std([1, 2])", "import torch.nn.functional as FF; FF.relu([1])",
    "from torch.nn.functional import conv2d as c2; c2(ones(3, 3), ones(2, 2))",
    "from torch.autograd import Variable; Variable([1, 2])", "import torch as t; t.nn.Linear(1, 1)",
    "from math import sqrt, pi as tau; sqrt(tau)", "import os, sys; 1",
    "from torch import (nn,\n  optim); nn.ReLU()",
    "import torch.optim as optim; optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1)",
    "f = nn.MSELoss(); f([1, 2], [3, 4])",
    "from collections import OrderedDict; OrderedDict([('a', 1)])",
    "from scipy import ndimage; ndimage.sobel(ones(3, 3))", "scipy.ndimage.convolve([1], [1])",
    "from scipy.special import softmax as s; s([1, 2])", "import random as r; r.seed(1)",
    "import copy; copy.deepcopy([1, 2])", "f = np.moveaxis; f(ones(2, 3), 0, 1)",
    "import itertools; itertools.product([1], [2])", "nn.ModuleList([nn.Linear(2, 2)])",
    "from collections import OrderedDict; n = nn.Sequential(OrderedDict([('a', nn.ReLU())])); n.a = nn.Tanh()",
    "n = nn.Sequential(nn.ReLU(), nn.Tanh()); n[-1] = nn.Linear(2, 3); n[1].weight",
    "o = torch.optim.SGD([nn.Linear(2, 1).weight], lr=1); o.param_groups[0]['lr'] = 2",
    "torch.sort([3, 1]).values; [3, 1].topk(1).indices",
    "nn.Conv2d(1, 2, 3).kernel_size; [1, 2].is_leaf; isinstance([1, 2], torch.Tensor)",
  ])
  func `an import makes its name that library or function`(_ source: String) {
    #expect(Trial(source).diagnostic == nil)
  }

  @Test func `a network is trained line by line`() throws {
    let lines =
      "n = nn.Sequential(nn.Linear(2, 1)); n[0].weight = [1, 2]; n[0].bias = [0]; "
      + "o = torch.optim.SGD(n.parameters(), lr=0.5); f = nn.MSELoss(); "
      + "l = f(n([1, 1]), [1]); l.backward(); o.step(); "
    // The slope is 2·(3 − 1) = 4 for each weight and the bias.
    #expect(try numbers(lines + "n[0].weight") == [-1, 0])
    #expect(try numbers(lines + "n[0].bias") == [-2])
    // On an ordinary line gradients are set afresh.
    #expect(
      try numbers(lines + "l = f(n([1, 1]), [-3]); l.backward(); o.step(); n[0].bias") == [-2])
  }

  @Test func `a parameter keeps its gradient and its place on ordinary lines`() throws {
    let lines = "n = nn.Linear(2, 1); o = torch.optim.SGD(n.parameters(), lr=1); "
    let stepped = lines + "L = n([1, 2]).sum(); L.backward(); o.step(); "
    #expect(try numbers(stepped + "n.weight.grad") == [1, 2])
    #expect(try numbers("x = [1., 2]; sum(x).backward(); x.grad.zero_(); x.grad") == [0, 0])
    #expect(try numbers(lines + "nn.init.ones_(n.weight); n.weight") == [1, 1])
    #expect(try numbers(lines + "n.bias.fill_(3); n.bias.data.mul_(2); n.bias") == [6])
  }

  /// What is kept from one line to the next is read by the record of a later one.
  @Test(arguments: [
    (
      "n = nn.Linear(1, 1); o = torch.optim.SGD(n.parameters(), lr=0.25); "
        + "n([2]).sum().backward(); o.param_groups[0]['lr']", 0.25
    ),
    ("it = iter([0.5, 0.25]); x = [3] * [4]; next(it); x = sum(x * x); next(it)", 0.25),
    ("m = map(abs, [-0.5, -0.25]); x = [3] * [4]; next(m); x = sum(x * x); next(m)", 0.25),
    ("s = set([0.25]); x = sum([3] * [4]); list(s)[0]", 0.25),
    ("d = dict(a=0.25); v = d.values(); x = sum([3] * [4]); list(v)[0]", 0.25),
  ])
  func `a number keeps its value in what holds it`(_ source: String, _ value: Double) throws {
    #expect(try numbers(source) == [value])
  }

  @Test(arguments: [
    ("list(range(3))", "[0, 1, 2]"), ("sorted([3, 1], reverse=True)", "[3, 1]"),
    ("list(zip([1, 2], [3, 4]))", "[(1, 3), (2, 4)]"), ("list(map(abs, [-1, 2]))", "[1, 2]"),
    ("str(3)", "'3'"), ("type(3)", "<class 'int'>"), ("'a b'.split()", "['a', 'b']"),
    ("dict(a=1)", "{'a': 1}"),
    ("'a' + 'b'", "'ab'"), ("'ab' * 2", "'abab'"), ("x = 2; '%d px' % x", "'2 px'"),
    ("'abc'[1]", "'b'"), ("x = [1, 2]; x.tolist()", "[1, 2]"),
    ("y = [1].tolist(); y.append(2); y", "[1, 2]"),
  ])
  func `what Python has built in is there on ordinary lines`(
    _ source: String, _ text: String
  ) throws {
    let trial = Trial(source)
    switch try #require(trial.last) {
    case .program(let box): #expect(box.text == text)
    case .string(let found): #expect("'\(found)'" == text)
    case let other: #expect("\(other)" == text)
    }
  }

  /// NumPy's values.
  @Test(arguments: [
    ("x = [[1, 2], [3, 4]]; x[x > 2]", [3, 4]),
    ("x = [[1, 2], [3, 4]]; x[x > 2] = 0; x", [1, 2, 0, 0]),
    ("x = [[1, 2], [3, 4]]; x[x > 2] += 1; x", [1, 2, 4, 5]),
    ("x = [[1, 2], [3, 4]]; x[[1, 0]]", [3, 4, 1, 2]),
    ("x = [[1, 2], [3, 4]]; x[[0, 1], [1, 0]]", [2, 3]),
    ("x = [[1, 2], [3, 4]]; x[(0, 1)]", [2]), ("np.eye(3)[[0, 2], 1:]", [0, 0, 0, 1]),
    ("x = [[1, 2], [3, 4]]; x[0][1] = 5; x", [1, 5, 3, 4]),
    ("x = zeros(2, 2, 2); x[1][0][1] = 5; x", [0, 0, 0, 0, 0, 5, 0, 0]),
    ("x = zeros(2, 2, 2); x[:, 1][0] = 5; x", [0, 0, 5, 5, 0, 0, 0, 0]),
    ("x = [1, 2, 3]; L = sum(x[x > 1] * x[[1, 2]]); grad(L, x)", [0, 4, 6]),
    ("x = [1., 2, 3]; w = 2.5; x[[0, 2]] = w; L = sum(x * [1, 10, 100]); grad(L, w)", [101]),
    ("n = nn.Linear(2, 1); n.weight[0][1] = 7; n.weight[0, 1]", [7]),
    ("n = nn.Linear(2, 1); n.weight[n.weight > -9] = 7; n.weight", [7, 7]),
    ("v = [1, 2].tolist(); v[0] = 5; w = dict(a=v); w['a'][1] = 6; v", [5, 6]),
  ])
  func `elements are picked and written as in NumPy`(_ source: String, _ values: [Double]) throws {
    #expect(try numbers(source) == values)
  }

  @Test(arguments: [
    ("torch.optim.SDG([1])", "did you mean SGD?"), ("nn.init.ones([1])", "did you mean ones_?"),
    ("np.zeross(2)", "did you mean zeros?"),
    ("torch.searchsort([1], [1])", "did you mean searchsorted?"),
    ("o = torch.optim.SGD([nn.Linear(1, 1).weight], lr=1); o.stepp()", "did you mean step?"),
    ("v = [1].tolist(); v.apend(2)", "did you mean append?"),
    ("torch.sort([3, 1]).valeus", "did you mean values?"), ("np.load('x.npy')", "load(…) is"),
    (
      "np.fft.fft([1])",
      "there are no complex numbers here; signal.fftconvolve(x, k) and convolve2d(x, k) give the convolution itself"
    ),
  ])
  func `a misspelt name of a library or an object is found again`(_ source: String, _ help: String)
  {
    #expect(Trial(source).diagnostic?.help?.english == help)
  }

  @Test func `the first parameter of a network is the next of its parameters`() throws {
    #expect(try numbers("n = nn.Linear(1, 1); n.weight = [5]; next(n.parameters())") == [5])
  }

  @Test func `an index is worked out once, and the whole is what is shown`() throws {
    let lines = "manual_seed(1); x = zeros(50, 2) + 1; "
    #expect(try numbers(lines + "x[randint(0, 50, (1,)).item()][1] = 0; sum(x)") == [99])
    #expect(try numbers(lines + "x[randint(0, 50, (1,)).item(), 1] += 4; sum(x)") == [104])
    #expect(try numbers("x = zeros(2, 2); x[0][1] = 5") == [0, 5, 0, 0])
  }

  @Test func `a part that was replaced comes back where another target fails`() {
    let trial = Trial("n = nn.Sequential(nn.ReLU()); x = [1]; n[0], x[7] = nn.Tanh(), 1")
    #expect(trial.diagnostic?.id == "index-out-of-range")
    guard case .network(let network)? = trial.session.variables["n"] else {
      Issue.record("no network")
      return
    }
    #expect(network.parts[0].typeName == "ReLU")
  }

  /// A parameter has one gradient, whoever computes it, changes it or reads it.
  @Test func `lines, programs and optimisers share a parameter's gradient`() throws {
    let session = Session { _ in }
    func run(_ source: String) throws -> [Double] {
      try session.run(source)
      return try values(#require(session.last), session)
    }
    let made = "n = nn.Linear(1, 1); n.weight = [2]; n.bias = [0]; "
    _ = try run(made + "o = torch.optim.SGD(n.parameters(), lr=1); L = n([1]).sum(); L.backward()")
    _ = ProgramTrial("for i in range(1): n(torch.tensor([5.])).sum().backward()", in: session)
    #expect(try run("n.weight.grad") == [6])
    #expect(try run("n.weight.grad.mul_(2)") == [12])
    #expect(try run("n.weight.grad.zero_(); o.step(); n.weight") == [2])
    try session.run("o.zero_grad()")
    #expect(throws: Diagnostic.self) { try run("n.weight.grad") }
    // On an ordinary line a variable has a copy, which no program makes the parameter of.
    _ = try run("w = n.weight")
    _ = ProgramTrial("if True: w += 1", in: session)
    #expect(try run("n.weight + w") == [5])
  }

  @Test func `help with brackets says what to type`() {
    for (typed, command) in [
      ("help(conv2d)", "help conv2d"), ("help(range)", "help range"), ("help(np.pad)", "help pad"),
      ("help('len')", "help len"), ("help()", "help"), ("help(x + 1)", "help"),
    ] {
      #expect(Trial(typed).diagnostic?.help?.english == "\(command), without brackets")
    }
  }

  @Test func `what a mask picks is a copy, and takes no number`() {
    #expect(Trial("x = [1, 2]; x[x > 0][0] = 1").diagnostic?.id == "target-not-named")
  }

  @Test func `a method that changes its array changes the variable`() throws {
    #expect(try numbers("x = [1, 2]; y = x; x.add_(1); x.data.mul_(2); x + y") == [5, 8])
    #expect(Trial("[1, 2].add_(1)").diagnostic?.id == "unknown-attribute")
    for source in [
      "x = [1, 2]; x.sum", "n = nn.Linear(1, 1); n.parameters", "v = [1].tolist(); v.append",
      "o = torch.optim.SGD([nn.Linear(1, 1).weight], lr=1); o.step",
    ] {
      #expect(Trial(source).diagnostic?.id == "function-not-called")
    }
  }

  @Test func `what is imported from a library brings its defaults`() throws {
    #expect(try numbers("from numpy import std; std([1, 3])") == [1])
    #expect(try numbers("from torch import std; std([1, 3])") == [Double(2).squareRoot()])
    #expect(try numbers("np = 3; import numpy as np; np.std([1, 3])") == [1])
  }

  @Test(arguments: [
    "import matplotlib.pyplot as plt; plt.show()", "plt.show()", "tf.nn", "cv2.filter2D([1], -1)",
    "import skimage; skimage.filters.sobel([1], [1])", "from keras import layers; layers.Dense(3)",
    "d2l.show(1)",
    "from skimage import io as pictures; pictures.imread('a.png')",
  ])
  func `a library that is not here is named where it is used`(_ source: String) {
    #expect(Trial(source).diagnostic?.id == "library-elsewhere")
  }

  private func numbers(_ source: String) throws -> [Double] {
    let trial = Trial(source)
    return try values(#require(trial.last), trial.session)
  }

  private func values(_ value: Value, _ session: Session) throws -> [Double] {
    switch value {
    case .tensor(let node): return node.value.elements
    case .tuple(let values), .list(let values):
      return try values.flatMap { try self.values($0, session) }
    case .program(let box): return try box.parts(session).map { try self.values($0, session) } ?? []
    default: return []
    }
  }
}
