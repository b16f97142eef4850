import Tensors

/// A network that tells the classes of pictures.
public final class Classifier {
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
    trainer.judge(data, Array(0..<set.count)[...]) { image, label, judgement in
      evaluation.add(image, label, judgement)
    }
    return evaluation
  }
}

/// What a network makes of pictures whose classes are known.
public struct Evaluation: Hashable, Sendable {
  /// Loss and accuracy.
  public private(set) var metrics = Metrics()
  /// How many pictures have outputs that are not numbers: they count as wrong, as no class's, and the
  /// loss of all is none then.
  public private(set) var withoutNumbers = 0
  /// How often each class was taken for each.
  public private(set) var confusion: ConfusionTable
  /// The most confident mistakes.
  public private(set) var worst: WorstMistakes

  /// An evaluation of no pictures.
  public init(classes: Int, worst: Int) {
    confusion = ConfusionTable(classes: classes)
    self.worst = WorstMistakes(limit: worst)
  }

  /// Adds a picture by how its scores did; scores that are not numbers judge nothing.
  mutating func add(_ image: Int, _ label: Int, _ judgement: Judgement) {
    guard judgement.loss.isFinite, judgement.confidence.isFinite else {
      withoutNumbers += 1
      return metrics.add(images: 1, lossSum: .nan, correct: 0)
    }
    metrics.add(label, judgement)
    let prediction = Int(judgement.prediction)
    confusion.add(label: label, prediction: prediction)
    if prediction != label {
      worst.add(
        Mistake(
          index: image, label: label, prediction: prediction,
          confidence: Double(judgement.confidence), loss: Double(judgement.loss)))
    }
  }
}
