import Tensors
import TestSupport
import Testing

@testable import Networks

/// Every kind of layer that there is, and whichever comes, with its settings as they are by themselves.
struct LayerTableTests {
  /// A layer for 3 channels of 4×6.
  private static func layer(_ kind: LayerKind) throws -> any Layer {
    var values: [String: SettingValue] = [:]
    for setting in kind.settings where setting.standard == nil || setting.form == .number {
      switch setting.form {
      case .integer: values[setting.name] = .integer(setting.name == "in_features" ? 6 : 3)
      case .number where setting.standard == nil || setting.standardText == "None":
        values[setting.name] = .number(2)
      case .pair, .openPair: values[setting.name] = .pair(rows: 2, columns: 3)
      case .length: values[setting.name] = .pair(rows: 1, columns: 2)
      default: break
      }
    }
    return try #require(try kind.layer(values), "\(kind.name)")
  }

  /// Those that take batches of images; columns cannot be trained.
  static let names = LayerKind.all.filter { kind in
    guard let layer = try? layer(kind), !["Unfold", "Fold"].contains(kind.name) else {
      return false
    }
    return layer.batchRanks?.contains(4) ?? true
  }.map(\.name)

  @Test func `the table is looked through`() {
    #expect(Self.names.count > 20)
  }

  @Test(arguments: names)
  func `a layer gives and learns what the tape says, and is typed as it was made`(
    name: String
  ) throws {
    let kind = try #require(LayerKind.named(name))
    let layer = try Self.layer(kind)
    var random = RandomSource(seed: 3)
    let shape = try Shape([1, 2, 5, 7])
    // A convolution in front makes the gradient of its input matter.
    let front = try Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: (2, 2))
    let parts = [Network(front, using: &random), Network(layer, using: &random)]
    let output = try #require(Network(parts).summary(input: shape).layers.last?.output)
    let dense = try LinearLayer(inputs: output.count, outputs: 4)
    let network = Network(
      parts + [Network(Flatten(), using: &random), Network(dense, using: &random)])
    try TapeCase(network, image: [2, 5, 7], count: 17).expectAgreement(name)
    let copy = try #require(try kind.layer(layer.settings))
    #expect(copy.code == layer.code)
    let cells = try layer.operation(
      for: Shape([1, 3, 4, 6]), LayerMode(isTraining: false, isBatch: true), using: &random)
    #expect(cells.outputShape == output)
  }
}
