import Tensors
import TestSupport
import Testing

@testable import Networks

/// A pass of numbers alone.
struct UnrecordedTests {
  @Test func `it gives the numbers of the tape`() throws {
    var samples = Samples(seed: 7)
    for _ in 0..<40 {
      let layers = try RandomLayers.draw(image: [2, 7, 8], using: &samples)
      var random = RandomSource(seed: 3)
      let network = Network(layers.map { Network($0, using: &random) })
      network.isTraining = false
      let input = try Tensor(try Shape([2, 2, 7, 8]), samples.numbers(224))
      var (a, b, c) = (random, random, random)
      let recorded = try network(Node(input), using: &a).value
      let double = try network(Unrecorded(input), using: &b).value
      let single = try network(Unrecorded(input.converted(to: Float.self)), using: &c).value
      #expect(double.elements == recorded.elements && double.shape == recorded.shape)
      let largest = max(1, recorded.elements.map(\.magnitude).max() ?? 0)
      for (x, y) in zip(single.elements, recorded.elements) {
        #expect(abs(Double(x) - y) <= 1e-4 * largest)
      }
    }
  }

  @Test func `a block that needs the network's input again still has it`() throws {
    var random = RandomSource(seed: 1)
    func convolution() throws -> Network {
      Network(
        try Conv2D(
          inputChannels: 2, outputChannels: 2, kernelSize: (3, 3),
          padding: .cells(rows: 1, columns: 1)), using: &random)
    }
    // The last part reads the input, the first part's output and the third's once more.
    let fitting = try #require(
      Network(graph: [
        NetworkPart("a", try convolution(), inputs: [0]),
        NetworkPart("b", try convolution(), inputs: [1]),
        NetworkPart("c", try convolution(), inputs: [0, 2]),
        NetworkPart("d", try convolution(), inputs: [1, 3, 0]),
      ]))
    fitting.isTraining = false
    let input = try Tensor(try Shape([1, 2, 5, 5]), (0..<50).map { Double($0 % 7) })
    let recorded = try fitting(Node(input), using: &random).value
    let numbers = try fitting(Unrecorded(input), using: &random).value
    #expect(recorded.elements == numbers.elements)
    var source = random
    let parts = fitting.graph.map(\.network)
    let x = Node(input)
    let a = try parts[0](x, using: &source)
    let b = try parts[1](a, using: &source)
    let c = try parts[2](try NetworkPart.Join.sum([x, b]), using: &source)
    let d = try parts[3](try NetworkPart.Join.sum([a, c, x]), using: &source)
    #expect(d.value.elements == recorded.elements)
  }
}
