/// How the terms of a step become its value, as far as it matters for what there is to notice.
public enum Combination: Hashable, Sendable {
  /// Bias plus the sum of the products.
  case sum
  /// The sum of the numbers, divided.
  case mean
  /// The largest of the numbers.
  case maximum
  /// The smallest of the numbers.
  case minimum
  /// `(Σ xᵖ)^(1/p)`.
  case root(p: Double)
  /// The number itself, carried to another place.
  case copy
  /// A number that no input decided.
  case constant
  /// Any other function of the numbers.
  case function
  /// So many numbers that they are not listed one by one.
  case unlisted(Int)
}

/// The number that a maximum or minimum found.
public struct Winner: Hashable, Sendable {
  /// Its place in the operand.
  public var index: [Int]
  /// How many elements hold the same number; 0 for one that equals nothing, NaN.
  public var equals: Int
  /// What becomes of the gradient where they are several.
  public var ties: TieRule
  /// How many outputs it is the winner of.
  public var outputs: Int

  /// Names a winner.
  public init(index: [Int], equals: Int, ties: TieRule, outputs: Int = 1) {
    self.index = index
    self.equals = equals
    self.ties = ties
    self.outputs = outputs
  }
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
  /// The computation written out; nil where nothing was computed or the terms are too many.
  public var arithmetic: Arithmetic?
  /// The largest or smallest number, where one is looked for.
  public var winner: Winner?
  /// For a gradient, the way it is seen.
  public var view: GradientView?
  /// How many questions deep the step answers; 0 for the one that was asked.
  public var depth = 0
  /// Where in a program the number was computed; nil for an operation's own.
  public var place: ProgramPlace?
  /// The number of the last node that was made before the program ran; nil where no program did it.
  ///
  /// Younger nodes are the program's own.
  public var birth: Int?

  /// Puts a step together.
  public init(
    operation: String, result: Quantity, output: [Int], terms: [Term], bias: Term? = nil,
    value: Double, combination: Combination, arithmetic: Arithmetic? = nil, winner: Winner? = nil,
    view: GradientView? = nil
  ) {
    self.operation = operation
    self.result = result
    self.output = output
    self.terms = terms
    self.bias = bias
    self.value = value
    self.combination = combination
    self.arithmetic = arithmetic
    self.winner = winner
    self.view = view
  }

  /// The sum of what each term adds, signs left out: the scale on which rounding is judged.
  public var scale: Double {
    terms.reduce((bias?.x ?? 0).magnitude) { $0 + $1.product.magnitude }
  }
}
