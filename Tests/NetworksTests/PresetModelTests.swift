import Networks
import Tensors
import Testing

struct PresetModelTests {
  private func network(_ model: PresetModel) throws -> Network {
    var random = RandomSource(seed: 1)
    return try model.network(imageShape: model.imageShape, using: &random)
  }

  /// Totals as torchvision counts them; work is what one picture takes.
  @Test(arguments: [
    (PresetModel.lenet5, 61_706), (.alexnet, 61_100_840), (.vgg16, 138_357_544),
    (.resnet18, 11_689_512), (.resnet50, 25_557_032), (.squeezenet, 1_235_496),
    (.mobilenet, 3_504_872),
  ])
  func `a network of a name has its known parameters, and draws none for its summary`(
    model: PresetModel, total: Int
  ) throws {
    let network = try network(model)
    let summary = network.summary(input: try Shape(model.imageShape))
    #expect(summary.misfit == nil)
    #expect(summary.layers.reduce(0) { $0 + $1.parameters } == total)
    #expect(summary.layers.last?.output.dimensions == [model.classes])
    if model.imageShape[0] == 3 { #expect(network.waitingCount > total / 2) }
  }

  @Test func `a summary takes no memory for weights`() async {
    // Memory is counted a process, so this runs in one of its own.
    await #expect(processExitsWith: .success) {
      for model in PresetModel.allCases {
        let before = Tape.elements
        let network = try PresetModelTests().network(model)
        #expect(network.summary(input: try Shape(model.imageShape)).misfit == nil)
        #expect(Tape.elements - before < 1 << 20)
      }
    }
  }

  @Test func `receptive fields are those of the literature`() throws {
    let vgg = try #require(try network(.vgg16)[part: "features"])
    let fields = try vgg.fields()
    #expect(fields.last?.field.size == 212)
    #expect(fields.last?.field.rows.jump == 32)
    let residual = try network(.resnet18)
    let last = try residual.fields().last { $0.place.name.hasPrefix("layer4") }
    #expect(last?.field.size == 435)
    #expect(last?.field.rows.jump == 32)
  }

  @Test func `parameters have torchvision's names`() throws {
    let names = Set(try network(.resnet50).stateShapes.map(\.name))
    #expect(names.count == 320)
    for name in [
      "conv1.weight", "bn1.running_var", "layer1.0.downsample.1.num_batches_tracked",
      "layer4.2.bn3.bias", "fc.bias",
    ] { #expect(names.contains(name)) }
    let mobile = Set(try network(.mobilenet).stateShapes.map(\.name))
    #expect(mobile.contains("features.1.conv.0.0.weight"))
    #expect(mobile.contains("features.18.1.running_mean"))
    let squeeze = try network(.squeezenet).stateShapes.map(\.name)
    #expect(squeeze.contains("features.12.expand3x3.bias"))
    #expect(try network(.alexnet).stateShapes.map(\.name).last == "classifier.6.bias")
  }

  @Test func `a seed gives the same weights whatever is asked for first`() throws {
    let (one, other) = (try network(.squeezenet), try network(.squeezenet))
    let names = ["features.0", "classifier.1"]
    let first = names.map { one[part: $0]?[parameter: "weight"]?.value }
    let second = names.reversed().map { other[part: $0]?[parameter: "weight"]?.value }
    let areSame = first == second.reversed()
    #expect(areSame && first[0] != nil)
    #expect(first[1]?.elements.first != first[0]?.elements.first)
  }

  @Test func `a large layer waits with its numbers and gives those it would have given at once`()
    throws
  {
    var random = RandomSource(seed: 5)
    let layer = try LinearLayer(inputs: 400, outputs: 300)
    let waiting = Network(layer, using: &random)
    let next = random.next()
    var other = RandomSource(seed: 5)
    let numbers = (0..<120_300).map { _ in (2 * other.uniform() - 1) * 0.05 }
    #expect(other.next() == next)
    #expect(waiting.waitingCount == 120_300)
    let bias = waiting[parameter: "bias"]?.value.elements == Array(numbers[120_000...])
    let weight = waiting[parameter: "weight"]?.value.elements == Array(numbers[..<120_000])
    #expect(bias && weight)
    #expect(waiting.waitingCount == 0)
  }
}
