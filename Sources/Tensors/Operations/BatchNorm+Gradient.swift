extension BatchNorm {
  /// Passes a gradient back to the operands.
  ///
  /// With `x̂` the normalised x and sums over the n numbers of a channel:
  ///
  ///     training:  dx = weight/√(variance + ε) · (g − Σg/n − x̂·Σ(g·x̂)/n)
  ///     otherwise: dx = weight/√(variance + ε) · g
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let (x, g) = (pass.inputs[0].elements, pass.gradient.elements)
    let (kernel, statistics): (ArrayBatchNorm<Scalar>, [Scalar]) = (
      kernel(), statistics(pass.inputs)
    )
    let (dw, db, means) = kernel.weightGradient(x, g, statistics: statistics)
    return zip(roles, pass.needs).enumerated().map { operand, item in
      guard item.1 else { return nil }
      let shape = pass.inputs[operand].shape
      switch item.0 {
      case .input:
        return Tensor(
          known: shape,
          kernel.inputGradient(
            x, g, weight: self.operand(.weight, pass.inputs), statistics: statistics,
            means: isTraining ? means : nil))
      case .weight: return Tensor(known: shape, dw)
      case .bias: return Tensor(known: shape, db)
      case .runningMean, .runningVariance: return nil
      }
    }
  }
}
