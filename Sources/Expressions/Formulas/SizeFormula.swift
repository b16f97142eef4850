import Tensors

/// The formula as it is printed, with numbers in the place of its letters.
enum SizeFormula {
  /// `(224−11+2·0)/4+1 = 54.25 → 54`; what stands behind the arrow is the geometry's own output.
  static func text(_ geometry: AxisGeometry) -> String {
    let (input, padding, stride) = (geometry.input, geometry.before, geometry.stride)
    let quotient = "(\(input)−\(kernel(geometry))+2·\(padding))/\(stride)+1"
    let room = geometry.padded - geometry.extent
    if room % stride == 0 { return "\(quotient) = \(geometry.output)" }
    let exact = Double(room) / Double(stride) + 1
    return "\(quotient) = \(decimals(exact)) → \(geometry.output)"
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
