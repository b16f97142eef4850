/// How weights are changed by their gradients.
///
///     sgd       w ← w − η·(g + λ·w)
///     momentum  v ← μ·v + (g + λ·w);  w ← w − η·v          with Nesterov: w ← w − η·(g + λ·w + μ·v)
///     adam      m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g²,  g with λ·w added
///               w ← w − η · (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)
///     adamw     as adam, but λ pulls at the weight itself: w ← (1 − η·λ)·w before the step
///
/// η is the learning rate that the schedule gives for the step.
///
/// Sources: Sutskever et al., *On the importance of initialization and momentum*; Kingma & Ba, *Adam*;
/// Loshchilov & Hutter, *Decoupled weight decay regularization*; the details are PyTorch's.
public struct OptimizerSettings: Hashable, Sendable {
  /// A rule of updates.
  public enum Kind: String, CaseIterable, Sendable {
    /// Straight down the gradient.
    case sgd
    /// A decaying sum of gradients.
    case momentum
    /// Each weight with a step of its own.
    case adam
    /// Adam with weight decay beside the gradient.
    case adamw
  }

  /// The rule.
  public var kind: Kind

  /// η, before the schedule.
  public var learningRate: Double

  /// λ.
  public var weightDecay: Double

  /// μ, of `momentum`.
  public var momentum = 0.9

  /// Whether `momentum` looks ahead as Nesterov does.
  public var isNesterov = false

  /// β₁ and β₂, of `adam` and `adamw`.
  public var betas = (first: 0.9, second: 0.999)

  /// ε, of `adam` and `adamw`.
  public var epsilon = 1e-8

  /// Makes settings; what is not given is chosen well for small networks on pictures.
  public init(_ kind: Kind = .adam, learningRate: Double? = nil, weightDecay: Double? = nil) {
    self.kind = kind
    self.learningRate = learningRate ?? Self.defaultLearningRate(kind)
    self.weightDecay = weightDecay ?? (kind == .adamw ? 0.01 : 0)
  }

  private static func defaultLearningRate(_ kind: Kind) -> Double {
    switch kind {
    case .sgd: 0.1
    case .momentum: 0.03
    case .adam, .adamw: 0.002
    }
  }

  /// The numbers that the rule keeps for each weight between steps, by name.
  public var stateNames: [String] {
    switch kind {
    case .sgd: []
    case .momentum: ["momentum_buffer"]
    case .adam, .adamw: ["exp_avg", "exp_avg_sq"]
    }
  }

  /// Whether two settings make the same updates.
  public static func == (a: OptimizerSettings, b: OptimizerSettings) -> Bool {
    a.kind == b.kind && a.learningRate == b.learningRate && a.weightDecay == b.weightDecay
      && a.momentum == b.momentum && a.isNesterov == b.isNesterov && a.betas == b.betas
      && a.epsilon == b.epsilon
  }

  /// Mixes the settings into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(learningRate)
    hasher.combine(weightDecay)
  }
}
