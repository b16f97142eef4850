@testable import Expressions

/// More functions as learners write them: one for each kind of slip or style that was once judged wrongly.
extension LearnersFunctions {
  private static func sample(
    _ name: String, _ verdict: Verdict, _ against: String, _ source: String
  ) -> Sample { Sample(name: name, verdict: verdict, against: against, source: source) }

  /// A correlation of maps whose lines inside the loops are given.
  private static func windows(
    _ lines: String, parameters: String = "x, k", before: String = "",
    size: String = "(H - h + 1, W - w + 1)"
  ) -> String {
    """
    import numpy as np
    def mine(\(parameters)):
        H, W = x.shape
        h, w = k.shape
        \(before.isEmpty ? "pass" : before)
        y = np.zeros(\(size))
        for i in range(y.shape[0]):
            for j in range(y.shape[1]):
                \(lines)
        return y
    """
  }

  private static let strided = "((H - h) // stride + 1, (W - w) // stride + 1)"

  static let places: [Sample] = [
    sample(
      "row and column of the window exchanged", .slip(.transposed), "conv2d",
      windows("y[i, j] = (x[j:j+h, i:i+w] * k).sum()")),
    sample(
      "rows and columns of the size exchanged", .slip(.transposed), "conv2d",
      windows("y[i, j] = (x[i:i+h, j:j+w] * k).sum()", size: "(W - h + 1, H - w + 1)")),
    sample(
      "channels last", .slip(.transposed), "conv2d",
      """
      import numpy as np
      def mine(x, w):
          C, H, W = x.shape
          O, _, h, v = w.shape
          y = np.zeros((H - h + 1, W - v + 1, O))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  y[i, j] = (x[:, i:i+h, j:j+v] * w).sum(axis=(1, 2, 3))
          return y
      """),
    sample(
      "last row and column of the window left out", .slip(.borderLost), "conv2d",
      windows("y[i, j] = sum(x[i+a, j+b] * k[a, b] for a in range(h - 1) for b in range(w - 1))")),
    sample(
      "return in the loop", .slip(.borderLost), "conv2d",
      """
      import numpy as np
      def mine(x, k):
          h, w = k.shape
          y = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  y[i, j] = (x[i:i+h, j:j+w] * k).sum()
              return y
      """),
    sample(
      "stride at the kernel's index", .slip(.stride), "conv2d",
      windows(
        """
        for a in range(h):
                            for b in range(w):
                                if i + a*stride < H and j + b*stride < W:
                                    y[i, j] += x[i + a*stride, j + b*stride] * k[a, b]
        """, parameters: "x, k, stride=1", size: strided)),
    sample(
      "stride added", .slip(.stride), "conv2d",
      windows(
        "y[i, j] = (x[i+stride:i+stride+h, j+stride:j+stride+w] * k).sum()",
        parameters: "x, k, stride=1", size: strided)),
    sample(
      "size rounded to the nearest", .slip(.rounding), "conv2d",
      windows(
        "y[i, j] = (x[i*stride:i*stride+h, j*stride:j*stride+w] * k).sum()",
        parameters: "x, k, stride=1", before: "x = np.pad(x, ((0, stride), (0, stride)))",
        size: "(round((H - h)/stride + 1), round((W - w)/stride + 1))")),
    sample(
      "dilation not in the size", .slip(.dilation), "conv2d",
      windows(
        """
        for a in range(h):
                            for b in range(w):
                                r, c = i + a*dilation, j + b*dilation
                                if r < H and c < W:
                                    y[i, j] += x[r, c] * k[a, b]
        """, parameters: "x, k, dilation=1")),
    sample(
      "padding by negative places", .slip(.paddingValue), "conv2d",
      """
      import numpy as np
      def mine(x, k, padding=0):
          H, W = x.shape
          h, w = k.shape
          y = np.zeros((H + 2*padding - h + 1, W + 2*padding - w + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  for a in range(h):
                      for b in range(w):
                          r, c = i + a - padding, j + b - padding
                          if r < H and c < W:
                              y[i, j] += x[r, c] * k[a, b]
          return y
      """),
    sample(
      "groups in turn", .slip(.groups), "conv2d",
      """
      import numpy as np
      def mine(x, w, groups=1):
          N, C, H, W = x.shape
          O, c, h, v = w.shape
          y = np.zeros((N, O, H - h + 1, W - v + 1))
          for o in range(O):
              g = o % groups
              for i in range(y.shape[2]):
                  for j in range(y.shape[3]):
                      win = x[:, g*c:(g+1)*c, i:i+h, j:j+v]
                      y[:, o, i, j] = (win * w[o]).sum(axis=(1, 2, 3))
          return y
      """),
    sample(
      "the last group for all", .slip(.groups), "conv2d",
      """
      def mine(x, w, groups=1):
          N, C, H, W = x.shape
          return F.conv2d(x[:, C - w.shape[1]:], w)
      """),
    sample(
      "all channels for every group", .slip(.groups), "conv2d",
      """
      import torch
      def mine(x, w, groups=1):
          N, C, H, W = x.shape
          return F.conv2d(x, w.repeat(1, groups, 1, 1))
      """),
    sample(
      "last row of windows missing, as lists", .slip(.borderLost), "conv2d",
      """
      def mine(a, k):
          n, m = len(k), len(k[0])
          return [[sum(a[i+p][j+q]*k[p][q] for p in range(n) for q in range(m))
                   for j in range(len(a[0]) - m + 1)] for i in range(len(a) - n)]
      """),
    sample(
      "last filter for all", .slip(.channels), "conv2d",
      """
      import numpy as np
      def mine(x, w):
          C, H, W = x.shape
          O, _, h, v = w.shape
          y = np.zeros((O, H - h + 1, W - v + 1))
          for o in range(O):
              for i in range(y.shape[1]):
                  for j in range(y.shape[2]):
                      y[:, i, j] = (x[:, i:i+h, j:j+v] * w[o]).sum()
          return y
      """),
    sample(
      "bias with every row", .slip(.bias), "conv2d",
      """
      import numpy as np
      def mine(x, w, b):
          C, H, W = x.shape
          O, _, h, v = w.shape
          y = np.zeros((O, H - h + 1, W - v + 1))
          for o in range(O):
              for i in range(y.shape[1]):
                  for j in range(y.shape[2]):
                      for a in range(h):
                          y[o, i, j] += (x[:, i+a, j:j+v] * w[o, :, a]).sum() + b[o]
          return y
      """),
    sample(
      "padding left on a transposed convolution", .slip(.paddingSide), "conv_transpose2d",
      """
      import numpy as np
      def mine(x, k, stride=1, padding=0):
          h, w = k.shape
          y = np.zeros(((x.shape[0] - 1)*stride + h, (x.shape[1] - 1)*stride + w))
          for i in range(x.shape[0]):
              for j in range(x.shape[1]):
                  y[i*stride:i*stride+h, j*stride:j*stride+w] += x[i, j] * k
          return y
      """),
    sample(
      "a module that may have a bias", .right, "conv2d",
      """
      import torch
      import torch.nn as nn
      class mine(nn.Module):
          def __init__(self, in_channels, out_channels, kernel_size, stride=1, bias=True):
              super().__init__()
              self.stride, self.k = stride, kernel_size
              self.weight = nn.Parameter(
                  torch.randn(out_channels, in_channels, kernel_size, kernel_size))
              self.bias = nn.Parameter(torch.zeros(out_channels))
          def forward(self, x):
              n, c, h, w = x.shape
              p = x.unfold(2, self.k, self.stride).unfold(3, self.k, self.stride)
              y = torch.einsum('nchwij,ocij->nohw', p, self.weight)
              return y + self.bias[None, :, None, None]
      """),
  ]

