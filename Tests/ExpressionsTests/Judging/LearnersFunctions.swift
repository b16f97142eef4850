import Testing

@testable import Expressions

/// Functions as learners write them, right and wrong, in the styles in which they are met.
enum LearnersFunctions {
  /// What the judge should say.
  enum Verdict: Equatable {
    case right
    case slip(Slip)
    /// Wrong, for a reason that has no name.
    case wrong
  }

  struct Sample: CustomTestStringConvertible {
    var name: String
    var verdict: Verdict
    var against: String
    var source: String

    /// The library's function as it is typed.
    var other: String { against == "out_size" ? against : "F.\(against)" }

    var testDescription: String { name }
  }

  static let all =
    forward + pooling + lines + others + places + sums + windows + batches + statistics

  private static func sample(
    _ name: String, _ verdict: Verdict, _ against: String, _ source: String
  ) -> Sample { Sample(name: name, verdict: verdict, against: against, source: source) }

  /// A loop over windows with some of its parts written otherwise.
  private static func loops(
    size: String = "(H - h + 1, W - w + 1)", window: String = "x[i:i+h, j:j+w]",
    product: String = "np.sum(WINDOW * k)", store: String = "=", before: String = ""
  ) -> String {
    let value = product.replacing("WINDOW", with: window)
    return """
      import numpy as np
      def mine(x, k):
          H, W = x.shape
          h, w = k.shape
          \(before.isEmpty ? "pass" : before)
          out = np.zeros(\(size))
          for i in range(out.shape[0]):
              for j in range(out.shape[1]):
                  out[i, j] \(store) \(value)
          return out
      """
  }

  /// A convolution of images with stride and padding as parameters.
  private static func strided(
    out: String = "(H + 2*pad - h) // stride + 1",
    columns: String = "(W + 2*pad - w) // stride + 1",
    padding: String = "((0, 0), (pad, pad), (pad, pad))", row: String = "i*stride",
    column: String = "j*stride", value: String = "np.sum(win * w[f]) + b[f]", store: String = "="
  ) -> String {
    """
    import numpy as np
    def mine(x, w, b, stride=1, pad=0):
        C, H, W = x.shape
        F, _, h, w_ = w.shape
        Ho = \(out)
        Wo = \(columns.replacing(" w)", with: " w_)"))
        xp = np.pad(x, \(padding))
        y = np.zeros((F, Ho, Wo))
        for f in range(F):
            for i in range(Ho):
                for j in range(Wo):
                    r = \(row)
                    c = \(column)
                    win = xp[:, r:r+h, c:c+w_]
                    y[f, i, j] \(store) \(value)
        return y
    """
  }

