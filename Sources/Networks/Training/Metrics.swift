import Tensors

/// Loss and accuracy over pictures, added up.
public struct Metrics: Hashable, Sendable {
  /// How many pictures.
  public var images = 0

  /// The sum of their losses.
  public var lossSum = 0.0

  /// How many were given the right class.
  public var correct = 0

  /// Metrics of no pictures.
  public init() {}

  /// The mean loss; nil of no pictures.
  public var loss: Double? { images > 0 ? lossSum / Double(images) : nil }

  /// The fraction that was right; nil of no pictures.
  public var accuracy: Double? { images > 0 ? Double(correct) / Double(images) : nil }

  /// Adds more pictures.
  public mutating func add(images: Int, lossSum: Double, correct: Int) {
    self.images += images
    self.lossSum += lossSum
    self.correct += correct
  }

  /// Adds a picture by how its scores did.
  mutating func add(_ label: Int, _ judgement: Judgement) {
    add(
      images: 1, lossSum: Double(judgement.loss),
      correct: Int(judgement.prediction) == label ? 1 : 0)
  }

  /// Adds what another part of the pictures gave.
  public mutating func add(_ other: Metrics) {
    add(images: other.images, lossSum: other.lossSum, correct: other.correct)
  }
}

/// How often pictures of each class were given each class.
public struct ConfusionTable: Hashable, Sendable {
  /// Pictures by true class (the row) and class given (the column).
  public private(set) var counts: [[Int]]

  /// A table of no pictures.
  public init(classes: Int) {
    counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
  }

  /// Counts a picture; classes that the table does not have are left out.
  public mutating func add(label: Int, prediction: Int) {
    guard counts.indices.contains(label), counts.indices.contains(prediction) else { return }
    counts[label][prediction] += 1
  }

  /// The fraction of a class that was recognised; nil of no pictures.
  public func recall(_ label: Int) -> Double? {
    guard counts.indices.contains(label) else { return nil }
    let all = counts[label].reduce(0, +)
    return all > 0 ? Double(counts[label][label]) / Double(all) : nil
  }

  /// The pairs of classes that were mistaken for another most often.
  public func commonMistakes(_ limit: Int) -> [(label: Int, prediction: Int, count: Int)] {
    let pairs = counts.indices.flatMap { label in
      counts.indices.compactMap { prediction in
        let count = counts[label][prediction]
        return label != prediction && count > 0 ? (label, prediction, count) : nil
      }
    }
    return Array(
      pairs.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.prefix(limit)
        .map { (label: $0.0, prediction: $0.1, count: $0.2) })
  }
}

/// A picture that was given a wrong class.
public struct Mistake: Hashable, Sendable {
  /// Its place in the set.
  public let index: Int
  /// Its class.
  public let label: Int
  /// The class it was given.
  public let prediction: Int
  /// The probability that was given to the wrong class.
  public let confidence: Double
  /// Its loss: −log of the probability that was given to its class.
  public let loss: Double

  /// Describes a mistake.
  public init(index: Int, label: Int, prediction: Int, confidence: Double, loss: Double) {
    self.index = index
    self.label = label
    self.prediction = prediction
    self.confidence = confidence
    self.loss = loss
  }
}

/// The most confident mistakes among many: those whose wrong class was given most.
public struct WorstMistakes: Hashable, Sendable {
  /// How many are kept.
  public let limit: Int

  /// The mistakes, the most confident first.
  public private(set) var mistakes: [Mistake] = []

  /// Keeps so many.
  public init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// Keeps a mistake if it is among the worst so far; of equal ones the first picture.
  public mutating func add(_ mistake: Mistake) {
    let place = mistakes.firstIndex {
      ($0.confidence, mistake.index) < (mistake.confidence, $0.index)
    }
    guard place != nil || mistakes.count < limit else { return }
    mistakes.insert(mistake, at: place ?? mistakes.count)
    if mistakes.count > limit { mistakes.removeLast() }
  }
}

/// Says when more epochs will not help.
public struct EarlyStop: Hashable, Sendable {
  /// How many epochs without a better loss are waited for.
  public let patience: Int

  /// The best loss so far.
  public private(set) var best: Double?

  /// Whether the run has been stopped.
  public var isReached: Bool { waited >= patience }

  /// How many epochs had no better loss since.
  public private(set) var waited: Int

  /// Waits so many epochs.
  public init(patience: Int) {
    self.init(patience: patience, waited: 0, best: nil)
  }

  /// Goes on waiting.
  init(patience: Int, waited: Int, best: Double?) {
    self.patience = max(1, patience)
    self.waited = waited
    self.best = best
  }

  /// Looks at the loss of an epoch on pictures that were not trained on.
  ///
  /// - Returns: Whether to stop.
  public mutating func shouldStop(after loss: Double) -> Bool {
    if let best, !(loss < best) {
      waited += 1
    } else {
      best = loss
      waited = 0
    }
    return isReached
  }
}
