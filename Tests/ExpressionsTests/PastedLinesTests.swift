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
  ])
  func `an import makes its name that library or function`(_ source: String) {
    #expect(Trial(source).diagnostic == nil)
  }

  @Test func `what is imported from a library brings its defaults`() throws {
    #expect(try numbers("from numpy import std; std([1, 3])") == [1])
    #expect(try numbers("from torch import std; std([1, 3])") == [Double(2).squareRoot()])
    #expect(try numbers("np = 3; import numpy as np; np.std([1, 3])") == [1])
  }

  @Test(arguments: [
    "import matplotlib.pyplot as plt; plt.show()", "plt.show()", "tf.nn", "cv2.filter2D([1], -1)",
    "scipy.ndimage.convolve([1], [1])", "from keras import layers; layers.Dense(3)", "d2l.show(1)",
    "from skimage import io as pictures; pictures.imread('a.png')",
  ])
  func `a library that is not here is named where it is used`(_ source: String) {
    #expect(Trial(source).diagnostic?.id == "library-elsewhere")
  }

  private func numbers(_ source: String) throws -> [Double] {
    try values(#require(Trial(source).last))
  }

  private func values(_ value: Value) throws -> [Double] {
    switch value {
    case .tensor(let node): return node.value.elements
    case .tuple(let values), .list(let values): return try values.flatMap(self.values)
    default: return []
    }
  }
}