  private static let forward: [Sample] = [
    sample("loops", .right, "conv2d", loops()),
    sample(
      "four loops", .right, "conv2d",
      """
      def mine(X, K):
          h, w = K.shape
          Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  for a in range(h):
                      for c in range(w):
                          Y[i, j] += X[i + a, j + c] * K[a, c]
          return Y
      """),
    sample(
      "torch, as d2l writes it", .right, "conv2d",
      """
      import torch
      def corr2d(X, K):
          h, w = K.shape
          Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
          return Y
      mine = corr2d
      """),
    sample(
      "nested lists", .right, "conv2d",
      """
      def mine(img, ker):
          kh, kw = len(ker), len(ker[0])
          out = []
          for i in range(len(img) - kh + 1):
              row = []
              for j in range(len(img[0]) - kw + 1):
                  s = 0
                  for p in range(kh):
                      for q in range(kw):
                          s += img[i + p][j + q] * ker[p][q]
                  row.append(s)
              out.append(row)
          return out
      """),
    sample(
      "im2col", .right, "conv2d",
      """
      import numpy as np
      def mine(x, w):
          H, W = x.shape
          h, ww = w.shape
          rows = []
          for i in range(H - h + 1):
              for j in range(W - ww + 1):
                  rows.append(x[i:i+h, j:j+ww].reshape(-1))
          cols = np.array(rows)
          return (cols @ w.reshape(-1)).reshape(H - h + 1, W - ww + 1)
      """),
    sample(
      "shifted slices", .right, "conv2d",
      """
      import numpy as np
      def mine(x, k):
          h, w = k.shape
          H, W = x.shape[0] - h + 1, x.shape[1] - w + 1
          y = np.zeros((H, W))
          for a in range(h):
              for b in range(w):
                  y += k[a, b] * x[a:a+H, b:b+W]
          return y
      """),
    sample(
      "the library itself", .right, "conv2d",
      """
      import torch.nn.functional as F
      def mine(x, w, b, stride=1, padding=0, dilation=1):
          return F.conv2d(x, w, b, stride=stride, padding=padding, dilation=dilation)
      """),
    sample("images, stride and padding", .right, "conv2d", strided()),
    sample(
      "batches with a dict", .right, "conv2d",
      """
      import numpy as np
      def mine(x, w, b, conv_param):
          stride, pad = conv_param['stride'], conv_param['pad']
          N, C, H, W = x.shape
          F, C, HH, WW = w.shape
          xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode='constant')
          Ho = 1 + (H + 2 * pad - HH) // stride
          Wo = 1 + (W + 2 * pad - WW) // stride
          out = np.zeros((N, F, Ho, Wo))
          for n in range(N):
              for f in range(F):
                  for i in range(Ho):
                      for j in range(Wo):
                          out[n, f, i, j] = np.sum(xp[n, :, i*stride:i*stride+HH, j*stride:j*stride+WW] * w[f]) + b[f]
          cache = (x, w, b, conv_param)
          return out, cache
      """),
    sample(
      "channels summed with zip", .right, "conv2d",
      """
      import torch
      def corr2d(X, K):
          h, w = K.shape
          Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
          return Y
      def mine(X, K):
          assert X.dim() == 3
          return sum(corr2d(x, k) for x, k in zip(X, K))
      """),
    sample(
      "a class", .right, "conv2d",
      """
      import numpy as np
      class mine:
          def __init__(self, w, b, stride=1, pad=0):
              self.w, self.b, self.stride, self.pad = w, b, stride, pad
          def forward(self, x):
              F, C, h, w = self.w.shape
              x = np.pad(x, ((0, 0), (0, 0), (self.pad, self.pad), (self.pad, self.pad)))
              N, C, H, W = x.shape
              Ho, Wo = (H - h) // self.stride + 1, (W - w) // self.stride + 1
              y = np.zeros((N, F, Ho, Wo))
              for i in range(Ho):
                  for j in range(Wo):
                      win = x[:, :, i*self.stride:i*self.stride+h, j*self.stride:j*self.stride+w]
                      for f in range(F):
                          y[:, f, i, j] = (win * self.w[f]).sum(axis=(1, 2, 3)) + self.b[f]
              return y
          __call__ = forward
      """),
    sample(
      "a module", .right, "conv2d",
      """
      import torch
      from torch import nn
      class mine(nn.Module):
          def __init__(self, kernel_size):
              super().__init__()
              self.weight = nn.Parameter(torch.rand(kernel_size, kernel_size))
          def forward(self, x):
              h, w = self.weight.shape
              y = torch.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
              for i in range(y.shape[0]):
                  for j in range(y.shape[1]):
                      y[i, j] = (x[i:i + h, j:j + w] * self.weight).sum()
              return y
      """),
    sample(
      "dilation", .right, "conv2d",
      """
      import numpy as np
      def mine(x, k, rate=1):
          h, w = k.shape
          H = x.shape[0] - rate * (h - 1)
          W = x.shape[1] - rate * (w - 1)
          y = np.zeros((H, W))
          for i in range(H):
              for j in range(W):
                  y[i, j] = (x[i:i+rate*(h-1)+1:rate, j:j+rate*(w-1)+1:rate] * k).sum()
          return y
      """),
    // Wrong ones.
    sample("turned", .slip(.turned), "conv2d", loops(product: "np.sum(WINDOW * k[::-1, ::-1])")),
    sample("turned by np.flip", .slip(.turned), "conv2d", loops(before: "k = np.flip(k)")),
    sample(
      "kernel transposed", .slip(.transposed), "conv2d",
      """
      def mine(x, k):
          h, w = k.shape
          y = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  for a in range(h):
                      for b in range(w):
                          y[i, j] += x[i + a, j + b] * k[b, a]
          return y
      """),
    sample(
      "overwritten", .slip(.assigned), "conv2d",
      """
      def mine(x, k):
          h, w = k.shape
          y = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  for a in range(h):
                      for b in range(w):
                          y[i, j] = x[i + a, j + b] * k[a, b]
          return y
      """),
    sample("last row missing", .slip(.borderLost), "conv2d", loops(size: "(H - h, W - w)")),
    sample("mean", .slip(.meanCount), "conv2d", loops(product: "np.mean(WINDOW * k)")),
    sample("no sum", .wrong, "conv2d", loops(product: "WINDOW * k")),
    sample("size of the input", .wrong, "conv2d", loops(size: "x.shape")),
    sample(
      "input's size, zeros stay", .slip(.borderLost), "conv2d",
      """
      def mine(x, k):
          h, w = k.shape
          H, W = x.shape[0] - h + 1, x.shape[1] - w + 1
          y = np.zeros((H, W))
          for i in range(H - 1):
              for j in range(W - 1):
                  y[i, j] = np.sum(x[i:i+h, j:j+w] * k)
          return y
      """),
    sample("whole numbers", .slip(.rounding), "conv2d", loops(before: "x = x.astype(int)")),
    sample("sign", .slip(.sign), "conv2d", loops(product: "-np.sum(WINDOW * k)")),
    sample("doubled", .slip(.factor), "conv2d", loops(product: "2 * np.sum(WINDOW * k)")),
    sample(
      "shared", .slip(.shared), "conv2d",
      loops(before: "x *= 1; x[0, 0] += 0; k[:] = k") + """

        old = mine
        def mine(x, k):
            y = old(x, k)
            x[:] = 0
            return y
        """),
    sample("stride ignored", .slip(.stride), "conv2d", strided(row: "i", column: "j")),
    sample("stride for rows only", .slip(.stride), "conv2d", strided(column: "j")),
    sample(
      "padding forgotten", .slip(.borderLost), "conv2d",
      strided(
        out: "(H - h) // stride + 1", columns: "(W - w) // stride + 1",
        padding: "((0, 0), (0, 0), (0, 0))")),
    sample(
      "padding on one side", .slip(.paddingOnce), "conv2d",
      strided(
        out: "(H + pad - h) // stride + 1", columns: "(W + pad - w) // stride + 1",
        padding: "((0, 0), (pad, 0), (pad, 0))")),
    sample(
      "padding counted once", .slip(.paddingOnce), "conv2d",
      strided(
        out: "(H + pad - h) // stride + 1", columns: "(W + pad - w) // stride + 1")),
    sample(
      "padding of ones", .slip(.paddingValue), "conv2d",
      strided().replacing(
        "(pad, pad)))", with: "(pad, pad)), constant_values=1)")),
    sample(
      "padding repeats", .slip(.paddingValue), "conv2d",
      strided().replacing(
        "(pad, pad)))", with: "(pad, pad)), mode='edge')")),
    sample("bias forgotten", .slip(.bias), "conv2d", strided(value: "np.sum(win * w[f])")),
    sample("bias in the sum", .slip(.bias), "conv2d", strided(value: "np.sum(win * w[f] + b[f])")),
    sample(
      "first bias for all", .slip(.bias), "conv2d", strided(value: "np.sum(win * w[f]) + b[0]")),
    sample(
      "first channel", .slip(.channels), "conv2d",
      strided(
        value: "np.sum(win[0] * w[f, 0]) + b[f]")),
    sample(
      "first filter for all", .slip(.channels), "conv2d",
      strided(
        value: "np.sum(win * w[0]) + b[f]")),
    sample(
      "last channel kept", .slip(.assigned), "conv2d",
      """
      def mine(x, w, b):
          C, H, W = x.shape
          F, _, h, ww = w.shape
          y = np.zeros((F, H - h + 1, W - ww + 1))
          for f in range(F):
              for i in range(H - h + 1):
                  for j in range(W - ww + 1):
                      for c in range(C):
                          y[f, i, j] = np.sum(x[c, i:i+h, j:j+ww] * w[f, c]) + b[f]
          return y
      """),
    sample(
      "channels not added up", .slip(.notSummed), "conv2d",
      """
      def mine(x, k):
          C, H, W = x.shape
          _, h, w = k.shape
          y = np.zeros((C, H - h + 1, W - w + 1))
          for c in range(C):
              for i in range(H - h + 1):
                  for j in range(W - w + 1):
                      y[c, i, j] = np.sum(x[c, i:i+h, j:j+w] * k[c])
          return y
      """),
    sample(
      "dilation ignored", .slip(.dilation), "conv2d",
      """
      def mine(x, k, rate=1):
          h, w = k.shape
          H = x.shape[0] - rate * (h - 1)
          W = x.shape[1] - rate * (w - 1)
          y = np.zeros((H, W))
          for i in range(H):
              for j in range(W):
                  y[i, j] = (x[i:i+h, j:j+w] * k).sum()
          return y
      """),
    sample("no result", .wrong, "conv2d", "def mine(x, k):\n    y = x * 0\n"),
  ]

