/// The loss of every item from the logarithms of its classes' probabilities.
///
///     loss = −Σ c  targets[c] · logProbabilities[c]
///
/// - Parameters:
///   - logProbabilities: One line an item.
///   - targets: How much each class counts, in the same layout.
///   - geometry: The lines along the classes.
///   - skipsZeros: Whether a class that does not count may have the probability 0.
/// - Returns: One loss an item.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func classLosses<Scalar: TensorScalar>(
  logProbabilities: [Scalar], targets: [Scalar], geometry: LineGeometry, skipsZeros: Bool
) -> [Scalar] {
  var losses = [Scalar](repeating: 0, count: geometry.lineCount)
  for line in losses.indices {
    var place = geometry.start(ofLine: line)
    for _ in 0..<geometry.length {
      if !skipsZeros || targets[place] != 0 {
        losses[line] -= targets[place] * logProbabilities[place]
      }
      place += geometry.inner
    }
  }
  return losses
}

/// How much each class counts in what the losses become, `targets[c]·g`: less it is the gradient with respect
/// to the logarithm of its probability.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func classShares<Scalar: TensorScalar>(
  targets: [Scalar], outputGradient: [Scalar], geometry: LineGeometry
) -> [Scalar] {
  var result = targets
  for line in outputGradient.indices {
    var place = geometry.start(ofLine: line)
    for _ in 0..<geometry.length {
      result[place] = targets[place] == 0 ? 0 : targets[place] * outputGradient[line]
      place += geometry.inner
    }
  }
  return result
}
