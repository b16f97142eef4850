/// Where a window lies along one axis: the one place that knows sizes, padding and what does not fit.
///
///     output = ⌊(W + before + after − D·(F−1) − 1) / S⌋ + 1
///
/// with `W` the input's length, `F` the kernel's, `S` the stride and `D` the dilation. Output `o` puts
/// tap `t` on cell `o·S + t·D − before`; a cell outside `0..<W` lies in the padding.
///
/// Source: Dumoulin & Visin, *A guide to convolution arithmetic for deep learning*.
public struct AxisGeometry: Hashable, Sendable {
  /// W: cells of the input.
  public let input: Int
  /// F: taps of the kernel.
  public let kernel: Int
  /// Cells of padding in front of the input.
  public let before: Int
  /// Cells of padding behind the input.
  public let after: Int
  /// S: how far the window moves.
  public let stride: Int
  /// D: the distance between neighbouring taps.
  public let dilation: Int
  /// Whether a last window that sticks out at the end is kept.
  public let ceilMode: Bool
  /// The number of places of the window.
  public let output: Int

  /// Lays the window out.
  ///
  /// In ceil mode the last window must begin inside the input or the padding in front of it, as in PyTorch.
  ///
  /// The axis, 0 for rows and 1 for columns, is only for the message.
  ///
  /// - Throws: `ShapeError.tooSmall` for a stride, dilation or kernel below 1 or a negative padding,
  ///   `.tooBig` beyond any sensible size, `.windowTooLarge` if not one window fits.
  public init(
    input: Int, kernel: Int, before: Int = 0, after: Int = 0, stride: Int = 1, dilation: Int = 1,
    ceilMode: Bool = false, axis: Int = 1
  ) throws(ShapeError) {
    try AxisGeometry.check(.kernelSize, kernel, minimum: 1)
    try AxisGeometry.check(.stride, stride, minimum: 1)
    try AxisGeometry.check(.dilation, dilation, minimum: 1)
    try AxisGeometry.check(.padding, before, minimum: 0)
    try AxisGeometry.check(.padding, after, minimum: 0)
    try AxisGeometry.check(.input, input, minimum: 0)
    let extent = dilation * (kernel - 1) + 1
    let room = input + before + after - extent
    // In ceil mode part of a stride may be missing: the one window then sticks out.
    guard room >= (ceilMode ? 1 - stride : 0), input > 0 else {
      throw .windowTooLarge(
        axis: axis, extent: extent, kernel: kernel, dilation: dilation, input: input,
        padding: before + after)
    }
    var output = max(room, 0) / stride + 1
    if ceilMode, room > 0, room % stride != 0, output * stride < input + before { output += 1 }
    self.input = input
    self.kernel = kernel
    self.before = before
    self.after = after
    self.stride = stride
    self.dilation = dilation
    self.ceilMode = ceilMode
    self.output = output
  }

  /// Lays out a window whose number of places is known, though one more might fit.
  init(known output: Int, input: Int, kernel: Int, padding: Int, stride: Int, dilation: Int) {
    self.input = input
    self.kernel = kernel
    self.before = padding
    self.after = padding
    self.stride = stride
    self.dilation = dilation
    self.ceilMode = false
    self.output = output
  }

  /// The largest length, stride or padding: products of two stay far from overflow.
  public static let maximum = 1 << 28

  static func check(_ operand: Operand, _ value: Int, minimum: Int) throws(ShapeError) {
    guard value >= minimum else { throw .tooSmall(operand, value: value, minimum: minimum) }
    guard value <= maximum else { throw .tooBig(operand, value: value, maximum: maximum) }
  }

  /// How many cells the window spans: `D·(F−1) + 1`.
  public var extent: Int { dilation * (kernel - 1) + 1 }

  /// The input with its padding: `W + before + after`.
  public var padded: Int { input + before + after }

  /// Cells at the end of the padded input that no window reaches; negative where ceil mode lets the
  /// last window stick out.
  public var leftOver: Int { padded - ((output - 1) * stride + extent) }

  /// Whether the windows end exactly where the padded input ends.
  public var isExact: Bool { leftOver == 0 }

  /// How many cells neighbouring windows share; negative where they leave a gap.
  public var overlap: Int { extent - stride }

  /// The cell under a tap, or nil in the padding.
  public func cell(output: Int, tap: Int) -> Int? {
    let cell = position(output: output, tap: tap)
    return cell >= 0 && cell < input ? cell : nil
  }

  /// The place of a tap counted from the first cell of the input, negative in the padding before it.
  public func position(output: Int, tap: Int) -> Int {
    output * stride + tap * dilation - before
  }

  /// The taps of a window that lie on the input, not on padding.
  public func taps(output: Int) -> Range<Int> {
    let start = output * stride - before
    let first = start >= 0 ? 0 : (-start + dilation - 1) / dilation
    let room = input - start
    let end = room <= 0 ? 0 : min(kernel, (room + dilation - 1) / dilation)
    return first < end ? first..<end : 0..<0
  }

  /// The outputs whose tap `tap` lies on the input, not on padding.
  public func outputs(tap: Int) -> Range<Int> {
    let shift = tap * dilation - before
    let first = shift >= 0 ? 0 : (-shift + stride - 1) / stride
    let room = input - shift
    let end = room <= 0 ? 0 : min(output, (room + stride - 1) / stride)
    return first < end ? first..<end : 0..<0
  }

  /// How many cells of a window lie on the input or on its padding, not beyond the padded end: what an
  /// average divides by when padding counts.
  public func cellsIncludingPadding(output: Int) -> Int {
    let start = output * stride - before
    let end = min(start + extent, input + after)
    return end <= start ? 0 : (end - start + dilation - 1) / dilation
  }

  /// Every use of a cell: which output put which tap on it, in order of the outputs.
  public func uses(of cell: Int) -> [(output: Int, tap: Int)] {
    var uses: [(output: Int, tap: Int)] = []
    for tap in (0..<kernel).reversed() {
      let distance = cell + before - tap * dilation
      guard distance >= 0, distance % stride == 0, distance / stride < output else { continue }
      uses.append((distance / stride, tap))
    }
    return uses
  }
}
