import RealModule
import Tensors

/// A network that tells the classes of pictures.
public final class Classifier {
  /// How many pictures of an evaluation go through at once.
  private static let portion = 2048

  private let trainer: Trainer
  private let format: ImageFormat

  /// Prepares a network.
  ///
  /// - Parameters:
  ///   - network: What tells classes.
  ///   - format: The pictures it takes and the classes it tells apart.
  ///   - threads: Threads that work.
  /// - Throws: why the network does not fit the pictures.
  public init(
    _ network: Network, format: ImageFormat, threads: Int
  ) throws(TrainingFault) {
    let planned = try PlannedNetwork(network, imageShape: format.imageShape)
    try planned.requireOutputs(format.classNames.count)
    trainer = try planned.trainer(
      .momentum(0, nesterov: false), batchSize: 1, threads: threads, seed: 0)
    _ = trainer.setParameters(network.trainedNumbers)
    _ = trainer.setStatistics(network.trainedStatistics)
    self.format = format
  }

  /// Classifies pictures whose classes are known.
  ///
  /// - Parameters:
  ///   - set: The pictures.
  ///   - worst: How many of the worst mistakes are kept.
  /// - Returns: Metrics, confusion table and mistakes.
  /// - Throws: `TrainingFault.images` or `.classes` if the pictures are not like those of the network.
  public func evaluate(_ set: ImageSet, worst: Int = 0) throws(TrainingFault) -> Evaluation {
    guard set.imageShape == format.imageShape else {
      throw .images(set.imageShape, expected: format.imageShape)
    }
    let classes = format.classNames.count
    guard set.classes <= classes else { throw .classes(set.classes, expected: classes) }
    let data = TrainingData(set, format.normalisation)
    var evaluation = Evaluation(classes: classes, worst: worst)
    for start in stride(from: 0, to: set.count, by: Self.portion) {
      let places = Array(start..<min(set.count, start + Self.portion))
      let scores = trainer.outputs(data, places[...])
      for (row, index) in places.enumerated() {
        evaluation.add(
          scores[row * classes..<(row + 1) * classes], label: Int(set.labels[index]), index: index)
      }
    }
    return evaluation
  }
}

/// What a network makes of pictures whose classes are known.
public struct Evaluation: Hashable, Sendable {
  /// Loss and accuracy.
  public private(set) var metrics = Metrics()
  /// How often each class was taken for each.
  public private(set) var confusion: ConfusionTable
  /// The mistakes with the greatest losses.
  public private(set) var worst: WorstMistakes

  /// An evaluation of no pictures.
  public init(classes: Int, worst: Int) {
    confusion = ConfusionTable(classes: classes)
    self.worst = WorstMistakes(limit: worst)
  }

  /// Adds a picture by the scores that its classes were given.
  ///
  ///     loss = log Σ exp(score) − score[label], with the largest score taken off before
  mutating func add(_ scores: ArraySlice<Float>, label: Int, index: Int) {
    guard let top = scores.max(), let best = scores.firstIndex(of: top),
      scores.indices.contains(scores.startIndex + label)
    else { return }
    let prediction = best - scores.startIndex
    let sum = scores.reduce(0) { $0 + Double.exp(Double($1 - top)) }
    let loss = Double.log(sum) - Double(scores[scores.startIndex + label] - top)
    metrics.add(images: 1, lossSum: loss, correct: prediction == label ? 1 : 0)
    confusion.add(label: label, prediction: prediction)
    if prediction != label {
      worst.add(
        Mistake(
          index: index, label: label, prediction: prediction, confidence: 1 / sum, loss: loss))
    }
  }
}