  static let sums: [Sample] = [
    sample(
      "a function for pictures that a map does not stop", .right, "max_pool2d",
      """
      import torch
      def mine(x, kernel_size, stride, padding=0):
          x = F.pad(x, (padding,) * 4, value=float('-inf'))
          return x.unfold(1, kernel_size, stride).unfold(2, kernel_size, stride).amax(dim=(-1, -2))
      """),
    sample(
      "windows that stick out", .slip(.rounding), "max_pool2d",
      """
      import numpy as np
      def mine(x, size, stride):
          return np.array([[x[i:i+size, j:j+size].max() for j in range(0, x.shape[1], stride)]
                           for i in range(0, x.shape[0], stride)])
      """),
    sample(
      "all channels in one window", .slip(.channels), "max_pool2d",
      """
      import numpy as np
      def mine(x, size, stride):
          C, H, W = x.shape
          y = np.zeros((C, (H - size)//stride + 1, (W - size)//stride + 1))
          for i in range(y.shape[1]):
              for j in range(y.shape[2]):
                  y[:, i, j] = x[:, i*stride:i*stride+size, j*stride:j*stride+size].max()
          return y
      """),
    sample(
      "only the picture's cells counted", .slip(.meanCount), "avg_pool2d",
      """
      import numpy as np
      def mine(x, size, stride, padding=0):
          xp, on = np.pad(x, padding), np.pad(np.ones(x.shape), padding)
          return np.array([[xp[i:i+size, j:j+size].sum() / on[i:i+size, j:j+size].sum()
                            for j in range(0, xp.shape[1] - size + 1, stride)]
                           for i in range(0, xp.shape[0] - size + 1, stride)])
      """),
    sample(
      "divided by the stride", .slip(.meanCount), "avg_pool2d",
      """
      import numpy as np
      def mine(x, size, stride):
          H, W = x.shape
          return np.array([[x[i:i+size, j:j+size].sum() / stride**2
                            for j in range(0, W - size + 1, stride)]
                           for i in range(0, H - size + 1, stride)])
      """),
    sample(
      "sigmoid of the other sign", .slip(.sign), "sigmoid",
      "def mine(z):\n    return 1/(1 + np.exp(z))\n"),
    sample(
      "cross-entropy without its sign", .slip(.sign), "cross_entropy",
      """
      import numpy as np
      def mine(z, y):
          p = np.exp(z)/np.exp(z).sum(1, keepdims=True)
          return np.log(p[np.arange(len(y)), y]).mean()
      """),
    sample(
      "softmax over pictures in the loss", .slip(.transposed), "cross_entropy",
      """
      import numpy as np
      def mine(z, y):
          p = np.exp(z)/np.exp(z).sum(axis=0)
          return -np.log(p[np.arange(len(y)), y]).mean()
      """),
    sample(
      "losses of the pictures", .slip(.notSummed), "cross_entropy",
      """
      import numpy as np
      def mine(z, y):
          N, C = z.shape
          p = np.exp(z)/np.exp(z).sum(1, keepdims=True)
          return -np.log(p[np.arange(len(y)), y])
      """),
    sample(
      "losses of the elements", .slip(.notSummed), "binary_cross_entropy",
      """
      import numpy as np
      def mine(p, t):
          return -(t*np.log(p) + (1 - t)*np.log(1 - p))
      """),
    sample(
      "batch normalisation", .right, "batch_norm",
      """
      import numpy as np
      def mine(x, gamma, beta, eps=1e-5):
          return gamma*(x - x.mean(axis=0))/np.sqrt(x.var(axis=0) + eps) + beta
      """),
    sample(
      "its variance by n − 1", .slip(.meanCount), "batch_norm",
      """
      import numpy as np
      def mine(x, gamma, beta, eps=1e-5):
          N, D = x.shape
          v = ((x - x.mean(axis=0))**2).sum(axis=0)/(N - 1) if N > 1 else x.var(axis=0)
          return gamma*(x - x.mean(axis=0))/np.sqrt(v + eps) + beta
      """),
    sample(
      "its sums along the rows", .slip(.transposed), "batch_norm",
      """
      import numpy as np
      def mine(x, eps=1e-5):
          N, D = x.shape
          m, v = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
          return (x - m)/np.sqrt(v + eps)
      """),
    sample(
      "border on one side", .slip(.paddingOnce), "pad",
      """
      import numpy as np
      def mine(X, pad):
          H, W = X.shape
          y = np.zeros((H + pad, W + pad))
          y[:H, :W] = X
          return y
      """),
    sample(
      "border of columns alone", .slip(.paddingSide), "pad",
      "import numpy as np\ndef mine(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad)))\n"),
    sample(
      "border that repeats", .slip(.paddingValue), "pad",
      "import numpy as np\ndef mine(X, pad):\n    return np.pad(X, pad, mode='edge')\n"),
    sample("size", .right, "out_size", "def mine(W, F, P, S):\n    return (W - F + 2*P)//S + 1\n"),
    sample(
      "size with the padding once", .slip(.paddingOnce), "out_size",
      "def mine(W, F, P, S):\n    return (W - F + P)//S + 1\n"),
    sample(
      "size without its one", .slip(.borderLost), "out_size",
      "def mine(n, f, p, s):\n    return (n - f + 2*p)//s\n"),
    sample(
      "size not rounded down", .slip(.rounding), "out_size",
      "def mine(W, F, P, S):\n    return (W - F + 2*P)/S + 1\n"),
    sample(
      "size without brackets", .slip(.stride), "out_size",
      "def mine(W, F, P, S):\n    return W - F + 2*P//S + 1\n"),
  ]
}
