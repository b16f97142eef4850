/// v ← μ·v + g + λ·p,  p ← p − η·v;  with Nesterov's look ahead p ← p − η·(g + λ·p + μ·v).
package struct MomentumRule: Sendable {
  package let momentum: Float
  package let looksAhead: Bool
  package let rate: Float
  package let decay: Float

  /// Describes a step: μ, whether it looks ahead, η and λ.
  package init(momentum: Float, looksAhead: Bool, rate: Float, decay: Float) {
    self.momentum = momentum
    self.looksAhead = looksAhead
    self.rate = rate
    self.decay = decay
  }
}

/// m ← β₁·m + (1−β₁)·s,  v ← β₂·v + (1−β₂)·s²,  p ← keep·p − rate·m / (√v·scale + ε)  with s = g + added·p.
package struct AdamRule: Sendable {
  package let beta1: Float
  package let beta2: Float
  package let epsilon: Float
  package let rate: Float
  package let scale: Float
  package let keep: Float
  package let added: Float

  /// Describes a step; rate and scale hold the corrections of its count.
  package init(
    beta1: Float, beta2: Float, epsilon: Float, rate: Float, scale: Float, keep: Float,
    added: Float
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.rate = rate
    self.scale = scale
    self.keep = keep
    self.added = added
  }
}
