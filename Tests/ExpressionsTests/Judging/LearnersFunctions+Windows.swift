@testable import Expressions

/// Windows of one size, sums carried on, and layouts, as courses and posts write them.
extension LearnersFunctions {
  private static func sample(
    _ name: String, _ verdict: Verdict, _ against: String, _ source: String
  ) -> Sample { Sample(name: name, verdict: verdict, against: against, source: source) }

  /// Maps and single images.
  static let windows: [Sample] = [
    sample(
      "d2l corr2d, size written in", .slip(.onlySize), "conv2d",
      """
      def mine(X, K):
          Y = np.zeros((X.shape[0] - 1, X.shape[1] - 1))
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  Y[i, j] = (X[i:i+2, j:j+2] * K).sum()
          return Y
      """),
    sample(
      "3x3 convolution written out", .slip(.onlySize), "conv2d",
      """
      def mine(img, kernel):
          H, W = img.shape
          out = np.zeros((H - 2, W - 2))
          for r in range(1, H - 1):
              for c in range(1, W - 1):
                  s = 0.0
                  for a in range(-1, 2):
                      for b in range(-1, 2):
                          s += img[r + a, c + b] * kernel[a + 1, b + 1]
                  out[r - 1, c - 1] = s
          return out
      """),
    sample(
      "sum not reset between windows, lists", .slip(.notReset), "conv2d",
      """
      def mine(x, k):
          out = []
          s = 0
          for i in range(len(x) - len(k) + 1):
              row = []
              for j in range(len(x[0]) - len(k[0]) + 1):
                  for a in range(len(k)):
                      for b in range(len(k[0])):
                          s += x[i + a][j + b] * k[a][b]
                  row.append(s)
              out.append(row)
          return out
      """),
    sample(
      "sum reset once a row", .slip(.notReset), "conv2d",
      """
      def mine(x, k):
          h, w = k.shape
          y = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
          for i in range(y.shape[0]):
              s = 0
              for j in range(y.shape[1]):
                  for a in range(h):
                      for b in range(w):
                          s += x[i + a, j + b] * k[a, b]
                  y[i, j] = s
          return y
      """),
    sample(
      "max pooling with a maximum carried on", .slip(.notReset), "max_pool2d",
      """
      def mine(x, k, s):
          H = (x.shape[0] - k) // s + 1
          W = (x.shape[1] - k) // s + 1
          y = np.zeros((H, W))
          best = -1e9
          for i in range(H):
              for j in range(W):
                  for a in range(k):
                      for b in range(k):
                          if x[i*s+a, j*s+b] > best:
                              best = x[i*s+a, j*s+b]
                  y[i, j] = best
          return y
      """),
    sample(
      "average pooling, sum carried on", .slip(.notReset), "avg_pool2d",
      """
      def mine(x, k, s):
          H = (x.shape[0] - k) // s + 1
          W = (x.shape[1] - k) // s + 1
          y = np.zeros((H, W))
          total = 0
          for i in range(H):
              for j in range(W):
                  for a in range(k):
                      for b in range(k):
                          total += x[i*s+a, j*s+b]
                  y[i, j] = total / (k * k)
          return y
      """),
    sample(
      "average pooling divides by 4", .slip(.onlySize), "avg_pool2d",
      """
      def mine(x, k, s):
          H = (x.shape[0] - k) // s + 1
          W = (x.shape[1] - k) // s + 1
          y = np.zeros((H, W))
          for i in range(H):
              for j in range(W):
                  y[i, j] = x[i*s:i*s+k, j*s:j*s+k].sum() / 4
          return y
      """),
    sample(
      "max pool window of two whatever k", .slip(.onlySize), "max_pool2d",
      """
      def mine(x, k, s):
          H = (x.shape[0] - k) // s + 1
          W = (x.shape[1] - k) // s + 1
          return np.array([[max(x[i*s, j*s], x[i*s+1, j*s], x[i*s, j*s+1], x[i*s+1, j*s+1]) for j in range(W)] for i in range(H)])
      """),
    sample(
      "square kernels only", .slip(.onlySize), "conv2d",
      """
      def mine(x, k):
          n = k.shape[0]
          y = np.zeros((x.shape[0] - n + 1, x.shape[1] - n + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  for a in range(n):
                      for b in range(n):
                          y[i, j] += x[i + a, j + b] * k[a, b]
          return y
      """),
    sample(
      "square inputs only", .slip(.onlySize), "conv2d",
      """
      def mine(x, k):
          n = x.shape[0]
          h, w = k.shape
          y = np.zeros((n - h + 1, n - w + 1))
          for i in range(n - h + 1):
              for j in range(n - w + 1):
                  y[i, j] = (x[i:i+h, j:j+w] * k).sum()
          return y
      """),
    sample(
      "im2col right", .right, "conv2d",
      """
      def im2col(x, h, w):
          C, H, W = x.shape
          cols = []
          for i in range(H - h + 1):
              for j in range(W - w + 1):
                  cols.append(x[:, i:i+h, j:j+w].reshape(-1))
          return np.array(cols).T
      def mine(x, w, b):
          F, C, h, v = w.shape
          cols = im2col(x, h, v)
          out = w.reshape(F, -1) @ cols + b.reshape(-1, 1)
          return out.reshape(F, x.shape[1] - h + 1, x.shape[2] - v + 1)
      """),
    sample(
      "im2col with the wrong reshape", .slip(.transposed), "conv2d",
      """
      def im2col(x, h, w):
          C, H, W = x.shape
          cols = []
          for j in range(W - w + 1):
              for i in range(H - h + 1):
                  cols.append(x[:, i:i+h, j:j+w].reshape(-1))
          return np.array(cols).T
      def mine(x, w, b):
          F, C, h, v = w.shape
          cols = im2col(x, h, v)
          out = w.reshape(F, -1) @ cols + b.reshape(-1, 1)
          return out.reshape(F, x.shape[1] - h + 1, x.shape[2] - v + 1)
      """),
    sample(
      "im2col bias down the columns", .slip(.bias), "conv2d",
      """
      def mine(x, w, b):
          F, C, h, v = w.shape
          H, W = x.shape[1] - h + 1, x.shape[2] - v + 1
          cols = np.array([x[:, i:i+h, j:j+v].reshape(-1) for i in range(H) for j in range(W)]).T
          return (w.reshape(F, -1) @ cols).reshape(F, H, W)
      """),
    sample(
      "d2l multi channel in, not summed", .slip(.channels), "conv2d",
      """
      import torch
      import torch.nn.functional as F
      def corr2d(X, K):
          h, w = K.shape
          Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
          return Y
      def mine(X, K):
          return corr2d(X[0], K[0])
      """),
    sample(
      "d2l multi in multi out, last filter", .slip(.channels), "conv2d",
      """
      import torch
      import torch.nn.functional as F
      def corr2d(X, K):
          h, w = K.shape
          Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
          for i in range(Y.shape[0]):
              for j in range(Y.shape[1]):
                  Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
          return Y
      def mine(X, K):
          return torch.stack([sum(corr2d(x, k) for x, k in zip(X, K[-1])) for _ in K])
      """),
    sample(
      "nested lists, one row missing", .slip(.borderLost), "conv2d",
      """
      def mine(img, ker):
          out = []
          for i in range(len(img) - len(ker)):
              row = []
              for j in range(len(img[0]) - len(ker[0]) + 1):
                  row.append(sum(img[i+a][j+b] * ker[a][b] for a in range(len(ker)) for b in range(len(ker[0]))))
              out.append(row)
          return out
      """),
  ]

  /// What shows only on a window of 3×3, so on more than 16 numbers.
  static let large: [Sample] = [
    sample(
      "3x3 and last product kept", .slip(.assigned), "conv2d",
      """
      def mine(x, k):
          H, W = x.shape
          y = np.zeros((H - 2, W - 2))
          for i in range(H - 2):
              for j in range(W - 2):
                  for a in range(3):
                      for b in range(3):
                          y[i, j] = x[i+a, j+b] * k[a, b]
          return y
      """),
    sample(
      "3x3 and kernel turned", .slip(.turned), "conv2d",
      """
      def mine(x, k):
          H, W = x.shape
          y = np.zeros((H - 2, W - 2))
          for i in range(H - 2):
              for j in range(W - 2):
                  for a in range(3):
                      for b in range(3):
                          y[i, j] += x[i+a, j+b] * k[2-a, 2-b]
          return y
      """),
  ]
}