  private static func pool(
    _ value: String = "win.max()", row: String = "i*stride",
    out: String = "(H - size) // stride + 1"
  ) -> String {
    """
    import numpy as np
    def mine(x, size, stride):
        H, W = x.shape
        Ho, Wo = \(out), \(out.replacing("H", with: "W"))
        y = np.zeros((Ho, Wo))
        for i in range(Ho):
            for j in range(Wo):
                win = x[\(row):\(row)+size, \(row.replacing("i", with: "j").replacing("strjde", with: "stride")):\(row.replacing("i", with: "j").replacing("strjde", with: "stride"))+size]
                y[i, j] = \(value)
        return y
    """
  }

  private static let pooling: [Sample] = [
    sample("max pooling", .right, "max_pool2d", pool()),
    sample("mean pooling", .right, "avg_pool2d", pool("win.mean()")),
    sample(
      "pooling, as d2l writes it", .right, "max_pool2d",
      """
      import torch
      def mine(X, pool_size, stride=1):
          p_h, p_w = pool_size
          Y = torch.zeros((X.shape[0] - p_h) // stride + 1, (X.shape[1] - p_w) // stride + 1)
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  Y[i, j] = X[i*stride: i*stride + p_h, j*stride: j*stride + p_w].max()
          return Y
      """),
    sample(
      "only forward", .right, "relu",
      """
      class Relu:
          def forward(self, x):
              self.mask = x > 0
              return x * self.mask

      mine = Relu()
      """),
    sample(
      "by name alone", .right, "conv2d",
      """
      def mine(x, k, *, stride=1, padding=0):
          return F.conv2d(x, k, stride=stride, padding=padding)
      """),
    sample(
      "kernel first", .right, "conv2d",
      """
      def mine(kernel, image):
          return F.conv2d(image, kernel)
      """),
    sample(
      "a pair by default", .right, "conv2d",
      """
      def mine(x, k, stride=(1, 1), padding=0):
          h, w = k.shape
          s, t = stride
          xp = np.pad(x, padding)
          y = np.zeros(((xp.shape[0] - h) // s + 1, (xp.shape[1] - w) // t + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  y[i, j] = (xp[i*s:i*s + h, j*t:j*t + w] * k).sum()
          return y
      """),
    sample(
      "a word by default", .right, "conv2d",
      """
      def mine(x, k, padding='valid'):
          return F.conv2d(x, k)
      """),
    sample(
      "local dict of the same letter", .right, "conv2d",
      """
      def mine(x, k):
          idx = {'rows': x.shape[0] - k.shape[0] + 1}
          y = np.zeros((idx['rows'], x.shape[1] - k.shape[1] + 1))
          for i in range(idx['rows']):
              for j in range(y.shape[1]):
                  y[i, j] = (x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()
          return y
      """),
    sample(
      "a layer of one size", .right, "conv2d",
      """
      class mine:
          def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0):
              self.kernel_size, self.stride, self.padding = kernel_size, stride, padding
              self.weight = np.ones((out_channels, in_channels, kernel_size, kernel_size))
          def forward(self, x):
              N, C, H, W = x.shape
              K, s, p = self.kernel_size, self.stride, self.padding
              xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
              h, w = (H + 2*p - K) // s + 1, (W + 2*p - K) // s + 1
              y = np.zeros((N, self.weight.shape[0], h, w))
              for i in range(h):
                  for j in range(w):
                      win = xp[:, None, :, i*s:i*s + K, j*s:j*s + K]
                      y[:, :, i, j] = (win * self.weight).sum(axis=(2, 3, 4))
              return y
      """),
    sample(
      "cut to whole numbers", .slip(.rounding), "conv2d",
      """
      def mine(x, k):
          y = np.zeros((x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1), dtype=int)
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  y[i, j] = (x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()
          return y
      """),
    sample("relu for relu6", .wrong, "relu6", "def mine(x):\n    return np.maximum(x, 0)"),
    sample(
      "groups ignored", .slip(.groups), "conv2d",
      """
      def mine(x, w, b, groups=1):
          N, C, H, W = x.shape
          return F.conv2d(x[:, :w.shape[1]], w, b)
      """),
    sample(
      "groups kept", .right, "conv2d",
      """
      def mine(x, w, b, groups=1):
          assert x.ndim == 4
          return F.conv2d(x, w, b, groups=groups)
      """),
    sample(
      "transposed, overwritten", .slip(.assigned), "conv_transpose2d",
      """
      def mine(x, k, stride=1):
          h, w = k.shape
          y = np.zeros(((x.shape[0] - 1) * stride + h, (x.shape[1] - 1) * stride + w))
          for i in range(x.shape[0]):
              for j in range(x.shape[1]):
                  y[i * stride: i * stride + h, j * stride: j * stride + w] = x[i, j] * k
          return y
      """),
    sample(
      "behind a decorator", .right, "conv2d",
      """
      from functools import wraps
      def counted(function):
          @wraps(function)
          def wrapper(*args, **kwargs):
              wrapper.calls += 1
              return function(*args, **kwargs)
          wrapper.calls = 0
          return wrapper
      @counted
      def mine(x, k, stride=1):
          return F.conv2d(x, k, stride=stride)
      """),
    sample(
      "any number of arrays", .slip(.turned), "conv2d",
      "def mine(*arrays):\n    x, k = arrays\n    return F.conv2d(x, rot180(k))"),
    sample("nothing", .wrong, "conv2d", "def mine(x, k):\n    return np.zeros((0, 3))"),
    sample(
      "stops for most, doubled for the rest", .wrong, "conv2d",
      """
      def mine(x, k):
          if k.shape != (1, 1):
              raise ValueError('no')
          return 2 * F.conv2d(x, k)
      """),
    sample(
      "pooling with a dict", .right, "max_pool2d",
      """
      def mine(x, pool_param):
          N, C, H, W = x.shape
          ph, pw, s = pool_param['pool_height'], pool_param['pool_width'], pool_param['stride']
          Ho, Wo = 1 + (H - ph) // s, 1 + (W - pw) // s
          out = np.zeros((N, C, Ho, Wo))
          for i in range(Ho):
              for j in range(Wo):
                  out[:, :, i, j] = np.max(x[:, :, i*s:i*s+ph, j*s:j*s+pw], axis=(2, 3))
          return out, (x, pool_param)
      """),
    sample("mean for max", .slip(.maxForMean), "max_pool2d", pool("win.mean()")),
    sample("max for mean", .slip(.maxForMean), "avg_pool2d", pool("win.max()")),
    sample("sum for mean", .slip(.meanCount), "avg_pool2d", pool("win.sum()")),
    sample("pool stride ignored", .slip(.stride), "max_pool2d", pool(row: "i")),
    sample("pool window lost", .slip(.borderLost), "max_pool2d", pool(out: "(H - size) // stride")),
    sample(
      "whole numbers in pooling", .slip(.rounding), "avg_pool2d",
      pool("win.mean()").replacing("np.zeros((Ho, Wo))", with: "np.zeros((Ho, Wo), dtype=int)")),
    sample("divided by the side", .slip(.meanCount), "avg_pool2d", pool("win.sum() / size")),
    sample(
      "maximum from 0", .slip(.paddingValue), "max_pool2d",
      """
      def mine(x, size, stride):
          H, W = x.shape
          out = []
          for i in range(0, H - size + 1, stride):
              row = []
              for j in range(0, W - size + 1, stride):
                  m = 0
                  for a in range(size):
                      for b in range(size):
                          if x[i + a, j + b] > m:
                              m = x[i + a, j + b]
                  row.append(m)
              out.append(row)
          return np.array(out)
      """),
  ]

