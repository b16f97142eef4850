import RealModule

/// The rule by which gradients change parameters.
///
/// Sources: Sutskever et al., *On the importance of initialization and momentum in deep learning*
/// (in PyTorch's form); Kingma & Ba, *Adam*; Loshchilov & Hutter, *Decoupled weight decay
/// regularization*.
public enum ParameterUpdate: Hashable, Sendable {
  /// v ← μ·v + g,  p ← p − η·v;  with Nesterov's look ahead p ← p − η·(g + μ·v).
  case momentum(Float, nesterov: Bool)
  /// m ← β₁·m + (1−β₁)·g,  v ← β₂·v + (1−β₂)·g²,  p ← p − η·m̂ / (√v̂ + ε).
  ///
  /// With `decoupled` the decay shrinks the parameters themselves (AdamW).
  case adam(beta1: Float, beta2: Float, epsilon: Float, decoupled: Bool)

  /// Numbers of a step that are the same for all parameters.
  public struct Step: Sendable {
    /// η: how far a step goes.
    public var learningRate: Float
    /// What part of a parameter is added to its gradient.
    public var weightDecay: Float
    /// Steps done, this one included; Adam corrects its averages by it.
    public var count: Int

    /// Describes a step.
    public init(learningRate: Float, weightDecay: Float = 0, count: Int) {
      self.learningRate = learningRate
      self.weightDecay = weightDecay
      self.count = count
    }
  }

  /// Numbers that the rule keeps for every parameter: 1 or 2.
  public var memories: Int {
    if case .adam = self { 2 } else { 1 }
  }

  /// Changes `count` parameters.
  ///
  /// - Parameters:
  ///   - count: A whole number of vectors.
  ///   - step: Learning rate, decay and count.
  ///   - parameters: p.
  ///   - gradients: Where each block's share of g begins; the shares are used up.
  ///   - first: v of momentum, m of Adam.
  ///   - second: v of Adam; not looked at otherwise.
  public func apply(
    _ count: Int, _ step: Step, parameters: UnsafeMutablePointer<Float>,
    gradients: [UnsafeMutablePointer<Float>], first: UnsafeMutablePointer<Float>,
    second: UnsafeMutablePointer<Float>
  ) {
    let vectors = count / Precision.float.lanes
    guard let sum = gradients.first else { return }
    kernels.addBlocks(vectors, gradients, gradients.count)
    let (rate, decay) = (step.learningRate, step.weightDecay)
    switch self {
    case .momentum(let mu, let nesterov):
      kernels.update(
        MomentumRule(momentum: mu, looksAhead: nesterov, rate: rate, decay: decay), vectors,
        parameters, sum, first)
    case .adam(let beta1, let beta2, let epsilon, let decoupled):
      let rule = AdamRule(
        beta1: beta1, beta2: beta2, epsilon: epsilon,
        rate: rate / (1 - Float.pow(beta1, step.count)),
        scale: 1 / Float.sqrt(1 - Float.pow(beta2, step.count)),
        keep: decoupled ? 1 - rate * decay : 1, added: decoupled ? 0 : decay)
      kernels.update(rule, vectors, parameters, sum, first, second)
    }
  }

  /// What a step's change of one parameter consists of.
  public struct Sources: Hashable, Sendable {
    /// What the step's gradient, or a part of it, is multiplied by.
    public let factor: Double
    /// What comes from the gradients of earlier steps.
    public let earlier: Double
    /// What weight decay takes.
    public let decay: Double
  }

  /// Divides the change that `apply` makes: the new parameter is the old one + factor·g + earlier + decay,
  /// but for the rounding of Floats.
  ///
  /// Adam's divisor √v̂ + ε is taken as it is, though the gradient is in it too.
  ///
  /// - Parameters:
  ///   - step: Learning rate, decay and count.
  ///   - parameter: p before the step.
  ///   - gradient: g of the step.
  ///   - first: v of momentum, m of Adam, before the step.
  ///   - second: v of Adam, before the step.
  /// - Returns: The factor of g, and what comes from earlier steps and from decay.
  public func sources(
    _ step: Step, parameter: Float, gradient: Float, first: Float, second: Float
  ) -> Sources {
    let (rate, decay) = (Double(step.learningRate), Double(step.weightDecay))
    let (p, g, m, v) = (Double(parameter), Double(gradient), Double(first), Double(second))
    switch self {
    case .momentum(let mu, let nesterov):
      let mu = Double(mu)
      let factor = nesterov ? -rate * (1 + mu) : -rate
      return Sources(
        factor: factor, earlier: -rate * mu * m * (nesterov ? mu : 1), decay: factor * decay * p)
    case .adam(let beta1, let beta2, let epsilon, let decoupled):
      let (b1, b2) = (Double(beta1), Double(beta2))
      let slope = g + (decoupled ? 0 : decay * p)
      let square = v * b2 + slope * slope * (1 - b2)
      let scale = 1 - Double.pow(b2, step.count)
      let divisor =
        (square / scale).squareRoot() + Double(epsilon)
      let rate1 = rate / (1 - Double.pow(b1, step.count)) / divisor
      let factor = -rate1 * (1 - b1)
      return Sources(
        factor: factor, earlier: -rate1 * b1 * m,
        decay: decoupled ? -rate * decay * p : factor * decay * p)
    }
  }
}
