import Tensors
import Testing

@testable import Expressions

/// Arrays of programs, with the results that NumPy 2 and PyTorch give.
struct ProgramArrayTests {
  private static func numbers(_ program: String) -> [Double]? {
    let trial = ProgramTrial("import numpy as np\nimport torch\nfrom torch import nn\n" + program)
    #expect(trial.diagnostic == nil)
    return trial.numbers.last
  }

  @Test func `what goes wrong in a gradient of one's own is said where it was asked for`() {
    func own(_ backward: String) -> String {
      "class F(torch.autograd.Function):\n    @staticmethod\n"
        + "    def forward(ctx, x): return x * 2\n    @staticmethod\n"
        + "    def backward(ctx, g): return \(backward)\n"
        + "x = torch.tensor([1., 2.], requires_grad=True)\nF.apply(x).sum().backward()\n"
    }
    #expect(ProgramTrial("import torch\n" + own("g * 2")).diagnostic == nil)
    #expect(
      ProgramTrial("import torch\n" + own("g[:1]")).diagnostic?.program?.python == "ValueError")
    #expect(
      ProgramTrial("import torch\n" + own("missing")).diagnostic?.program?.python == "NameError")
    #expect(ProgramTrial("import torch\n" + own("None")).diagnostic == nil)
  }

  @Test func `a gradient that failed while it was explained is no error of another`() throws {
    let session = Session { _ in }
    _ = ProgramTrial(
      "import torch\nclass F(torch.autograd.Function):\n    @staticmethod\n"
        + "    def forward(ctx, x): return x * 2\n    @staticmethod\n"
        + "    def backward(ctx, g): return missing\n"
        + "x = torch.tensor([1., 2.])\nL = F.apply(x).sum()\nK = (x * x).sum()", in: session)
    guard case .tensor(let root)? = session.variables["L"] else {
      Issue.record("no loss")
      return
    }
    _ = Gradients(of: root)
    try session.run("backward(K)")
    #expect(throws: Diagnostic.self) { try session.run("backward(L)") }
  }

  @Test(arguments: [
    (
      "a = np.arange(12.).reshape(3, 4)\na[1][0] = 100\na[1:, 2:] += 50\na",
      [0, 1, 2, 3, 100, 5, 56, 57, 8, 9, 60, 61]
    ),
    ("x = np.arange(6)\nx[x > 2]", [3, 4, 5]),
    ("x = np.arange(6).reshape(2, 3)\nx[[0, 1], [2, 0]]", [2, 3]),
    ("x = np.zeros((2, 2))\nx[[0, 1], [1, 0]] = [5, 6]\nx", [0, 5, 6, 0]),
    ("i = np.array([1, 2])\ni[0] = 7.9\ni", [7, 2]),
    ("c = np.zeros(3)\nnp.add.at(c, [0, 0, 1], 1)\nc", [2, 1, 0]),
    ("np.array([[1, 2], [3, 4]]) @ np.array([[1], [1]])", [3, 7]),
    ("x = np.arange(4)\nx[::-1]", [3, 2, 1, 0]),
    ("np.pad(np.ones((1, 1)), ((1,), (0,)))", [0, 1, 0]),
    ("x = torch.tensor([[1., 5.], [7., 2.]])\nv, i = torch.max(x, 1)\ni", [1, 0]),
    ("np.maximum(0, np.array([-1., 2.]))", [0, 2]),
    ("F = 3\nF.relu(torch.tensor([-1., 2.]))", [0, 2]),
    ("F = 3\nF.pad(torch.tensor([[5.]]), (1, 0))", [0, 5]),
    ("torch.arange(16).reshape(2, 2, 2, 2).amax((1, 3))", [5, 7, 13, 15]),
    ("np.arange(16).reshape(2, 2, 2, 2).max(axis=(1, 3))", [5, 7, 13, 15]),
    ("torch.arange(16).reshape(2, 2, 2, 2).max(axis=(1, 3))", [5, 7, 13, 15]),
    ("torch.arange(16).reshape(2, 2, 2, 2).min((1, 3))", [0, 2, 8, 10]),
    ("np.einsum('ij,jk->ik', np.eye(2), np.array([[1., 2.], [3., 4.]]))", [1, 2, 3, 4]),
    ("np.cumsum(np.array([3, 1, 2]))", [3, 4, 6]),
    ("np.where(np.array([1, -1]) > 0, 5, 6)", [5, 6]),
    ("torch.sort(torch.tensor([3., 1., 2.]))[1]", [1, 2, 0]),
  ])
  func `an array is what the library makes of it`(program: String, wanted: [Double]) {
    #expect(ProgramArrayTests.numbers(program) == wanted)
  }

  @Test(arguments: [
    // The same convolution by windows, by elements and by whole arrays.
    "Y[i, j] = (X[i:i + 2, j:j + 2] * K).sum()",
    "Y[i, j] = np.sum(X[i:i + 2, j:j + 2] * K)",
    "for a in range(2):\n                for b in range(2):\n                    Y[i, j] += X[i + a, j + b] * K[a, b]",
    "s = 0\n            for a in range(2):\n                for b in range(2):\n                    s += X[i + a, j + b] * K[a, b]\n            Y[i, j] = s",
    "w = X[i:i + 2, j:j + 2].copy()\n            w *= K\n            Y[i, j] = w.sum()",
  ])
  func `a gradient through loops is that of conv2d`(body: String) throws {
    let trial = ProgramTrial(
      """
      import numpy as np
      def slide(X, K):
          Y = np.zeros((2, 3))
          for i in range(2):
              for j in range(3):
                  \(body)
          return Y
      X = np.arange(12.).reshape(3, 4)
      K = np.array([[1., -2.], [0.5, 3.]])
      Y = slide(X, K)
      L = (Y ** 2).sum()
      """)
    #expect(trial.diagnostic == nil)
    let session = trial.session
    for name in ["X", "K"] {
      let own = try session.tensor("grad(L, \(name))").value.elements
      let library = try session.tensor("grad(sum(conv2d(X, K)^2), \(name))").value.elements
      #expect(zip(own, library).allSatisfy { abs($0 - $1) < 1e-9 })
      #expect(own.contains { $0 != 0 })
    }
    let loss = try session.tensor("grad(L, Y)").value.elements
    let output = try session.tensor("2*Y").value.elements
    #expect(zip(loss, output).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func `backward adds to the gradients of what asks for them`() {
    #expect(
      ProgramArrayTests.numbers(
        """
        x = torch.tensor([1., 2.], requires_grad=True)
        (x ** 2).sum().backward()
        (3 * x).sum().backward()
        x.grad
        """) == [5, 7])
  }

  @Test func `nothing is recorded without a gradient, and a parameter changed there is a new leaf`()
  {
    #expect(
      ProgramArrayTests.numbers(
        """
        w = torch.tensor(2.0, requires_grad=True)
        for _ in range(2):
            loss = (w * 3 - 10) ** 2
            loss.backward()
            with torch.no_grad():
                w -= 0.01 * w.grad
                w.grad.zero_()
        w
        """)?.first.map { abs($0 - 2.4368) < 1e-9 } == true)
  }

  @Test func `a module of the learner's trains with an optimiser`() {
    let numbers = ProgramArrayTests.numbers(
      """
      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.fc = nn.Linear(2, 1)
              self.scale = nn.Parameter(torch.ones(1))
          def forward(self, x):
              return self.fc(x) * self.scale
      net = Net()
      for p in net.parameters():
          nn.init.constant_(p, 0.5)
      opt = torch.optim.SGD(net.parameters(), lr=0.1)
      x = torch.tensor([[1., 2.]])
      for _ in range(20):
          opt.zero_grad()
          loss = ((net(x) - 1) ** 2).sum()
          loss.backward()
          opt.step()
      [len(list(net.parameters())), loss.item() < 1e-3]
      """)
    #expect(numbers == [3, 1])
  }

  @Test func `sharing is Python's in programs, and copies on ordinary lines`() throws {
    let session = Session(files: .user) { _ in }
    _ = ProgramTrial("import numpy as np\na = np.zeros(2)\nb = a", in: session)
    try session.run("c = a; c[0] = 7")
    #expect(try session.tensor("a").value.elements == [0, 0])
    _ = ProgramTrial("b[1] = 5", in: session)
    #expect(try session.tensor("a").value.elements == [0, 5])
  }

  @Test func `a function of a program is called on an ordinary line, and hides the library's`()
    throws
  {
    let trial = ProgramTrial("def relu(x):\n    return x + 1\nxs = [1, 2, 3]")
    #expect(try trial.session.tensor("relu(2)").value.elements == [3])
    #expect(try trial.session.tensor("sum(xs)").value.elements == [6])
    trial.session.clear("relu")
    #expect(try trial.session.tensor("relu(-2)").value.elements == [0])
  }
}
