import Tensors

extension Trainer {
  /// What random choices of the next step follow from.
  var keyOfNextStep: UInt64 { .mix(~seed, UInt64(truncatingIfNeeded: stepCount)) }

  /// Sends all blocks through the network and their gradients back, segment by segment: where one ends,
  /// all blocks meet.
  func pass(_ data: TrainingData, _ chosen: ArraySlice<Int>) {
    let portions = BlockNetwork.Portion.all(images: chosen.count, key: keyOfNextStep)
    let segments = network.segments
    func state(_ block: Int, _ thread: Int) -> BlockNetwork.Memory {
      var state = memory.state(segments.count > 1 ? block : thread)
      state.portion = portions[block]
      state.watch = watch
      return state
    }
    for (number, segment) in segments.enumerated() {
      pool.run(portions.count) { block, thread in
        let state = state(block, thread)
        if number == 0 { data.fill(Trainer.part(chosen, block), into: state.arena) }
        network.forward(state, segment)
        network.measure(state, at: segment.upperBound)
        guard segment.upperBound == network.steps.count else { return }
        memory.results[block] = LaneClassLoss.apply(
          classes: network.classes, network.gradientOfOutput(state),
          labels: memory.labels + block * Trainer.lanes,
          weights: memory.weights + block * Trainer.lanes)
        network.backward(state, segment, gradients: memory.gradients(block))
      }
      network.meet(memory.norms, portions, at: segment.upperBound)
    }
    for segment in segments.dropLast().reversed() where !segment.isEmpty {
      network.meetBackward(
        memory.norms, at: segment.upperBound, images: chosen.count,
        gradients: portions.map { memory.gradients($0.block) })
      pool.run(portions.count) { block, thread in
        network.backward(state(block, thread), segment, gradients: memory.gradients(block))
      }
    }
  }
}
