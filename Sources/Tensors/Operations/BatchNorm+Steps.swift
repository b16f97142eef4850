extension BatchNorm {
  /// None: ε stands in its formula.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula {
    .arithmetic(
      arithmetic(
        .letter("x"), mean: .letter("mean"), variance: .letter("var"),
        weight: roles.contains(.weight) ? .letter("w") : nil,
        bias: roles.contains(.bias) ? .letter("b") : nil))
  }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    let (g, normal) = (Arithmetic.letter("g"), Arithmetic.letter("x̂"))
    switch roles[operand] {
    case .input:
      return .arithmetic(
        inputRule(
          weight: roles.contains(.weight) ? .letter("w") : nil, variance: .letter("var"), g,
          mean: .call(.mean, [g]), normal, meanProduct: .call(.mean, [.product(g, normal)])))
    case .weight: return .arithmetic(.call(.total, [.product(g, normal)]))
    case .bias: return .arithmetic(.call(.total, [g]))
    case .runningMean, .runningVariance: return .none
    }
  }

  /// The numbers of its channel, whose mean and variance it is brought to; outside training its own alone.
  public var reach: Reach { isTraining ? .channel(geometry) : .same }

  /// The formula: (x − mean)/√(variance + ε)·weight + bias.
  private func arithmetic(
    _ x: Arithmetic, mean: Arithmetic, variance: Arithmetic, weight: Arithmetic?,
    bias: Arithmetic?
  ) -> Arithmetic {
    let normal = Arithmetic.quotient(.difference(x, mean), root(variance))
    let scaled = weight.map { .product(normal, $0) } ?? normal
    return bias.map { .sum([scaled, $0]) } ?? scaled
  }

  /// weight/√(variance + ε)·(g − mean(g) − x̂·mean(g·x̂)), or the factor and g alone outside training.
  private func inputRule(
    weight: Arithmetic?, variance: Arithmetic, _ g: Arithmetic, mean: Arithmetic,
    _ normal: Arithmetic, meanProduct: Arithmetic
  ) -> Arithmetic {
    let factor = Arithmetic.quotient(weight ?? .number(1), root(variance))
    guard isTraining else { return .product(factor, g) }
    return .product(
      factor, .difference(.difference(g, mean), .product(normal, meanProduct)))
  }

  private func root(_ variance: Arithmetic) -> Arithmetic {
    .call(.root, [.sum([variance, .number(epsilon)])])
  }

  private func channel(of element: Int) -> Int {
    element / geometry.inner % geometry.length
  }

  /// The element of an operand that belongs to a channel.
  private func term(_ role: Role, _ channel: Int, in node: Node<Double>) -> Term? {
    roles.firstIndex(of: role).map { node.term($0, channel) }
  }

  /// The mean and the variance of a channel, as numbers found before or as elements of the running ones.
  private func statistics(
    _ channel: Int, in node: Node<Double>
  ) -> (mean: Arithmetic, variance: Arithmetic) {
    if !isTraining, let mean = term(.runningMean, channel, in: node),
      let variance = term(.runningVariance, channel, in: node)
    {
      return (mean.element, variance.element)
    }
    let row = statistics(node.inputs.map(\.value))
    return (
      .known(row[channel], as: .letter("mean")),
      .known(row[geometry.length + channel], as: .letter("var"))
    )
  }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let channel = channel(of: output)
    let (mean, variance) = statistics(channel, in: node)
    let x = node.term(0, output)
    let (weight, bias) = (term(.weight, channel, in: node), term(.bias, channel, in: node))
    return node.step(
      output, [x] + [weight, bias].compactMap(\.self), .function,
      arithmetic(
        x.element, mean: mean, variance: variance, weight: weight?.element,
        bias: bias?.element))
  }

  /// What an element of an operand collects from the outputs of its channel.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    guard roles[operand] == .input else {
      return .shares(channelShares(element, roles[operand], in: node))
    }
    let channel = channel(of: element)
    let places = (0..<geometry.shape.count).filter { self.channel(of: $0) == channel }
    let normals = normals(in: node)
    let means = kernel().weightGradient(
      node.inputs[0].value.elements, upstream.tensor.elements,
      statistics: statistics(node.inputs.map(\.value))
    ).means
    let rule = inputRule(
      weight: term(.weight, channel, in: node)?.element,
      variance: statistics(channel, in: node).variance, upstream.element(element),
      mean: .known(
        means[geometry.length + channel], as: .call(.mean, [.letter("g")])),
      .known(normals[element], as: .letter("x̂")),
      meanProduct: .known(
        means[channel],
        as: .call(.mean, [.product(.letter("g"), .letter("x̂"))])))
    return .rule(
      rule,
      shares: LocalSlopes(of: node, operand: operand)
        .uses(of: element, among: isTraining ? places : [element], upstream))
  }

  private func channelShares(_ channel: Int, _ role: Role, in node: Node<Double>) -> [Share] {
    guard role == .weight || role == .bias else { return [] }
    let normals = role == .weight ? normals(in: node) : []
    return (0..<geometry.shape.count).filter { self.channel(of: $0) == channel }.map {
      Share(output: $0, element: channel, slope: role == .weight ? normals[$0] : 1)
    }
  }

  /// The normalised numbers x̂ = (x − mean)/√(variance + ε).
  private func normals(in node: Node<Double>) -> [Double] {
    kernel().forward(
      node.inputs[0].value.elements, statistics: statistics(node.inputs.map(\.value)))
  }
}
