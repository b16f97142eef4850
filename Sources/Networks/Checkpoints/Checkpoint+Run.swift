import Files
import Tensors

extension Checkpoint.Run {
  /// The run as texts.
  var metadata: [String: String] {
    var texts = recipe.texts
    texts["order"] = EpochPlan.orderName
    texts["epoch"] = "\(position.epoch)"
    texts["step"] = "\(position.step)"
    texts["steps_done"] = "\(position.stepsDone)"
    texts["images"] = "\(position.metrics.images)"
    texts["loss_sum"] = "\(position.metrics.lossSum)"
    texts["correct"] = "\(position.metrics.correct)"
    texts["data"] = dataName
    texts["data_fingerprint"] = String(dataFingerprint, radix: 16)
    if let stop = earlyStop {
      texts["patience"] = "\(stop.patience) \(stop.waited) \(stop.best ?? .infinity)"
    }
    if let origin {
      texts["start_fingerprint"] = String(origin.fingerprint, radix: 16)
      texts["start_instructions"] = origin.instructionSet
    }
    for (number, leg) in past.enumerated() {
      texts.merge(leg.texts.map { ("past.\(number).\($0.key)", $0.value) }) { $1 }
    }
    return texts
  }

  /// Reads the run that texts and tensors tell of.
  init(_ reader: MetadataReader, _ file: TensorFile, _ network: Network) throws(FileFailure) {
    _ = try reader.value("order") { $0 == EpochPlan.orderName ? $0 : nil }
    recipe = try TrainingRecipe(reader)
    let count = 0...1 << 40
    var metrics = Metrics()
    metrics.add(
      images: try reader.integer("images", in: count),
      lossSum: try reader.number("loss_sum", in: -1e300...1e300),
      correct: try reader.integer("correct", in: count))
    position = RunPosition(
      epoch: try reader.integer("epoch", in: 0...recipe.epochs),
      step: try reader.integer("step", in: count),
      stepsDone: try reader.integer("steps_done", in: count), metrics: metrics,
      memories: try Self.memories(recipe.optimizer, reader, file, network))
    dataName = try reader.text("data")
    dataFingerprint = try reader.value("data_fingerprint") { UInt64($0, radix: 16) }
    earlyStop =
      file.metadata["patience"] == nil ? nil : try reader.value("patience", EarlyStop.init)
    past = try Self.past(reader, file.metadata)
    guard past.allSatisfy({ $0.stepsDone <= position.stepsDone }) else {
      throw reader.failure("steps_done")
    }
    guard file.metadata["start_fingerprint"] != nil else { return }
    origin = Origin(
      fingerprint: try reader.value("start_fingerprint") { UInt64($0, radix: 16) },
      instructionSet: try reader.text("start_instructions"))
  }

  /// The most parts that a run may have.
  private static let maximumLegs = 10_000

  private static func past(
    _ reader: MetadataReader, _ texts: [String: String]
  ) throws(FileFailure) -> [RunLeg] {
    var legs: [RunLeg] = []
    while legs.count < maximumLegs, texts["past.\(legs.count).steps_done"] != nil {
      let leg = try RunLeg(reader.within("past.\(legs.count)."))
      guard leg.stepsDone >= legs.last?.stepsDone ?? 0 else {
        throw reader.failure("past.\(legs.count).steps_done")
      }
      legs.append(leg)
    }
    return legs
  }

  private static func memories(
    _ optimizer: OptimizerSettings, _ reader: MetadataReader, _ file: TensorFile,
    _ network: Network
  ) throws(FileFailure) -> [[[Float]]] {
    var memories: [[[Float]]] = []
    for kind in optimizer.stateNames {
      var memory: [[Float]] = []
      for name in network.parameterNames {
        let key = "\(Checkpoint.optimizerPrefix)\(kind).\(name)"
        let shape = network.state.first { $0.name == name }?.tensor.shape
        guard let tensor = file[key] else { throw reader.missing(key, shape?.dimensions ?? []) }
        guard tensor.shape == shape else {
          throw reader.differs(key, tensor.shape.dimensions, shape?.dimensions ?? [])
        }
        memory.append(tensor.elements.map { Float($0) })
      }
      memories.append(memory)
    }
    return memories
  }
}

