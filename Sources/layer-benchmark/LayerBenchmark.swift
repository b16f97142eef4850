import ArgumentParser
import BenchmarkSupport
import Tensors

/// Times the kernels that training calls, layer by layer, beside the machine's limit.
@main
struct LayerBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layer-benchmark",
    abstract: "Times convolutions, forward and backward, beside the machine's multiply-add limit.")

  @Option(help: "Images in a batch.") var batch = 64
  @Option(help: "Threads; a layer is timed on one.") var threads = 1
  @Option(help: "text or json.") var format = "text"
  @Option(help: "wall, or cpu on a busy machine.") var clock = Stopwatch.wall
  @Option(help: "Only shapes whose name contains this.") var shapes = ""
  @Option(help: "Seconds for each pass of a shape.") var seconds = 0.25

  func validate() throws {
    guard batch > 0, batch <= 4096 else { throw ValidationError("--batch: 1 to 4096") }
    guard threads == 1 else { throw ValidationError("--threads: layers are timed on one thread") }
  }

  func run() throws {
    for shape in LayerShape.all where shapes.isEmpty || shape.name.contains(shapes) {
      let layer = LayerRun(try shape.geometry(batch: batch))
      for pass in LayerRun.Pass.allCases {
        let error = layer.error(pass)
        report(shape, pass, error, time(layer, pass))
      }
    }
    if shapes.isEmpty { try reportSmall() }
  }

  /// The best of many short runs, and of bursts of multiply-adds between them.
  private func time(_ layer: LayerRun, _ pass: LayerRun.Pass) -> (gflops: Double, peak: Double) {
    let work = 2 * Double(layer.geometry.multiplyAdds) / 1e9
    layer.prepare(pass)
    var (best, peak, runs, spent) = (0.0, 0.0, 0, 0.0)
    while runs < 5 || spent < seconds {
      peak = max(peak, FusedMultiplyAdd.burst(clock))
      let time = clock.seconds { layer.run(pass) }
      best = max(best, work / time)
      spent += time
      runs += 1
    }
    return (best, peak)
  }

  private func report(
    _ shape: LayerShape, _ pass: LayerRun.Pass, _ error: Double,
    _ time: (gflops: Double, peak: Double)
  ) {
    if format == "json" {
      print(
        """
        {"kind":"layer","engine":"strider","shape":"\(shape.name)","batch":\(batch),\
        "op":"\(pass.rawValue)","threads":\(threads),"gflops":\(time.gflops),\
        "peak_gflops":\(time.peak),"peak_fraction":\(time.gflops / time.peak),"error":\(error)}
        """)
    } else {
      let name = shape.name.padded(22) + pass.rawValue.padded(6)
      print(
        name, tenths(time.gflops).padded(8), "GFLOP/s of", tenths(time.peak).padded(6), " ",
        tenths(100 * time.gflops / time.peak), "%  error", error)
    }
  }

  /// The prompt's smallest case: 5×5 by 3×3 in Double, from arrays to arrays, planned beforehand.
  private func reportSmall() throws {
    let geometry = try ConvGeometry(
      input: Shape([1, 1, 5, 5]), weight: Shape([1, 1, 3, 3]), request: .init(kernel: (3, 3)))
    let input = (0..<25).map(Double.init)
    let weight = (0..<9).map(Double.init)
    let planned = ArrayConvolution<Double>(geometry, .forward)
    var best = (planned: Double.infinity, whole: Double.infinity)
    var sum = 0.0
    for _ in 0..<200 {
      best.planned = min(
        best.planned,
        clock.seconds { for _ in 0..<100 { sum += planned(input, weight)[0] } } * 1e4)
      best.whole = min(
        best.whole,
        clock.seconds {
          for _ in 0..<100 {
            sum += conv2D(input: input, weight: weight, bias: nil, geometry: geometry)[0]
          }
        } * 1e4)
    }
    guard sum != 0 else { return }
    if format == "json" {
      print(
        """
        {"kind":"small","shape":"5x5@3x3","precision":"double",\
        "microseconds_planned":\(best.planned),"microseconds":\(best.whole)}
        """)
    } else {
      print(
        "5x5 by 3x3, Double, arrays to arrays:", tenths(1000 * best.planned), "ns planned,",
        tenths(1000 * best.whole), "ns with planning")
    }
  }

  private func tenths(_ number: Double) -> String {
    let scaled = Int(exactly: (number * 10).rounded()) ?? 0
    return "\(scaled / 10).\(scaled % 10)"
  }
}

extension Stopwatch: ExpressibleByArgument {}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
