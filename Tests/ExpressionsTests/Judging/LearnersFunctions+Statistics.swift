@testable import Expressions

/// Softmax, cross-entropy, batch normalisation and dense layers of courses.
extension LearnersFunctions {
  private static func sample(
    _ name: String, _ verdict: Verdict, _ against: String, _ source: String
  ) -> Sample { Sample(name: name, verdict: verdict, against: against, source: source) }

  /// What sums and averages over pictures and channels.
  static let statistics: [Sample] = [
    sample(
      "softmax right", .right, "softmax, dim=1",
      """
      def mine(x):
          e = np.exp(x - x.max(axis=-1, keepdims=True))
          return e / e.sum(axis=-1, keepdims=True)
      """),
    sample(
      "softmax over all", .slip(.meanCount), "softmax, dim=1",
      """
      def mine(x):
          e = np.exp(x - np.max(x))
          return e / np.sum(e)
      """),
    sample(
      "softmax over the batch", .slip(.transposed), "softmax, dim=1",
      """
      def mine(x):
          e = np.exp(x)
          return e / e.sum(axis=0)
      """),
    sample(
      "softmax not divided", .slip(.notSummed), "softmax, dim=1",
      """
      def mine(x):
          return np.exp(x - x.max())
      """),
    sample(
      "cross-entropy right", .right, "cross_entropy",
      """
      def mine(logits, y):
          z = logits - logits.max(axis=1, keepdims=True)
          p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
          return -np.log(p[np.arange(len(y)), y]).mean()
      """),
    sample(
      "cross-entropy summed", .slip(.meanCount), "cross_entropy",
      """
      def mine(logits, y):
          z = logits - logits.max(axis=1, keepdims=True)
          p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
          return -np.log(p[np.arange(len(y)), y]).sum()
      """),
    sample(
      "cross-entropy without minus", .slip(.sign), "cross_entropy",
      """
      def mine(logits, y):
          z = logits - logits.max(axis=1, keepdims=True)
          p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
          return np.log(p[np.arange(len(y)), y]).mean()
      """),
    sample(
      "cross-entropy without softmax", .slip(.notSummed), "cross_entropy",
      """
      def mine(logits, y):
          return -logits[np.arange(len(y)), y].mean()
      """),
    sample(
      "cross-entropy of base 2", .slip(.factor), "cross_entropy",
      """
      def mine(logits, y):
          e = np.exp(logits)
          p = e / e.sum(axis=1, keepdims=True)
          return -np.log2(p[np.arange(len(y)), y]).mean()
      """),
    sample(
      "cross-entropy of the first picture's class", .slip(.picture), "cross_entropy",
      """
      def mine(logits, y):
          e = np.exp(logits)
          p = e / e.sum(axis=1, keepdims=True)
          return -np.log(p[np.arange(len(y)), y[0]]).mean()
      """),
    sample(
      "cross-entropy without the logarithm", .slip(.notSummed), "cross_entropy",
      """
      def mine(logits, y):
          e = np.exp(logits)
          p = e / e.sum(axis=1, keepdims=True)
          return -p[np.arange(len(y)), y].mean()
      """),
    sample(
      "batch norm right", .right, "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          mu = x.mean(axis=0)
          var = x.var(axis=0)
          return gamma * (x - mu) / np.sqrt(var + eps) + beta
      """),
    sample(
      "batch norm by the variance", .slip(.normalisation), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          mu = x.mean(axis=0)
          var = x.var(axis=0)
          return gamma * (x - mu) / (var + eps) + beta
      """),
    sample(
      "batch norm with eps outside", .slip(.normalisation), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          mu = x.mean(axis=0)
          var = x.var(axis=0)
          return gamma * (x - mu) / (np.sqrt(var) + eps) + beta
      """),
    sample(
      "batch norm without the mean", .slip(.normalisation), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          return gamma * x / np.sqrt(x.var(axis=0) + eps) + beta
      """),
    sample(
      "batch norm, gamma and beta exchanged", .slip(.normalisation), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          return beta * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + gamma
      """),
    sample(
      "batch norm of all channels", .slip(.normalisation), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta
      """),
    sample(
      "batch norm without gamma", .slip(.normalisation), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta
      """),
    sample(
      "batch norm with beta forgotten", .slip(.bias), "batch_norm",
      """
      def mine(x, gamma, beta, eps=1e-5):
          return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
      """),
    sample(
      "torch batch norm of pictures per pixel", .slip(.normalisation), "batch_norm",
      """
      import torch
      import torch.nn.functional as F
      def mine(X, gamma, beta, eps=1e-5):
          mean = X.mean(dim=(0, 2, 3), keepdim=True)
          var = ((X - mean) ** 2).mean(dim=(0, 2, 3), keepdim=True)
          return gamma.reshape(1, -1, 1, 1) * (X - mean) / torch.sqrt(var) + beta.reshape(1, -1, 1, 1)
      """),
    sample(
      "affine layer right", .right, "linear",
      """
      def mine(x, w, b):
          return x @ w.T + b
      """),
    sample(
      "affine layer, bias forgotten", .slip(.bias), "linear",
      """
      def mine(x, w, b):
          return x.dot(w.T)
      """),
  ]
}
