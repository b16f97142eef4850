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
