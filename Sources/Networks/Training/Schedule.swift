import RealModule

/// How the learning rate changes over a run, as a factor on it.
public struct Schedule: Hashable, Sendable {
  /// A shape of the change.
  public enum Kind: String, CaseIterable, Sendable {
    /// Always the same.
    case constant
    /// Half a wave of the cosine, from 1 to 0 at the end of the run.
    case cosine
    /// A tenth after half of the run and another tenth after three quarters.
    case step
  }

  /// The shape.
  public var kind: Kind

  /// The steps at the beginning in which the rate rises evenly from nothing.
  public var warmUpSteps: Int

  /// Makes a schedule.
  public init(_ kind: Kind = .cosine, warmUpSteps: Int = 0) {
    self.kind = kind
    self.warmUpSteps = max(0, warmUpSteps)
  }

  /// The factor for a step.
  ///
  ///     cosine  (1 + cos(π·t)) / 2      step  1, 0.1 from t = ½, 0.01 from t = ¾
  ///
  /// where t goes from 0 to 1 over the steps after the warm-up; in the warm-up of n steps the factor is
  /// (step + 1) / (n + 1).
  ///
  /// - Parameters:
  ///   - step: The step, from 0.
  ///   - count: The steps of the whole run.
  /// - Returns: from 0 to 1.
  ///
  /// Source: Loshchilov & Hutter, *SGDR*; Goyal et al., *Accurate, large minibatch SGD*.
  public func factor(step: Int, of count: Int) -> Double {
    if step < warmUpSteps { return Double(step + 1) / Double(warmUpSteps + 1) }
    let length = max(1, count - warmUpSteps)
    let part = min(1, Double(step - warmUpSteps) / Double(length))
    switch kind {
    case .constant: return 1
    case .cosine: return 0.5 * (1 + Double.cos(.pi * part))
    case .step: return part < 0.5 ? 1 : part < 0.75 ? 0.1 : 0.01
    }
  }
}
