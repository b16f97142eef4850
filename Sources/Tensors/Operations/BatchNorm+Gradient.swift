extension BatchNorm {
  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let (mean, variance) = statistics(pass.inputs)
    let scales = scales(variance)
    let sums = channelGradientSums(
      pass.inputs[0].elements, pass.gradient.elements, mean: mean, scales: scales,
      geometry: geometry)
    return zip(roles, pass.needs).enumerated().map { operand, item in
      guard item.1 else { return nil }
      let shape = pass.inputs[operand].shape
      switch item.0 {
      case .input: return Tensor(known: shape, inputGradient(pass, mean, scales, sums))
      case .weight: return Tensor(known: shape, sums.normals)
      case .bias: return Tensor(known: shape, sums.gradients)
      case .runningMean, .runningVariance: return nil
      }
    }
  }

  /// The gradient with respect to x.
  ///
  /// With `x̂` the normalised x and sums over the n numbers of a channel:
  ///
  ///     training:  dx = weight/√(variance + ε) · (g − Σg/n − x̂·Σ(g·x̂)/n)
  ///     otherwise: dx = weight/√(variance + ε) · g
  private func inputGradient<Scalar: TensorScalar>(
    _ pass: BackwardPass<Scalar>, _ mean: [Scalar], _ scales: [Scalar],
    _ sums: (gradients: [Scalar], normals: [Scalar])
  ) -> [Scalar] {
    let (x, weight) = (pass.inputs[0].elements, operand(.weight, pass.inputs))
    let count = Scalar(countPerChannel)
    var result = pass.gradient.elements
    for place in result.indices {
      let channel = place / geometry.inner % geometry.length
      if isTraining {
        let normal = (x[place] - mean[channel]) * scales[channel]
        result[place] -= sums.gradients[channel] / count + normal * sums.normals[channel] / count
      }
      result[place] *= scales[channel] * (weight?[channel] ?? 1)
    }
    return result
  }
}
