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
  ])
  func `a pasted line gives its library's numbers`(_ source: String, _ values: [Double]) throws {
    #expect(try numbers(source) == values)
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
