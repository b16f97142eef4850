import Files
import Tensors
import TestSupport
import Testing

@testable import Networks

struct CheckpointTests {
  private func network(_ layers: [any Layer]) -> Network {
    var random = RandomSource(seed: 1)
    return Network(layers.map { Network($0, using: &random) })
  }

  private func layers() throws -> [any Layer] {
    [
      try Conv2D(
        inputChannels: 2, outputChannels: 4, kernelSize: (3, 5), stride: (1, 2), padding: .same,
        dilation: (2, 1), groups: 2, hasBias: false),
      try ConvTranspose2D(
        inputChannels: 4, outputChannels: 4, kernelSize: (3, 2), stride: (2, 3), padding: (1, 0),
        outputPadding: (0, 2), groups: 2, hasBias: false, dilation: (1, 2)),
      AdaptiveAvgPool2D(outputSize: (9, nil)), AdaptiveAvgPool2D(outputSize: (nil, 6)),
      try BatchNorm2D(channels: 4), Activation.leakyReLU(slope: 0.1), Activation.tanh,
      Pool2D(
        .average(countIncludePad: false, divisorOverride: nil), kernelSize: (2, 2),
        padding: .cells(rows: 1, columns: 0), ceilMode: true),
      Pool2D(.norm(p: 2), kernelSize: (2, 1)), Pool2D(.maximum, kernelSize: (1, 2), stride: (1, 1)),
      try Dropout(probability: 0.25), Flatten(), try LinearLayer(inputs: 16, outputs: 3),
      Activation.sigmoid, SoftmaxLayer(dimension: 1),
    ]
  }

  @Test func `a network comes back from its description`() throws {
    let original = network(try layers())
    let text = LayerDescription.text(original)
    let copy = try LayerDescription.network(text, limit: 1000)
    #expect(LayerDescription.text(copy) == text)
    #expect(copy.state.map(\.name) == original.state.map(\.name))
    let shape = try Shape([1, 2, 9, 12])
    let summaries = [original, copy].map { $0.summary(input: shape) }
    #expect(summaries[0] == summaries[1])
  }

  /// What files hold that were written before settings were data; numbers that have a point are texts.
  private static let written = """
    {"type":"Sequential","parts":[{"type":"Conv2d","in_channels":2,"out_channels":4,\
    "kernel_size":[3,3],"stride":[1,2],"padding":"same","dilation":[1,1],"groups":2,"bias":0},\
    {"type":"ConvTranspose2d","in_channels":4,"out_channels":4,"kernel_size":[2,2],\
    "stride":[2,2],"padding":[0,0],"output_padding":[0,1],"dilation":[1,1],"groups":1,"bias":1},\
    {"type":"AdaptiveAvgPool2d","output_size":[8,-1]},{"type":"BatchNorm2d","num_features":4,\
    "eps":"1e-05","momentum":"0.1"},{"type":"LeakyReLU","negative_slope":"0.2"},\
    {"type":"AvgPool2d","kernel_size":[2,2],"stride":[1, 1],"padding":[1,0],"dilation":[1, 1],\
    "ceil_mode":1,"count_include_pad":0,"divisor_override":3},{"type":"LPPool2d",\
    "kernel_size":[2,1],"stride":[2, 1],"padding":"valid","dilation":[1, 1],"ceil_mode":0,\
    "norm_type":"2.0"},{"type":"MaxPool2d","kernel_size":[1,2],"stride":[1, 1],\
    "padding":"valid","dilation":[1, 2],"ceil_mode":0},{"type":"Sequential","parts":[\
    {"type":"Dropout","p":"0.25"},{"type":"Flatten","start_dim":1,"end_dim":-1}]},\
    {"type":"Linear","in_features":112,"out_features":3,"bias":1},{"type":"ReLU"},\
    {"type":"Sigmoid"},{"type":"Tanh"},{"type":"Softmax","dim":-1}]}
    """

