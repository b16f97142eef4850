import Tensors

/// What the units of a network give for some pictures.
struct UnitSurvey {
  /// The layers of max(0, x): how many of their units give 0 for every picture.
  var silent: [(layer: String, silent: Int, units: Int)] = []
  /// Whether the outputs for every picture are probabilities: none below 0, in sum 1.
  var areProbabilities = false
}

extension TrainingRun {
  /// The scores that the network gives for a picture, one a class.
  var outputs: Int { trainer.network.classes }

  /// Sends the first pictures of the run through the network, as it is outside training.
  func survey(_ count: Int) -> UnitSurvey {
    var survey = trainer.survey(data, Array(0..<min(count, data.count))[...])
    for place in survey.silent.indices {
      let number = Int(survey.silent[place].layer) ?? 0
      survey.silent[place].layer =
        blockNames.indices.contains(number) ? blockNames[number] : "\(number)"
    }
    return survey
  }
}

extension Trainer {
  /// Looks at the outputs and at every ReLU; layers go by their numbers among those that train.
  func survey(_ data: TrainingData, _ chosen: ArraySlice<Int>) -> UnitSurvey {
    let rectifiers = network.steps.indices.filter { network.steps[$0].layer.isRectifier }
    var active = rectifiers.map { [Bool](repeating: false, count: units(before: $0)) }
    var areProbabilities = network.classes > 1 && !chosen.isEmpty
    let state = memory.state(0)
    for first in stride(from: 0, to: chosen.count, by: Trainer.lanes) {
      let images = chosen.dropFirst(first).prefix(Trainer.lanes)
      data.fill(images, into: state.arena)
      network.forward(state)
      for (number, position) in rectifiers.enumerated() {
        look(at: position, state, images.count, &active[number])
      }
      areProbabilities = areProbabilities && hasProbabilities(state, images.count)
    }
    return UnitSurvey(
      silent: zip(rectifiers, active).map { position, active in
        ("\(position)", active.count { !$0 }, active.count)
      }, areProbabilities: areProbabilities)
  }

  /// The channels that a ReLU gets: those of the last layer before it that has parameters.
  private func units(before position: Int) -> Int {
    let vectors = network.steps[position].outputVectors
    let shapes = network.steps[..<position].last { !$0.layer.parameters.isEmpty }?.layer.parameters
    guard let count = shapes?.last?.shape.dimensions.first, count > 0, vectors % count == 0 else {
      return vectors
    }
    return count
  }

  private func look(
    at position: Int, _ state: BlockNetwork.Memory, _ images: Int, _ active: inout [Bool]
  ) {
    let step = network.steps[position]
    let numbers = (state.arena + step.output * Precision.vectorBytes)
      .assumingMemoryBound(to: Float.self)
    let plane = step.outputVectors / max(1, active.count)
    for unit in active.indices where !active[unit] {
      for i in unit * plane..<(unit + 1) * plane {
        for lane in 0..<images where numbers[i * Trainer.lanes + lane] > 0 { active[unit] = true }
      }
    }
  }

  private func hasProbabilities(_ state: BlockNetwork.Memory, _ images: Int) -> Bool {
    let scores = network.output(state).assumingMemoryBound(to: Float.self)
    return (0..<images).allSatisfy { lane in
      let row = (0..<network.classes).map { scores[$0 * Trainer.lanes + lane] }
      return row.allSatisfy { $0 >= 0 } && abs(row.reduce(0, +) - 1) < 1e-4
    }
  }
}
