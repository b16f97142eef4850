import Files
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Runs of training of a network whose blocks have to meet and whose numbers are dropped at random.
struct BatchNormRunTests {
  private let images = Digits.set(count: 150, seed: 1)

  private func network() throws -> Network {
    var random = RandomSource(seed: 3)
    let layers: [any Layer] = [
      try Conv2D(inputChannels: 1, outputChannels: 4, kernelSize: (5, 5), stride: (2, 2)),
      try BatchNorm2D(channels: 4), Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)),
      try ConvTranspose2D(inputChannels: 4, outputChannels: 3, kernelSize: (2, 2)),
      try BatchNorm2D(channels: 3, momentum: 0.2), Activation.tanh,
      try Dropout(probability: 0.3), Flatten(), try LinearLayer(inputs: 147, outputs: 10),
    ]
    return Network(layers.map { Network($0, using: &random) })
  }

  private static let recipe = TrainingRecipe(batchSize: 37, epochs: 3, seed: 9)

  private func run(_ network: Network, threads: Int) throws -> TrainingRun {
    try TrainingRun(
      network, images: images, normalisation: Normalisation(of: images), recipe: Self.recipe,
      threads: threads)
  }

  private func advance(_ run: TrainingRun, steps: Int) throws {
    for _ in 0..<steps {
      try run.advance()
      if run.isEpochDone { run.beginNextEpoch() }
    }
    run.updateNetwork()
  }

  @Test func `the number of threads does not change a weight or a statistic`() throws {
    let single = try run(network(), threads: 1)
    try advance(single, steps: 11)
    for threads in 2...3 {
      let several = try run(network(), threads: threads)
      try advance(several, steps: 11)
      #expect(several.network.state == single.network.state)
    }
  }

  @Test func `a run broken off in the middle of an epoch ends like an unbroken one`() throws {
    let unbroken = try run(network(), threads: 1)
    try advance(unbroken, steps: 15)
    try withTemporaryDirectory { directory in
      let path = directory + "/run.safetensors"
      var current = try run(network(), threads: 2)
      for (number, steps) in [2, 6, 1, 6].enumerated() {
        try advance(current, steps: steps)
        try Checkpoint(
          modelName: "normalised", network: current.network,
          run: Checkpoint.Run(
            recipe: current.recipe, position: current.position, dataName: "digits",
            dataFingerprint: 1)
        ).write(path: path)
        let read = try Checkpoint.read(path: path)
        current = try run(read.network, threads: 1 + number % 3)
        try current.resume(from: try #require(read.run).position)
      }
      current.updateNetwork()
      #expect(current.network.state == unbroken.network.state)
      #expect(current.position == unbroken.position)
    }
  }

  @Test func `statistics are kept under PyTorch's names and used to judge`() throws {
    let run = try run(network(), threads: 2)
    try advance(run, steps: 7)
    let state = run.network.state.reduce(into: [:]) { $0[$1.name] = $1.tensor.elements }
    #expect(state["1.num_batches_tracked"] == [7])
    #expect(state["5.num_batches_tracked"] == [7])
    #expect(state["1.running_mean"]?.contains { $0 != 0 } == true)
    #expect(state["5.running_var"]?.allSatisfy { $0 > 0 && $0 != 1 } == true)
    try advance(run, steps: 3)
    #expect(run.network[parameter: "weight"] == nil)
    #expect(
      run.network.parts[1][parameter: "num_batches_tracked"]?.value.elements == [10])
    let others = TrainingData(Digits.set(count: 40, seed: 2), Normalisation(of: images))
    let before = run.evaluate(others)
    #expect(run.evaluate(others) == before)
    // Judging pictures one by one gives the same: nothing of the others is looked at.
    var alone = Metrics()
    for index in 0..<40 {
      let one = Digits.set(count: 40, seed: 2).subset([index])
      alone.add(run.evaluate(TrainingData(one, Normalisation(of: images))))
    }
    #expect(alone.correct == before.correct)
    #expect(abs(alone.lossSum - before.lossSum) < 1e-4)
  }

  @Test func `a file without the counts of batches is read`() throws {
    let network = try network()
    let tensors = network.state.filter { !$0.isCount }
    #expect(tensors.count == network.state.count - 2)
    try network.load(TensorFile(tensors: tensors), path: "old")
    #expect(throws: FileFailure.self) {
      try network.load(
        TensorFile(tensors: network.state.filter { $0.name != "1.running_var" }), path: "old")
    }
  }
}
