import Tensors

/// The formula as it is printed, with numbers in the place of its letters.
enum SizeFormula {
  /// `(224−11+2·0)/4+1 = 54.25 → 54`; what stands behind the arrow is the geometry's own output.
  static func text(_ geometry: AxisGeometry, _ question: SizeQuestion) -> String {
    if let cells = question.outputPadding { return transposed(geometry, cells) }
    let stride = geometry.stride
    let padding =
      geometry.before == geometry.after && !question.isTwoSided
      ? "2·\(geometry.before)" : "\(geometry.before)+\(geometry.after)"
    let quotient = "(\(geometry.input)−\(kernel(geometry))+\(padding))/\(stride)+1"
    let room = geometry.padded - geometry.extent
    if room % stride == 0 { return "\(quotient) = \(geometry.output)" }
    let exact = Double(room) / Double(stride) + 1
    return "\(quotient) = \(decimals(exact)) → \(geometry.output)"
  }

  /// `(3−1)·2−2·1+(3−1)+0+1 = 5`: (W−1)·S−2P+D(F−1)+OP+1, of the convolution turned round.
  private static func transposed(_ geometry: AxisGeometry, _ outputPadding: Int) -> String {
    let dilation = geometry.dilation == 1 ? "" : "\(geometry.dilation)·"
    return "(\(geometry.output)−1)·\(geometry.stride)−2·\(geometry.before)"
      + "+\(dilation)(\(geometry.kernel)−1)+\(outputPadding)+1 = \(geometry.input)"
  }

  /// F, or what a dilated kernel spans: `2·(5−1)−1` is taken off where 5 was.
  private static func kernel(_ geometry: AxisGeometry) -> String {
    if geometry.dilation == 1 { return "\(geometry.kernel)" }
    return "\(geometry.dilation)·(\(geometry.kernel)−1)−1"
  }

  /// A number that is not whole, with four decimals unless they hide that.
  static func decimals(_ number: Double) -> String {
    let rounded = (number * 1e4).rounded() / 1e4
    return rounded == rounded.rounded() ? "\(number)" : "\(rounded)"
  }
}
