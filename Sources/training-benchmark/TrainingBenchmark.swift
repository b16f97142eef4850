import ArgumentParser
import BenchmarkSupport
import Networks
import Tensors

/// Times training on random images, beside the machine's limit.
@main
struct TrainingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-benchmark",
    abstract: "Times steps of training on random images beside the machine's multiply-add limit.")

  @Option(help: "lenet5 or simple.") var net = "lenet5"
  @Option(help: "Images in a batch.") var batch = 64
  @Option(help: "Threads.") var threads = 1
  @Option(help: "Seconds of training.") var seconds = 2.0
  @Option(help: "wall, or cpu for one thread on a busy machine.") var clock = Stopwatch.wall
  @Option(help: "train, evaluate, or both.") var what = "both"
  @Option(help: "text or json.") var format = "text"

  func validate() throws {
    guard batch > 0, batch <= 65536 else { throw ValidationError("--batch: 1 to 65536") }
    guard threads > 0, threads <= 256 else { throw ValidationError("--threads: 1 to 256") }
    guard ["lenet5", "simple"].contains(net) else {
      throw ValidationError("--net: lenet5 or simple")
    }
  }

  func run() throws {
    var random = RandomSource(seed: 0)
    let network =
      net == "simple"
      ? try BenchmarkNetworks.simple(using: &random) : try BenchmarkNetworks.lenet5(using: &random)
    let layers = try network.trained(on: Shape([1, 28, 28]))
    let images = max(2048, batch)
    let pixels = (0..<images * 784).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let labels = (0..<images).map { _ in UInt16.random(in: 0..<10, using: &random) }
    let scaling = LaneImages(plane: 784, factors: [1 / 255 / 0.3081], shifts: [-0.4242])
    guard let data = TrainingData(.bytes(pixels), labels: labels, scaling: scaling) else { return }
    let trainer = try Trainer(
      layers, inputCount: 784, rule: .momentum(0.9, nesterov: false), batchSize: batch,
      threads: threads)
    guard
      trainer.setParameters(
        network.namedParameters(prefix: "").map { $0.node.value.elements.map(Float.init) })
    else { return }
    let order = (0..<images).map { $0 * 997 % images }
    // Runs are short, so that some of them are not disturbed on a busy machine.
    var start = 0
    if what != "evaluate" {
      time("train", layers) {
        _ = trainer.step(data, order[start..<start + batch], learningRate: 0.001)
        start = start + 2 * batch <= images ? start + batch : 0
      }
    }
    if what != "train" {
      time("evaluate", layers) { _ = trainer.evaluate(data, order[..<batch]) }
    }
  }

  /// The best of many short runs, and of bursts of multiply-adds between them.
  private func time(_ what: String, _ layers: [any BlockLayer], _ run: () -> Void) {
    let forward = layers.reduce(0) { $0 + $1.multiplyAdds }
    let first = layers.first?.multiplyAdds ?? 0
    let work = 2 * Double(what == "train" ? 3 * forward - first : forward) / 1e9
    var (best, peak, rates, spent) = (0.0, 0.0, [Double](), 0.0)
    while rates.count < 5 || spent < seconds {
      peak = max(peak, FusedMultiplyAdd.burst(clock))
      let time = clock.seconds(run)
      spent += time
      rates.append(Double(batch) / time)
      best = max(best, rates.last ?? 0)
    }
    let median = rates.sorted()[rates.count / 2]
    let share = best * work / (peak * Double(threads))
    if format == "json" {
      print(
        """
        {"kind":"\(what)","engine":"strider","net":"\(net)","batch":\(batch),\
        "threads":\(threads),"images_per_second":\(median),"images_per_second_max":\(best),\
        "peak_gflops":\(peak),"peak_fraction":\(share)}
        """)
    } else {
      print(
        net, what, "threads", threads, "images/s best", Int(best), "median", Int(median),
        "share of the limit", Int(100 * share), "%")
    }
  }
}

extension Stopwatch: ExpressibleByArgument {}

/// The networks that the figures in the documentation are about.
enum BenchmarkNetworks {
  static func lenet5(using random: inout RandomSource) throws -> Network {
    try Network([
      Network(
        Conv2D(
          inputChannels: 1, outputChannels: 6, kernelSize: (5, 5),
          padding: .cells(rows: 2, columns: 2)), using: &random),
      Network(Activation.relu, using: &random),
      Network(Pool2D(.maximum, kernelSize: (2, 2)), using: &random),
      Network(Conv2D(inputChannels: 6, outputChannels: 16, kernelSize: (5, 5)), using: &random),
      Network(Activation.relu, using: &random),
      Network(Pool2D(.maximum, kernelSize: (2, 2)), using: &random),
      Network(Flatten(), using: &random),
      Network(LinearLayer(inputs: 400, outputs: 120), using: &random),
      Network(Activation.relu, using: &random),
      Network(LinearLayer(inputs: 120, outputs: 84), using: &random),
      Network(Activation.relu, using: &random),
      Network(LinearLayer(inputs: 84, outputs: 10), using: &random),
    ])
  }

  static func simple(using random: inout RandomSource) throws -> Network {
    try Network([
      Network(Conv2D(inputChannels: 1, outputChannels: 32, kernelSize: (3, 3)), using: &random),
      Network(Activation.relu, using: &random),
      Network(Pool2D(.maximum, kernelSize: (2, 2)), using: &random),
      Network(Conv2D(inputChannels: 32, outputChannels: 64, kernelSize: (3, 3)), using: &random),
      Network(Activation.relu, using: &random),
      Network(Pool2D(.maximum, kernelSize: (2, 2)), using: &random),
      Network(Flatten(), using: &random),
      Network(LinearLayer(inputs: 1600, outputs: 128), using: &random),
      Network(Activation.relu, using: &random),
      Network(LinearLayer(inputs: 128, outputs: 10), using: &random),
    ])
  }
}
