/// The sizes of a convolution, checked once: batch, channels, filters, groups and the window.
///
/// Kernels take a geometry and trust it; no other code decides whether an input and its filters fit.
public struct ConvGeometry: Hashable, Sendable {
  /// N: images in the batch.
  public let batch: Int
  /// I: channels of the input.
  public let inputChannels: Int
  /// O: filters, and channels of the output.
  public let outputChannels: Int
  /// Parts into which channels and filters are split; each part is convolved by itself.
  public let groups: Int
  /// Where the window lies.
  public let window: WindowGeometry

  /// Checks that an input and filters fit together.
  ///
  /// - Parameters:
  ///   - input: `[N, C, H, W]`.
  ///   - weight: `[O, I/groups, KH, KW]`.
  ///   - bias: `[O]`, or nil.
  ///   - request: Stride, padding and dilation; its kernel must be the weight's.
  ///   - groups: Parts into which channels and filters are split.
  /// - Throws: `ShapeError.wrongRank`, `.channels`, `.groups`, `.biasCount`, `.empty`, what
  ///   `WindowGeometry` throws, and `.tooLarge` for the output.
  public init(
    input: Shape, weight: Shape, bias: Shape? = nil, request: WindowGeometry.Request,
    groups: Int = 1
  ) throws(ShapeError) {
    guard input.rank == 4 else { throw .wrongRank(.input, input, expected: [4]) }
    guard weight.rank == 4 else { throw .wrongRank(.weight, weight, expected: [4]) }
    guard groups >= 1 else { throw .tooSmall(.groups, value: groups, minimum: 1) }
    guard input[1] % groups == 0 else {
      throw .groups(.input, count: input[1], groups: groups)
    }
    guard weight[0] % groups == 0 else {
      throw .groups(.weight, count: weight[0], groups: groups)
    }
    guard input[1] / groups == weight[1] else {
      throw .channels(
        input: input, channels: input[1], weight: weight, depth: weight[1], groups: groups)
    }
    guard weight.count > 0 else { throw .empty(weight) }
    if let bias, bias.count != weight[0] {
      throw .biasCount(bias: bias, expected: weight[0])
    }
    batch = input[0]
    inputChannels = input[1]
    outputChannels = weight[0]
    self.groups = groups
    window = try WindowGeometry(inputRows: input[2], inputColumns: input[3], request)
    _ = try Shape([batch, outputChannels, window.rows.output, window.columns.output])
  }

  /// Puts together sizes that are known to fit.
  init(batch: Int, inputChannels: Int, outputChannels: Int, groups: Int, window: WindowGeometry) {
    self.batch = batch
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.groups = groups
    self.window = window
  }

  /// I/groups: how deep a filter is.
  public var depth: Int { inputChannels / groups }

  /// O/groups: filters of one group.
  public var filtersPerGroup: Int { outputChannels / groups }

  /// `[N, C, H, W]`.
  public var inputShape: Shape {
    Shape(known: [batch, inputChannels, window.rows.input, window.columns.input])
  }

  /// `[O, I/groups, KH, KW]`.
  public var weightShape: Shape {
    Shape(known: [outputChannels, depth, window.rows.kernel, window.columns.kernel])
  }

  /// `[N, O, H', W']`.
  public var outputShape: Shape {
    Shape(known: [batch, outputChannels, window.rows.output, window.columns.output])
  }

  /// Products that one forward pass takes, those in the padding included.
  public var multiplyAdds: Int {
    let (perPlane, overflow) = (window.outputCount * window.tapCount)
      .multipliedReportingOverflow(by: batch * outputChannels)
    let (all, more) = perPlane.multipliedReportingOverflow(by: depth)
    return overflow || more ? .max : all
  }
}
