import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Networks that were handed to PyTorch and ONNX Runtime, and what these made of them.
struct ExportPeerTests {
  /// A network of Tests/Peers/data/exports.jsonl; its model is that of the same name in onnx_models.jsonl.
  struct Case: Decodable {
    let name: String
    let torch_refusal: String
    let program: String?
    let torch: [Double]?
    let onnx_refusal: String
    let model: Data?
    let onnx: [Double]?
    let training_program: String?
    let pictures: [Double]?
    let classes: [Double]?
    let one: [String: [Double]]?
    let two: [String: [Double]]?

    static func all() throws -> [Case] {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers/data/exports.jsonl")
      let text = try String(contentsOf: file, encoding: .utf8)
      return try text.split(separator: "\n").map {
        try JSONDecoder().decode(Case.self, from: Data($0.utf8))
      }
    }
  }

  /// The network of a case, and what it gives for the input of the model that it came from.
  private func opened(
    _ name: String, _ folder: String
  ) throws -> (file: ONNXFile, example: ONNXFileTests.Case, output: [Double]) {
    let example = try #require(try ONNXFileTests.Case.all().first { $0.name == name })
    if let beside = example.beside {
      try beside.write(to: URL(fileURLWithPath: folder + "/weights.bin"))
    }
    try OutputFile.write([UInt8](example.model), path: folder + "/\(name).onnx")
    let file = try ONNXFile(path: folder + "/\(name).onnx")
    let input = try Tensor(try Shape(example.shape), example.input)
    return (file, example, try output(file.network, input))
  }

  private func output(_ network: Network, _ input: Tensor<Double>) throws -> [Double] {
    var random = RandomSource(seed: 0)
    return try network(Node(input), using: &random).value.elements
  }

  private func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    let largest = max(left.map(\.magnitude).max() ?? 0, 1e-3)
    return left.count == right.count
      && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-5 * largest }
  }

  @Test func `programs for PyTorch are those that PyTorch ran, with the same scores`() throws {
    let cases = try Case.all()
    #expect(cases.count == 36)
    try withTemporaryDirectory { folder in
      for example in cases {
        let (file, _, output) = try opened(example.name, folder)
        guard let scores = example.torch else {
          #expect(throws: ExportFault.self, "\(example.name)") {
            _ = try TorchProgram(file.network, weights: "net.safetensors")
          }
          continue
        }
        let program = try TorchProgram(file.network, weights: "net.safetensors")
        #expect(program.text == example.program, "\(example.name)")
        #expect(isClose(scores, output), "\(example.name)")
      }
    }
    // There, an average or a norm has no distances between cells, and a norm no padding.
    #expect(cases.filter { $0.torch == nil }.map(\.name) == ["dilated", "edged", "factor"])
  }

  @Test func `models for ONNX Runtime are those that it ran, with the same scores`() throws {
    let cases = try Case.all()
    try withTemporaryDirectory { folder in
      for example in cases {
        let (file, given, output) = try opened(example.name, folder)
        let shape = Array(given.shape.dropFirst())
        #expect(file.imageShape == nil || file.imageShape == shape)
        guard let scores = example.onnx else {
          #expect(throws: ExportFault.self, "\(example.name)") {
            _ = try ONNXWriter.model(file.network, imageShape: shape)
          }
          continue
        }
        let model = try ONNXWriter.model(file.network, imageShape: shape)
        #expect(Data(model) == example.model, "\(example.name)")
        #expect(isClose(scores, output), "\(example.name)")
        // What is written is read here too.
        try OutputFile.write(model, path: folder + "/again.onnx")
        let again = try ONNXFile(path: folder + "/again.onnx").network
        let input = try Tensor(try Shape(given.shape), given.input)
        #expect(isClose(scores, try self.output(again, input)), "\(example.name)")
      }
    }
    // A power that is odd lets the signs stand here, and not there; distances came with a later version.
    #expect(cases.filter { $0.onnx == nil }.map(\.name) == ["alexnet", "dilated"])
  }

  @Test func `one process and two take the step that is taken here`() throws {
    let cases = try Case.all().filter { $0.one != nil }
    #expect(cases.map(\.name) == ["lenet", "mobile"])
    try withTemporaryDirectory { folder in
      for example in cases {
        let (file, given, _) = try opened(example.name, folder)
        #expect(
          example.training_program
            == TorchTrainingProgram.text(module: "net", weights: "net.safetensors"))
        let (one, two) = (try #require(example.one), try #require(example.two))
        let pictures = try Tensor(
          try Shape([8] + given.shape.dropFirst()), try #require(example.pictures))
        let labels = Node(Tensor(vector: try #require(example.classes)))
        var random = RandomSource(seed: 0)
        let scores = try file.network(Node(pictures), using: &random)
        let loss = Node(
          try ClassLoss(
            name: "cross_entropy", .logits, input: scores.value.shape, target: labels.value.shape),
          [scores, labels])
        let gradients = Gradients(of: loss)
        for part in file.network.graph {
          for (shape, node) in part.network.parameters {
            let gradient = try #require(gradients[node])
            let after = zip(node.value.elements, gradient.elements).map { $0 - 0.5 * $1 }
            let name = "\(part.name).\(shape.name)"
            #expect(isClose(try #require(one[name]), after), "\(example.name) \(name)")
            #expect(isClose(try #require(two[name]), after), "\(example.name) \(name)")
          }
        }
      }
    }
  }
}