extension RunLeg {
  fileprivate var texts: [String: String] {
    recipe.texts.merging([
      "epoch": "\(epoch)", "step": "\(step)", "steps_done": "\(stepsDone)",
    ]) { $1 }
  }

  fileprivate init(_ reader: MetadataReader) throws(FileFailure) {
    let count = 0...1 << 40
    self.init(
      recipe: try TrainingRecipe(reader), epoch: try reader.integer("epoch", in: count),
      step: try reader.integer("step", in: count),
      stepsDone: try reader.integer("steps_done", in: count))
  }
}

extension TrainingRecipe {
  /// The recipe as texts.
  fileprivate var texts: [String: String] {
    var texts = [
      "optimizer": optimizer.kind.rawValue, "learning_rate": "\(optimizer.learningRate)",
      "weight_decay": "\(optimizer.weightDecay)", "momentum": "\(optimizer.momentum)",
      "nesterov": optimizer.isNesterov ? "1" : "0",
      "betas": "\(optimizer.betas.first) \(optimizer.betas.second)",
      "epsilon": "\(optimizer.epsilon)", "schedule": schedule.kind.rawValue,
      "warm_up_steps": "\(schedule.warmUpSteps)", "batch_size": "\(batchSize)",
      "epochs": "\(epochs)", "seed": "\(seed)", "validation": "\(validation)",
      "balance": balancesClasses ? "1" : "0",
    ]
    if let a = augmentation { texts["augment"] = "\(a.shift) \(a.rotation) \(a.scale)" }
    return texts
  }

  fileprivate init(_ reader: MetadataReader) throws(FileFailure) {
    let positive = 0.0...1e6
    var optimizer = OptimizerSettings(
      try reader.value("optimizer", OptimizerSettings.Kind.init),
      learningRate: try reader.number("learning_rate", in: positive),
      weightDecay: try reader.number("weight_decay", in: positive))
    optimizer.momentum = try reader.number("momentum", in: 0...1)
    optimizer.isNesterov = try reader.integer("nesterov", in: 0...1) == 1
    let betas = try reader.numbers("betas")
    guard betas.count == 2, betas.allSatisfy({ (0..<1).contains($0) }) else {
      throw reader.failure("betas")
    }
    optimizer.betas = (betas[0], betas[1])
    optimizer.epsilon = try reader.number("epsilon", in: positive)
    self.init(
      optimizer: optimizer,
      schedule: Schedule(
        try reader.value("schedule", Schedule.Kind.init),
        warmUpSteps: try reader.integer("warm_up_steps", in: 0...1 << 40)),
      batchSize: try reader.integer("batch_size", in: 1...Self.maximumBatchSize),
      epochs: try reader.integer("epochs", in: 0...Self.maximumEpochs),
      seed: try reader.value("seed") { UInt64($0) },
      validation: try reader.integer("validation", in: 0...1 << 40),
      balancesClasses: try reader.integer("balance", in: 0...1) == 1)
    guard reader.has("augment") else { return }
    let numbers = try reader.numbers("augment")
    guard numbers.count == 3 else { throw reader.failure("augment") }
    augmentation = Augmentation(shift: numbers[0], rotation: numbers[1], scale: numbers[2])
  }
}

extension EarlyStop {
  /// Reads `patience waited best`.
  fileprivate init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, let patience = Int(words[0]), let waited = Int(words[1]),
      let best = Double(words[2]), patience >= 1, waited >= 0
    else { return nil }
    self.init(patience: patience, waited: waited, best: best.isFinite ? best : nil)
  }
}

extension MetadataReader {
  func missing(_ tensor: String, _ shape: [Int]) -> FileFailure {
    failure(.missing(tensor: tensor, shape: shape))
  }

  func differs(_ tensor: String, _ found: [Int], _ expected: [Int]) -> FileFailure {
    failure(.shapeDiffers(tensor: tensor, found: found, expected: expected))
  }
}
