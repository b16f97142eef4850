import RealModule

/// Why a network does not learn, as far as its losses and numbers tell: the facts, without words.
public enum LearningRemark: Hashable, Sendable {
  /// The loss stays at what is had by telling each class as often as it occurs: ln of the classes where
  /// they are equally frequent.
  case guessing(loss: Double, guess: Double, classes: Int)
  /// Units of a ReLU that give 0 for every picture, and so pass no gradient.
  case deadUnits(layer: String, silent: Int, units: Int)
  /// The loss has risen far above what it began with.
  case rateTooHigh(loss: Double, first: Double, rate: Double)
  /// The outputs are probabilities already, of which cross-entropy takes a softmax once more.
  case probabilities
  /// What was learned by heart helps with no other picture: fractions of pictures that are right.
  case labelsShuffled(training: Double, held: Double, chance: Double)

  /// What kind of remark it is; each is made once in a run.
  var kind: Int {
    switch self {
    case .guessing: 0
    case .deadUnits: 1
    case .rateTooHigh: 2
    case .probabilities: 3
    case .labelsShuffled: 4
    }
  }
}

/// Looks at a run while it trains for signs that it does not learn.
///
/// Losses are looked at after every step; the network's numbers for a few pictures after the epochs 1, 2,
/// 4, 8 and so on and after the last, which takes about a hundredth of the time of training.
public struct LearningWatch {
  /// Steps that a run has had a fair chance after, on its way and at its end.
  private static let enough = (onTheWay: 60, atTheEnd: 30)
  /// Steps over which a loss is averaged.
  private static let window = 20

  private let classes: Int
  private let guess: Double
  private let chance: Double
  private var first: Double?
  private var recent: [Double] = []
  private var made: Set<Int> = []

  /// Begins to look at a run.
  public init(_ run: TrainingRun) {
    let counts = run.data.classCounts(run.outputs).map(Double.init)
    let total = max(1, counts.reduce(0, +))
    classes = run.outputs
    chance = (counts.max() ?? 0) / total
    guess =
      run.recipe.balancesClasses
      ? Double.log(Double(max(1, counts.count { $0 > 0 })))
      : counts.reduce(0) { $1 > 0 ? $0 - $1 / total * Double.log($1 / total) : $0 }
  }

  /// Looks at a step that was just taken.
  ///
  /// - Returns: What is to be said of it for the first time.
  public mutating func seeStep(of run: TrainingRun) -> [LearningRemark] {
    let loss = run.lastLoss
    recent.append(loss)
    if recent.count > Self.window { recent.removeFirst() }
    let first = self.first ?? loss
    self.first = first
    let usual = max(guess, first)
    let mean = recent.reduce(0, +) / Double(recent.count)
    let isHigh = loss > 4 * usual || recent.count == Self.window && mean > 1.5 * usual
    guard isHigh, guess > 0 else { return [] }
    return new([
      .rateTooHigh(
        loss: max(loss, mean), first: first, rate: run.recipe.optimizer.learningRate)
    ])
  }

  /// Looks at an epoch that was just finished; the next one is not begun.
  ///
  /// - Returns: What is to be said of it for the first time.
  public mutating func seeEpoch(_ result: EpochResult, of run: TrainingRun) -> [LearningRemark] {
    let isLast = result.epoch >= run.recipe.epochs
    var found: [LearningRemark] = []
    if let loss = result.training.loss,
      run.stepsDone >= (isLast ? Self.enough.atTheEnd : Self.enough.onTheWay),
      guess > 0, (0.97 * guess...1.05 * guess).contains(loss)
    {
      found.append(.guessing(loss: loss, guess: guess, classes: classes))
    }
    if let held = result.test, held.images >= 50, let right = held.accuracy,
      let training = result.training.accuracy, training >= max(0.5, 3 * chance),
      right <= 1.4 * chance
    {
      found.append(.labelsShuffled(training: training, held: right, chance: chance))
    }
    if isLast || result.epoch & (result.epoch - 1) == 0 { found += survey(run) }
    return new(found)
  }

  private func survey(_ run: TrainingRun) -> [LearningRemark] {
    let count = min(run.data.count, min(256, max(64, run.data.count / 100)))
    let survey = run.survey(count)
    var found: [LearningRemark] = []
    let worst = survey.silent.max { $0.silent * $1.units < $1.silent * $0.units }
    if count >= 16, let worst, 5 * worst.silent >= 3 * worst.units {
      found.append(.deadUnits(layer: worst.layer, silent: worst.silent, units: worst.units))
    }
    if survey.areProbabilities { found.append(.probabilities) }
    return found
  }

  private mutating func new(_ remarks: [LearningRemark]) -> [LearningRemark] {
    remarks.filter { made.insert($0.kind).inserted }
  }
}
