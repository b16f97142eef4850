extension ClassLoss {
  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let targets = distribution(pass.inputs)
    let shares = reduction.shares(
      pass.gradient.elements, count: geometry.lineCount, total: targets.total)
    return pass.inputs.indices.map { operand in
      guard pass.needs[operand] else { return nil }
      switch operand {
      case 0: return Tensor(known: geometry.shape, inputGradient(pass, targets.shares, shares))
      case 1 where hasProbabilities:
        return Tensor(known: target, targetGradient(pass, shares))
      default: return nil
      }
    }
  }

  /// How much each class counts for each item, in the input's layout, and what a mean divides by.
  public func distribution<Scalar: TensorScalar>(
    _ inputs: [Tensor<Scalar>]
  ) -> (shares: [Scalar], total: Scalar) {
    let weights = isWeighted ? inputs[2].elements : nil
    return hasProbabilities
      ? probabilityShares(inputs[1].elements, weights) : labelShares(inputs[1].elements, weights)
  }

  private func labelShares<Scalar: TensorScalar>(
    _ labels: [Scalar], _ weights: [Scalar]?
  ) -> (shares: [Scalar], total: Scalar) {
    var shares = [Scalar](repeating: 0, count: geometry.shape.count)
    var total: Scalar = 0
    let spread = Scalar(labelSmoothing) / Scalar(geometry.length)
    for line in 0..<geometry.lineCount {
      let places = geometry.places(ofLine: line)
      guard let label = label(labels[line]) else {
        for place in places { shares[place] = .nan }
        continue
      }
      guard label != ignoredLabel else { continue }
      let weight = weights?[label] ?? 1
      total += weight
      if labelSmoothing > 0 {
        for (c, place) in places.enumerated() { shares[place] = spread * (weights?[c] ?? 1) }
      }
      shares[places[label]] += Scalar(1 - labelSmoothing) * weight
    }
    return (shares, total)
  }

  private func probabilityShares<Scalar: TensorScalar>(
    _ targets: [Scalar], _ weights: [Scalar]?
  ) -> (shares: [Scalar], total: Scalar) {
    let spread = Scalar(labelSmoothing) / Scalar(geometry.length)
    var shares = targets
    for place in shares.indices {
      let weight = weights?[place / geometry.inner % geometry.length] ?? 1
      shares[place] = weight * (Scalar(1 - labelSmoothing) * targets[place] + spread)
    }
    return (shares, Scalar(geometry.lineCount))
  }

  private func inputGradient<Scalar: TensorScalar>(
    _ pass: BackwardPass<Scalar>, _ targets: [Scalar], _ shares: [Scalar]
  ) -> [Scalar] {
    let counts = classShares(targets: targets, outputGradient: shares, geometry: geometry)
    return kind == .logits
      ? LaneSoftmax.lossBackward(geometry, pass.inputs[0].elements, shares: counts)
      : counts.map { 0 - $0 }
  }

  /// The gradient with respect to probabilities: `−w[c]·(1 − ε)·p[c]·g`.
  private func targetGradient<Scalar: TensorScalar>(
    _ pass: BackwardPass<Scalar>, _ shares: [Scalar]
  ) -> [Scalar] {
    let weights = isWeighted ? pass.inputs[2].elements : nil
    var scaled = logProbabilities(pass.inputs[0].elements)
    for place in scaled.indices {
      scaled[place] *=
        Scalar(1 - labelSmoothing) * (weights?[place / geometry.inner % geometry.length] ?? 1)
    }
    return classShares(targets: scaled, outputGradient: shares, geometry: geometry).map { 0 - $0 }
  }
}
