import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Networks handed to other engines.
struct ExportTests {
  private func output(_ network: Network, _ input: Tensor<Double>) throws -> Tensor<Double> {
    var random = RandomSource(seed: 0)
    network.isTraining = false
    return try network(Node(input), using: &random).value
  }

  /// Networks that together have every layer with an ONNX operator.
  private func examples() throws -> [(network: Network, shape: [Int])] {
    var random = RandomSource(seed: 3)
    func layer(_ name: String, _ settings: [String: SettingValue] = [:]) throws -> Network {
      let kind = try #require(LayerKind.named(name))
      return Network(try #require(try kind.layer(settings)), using: &random)
    }
    let five = SettingValue.integer(5)
    let pair = SettingValue.pair(rows: 2, columns: 2)
    let row = Network([
      try layer(
        "Conv2d",
        [
          "in_channels": .integer(3), "out_channels": five, "kernel_size": pair,
          "padding": .padding(.same),
        ]),
      try layer("BatchNorm2d", ["num_features": five]),
      try layer("LeakyReLU", ["negative_slope": .number(0.25)]),
      try layer("MaxPool2d", ["kernel_size": pair, "stride": pair]),
      try layer(
        "ConvTranspose2d",
        [
          "in_channels": five, "out_channels": .integer(2),
          "kernel_size": .pair(rows: 3, columns: 3), "stride": pair,
        ]),
      try layer("ELU"), try layer("AvgPool2d", ["kernel_size": pair, "stride": pair]),
      try layer("Sigmoid"), try layer("AdaptiveAvgPool2d", ["output_size": pair]),
      try layer("Dropout"), try layer("Flatten"), try layer("Tanh"),
      try layer("Linear", ["in_features": .integer(8), "out_features": five]),
      try layer("ReLU6"), try layer("Softplus"), try layer("Softmax", ["dim": .integer(1)]),
    ])
    var builder = NetworkBuilder(seed: random)
    return [
      (row, [3, 8, 8]), (try builder.squeezenet(3, 7), [3, 33, 33]),
      (try builder.resnet(1, 4, .basic, blocks: [1, 1, 0, 0]), [1, 16, 16]),
      (Network([try layer("Identity"), try layer("Flatten"), try layer("ReLU")]), [2, 3, 3]),
    ]
  }

  @Test func `a model that is written as ONNX and read again gives the same`() throws {
    try withTemporaryDirectory { folder in
      for (network, shape) in try examples() {
        var random = RandomSource(seed: 9)
        let input = try Tensor(
          try Shape([2] + shape), (0..<2 * shape.reduce(1, *)).map { _ in random.normal() })
        let path = folder + "/net.onnx"
        try OutputFile.write(try ONNXWriter.model(network, imageShape: shape), path: path)
        let again = try ONNXFile(path: path)
        #expect(again.imageShape == shape)
        let (first, second) = (try output(network, input), try output(again.network, input))
        #expect(first.shape == second.shape)
        for (a, b) in zip(first.elements, second.elements) {
          #expect(abs(a - b) <= 1e-5 * max(1, abs(a)))
        }
      }
    }
  }

  @Test func `a network is written as a program with its names`() throws {
    var builder = NetworkBuilder(seed: RandomSource(seed: 1))
    let text = try TorchProgram(
      try builder.resnet(3, 10, .basic, blocks: [2, 2, 2, 2]), weights: "net.safetensors"
    ).text
    for line in [
      "class Net(nn.Module):",
      "        self.conv1 = nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False)",
      "        self.layer1 = nn.Sequential(", "            Part1(),",
      "        return self.relu_2(v5 + x)", "        return self.fc(v10)",
      "def load(path=\"net.safetensors\"):",
    ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)") }
    // Two blocks of a stage that are alike are one class.
    #expect(text.components(separatedBy: "(nn.Module):").count == 9)
    let row = Network([
      builder.layer(try LinearLayer(inputs: 2, outputs: 3)), builder.layer(Activation.relu),
    ])
    let lines = try TorchProgram(row, weights: "m.safetensors").text.split(separator: "\n")
    #expect(lines.contains("class Net(nn.Sequential):"))
    #expect(lines.contains("            nn.Linear(2, 3),"))
  }

  @Test func `what has no counterpart is named`() throws {
    var random = RandomSource(seed: 1)
    let network = Network([
      Network(
        try Conv2D(
          inputChannels: 1, outputChannels: 1, kernelSize: (2, 2), padding: .full), using: &random)
    ])
    #expect(throws: ExportFault.layer(Misfit.Place("0", "Conv2d"))) {
      _ = try TorchProgram(network, weights: "w")
    }
    #expect(throws: ExportFault.self) {
      _ = try ONNXWriter.model(network, imageShape: [2, 4, 4])
    }
  }
}
