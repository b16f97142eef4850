import Foundation
import Tensors
import Testing

@testable import Networks

/// Single layers that were handed to PyTorch and ONNX Runtime, and what these made of them.
struct LayerExportPeerTests {
  /// A layer of Tests/Peers/data/layer_exports.jsonl.
  private struct Case: Decodable {
    let code: String
    let shape: [Int]
    let input: [Double]
    let program: String?
    let torch: [Double]?
    let weights: [String: [Double]]?
    let model: Data?
    let onnx: [Double]?

    static func all() throws -> [Case] {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers/data/layer_exports.jsonl")
      let text = try String(contentsOf: file, encoding: .utf8)
      return try text.split(separator: "\n").map {
        try JSONDecoder().decode(Case.self, from: Data($0.utf8))
      }
    }
  }

  private static let two = SettingValue.pair(rows: 2, columns: 2)
  private static let three = SettingValue.pair(rows: 3, columns: 3)
  private static let one = SettingValue.padding(.cells(rows: 1, columns: 1))
  private static func line(_ length: Int) -> SettingValue { .pair(rows: 1, columns: length) }

  /// The kinds and settings of the cases, in their order.
  private static let layers: [(kind: String, settings: [String: SettingValue])] = [
    (
      "Conv1d",
      [
        "in_channels": .integer(2), "out_channels": .integer(3), "kernel_size": line(3),
        "padding": .padding(.cells(rows: 0, columns: 1)),
      ]
    ),
    ("BatchNorm1d", ["num_features": .integer(3), "eps": .number(0.1)]),
    ("BatchNorm1d", ["num_features": .integer(4)]), ("MaxPool1d", ["kernel_size": line(2)]),
    (
      "AvgPool1d",
      [
        "kernel_size": line(3), "stride": line(2), "padding": .padding(.cells(rows: 0, columns: 1)),
      ]
    ),
    ("GELU", [:]), ("GELU", ["approximate": .word("tanh")]), ("SiLU", [:]),
    ("Hardtanh", ["min_val": .number(-0.5), "max_val": .number(2)]), ("Softplus", [:]),
    ("Softplus", ["beta": .number(2)]), ("Softplus", ["threshold": .number(1)]),
    ("LPPool2d", ["norm_type": .number(2), "kernel_size": three]),
    (
      "LPPool2d",
      ["norm_type": .number(2), "kernel_size": three, "stride": two, "ceil_mode": .flag(true)]
    ),
    ("LPPool2d", ["norm_type": .number(3), "kernel_size": two]),
    ("AvgPool2d", ["kernel_size": three, "stride": two, "padding": one]),
    (
      "AvgPool2d",
      [
        "kernel_size": three, "stride": two, "padding": one, "ceil_mode": .flag(true),
        "count_include_pad": .flag(false),
      ]
    ),
    ("AvgPool2d", ["kernel_size": three, "stride": two, "divisor_override": .integer(4)]),
    (
      "MaxPool2d",
      [
        "kernel_size": three, "stride": two, "padding": one, "dilation": two,
        "ceil_mode": .flag(true),
      ]
    ),
    ("Softmax", [:]), ("Softmax", [:]), ("Softmax", ["dim": .integer(-1)]),
    ("Flatten", ["start_dim": .integer(2)]), ("Flatten", ["end_dim": .integer(2)]),
    ("AdaptiveAvgPool2d", ["output_size": .pair(rows: 1, columns: 2)]),
    ("AdaptiveAvgPool2d", ["output_size": .pair(rows: 3, columns: 2)]),
    (
      "ConvTranspose2d",
      [
        "in_channels": .integer(2), "out_channels": .integer(4), "kernel_size": three,
        "stride": two, "padding": one, "output_padding": .pair(rows: 1, columns: 1),
        "groups": .integer(2), "dilation": two,
      ]
    ),
    ("Upsample", ["scale_factor": .number(2)]),
    ("Upsample", ["size": .pair(rows: 7, columns: 9), "mode": .word("bilinear")]),
    (
      "Upsample",
      ["scale_factor": .number(2.5), "mode": .word("bilinear"), "align_corners": .flag(true)]
    ),
    ("Upsample", ["scale_factor": .number(1.5), "mode": .word("nearest-exact")]),
  ]

  private func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    let largest = max(left.map(\.magnitude).max() ?? 0, 1e-3)
    return left.count == right.count
      && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-5 * largest }
  }

  @Test func `a layer is written as PyTorch and ONNX Runtime ran it, with the same numbers`() throws
  {
    let cases = try Case.all()
    #expect(cases.count == Self.layers.count)
    for (example, (name, settings)) in zip(cases, Self.layers) {
      let kind = try #require(LayerKind.named(name))
      let layer = try #require(try kind.layer(settings))
      #expect(layer.code == example.code)
      let network = Network([Network(layer, seed: 0)])
      network.isTraining = false
      for (name, shape) in network.stateShapes {
        let numbers = try #require(example.weights?[name])
        network.parts[0].assign(Node(try Tensor(shape, numbers)), to: String(name.dropFirst(2)))
      }
      var random = RandomSource(seed: 0)
      let input = try Tensor(try Shape(example.shape), example.input)
      let output = try network(Node(input), using: &random).value.elements
      let program = try TorchProgram(network, weights: "net.safetensors").text
      #expect(program == example.program, "\(example.code)")
      #expect(isClose(try #require(example.torch), output), "\(example.code)")
      let imageShape = Array(example.shape.dropFirst())
      guard let numbers = example.onnx else {
        #expect(throws: ExportFault.layer(Misfit.Place("0", name)), "\(example.code)") {
          _ = try ONNXWriter.model(network, imageShape: imageShape)
        }
        continue
      }
      let model = try ONNXWriter.model(network, imageShape: imageShape)
      #expect(Data(model) == example.model, "\(example.code)")
      #expect(isClose(numbers, output), "\(example.code)")
    }
    #expect(
      cases.filter { $0.onnx == nil }.map(\.code) == [
        "Softplus(threshold=1)", "LPPool2d(2, 3, stride=2, ceil_mode=True)", "LPPool2d(3, 2)",
        "AvgPool2d(3, stride=2, divisor_override=4)", "AdaptiveAvgPool2d((3, 2))",
      ])
  }
}
