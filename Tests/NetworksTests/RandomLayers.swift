import Tensors
import TestSupport

@testable import Networks

/// Layers of every kind with random settings.
enum RandomLayers {
  /// Draws up to four layers that fit images of a shape one after another.
  static func draw(image: [Int], using samples: inout Samples) throws -> [any Layer] {
    var layers: [any Layer] = []
    var shape = try Shape([1] + image)
    var random = RandomSource(seed: 0)
    let wanted = samples.int(1...4)
    while layers.count < wanted {
      guard
        let layer = try? layer(channels: shape[1], using: &samples),
        let operation = try? layer.operation(
          for: shape, LayerMode(isTraining: false, isBatch: true), using: &random),
        operation.outputShape.count <= 2000,
        // One number has no variance.
        !(operation is BatchNorm) || shape[2] * shape[3] > 1
      else { continue }
      layers.append(layer)
      shape = operation.outputShape
    }
    return layers
  }

  private static func layer(
    channels: Int, using samples: inout Samples
  ) throws(ShapeError) -> any Layer {
    func pair(_ range: ClosedRange<Int>) -> (rows: Int, columns: Int) {
      (samples.int(range), samples.int(range))
    }
    let padding = pair(0...1)
    let pads = [
      Padding.valid, .same, .cells(rows: padding.rows, columns: padding.columns),
    ][samples.int(0...2)]
    let groups = samples.int(0...1) == 0 ? 1 : channels
    switch samples.int(0...12) {
    case 0, 1:
      return try Conv2D(
        inputChannels: channels, outputChannels: groups * samples.int(1...3),
        kernelSize: pair(1...3), stride: pair(1...2), padding: pads, dilation: pair(1...2),
        groups: groups, hasBias: samples.int(0...2) > 0)
    case 2, 3:
      return try ConvTranspose2D(
        inputChannels: channels, outputChannels: groups * samples.int(1...3),
        kernelSize: pair(1...3), stride: pair(1...3), padding: pair(0...1),
        outputPadding: pair(0...1), groups: groups, hasBias: samples.int(0...2) > 0,
        dilation: pair(1...2))
    case 4:
      return Pool2D(
        .maximum, kernelSize: pair(1...3), stride: pair(1...3), padding: pads,
        dilation: pair(1...2), ceilMode: samples.int(0...1) > 0)
    case 5:
      return Pool2D(
        .average(
          countIncludePad: samples.int(0...1) > 0,
          divisorOverride: [nil, nil, 2][samples.int(0...2)]),
        kernelSize: pair(1...3), stride: pair(1...3), padding: pads,
        ceilMode: samples.int(0...1) > 0)
    case 6:
      return Pool2D(
        .norm(p: 2), kernelSize: pair(1...3), stride: pair(1...3),
        ceilMode: samples.int(0...1) > 0)
    case 7: return AdaptiveAvgPool2D(outputSize: pair(1...9))
    case 8: return SoftmaxLayer(dimension: samples.int(1...3))
    case 9: return try Dropout(probability: [0, 0.2, 0.5][samples.int(0...2)])
    case 10: return Activation.relu
    case 11: return try BatchNorm2D(channels: channels, epsilon: 0.01, momentum: 0.3)
    default:
      return [Activation.sigmoid, .tanh, .leakyReLU(slope: 0.2)][samples.int(0...2)]
    }
  }
}
