/// How many input cells one unit depends on, along a side, layer by layer.
///
///     r ← r + D·(F−1)·j,   j ← j·S,   from r = j = 1
///
/// Source: Araujo, Norris & Sim, *Computing receptive fields of convolutional neural networks*.
public struct ReceptiveField: Hashable, Sendable {
  /// r: the cells a unit sees.
  ///
  /// It stops growing at `Int.max`.
  public private(set) var size = 1

  /// j: how far apart in the input neighbouring units lie.
  public private(set) var jump = 1

  /// The field of the input itself.
  public init() {}

  /// Puts a layer on top.
  public mutating func add(_ window: LayerWindow) {
    let reach = ReceptiveField.product(
      ReceptiveField.product(window.dilation, max(window.kernel, 1) - 1), jump)
    let (sum, overflow) = size.addingReportingOverflow(reach)
    size = overflow ? .max : sum
    jump = ReceptiveField.product(jump, window.stride)
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }
}
