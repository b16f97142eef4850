/// The mean and the variance of every channel; the variance divides by the count.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func channelStatistics<Scalar: TensorScalar>(
  _ x: [Scalar], geometry: LineGeometry
) -> (mean: [Scalar], variance: [Scalar]) {
  let count = Scalar(geometry.lineCount)
  var mean = [Scalar](repeating: 0, count: geometry.length)
  for place in x.indices { mean[place / geometry.inner % geometry.length] += x[place] }
  for channel in mean.indices { mean[channel] /= count }
  var variance = [Scalar](repeating: 0, count: geometry.length)
  for place in x.indices {
    let channel = place / geometry.inner % geometry.length
    let distance = x[place] - mean[channel]
    variance[channel] += distance * distance
  }
  for channel in variance.indices { variance[channel] /= count }
  return (mean, variance)
}

/// For every channel the sum of its gradients, and the sum of its gradients times its normalised
/// numbers.
///
///     gradients[c] = Σ g,   normals[c] = Σ g·(x − mean[c])·scales[c]
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func channelGradientSums<Scalar: TensorScalar>(
  _ x: [Scalar], _ g: [Scalar], mean: [Scalar], scales: [Scalar], geometry: LineGeometry
) -> (gradients: [Scalar], normals: [Scalar]) {
  var gradients = [Scalar](repeating: 0, count: geometry.length)
  var normals = gradients
  for place in x.indices {
    let channel = place / geometry.inner % geometry.length
    gradients[channel] += g[place]
    normals[channel] += g[place] * (x[place] - mean[channel]) * scales[channel]
  }
  return (gradients, normals)
}

/// What is kept of the channels' statistics from batch to batch.
public enum RunningStatistics {
  /// A running mean or variance moved part of the way to a batch's: `(1 − m)·running + m·batch`.
  public static func moved(_ running: Double, to batch: Double, momentum: Double) -> Double {
    (1 - momentum) * running + momentum * batch
  }

  /// A variance that divides by one less than the count, as running ones do.
  ///
  /// - Parameters:
  ///   - distances: The sum of the squared distances from the mean.
  ///   - count: How many numbers there are.
  /// - Returns: The variance.
  public static func variance(distances: Double, count: Double) -> Double {
    distances / max(count - 1, 1)
  }
}

extension BatchNorm {
  /// The running statistics after a batch, as PyTorch moves them.
  ///
  /// - Parameters:
  ///   - mean: The running means, one a channel.
  ///   - variance: The running variances.
  ///   - input: The batch.
  ///   - momentum: What part of them the batch replaces.
  /// - Returns: Means and variances.
  public func movedStatistics(
    mean: Tensor<Double>, variance: Tensor<Double>, by input: Tensor<Double>, momentum: Double
  ) -> (mean: Tensor<Double>, variance: Tensor<Double>) {
    let batch = channelStatistics(input.elements, geometry: geometry)
    let count = Double(countPerChannel)
    let unbiased = batch.variance.map {
      RunningStatistics.variance(distances: $0 * count, count: count)
    }
    func moved(_ running: Tensor<Double>, _ batch: [Double]) -> Tensor<Double> {
      Tensor(
        known: running.shape,
        zip(running.elements, batch).map {
          RunningStatistics.moved($0, to: $1, momentum: momentum)
        })
    }
    return (moved(mean, batch.mean), moved(variance, unbiased))
  }
}