  private static let lines: [Sample] = [
    sample("dense layer", .right, "linear", "def mine(x, w, b):\n    return x @ w.T + b\n"),
    sample(
      "dense layer, not transposed", .slip(.transposed), "linear",
      "def mine(x, w, b):\n    return x @ w + b\n"),
    sample(
      "softmax", .right, "softmax",
      """
      def mine(z):
          e = np.exp(z - z.max())
          return e / e.sum()
      """),
    sample(
      "softmax of rows", .right, "softmax",
      """
      def mine(z):
          N, C = z.shape
          e = np.exp(z - z.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """),
    sample(
      "softmax over pictures", .slip(.transposed), "softmax",
      """
      def mine(z):
          N, C = z.shape
          e = np.exp(z)
          return e / e.sum(axis=0, keepdims=True)
      """),
    sample(
      "cross-entropy", .right, "cross_entropy",
      """
      def mine(scores, y):
          N = scores.shape[0]
          p = np.exp(scores - scores.max(axis=1, keepdims=True))
          p = p / p.sum(axis=1, keepdims=True)
          return -np.log(p[range(N), y]).mean()
      """),
    sample(
      "cross-entropy not averaged", .slip(.meanCount), "cross_entropy",
      """
      def mine(scores, y):
          N = scores.shape[0]
          p = np.exp(scores)
          p = p / p.sum(axis=1, keepdims=True)
          return -np.log(p[range(N), y]).sum()
      """),
    sample(
      "mean squared error", .right, "mse_loss",
      "def mine(a, b):\n    return ((a - b) ** 2).mean()\n"),
    sample(
      "half of it", .slip(.factor), "mse_loss",
      "def mine(a, b):\n    return 0.5 * ((a - b) ** 2).mean()\n"),
    sample(
      "sum of squares", .slip(.meanCount), "mse_loss",
      "def mine(a, b):\n    return ((a - b) ** 2).sum()\n"),
    sample("squares", .slip(.notSummed), "mse_loss", "def mine(a, b):\n    return (a - b) ** 2\n"),
  ]

