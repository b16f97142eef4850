import Tensors

/// Puts named layers together, each with a seed of its own for weights that are drawn later.
struct NetworkBuilder {
  /// Gives every layer its seed.
  private(set) var random: RandomSource

  /// Begins with a source of random numbers.
  init(seed random: RandomSource) { self.random = random }

  /// A layer.
  mutating func layer(_ layer: any Layer) -> Network { Network(layer, seed: random.next()) }

  /// Layers in a row, named by their numbers.
  mutating func row(_ layers: [any Layer]) -> Network {
    Network(layers.map { layer($0) })
  }

  /// Networks in a row with names.
  func chain(_ parts: [(name: String, network: Network)]) -> Network {
    graph(parts.enumerated().map { NetworkPart($1.name, $1.network, inputs: [$0]) })
  }

  /// A graph whose parts are known to take what earlier ones give.
  func graph(_ parts: [NetworkPart]) -> Network { Network(graph: parts) ?? Network([]) }

  /// Square filters, padded alike on all sides.
  func convolution(
    _ inputs: Int, _ outputs: Int, _ kernel: Int, stride: Int = 1, padding: Int = 0,
    groups: Int = 1, hasBias: Bool = true
  ) throws(ShapeError) -> any Layer {
    try Conv2D(
      inputChannels: inputs, outputChannels: outputs, kernelSize: (kernel, kernel),
      stride: (stride, stride), padding: .cells(rows: padding, columns: padding), groups: groups,
      hasBias: hasBias)
  }

  /// The largest number of each square window.
  func maximum(
    _ kernel: Int, stride: Int, padding: Int = 0, ceilMode: Bool = false
  ) -> any Layer {
    Pool2D(
      .maximum, kernelSize: (kernel, kernel), stride: (stride, stride),
      padding: .cells(rows: padding, columns: padding), ceilMode: ceilMode)
  }

  /// The averages that give a square of a size.
  func average(_ size: Int) -> any Layer { AdaptiveAvgPool2D(outputSize: (size, size)) }
}