  @Test func `a description of an earlier version is read`() throws {
    let network = try LayerDescription.network(Self.written, limit: 1000)
    let codes = network.parts.map { part in
      part.layer?.code ?? part.parts.compactMap { $0.layer?.code }.joined(separator: " ")
    }
    #expect(
      codes == [
        "Conv2d(2, 4, 3, stride=(1, 2), padding='same', groups=2, bias=False)",
        "ConvTranspose2d(4, 4, 2, stride=2, output_padding=(0, 1))",
        "AdaptiveAvgPool2d((8, None))", "BatchNorm2d(4)", "LeakyReLU(negative_slope=0.2)",
        "AvgPool2d(2, stride=1, padding=(1, 0), ceil_mode=True, count_include_pad=False, "
          + "divisor_override=3)",
        "LPPool2d(2, (2, 1))", "MaxPool2d((1, 2), stride=1, padding='valid', dilation=(1, 2))",
        "Dropout(p=0.25) Flatten()", "Linear(112, 3)", "ReLU()", "Sigmoid()", "Tanh()",
        "Softmax(dim=-1)",
      ])
  }

  @Test func `a network with branches comes back from its description`() throws {
    var random = RandomSource(seed: 2)
    let part = Network(
      try Conv2D(
        inputChannels: 1, outputChannels: 1, kernelSize: (3, 3),
        padding: .cells(rows: 1, columns: 1)), using: &random)
    let original = try #require(
      Network(graph: [
        NetworkPart("conv", part, inputs: [0]),
        NetworkPart("relu", Network(Activation.relu, using: &random), inputs: [1]),
        NetworkPart("add", Network(Identity(), using: &random), inputs: [0, 2]),
        NetworkPart(
          "cat", Network(Identity(), using: &random), inputs: [3, 1], join: .concatenate),
      ]))
    let text = LayerDescription.text(original)
    let copy = try LayerDescription.network(text, limit: 1000)
    #expect(LayerDescription.text(copy) == text)
    copy.parts[0].assign(try #require(part[parameter: "weight"]), to: "weight")
    copy.parts[0].assign(try #require(part[parameter: "bias"]), to: "bias")
    let x = Node(try Tensor(Shape([1, 4, 4]), (0..<16).map { Double($0 % 5) }))
    let (y, z) = (try original(x, using: &random), try copy(x, using: &random))
    #expect(y.value == z.value)
    #expect(y.value.shape == (try Shape([2, 4, 4])))
    #expect(original.summary(input: x.value.shape).layers.last?.field.size == 3)
    let sum = Node(
      try Rearrangement.slice(y.value.shape, [.place(0), .place(1), .place(1)]), [y])
    #expect(Gradients(of: sum)[x]?.elements.contains { $0 != 0 } == true)
    #expect(original.state.map(\.name) == ["conv.weight", "conv.bias"])
  }

  @Test func `a description cannot ask for more memory than the file has numbers`() throws {
    let text =
      "{\"type\":\"Sequential\",\"parts\":[{\"type\":\"Linear\",\"in_features\":10000,"
      + "\"out_features\":10000,\"bias\":1}]}"
    #expect(throws: LayerDescription.Fault.self) {
      try LayerDescription.network(text, limit: 1000)
    }
  }

  @Test(arguments: [
    "", "{}", "{\"type\":\"Exec\"}", "{\"type\":\"Conv2d\"}", "{\"type\":\"Dropout\",\"p\":\"7\"}",
    "{\"type\":\"LeakyReLU\",\"negative_slope\":\"nan\"}", "{\"parts\":[1]}",
    "{\"type\":\"Linear\",\"in_features\":-1,\"out_features\":9223372036854775807}",
    "{\"type\":\"MaxPool2d\",\"kernel_size\":[2]}",
  ])
  func `a description that is no network is refused`(text: String) {
    #expect(throws: LayerDescription.Fault.self) {
      try LayerDescription.network(text, limit: .max)
    }
  }

  @Test func `weights alone of a known network are recognised`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/weights.safetensors"
      var random = RandomSource(seed: 4)
      let network = try PresetModel.simple.network(
        imageShape: [1, 28, 28], classes: 10, using: &random)
      try TensorFile(tensors: network.state).write(path: path)
      let read = try Checkpoint.read(path: path)
      #expect(read.modelName == "simple")
      #expect(
        network.state.map(\.name) == [
          "0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias",
        ])
      #expect(read.run == nil)
      // Numbers of double precision came back as they were.
      #expect(read.network.state == network.state)
    }
  }

  /// A good file with one thing changed, and what is then said.
  private func fault(_ change: (inout TensorFile) -> Void) throws -> FileFailure.Reason? {
    try withTemporaryDirectory { directory in
      let path = directory + "/m.safetensors"
      let images = Digits.set(count: 40, seed: 1)
      let run = try TrainingRun(
        network([Flatten(), try LinearLayer(inputs: 784, outputs: 10)]), images: images,
        normalisation: Normalisation(of: images), recipe: TrainingRecipe(), threads: 1)
      try run.advance()
      run.updateNetwork()
      run.network.format = ImageFormat(
        imageShape: [1, 28, 28], classNames: images.classNames)
      try Checkpoint(
        modelName: "m", network: run.network,
        run: Checkpoint.Run(
          recipe: run.recipe, position: run.position, dataName: "digits", dataFingerprint: 7)
      ).write(path: path)
      var file = try TensorFile(path: path)
      change(&file)
      try file.write(path: path)
      do {
        _ = try Checkpoint.read(path: path)
        return nil
      } catch let failure as FileFailure {
        return failure.reason
      }
    }
  }

  @Test func `a good checkpoint is read`() throws {
    #expect(try fault { _ in } == nil)
  }

  @Test func `tensors that are missing, unknown or of another shape are named`() throws {
    #expect(
      try fault { $0.tensors.removeAll { $0.name == "1.bias" } }
        == .checkpoint(.missing(tensor: "1.bias", shape: [10])))
    #expect(
      try fault { $0.tensors.append(NamedTensor("5.bias", Tensor(1))) }
        == .checkpoint(.unexpected(tensor: "5.bias")))
    #expect(
      try fault { file in
        guard let place = file.tensors.firstIndex(where: { $0.name == "1.bias" }) else { return }
        file.tensors[place].tensor = Tensor(vector: [1, 2])
      } == .checkpoint(.shapeDiffers(tensor: "1.bias", found: [2], expected: [10])))
    #expect(
      try fault { $0.tensors.removeAll { $0.name == "optimizer.exp_avg.1.bias" } }
        == .checkpoint(.missing(tensor: "optimizer.exp_avg.1.bias", shape: [10])))
  }

  @Test(arguments: [
    ("seed", "-1"), ("epoch", "4"), ("step", "x"), ("batch_size", "0"), ("optimizer", "lion"),
    ("learning_rate", "nan"), ("betas", "1 2"), ("mean", ""), ("deviation", "0"),
    ("image_shape", "1 28"), ("classes", "[1]"), ("data_fingerprint", "zz"), ("layers", "{"),
    ("order", "alphabetical"), ("loss_sum", "inf"), ("augment", "1 2"), ("patience", "0 0 0"),
  ])
  func `metadata that cannot be is named`(key: String, value: String) throws {
    let reason = try fault { $0.metadata[key] = value }
    switch reason?.checkpointFault {
    case .metadata(key, value): break
    case .metadata("mean", _) where key == "deviation": break
    default: Issue.record("\(key) = \(value): \(String(describing: reason))")
    }
    if key != "augment" && key != "patience" && key != "layers" && key != "epoch" {
      #expect(
        try fault { $0.metadata[key] = nil } == .checkpoint(.metadataMissing(key)))
    }
  }
}
