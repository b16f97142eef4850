import Tensors
import Testing

@testable import Expressions

/// `gradcheck(conv_backward, conv_forward, x, w, b)`: right gradients pass, wrong ones are named.
struct BackwardJudgeTests {
  private static let convolution = """
    import numpy as np
    def conv_forward(x, w, b, stride=1, pad=0):
        N, C, H, W = x.shape
        F, _, HH, WW = w.shape
        Ho = 1 + (H + 2 * pad - HH) // stride
        Wo = 1 + (W + 2 * pad - WW) // stride
        xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        out = np.zeros((N, F, Ho, Wo))
        for n in range(N):
            for f in range(F):
                for i in range(Ho):
                    for j in range(Wo):
                        r, c = i * stride, j * stride
                        out[n, f, i, j] = np.sum(xp[n, :, r:r+HH, c:c+WW] * w[f]) + b[f]
        return out, (x, w, b, stride, pad)

    def conv_backward(dout, cache):
        x, w, b, stride, pad = cache
        N, C, H, W = x.shape
        F, _, HH, WW = w.shape
        xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        dxp, dw, db = np.zeros_like(xp), np.zeros_like(w), np.zeros_like(b)
        for n in range(N):
            for f in range(F):
                for i in range(dout.shape[2]):
                    for j in range(dout.shape[3]):
                        r, c = i * stride, j * stride
                        dw[f] += dout[n, f, i, j] * xp[n, :, r:r+HH, c:c+WW]
                        db[f] += dout[n, f, i, j]
                        dxp[n, :, r:r+HH, c:c+WW] += dout[n, f, i, j] * w[f]
        return dxp[:, :, pad:pad+H, pad:pad+W], dw, db

    """

  private static let pooling = """
    import numpy as np
    def pool_forward(x, pool_size=2, stride=2):
        Ho = (x.shape[0] - pool_size) // stride + 1
        Wo = (x.shape[1] - pool_size) // stride + 1
        out = np.zeros((Ho, Wo))
        for i in range(Ho):
            for j in range(Wo):
                r, c = i * stride, j * stride
                out[i, j] = np.max(x[r:r+pool_size, c:c+pool_size])
        return out

    def pool_backward(dout, x, pool_size=2, stride=2):
        dx = np.zeros(x.shape)
        for i in range(dout.shape[0]):
            for j in range(dout.shape[1]):
                r, c = i * stride, j * stride
                win = x[r:r+pool_size, c:c+pool_size]
                a, b = np.unravel_index(np.argmax(win), win.shape)
                dx[r + a, c + b] += dout[i, j]
        return dx

    """

  private func comparisons(_ source: String) throws -> [Comparison] {
    var found: [Comparison] = []
    let session = Session { outcome in
      if case .comparison(let comparison) = outcome { found.append(comparison) }
    }
    let text = ProgramSource(source)
    let program = ParsedProgram(text, Entry(program: text), names: KnownNames(session))
    if let diagnostic = program.diagnostic { throw diagnostic }
    try ProgramRunner(text, session: session).run(program.statements)
    return found
  }

  /// The slips of dx, dw and db; "right" for a gradient that agrees, "wrong" for one without a name.
  private func slips(_ source: String) throws -> [String] {
    try comparisons(source).map { $0.isSame ? "right" : $0.slip?.rawValue ?? "wrong" }
  }

  private static let call = """
    gradcheck(
        conv_backward, conv_forward, np.ones((2, 3, 5, 5)), np.ones((2, 3, 3, 3)), np.ones(2))
    """

  @Test func `the backward function is told by the gradient that arrives`() throws {
    let swapped = Self.call.replacing(
      "conv_backward, conv_forward", with: "conv_forward, conv_backward")
    #expect(try slips(Self.convolution + swapped) == ["right", "right", "right"])
  }

