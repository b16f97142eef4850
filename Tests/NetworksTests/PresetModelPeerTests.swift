import Foundation
import Networks
import Tensors
import Testing

/// Scores and gradients of torchvision's networks, for weights that a formula makes.
struct PresetModelPeerTests {
  /// A network of Tests/Peers/data/torch_models.json.
  struct Case: Decodable {
    let name: String
    let part: String?
    let size: Int
    let count: Int
    let scores: [Double]
    let largest: Double
    let gradient: [Double]
    let largest_gradient: Double

    static func all() throws -> [Case] {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers/data/torch_models.json")
      return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    }
  }

  /// The numbers of tensor n, as `made` in torch_models.py has them.
  private func made(_ name: String, _ shape: Shape, _ number: Int) throws -> Tensor<Double> {
    let scale = (24 / (Double(shape.count) / Double(shape.dimensions.first ?? 1))).squareRoot()
    let numbers = (0..<shape.count).map { place in
      let value = Double((place * 7919 + number * 104_729) % 65537) / 65537 - 0.5
      if name.hasSuffix("running_var") { return value + 1 }
      if shape.rank > 1 { return value * scale }
      return name.hasSuffix("weight") ? value * 0.2 + 1 : value * 0.2
    }
    return try Tensor(shape, numbers)
  }

  @Test func `named networks give torchvision's scores and gradients`() throws {
    let cases = try Case.all()
    #expect(cases.count == 6)
    for example in cases {
      let model = try #require(PresetModel(rawValue: example.name))
      var random = RandomSource(seed: 0)
      let whole = try model.network(imageShape: [3, 224, 224], using: &random)
      let network = try #require(example.part.map { whole[part: $0] } ?? whole)
      let tensors = try network.stateShapes.enumerated().filter {
        !$1.name.hasSuffix("num_batches_tracked")
      }.map { NamedTensor($1.name, try made($1.name, $1.shape, $0)) }
      try network.load(tensors)
      network.isTraining = false
      let shape = try Shape([1, 3, example.size, example.size])
      let scale = (24 / (3.0 * Double(example.size * example.size))).squareRoot()
      let x = Node(try made("x.x", shape, 5).map { $0 / scale })
      let y = try network(x, using: &random)
      #expect(y.value.shape.count == example.count)
      for (place, wanted) in example.scores.enumerated() {
        let found = y.value.elements[place * (example.count - 1) / 23]
        #expect(abs(found - wanted) <= 1e-9 * example.largest, "\(example.name)")
      }
      let gradient = try #require(Gradients(of: y)[x])
      for (place, wanted) in example.gradient.enumerated() {
        let found = gradient.elements[place * (shape.count - 1) / 23]
        #expect(abs(found - wanted) <= 1e-9 * example.largest_gradient, "\(example.name)")
      }
    }
  }
}
