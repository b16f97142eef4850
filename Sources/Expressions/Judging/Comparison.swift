import Tensors
import Terminal

/// What came out when two functions were compared.
public struct Comparison {
  /// An array of the input on which they differ.
  public struct Input {
    /// The name that `mine` has for it.
    public var name: String
    /// Its numbers.
    public var value: Tensor<Double>
  }

  /// What is judged: the name of a function, or `dx`, `dw`, `db`.
  public var mine: String

  /// What it is held against.
  public var other: String

  /// Whether that is a function of the library.
  public var isLibrary = false

  /// Whether it is held against the gradient of `other`, not against what that gives.
  public var isOfGradient = false

  /// On how many cases both were run.
  public var cases = 0

  /// On how many of them they differ.
  public var differing = 0

  /// The kind of cases: maps, images, batches.
  public var form = Phrase(same: "")

  /// The settings that were varied, as `mine` names them.
  public var varied: [String] = []

  /// The smallest input found on which they differ; empty where they agree.
  public var input: [Input] = []

  /// Its settings, as `mine` names them.
  public var parameters: [(name: String, value: Double)] = []

  /// What `mine` gave for it; nil where it failed.
  public var values: Tensor<Double>?

  /// Why it gave nothing.
  public var failure: JudgedFailure?

  /// What is right.
  public var expected: Tensor<Double>?

  /// The first element that differs; nil where the shapes do.
  public var at: [Int]?

  /// The slip that explains every case.
  public var slip: Slip?

  /// What exactly happened.
  public var slipWords: Phrase?

  /// How both results came about, where there is a record of it, and what its nodes are called.
  public var nodes: (mine: Node<Double>?, other: Node<Double>?, names: [(Node<Double>, String)]) =
    (nil, nil, [])

  /// What `mine` gave for each case.
  var outcomes: [JudgedOutcome] = []

  /// Whether `mine` does on every case what it does in another comparison with the same function: gives
  /// the same numbers, or stops with the same error.
  public func isAlike(_ other: Comparison) -> Bool {
    outcomes.count == other.outcomes.count && form == other.form
      && zip(outcomes, other.outcomes).allSatisfy { own, other in
        switch (own, other) {
        case (.numbers(let a, _), .numbers(let b, _)): a.agrees(with: b)
        case (.failed(let a), .failed(let b)): a.python == b.python
        default: false
        }
      }
  }

  /// Whether they agree on every case.
  public var isSame: Bool { differing == 0 }

  init(mine: String, other: String) {
    self.mine = mine
    self.other = other
  }

  /// The lesson that teaches what slipped.
  public var lesson: String? { slip?.lesson }
}