  @Test(
    arguments: [
      ("", "", ["right", "right", "right"]),
      ("dw[f] += dout", "dw[f] = dout", ["right", "assigned", "right"]),
      ("db[f] += dout[n, f, i, j]", "db[f] += 1", ["right", "right", "upstream"]),
      ("[:, :, pad:pad+H, pad:pad+W]", "", ["padding-side", "right", "right"]),
      ("+= dout[n, f, i, j] * w[f]", "= dout[n, f, i, j] * w[f]", ["assigned", "right", "right"]),
      (
        "+= dout[n, f, i, j] * w[f]", "+= dout[n, f, i, j] * w[f, :, ::-1, ::-1]",
        ["not-turned", "right", "right"]
      ),
      ("dout[n, f, i, j] * xp", "-dout[n, f, i, j] * xp", ["right", "sign", "right"]),
    ])
  func `each gradient of a convolution is judged by itself`(
    right: String, mine: String, verdicts: [String]
  ) throws {
    let source = right.isEmpty ? Self.convolution : Self.convolution.replacing(right, with: mine)
    #expect(try slips(source + Self.call) == verdicts)
  }

  @Test func `the gradient belongs to the first of equal cells`() throws {
    let call = "gradcheck(pool_backward, pool_forward, np.ones((4, 4)))"
    #expect(try slips(Self.pooling + call) == ["right"])
    let all = Self.pooling
      .replacing("a, b = np.unravel_index(np.argmax(win), win.shape)", with: "m = win == win.max()")
      .replacing(
        "dx[r + a, c + b] += dout[i, j]",
        with: "dx[r:r+pool_size, c:c+pool_size] += m * dout[i, j]")
    #expect(try slips(all + call) == ["ties"])
  }

  @Test(arguments: ["Z > 0", "Z >= 0"])
  func `at a kink either slope is right`(mask: String) throws {
    let source = """
      import numpy as np
      def relu(z):
          return np.maximum(0, z)

      def relu_backward(dA, Z):
          return dA * (\(mask))

      gradcheck(relu_backward, relu, np.array([1.0, -2.0]))
      """
    #expect(try slips(source) == ["right"])
  }

  @Test func `a forgotten mask and a forgotten upstream gradient are told`() throws {
    let source = """
      import numpy as np
      def relu(z):
          return np.maximum(0, z)

      def relu_backward(dA, Z):
          return BODY

      gradcheck(relu_backward, relu, np.array([1.0, -2.0]))
      """
    #expect(try slips(source.replacing("BODY", with: "dA")) == ["wrong"])
    #expect(try slips(source.replacing("BODY", with: "1.0 * (Z > 0)")) == ["upstream"])
  }

  @Test func `the right gradient comes with the line it is made by`() throws {
    let mine = Self.convolution.replacing(
      "dout[n, f, i, j] * w[f]", with: "2 * dout[n, f, i, j] * w[f]")
    let dx = try #require(try comparisons(mine + Self.call).first)
    #expect(dx.slip == .factor)
    #expect(dx.isOfGradient)
    let right = try #require(dx.nodes.other)
    #expect(right.value == dx.expected)
    #expect(dx.nodes.names.map(\.1).contains("y"))
  }