  private static let others: [Sample] = [
    sample("relu", .right, "relu", "def mine(x):\n    return np.maximum(x, 0)\n"),
    sample(
      "relu in place", .slip(.shared), "relu", "def mine(x):\n    x[x < 0] = 0\n    return x\n"),
    sample("relu by a lambda", .right, "relu", "mine = lambda x: x * (x > 0)\n"),
    sample(
      "unfold", .right, "unfold",
      """
      import torch
      def mine(x, kernel_size, stride=1):
          C, H, W = x.shape
          k = kernel_size
          cols = []
          for i in range(0, H - k + 1, stride):
              for j in range(0, W - k + 1, stride):
                  cols.append(x[:, i:i+k, j:j+k].reshape(-1))
          return torch.stack(cols, dim=1)
      """),
    sample(
      "transposed", .right, "conv_transpose2d",
      """
      def mine(x, k, stride=1):
          H, W = x.shape
          h, w = k.shape
          y = np.zeros(((H - 1) * stride + h, (W - 1) * stride + w))
          for i in range(H):
              for j in range(W):
                  y[i*stride:i*stride+h, j*stride:j*stride+w] += x[i, j] * k
          return y
      """),
    sample(
      "line", .right, "conv1d",
      """
      def mine(x, k):
          n = len(x) - len(k) + 1
          return [sum(x[i + a] * k[a] for a in range(len(k))) for i in range(n)]
      """),
    sample(
      "padding", .right, "pad",
      """
      def mine(X, pad):
          return np.pad(X, ((pad, pad), (pad, pad)))
      """),
    sample(
      "a list outside that counts calls", .slip(.remembered), "conv2d",
      """
      calls = []
      def mine(x, k):
          calls.append(1)
          H, W = x.shape
          h, w = k.shape
          out = np.zeros((H - h + 1, W - w + 1))
          for i in range(out.shape[0]):
              for j in range(out.shape[1]):
                  out[i, j] = np.sum(x[i:i+h, j:j+w] * k) * len(calls)
          return out
      """),
    sample(
      "rows kept from call to call", .slip(.remembered), "relu",
      """
      rows = []
      def mine(x):
          for row in x:
              rows.append([max(v, 0) for v in row])
          return np.array(rows)
      """),
    sample(
      "a list as a default", .slip(.remembered), "conv1d",
      """
      def mine(x, k, out=[]):
          for i in range(len(x) - len(k) + 1):
              out.append(sum(x[i + a] * k[a] for a in range(len(k))))
          return out
      """),
    sample(
      "a memory that changes nothing", .right, "relu",
      """
      seen = {}
      def mine(x):
          seen[len(seen)] = x.shape
          return np.maximum(x, 0)
      """),
    sample(
      "one-hot rows for class numbers", .slip(.oneHot), "cross_entropy",
      """
      import torch
      def mine(logits, target):
          p = torch.softmax(logits, dim=-1)
          return -(target * torch.log(p)).sum(dim=-1).mean()
      """),
    sample(
      "a bias of a column", .slip(.bias), "linear",
      "def mine(x, W, b):\n    return x @ W.T + b.reshape(-1, 1)\n"),
    sample(
      "a column as the bias of a convolution", .slip(.bias), "conv2d",
      """
      import torch
      def mine(x, w, b):
          N, C, H, W = x.shape
          return F.conv2d(x, w) + b.reshape(-1, 1)
      """),
    sample(
      "a bias along the columns", .slip(.bias), "conv2d",
      """
      import torch
      def mine(x, w, b):
          N, C, H, W = x.shape
          return F.conv2d(x, w) + b
      """),
  ]
}
