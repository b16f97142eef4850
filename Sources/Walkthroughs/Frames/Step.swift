import Tensors

/// How the terms of a step become its value.
public enum Combination: Hashable, Sendable {
  /// Bias plus the sum of the products.
  case sum
  /// The same, where the numbers are the logarithms of probabilities that a softmax makes of the scores.
  case logProbabilities
  /// The largest of the numbers.
  case maximum
  /// The smallest of the numbers.
  case minimum
  /// `(Σ xᵖ)^(1/p)`, or `(Σ |x|ᵖ)^(1/p)` where the magnitudes are meant.
  case root(p: Double, magnitudes: Bool)
  /// The number itself, carried to another place.
  case copy
  /// A number that no input decided.
  case constant
  /// A function of one number.
  case unary(UnaryFunction)
  /// A function of two numbers.
  case binary(BinaryFunction)
  /// A function of many numbers that has a formula of its own.
  case formula(Formula)
  /// So many numbers that they are not listed one by one.
  case unlisted(Int)
}

/// Functions of a whole row of numbers, which a step writes out.
public enum Formula: Hashable, Sendable {
  /// `e^xᵢ / Σ e^xⱼ`; `own` is the term whose share is meant.
  case softmax(own: Int)
  /// `xᵢ − ln Σ e^xⱼ`.
  case logSoftmax(own: Int)
  /// `Σ (xⱼ − mean)² / (n − correction)`, and its root if wanted.
  case variance(mean: Double, divisor: Double, root: Bool)
  /// `(x − mean) / √(variance + ε) · scale + shift`.
  case normalised(mean: Double, variance: Double, epsilon: Double, scale: Double, shift: Double)
  /// The place of the largest or the smallest number.
  case place
  /// `Σ (x − t)² / n` or `Σ |x − t| / n`; terms come in pairs.
  case distances(squared: Bool, divisor: Double)
  /// `−Σ w·(t·ln x + (1 − t)·ln(1 − x)) / n`; terms come in pairs, or in threes with weights.
  case binaryEntropy(isWeighted: Bool, divisor: Double)
  /// `−ln(e^xᵢ / Σ e^xⱼ)`.
  case crossEntropy(own: Int)
}

/// One of the two ways to see how a gradient comes about.
public enum GradientView: String, Hashable, Sendable, CaseIterable {
  /// Each output hands shares of its gradient to the inputs it used.
  case scatter
  /// Each input collects its gradient from the outputs that used it.
  case gather
}

/// Where one number comes from: everything that it was computed from, and how.
public struct Step: Equatable, Sendable {
  /// The most terms that a step lists.
  public static let maximumTerms = 1 << 16

  /// The operation's name.
  public var operation: String
  /// The tensor that the number belongs to.
  public var result: Quantity
  /// Its place there; for the scatter view, the place of the output that gives.
  public var output: [Int]
  /// What it was computed from.
  public var terms: [Term]
  /// What was added to the sum, with its place where it is an element of a tensor.
  public var bias: Term?
  /// The number, as the kernel computed it.
  public var value: Double
  /// How the terms become the number.
  public var combination: Combination
  /// The place of the largest number, for a maximum.
  public var argmax: [Int]?
  /// For a gradient, the way it is seen.
  public var view: GradientView?
  /// How many questions deep the step answers; 0 for the one that was asked.
  public var depth = 0

  /// Puts a step together.
  public init(
    operation: String, result: Quantity, output: [Int], terms: [Term], bias: Term? = nil,
    value: Double, combination: Combination, argmax: [Int]? = nil, view: GradientView? = nil
  ) {
    self.operation = operation
    self.result = result
    self.output = output
    self.terms = terms
    self.bias = bias
    self.value = value
    self.combination = combination
    self.argmax = argmax
    self.view = view
  }

  /// The sum of what each term adds, signs left out: the scale on which rounding is judged.
  public var scale: Double {
    terms.reduce((bias?.x ?? 0).magnitude) { $0 + $1.product.magnitude }
  }
}