  /// Forward functions that are neither a convolution nor a pooling: their inputs are told by the example.
  private static let others: [(source: String, call: String, verdicts: [String])] = [
    (
      """
      import numpy as np
      def forward(pred, target):
          return ((pred - target)**2).mean(), (pred, target)
      def backward(dout, cache):
          pred, target = cache
          return dout*2*(pred - target)/pred.size

      """, "np.ones((2, 3)), np.zeros((2, 3))", ["right"]
    ),
    (
      """
      import numpy as np
      def forward(pred, target):
          return ((pred - target)**2).mean()
      def backward(pred, target):
          return 2*(pred - target)/len(pred)

      """, "np.ones((2, 3)), np.zeros((2, 3))", ["mean-count"]
    ),
    (
      """
      import numpy as np
      def softmax(x):
          e = np.exp(x - x.max(axis=1, keepdims=True))
          return e/e.sum(axis=1, keepdims=True)
      def forward(x, y):
          return -np.log(softmax(x)[np.arange(len(y)), y]).mean()
      def backward(x, y):
          d = softmax(x)
          d[np.arange(len(y)), y] -= 1
          return d/len(y)

      """, "np.ones((3, 4)), np.array([1, 0, 3])", ["right"]
    ),
    (
      """
      import numpy as np
      def forward(x, gamma, beta):
          s = np.sqrt(x.var(axis=0) + 1e-5)
          n = (x - x.mean(axis=0))/s
          return gamma*n + beta, (n, gamma, s)
      def backward(dout, cache):
          n, gamma, s = cache
          a, b = (dout*n).sum(axis=0), dout.sum(axis=0)
          return gamma/(len(n)*s)*(len(n)*dout - b - n*a), a, dout.mean(axis=0)

      """, "np.array([[1., 2], [3, -1], [0, 5]]), np.ones(2), np.zeros(2)",
      ["right", "right", "mean-count"]
    ),
    (
      """
      import numpy as np
      def forward(x, w, b):
          return x @ w + b, (x, w, b)
      def backward(dout, cache):
          x, w, b = cache
          return dout @ w.T, x.T @ dout, dout.sum(axis=1)

      """, "np.ones((3, 4)), np.ones((4, 2)), np.ones(2)", ["right", "right", "transposed"]
    ),
    (
      """
      import numpy as np
      def forward(x, w, b):
          return x @ w + b, (x, w, b)
      def backward(dout, cache):
          x, w, b = cache
          return dout @ w.T, x.T @ dout, dout

      """, "np.ones((3, 4)), np.ones((4, 2)), np.ones(2)", ["right", "right", "not-summed"]
    ),
    (
      """
      import numpy as np
      def forward(x):
          return np.maximum(0, x), x
      def backward(dout, x):
          return (x > 0).astype(float)

      """, "np.ones((3, 4))", ["upstream"]
    ),
    (
      """
      import numpy as np
      def forward(x, size=2, stride=2):
          y = np.array([[x[i:i+size, j:j+size].mean() for j in range(0, x.shape[1]-size+1, stride)]
                        for i in range(0, x.shape[0]-size+1, stride)])
          return y, (x, size, stride)
      def backward(dy, cache):
          x, size, stride = cache
          dx = np.zeros(x.shape)
          for i in range(dy.shape[0]):
              for j in range(dy.shape[1]):
                  dx[i*stride:i*stride+size, j*stride:j*stride+size] += dy[i, j]
          return dx

      """, "np.ones((4, 4))", ["mean-count"]
    ),
  ]

  @Test(arguments: others.indices)
  func `inputs of other forward functions are told by the example`(place: Int) throws {
    let (source, call, verdicts) = Self.others[place]
    #expect(try slips(source + "gradcheck(backward, forward, \(call))") == verdicts)
    let cases = try comparisons(source + "gradcheck(backward, forward, \(call))").map(\.cases)
    #expect(cases.allSatisfy { $0 >= 20 })
  }

  @Test func `an infinite number is equal to itself alone`() throws {
    let infinite = Tensor<Double>(.infinity)
    #expect(!Tensor(1).agrees(with: infinite))
    #expect(infinite.agrees(with: infinite))
    #expect(!infinite.agrees(with: Tensor(-Double.infinity)))
  }

  private static func plain(_ sum: String, gives name: String = "dx") -> String {
    """
    import numpy as np
    def conv(x, w):
        y = np.zeros((x.shape[0] - w.shape[0] + 1, x.shape[1] - w.shape[1] + 1))
        for i in range(y.shape[0]):
            for j in range(y.shape[1]):
                y[i, j] = (x[i:i+w.shape[0], j:j+w.shape[1]] * w).sum()
        return y
    def backward(dy, x, w):
        dx, dw = np.zeros_like(x), np.zeros_like(w)
        for i in range(dy.shape[0]):
            for j in range(dy.shape[1]):
                \(sum)
        return \(name)

    """
  }

  /// One gradient alone, of nested lists, held against a function that could be told more than it takes.
  @Test(arguments: ["conv", "conv2d"])
  func `one gradient is held against the array whose shape it has`(forward: String) throws {
    let call = "gradcheck(backward, \(forward), [[1.0, 2], [3, 4], [5, 6]], [[1.0, 2]])"
    let cases: [(sum: String, gives: String, verdict: String)] = [
      ("dx[i:i+w.shape[0], j:j+w.shape[1]] += dy[i, j] * w", "dx", "right"),
      ("dx[i:i+w.shape[0], j:j+w.shape[1]] += w", "dx", "upstream"),
      ("dw += dy[i, j] * x[i:i+w.shape[0], j:j+w.shape[1]]", "dw", "right"),
      ("dw += x[i:i+w.shape[0], j:j+w.shape[1]]", "dw", "upstream"),
    ]
    for (sum, name, verdict) in cases {
      #expect(try slips(Self.plain(sum, gives: name) + call) == [verdict], "\(sum)")
    }
  }
}
