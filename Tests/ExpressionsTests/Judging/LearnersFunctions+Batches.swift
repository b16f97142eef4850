@testable import Expressions

/// Loops over batches in the style of CS231n and of the deep-learning specialisation.
extension LearnersFunctions {
  private static func sample(
    _ name: String, _ verdict: Verdict, _ against: String, _ source: String
  ) -> Sample { Sample(name: name, verdict: verdict, against: against, source: source) }

  /// Convolution and pooling of batches.
  static let batches: [Sample] = [
    sample(
      "first picture for the whole batch", .slip(.picture), "conv2d",
      """
      def mine(x, w, b):
          N, C, H, W = x.shape
          F, _, HH, WW = w.shape
          out = np.zeros((N, F, H - HH + 1, W - WW + 1))
          for n in range(N):
              for f in range(F):
                  for i in range(H - HH + 1):
                      for j in range(W - WW + 1):
                          out[n, f, i, j] = np.sum(x[0, :, i:i+HH, j:j+WW] * w[f]) + b[f]
          return out
      """),
    sample(
      "only the first picture computed", .slip(.picture), "conv2d",
      """
      def mine(x, w, b):
          N, C, H, W = x.shape
          F, _, HH, WW = w.shape
          out = np.zeros((N, F, H - HH + 1, W - WW + 1))
          for f in range(F):
              for i in range(H - HH + 1):
                  for j in range(W - WW + 1):
                      out[0, f, i, j] = np.sum(x[0, :, i:i+HH, j:j+WW] * w[f]) + b[f]
          return out
      """),
    sample(
      "last channel only, CS231n loops", .slip(.assigned), "conv2d",
      """
      def mine(x, w, b):
          N, C, H, W = x.shape
          F, _, HH, WW = w.shape
          out = np.zeros((N, F, H - HH + 1, W - WW + 1))
          for n in range(N):
              for f in range(F):
                  for i in range(H - HH + 1):
                      for j in range(W - WW + 1):
                          for c in range(C):
                              out[n, f, i, j] = np.sum(x[n, c, i:i+HH, j:j+WW] * w[f, c])
                          out[n, f, i, j] += b[f]
          return out
      """),
    sample(
      "bias once a channel", .slip(.bias), "conv2d",
      """
      def mine(x, w, b):
          N, C, H, W = x.shape
          F, _, HH, WW = w.shape
          out = np.zeros((N, F, H - HH + 1, W - WW + 1))
          for n in range(N):
              for f in range(F):
                  for i in range(H - HH + 1):
                      for j in range(W - WW + 1):
                          for c in range(C):
                              out[n, f, i, j] += np.sum(x[n, c, i:i+HH, j:j+WW] * w[f, c]) + b[f]
          return out
      """),
    sample(
      "CS231n naive forward right", .right, "conv2d",
      """
      def mine(x, w, b, conv_param):
          stride, pad = conv_param['stride'], conv_param['pad']
          N, C, H, W = x.shape
          F, C, HH, WW = w.shape
          xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode='constant')
          H2 = 1 + (H + 2 * pad - HH) // stride
          W2 = 1 + (W + 2 * pad - WW) // stride
          out = np.zeros((N, F, H2, W2))
          for n in range(N):
              for f in range(F):
                  for i in range(H2):
                      for j in range(W2):
                          win = xp[n, :, i*stride:i*stride+HH, j*stride:j*stride+WW]
                          out[n, f, i, j] = np.sum(win * w[f]) + b[f]
          return out
      """),
    sample(
      "CS231n pad forgotten in size", .slip(.borderLost), "conv2d",
      """
      def mine(x, w, b, conv_param):
          stride, pad = conv_param['stride'], conv_param['pad']
          N, C, H, W = x.shape
          F, C, HH, WW = w.shape
          H2 = 1 + (H - HH) // stride
          W2 = 1 + (W - WW) // stride
          out = np.zeros((N, F, H2, W2))
          for n in range(N):
              for f in range(F):
                  for i in range(H2):
                      for j in range(W2):
                          win = x[n, :, i*stride:i*stride+HH, j*stride:j*stride+WW]
                          out[n, f, i, j] = np.sum(win * w[f]) + b[f]
          return out
      """),
    sample(
      "CS231n stride forgotten in the slice", .slip(.stride), "conv2d",
      """
      def mine(x, w, b, conv_param):
          stride, pad = conv_param['stride'], conv_param['pad']
          N, C, H, W = x.shape
          F, C, HH, WW = w.shape
          xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
          H2 = 1 + (H + 2 * pad - HH) // stride
          W2 = 1 + (W + 2 * pad - WW) // stride
          out = np.zeros((N, F, H2, W2))
          for n in range(N):
              for f in range(F):
                  for i in range(H2):
                      for j in range(W2):
                          out[n, f, i, j] = np.sum(xp[n, :, i:i+HH, j:j+WW] * w[f]) + b[f]
          return out
      """),
    sample(
      "Ng pool forward, channels last", .slip(.transposed), "max_pool2d",
      """
      def mine(A_prev, hparameters):
          (m, n_H_prev, n_W_prev, n_C) = A_prev.shape
          f = hparameters["f"]
          stride = hparameters["stride"]
          n_H = int(1 + (n_H_prev - f) / stride)
          n_W = int(1 + (n_W_prev - f) / stride)
          A = np.zeros((m, n_H, n_W, n_C))
          for i in range(m):
              for h in range(n_H):
                  for w in range(n_W):
                      for c in range(n_C):
                          A[i, h, w, c] = np.max(A_prev[i, h*stride:h*stride+f, w*stride:w*stride+f, c])
          return A
      """),
    sample(
      "Ng pool, maximum over channels, channels last", .wrong, "max_pool2d",
      """
      def mine(A_prev, hparameters):
          (m, n_H_prev, n_W_prev, n_C) = A_prev.shape
          f = hparameters["f"]
          stride = hparameters["stride"]
          n_H = int(1 + (n_H_prev - f) / stride)
          n_W = int(1 + (n_W_prev - f) / stride)
          A = np.zeros((m, n_H, n_W, n_C))
          for i in range(m):
              for h in range(n_H):
                  for w in range(n_W):
                      for c in range(n_C):
                          A[i, h, w, c] = np.max(A_prev[i, h*stride:h*stride+f, w*stride:w*stride+f])
          return A
      """),
    sample(
      "pooling batch, first picture for all", .slip(.picture), "max_pool2d",
      """
      def mine(x, k, s):
          N, C, H, W = x.shape
          out = np.zeros((N, C, (H - k) // s + 1, (W - k) // s + 1))
          for n in range(N):
              for c in range(C):
                  for i in range(out.shape[2]):
                      for j in range(out.shape[3]):
                          out[n, c, i, j] = x[0, c, i*s:i*s+k, j*s:j*s+k].max()
          return out
      """),
    sample(
      "torch unfold convolution right", .right, "conv2d",
      """
      import torch
      import torch.nn.functional as F
      def mine(x, weight, bias):
          N, C, H, W = x.shape
          O, _, kh, kw = weight.shape
          cols = F.unfold(x, (kh, kw))
          out = weight.view(O, -1) @ cols + bias.view(1, -1, 1)
          return out.view(N, O, H - kh + 1, W - kw + 1)
      """),
  ]
}
