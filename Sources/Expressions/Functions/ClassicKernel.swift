import Tensors

/// The filters that image processing has names for.
///
/// Source: Gonzalez & Woods, *Digital image processing*, chapters 3 and 10.
public enum ClassicKernel {
  /// Every name, in the order in which they are listed.
  public static let names = rows.map(\.name)

  /// The kernel of a name.
  public static func named(_ name: String) -> Tensor<Double>? {
    guard let entry = rows.first(where: { $0.name == name }) else { return nil }
    let side = entry.weights.count == 9 ? 3 : 5
    return try? Tensor(Shape([side, side]), entry.weights.map { $0 / entry.divisor })
  }

  private static let rows: [(name: String, divisor: Double, weights: [Double])] = [
    ("identity", 1, [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ("sobel_x", 1, [-1, 0, 1, -2, 0, 2, -1, 0, 1]),
    ("sobel_y", 1, [-1, -2, -1, 0, 0, 0, 1, 2, 1]),
    ("prewitt_x", 1, [-1, 0, 1, -1, 0, 1, -1, 0, 1]),
    ("prewitt_y", 1, [-1, -1, -1, 0, 0, 0, 1, 1, 1]),
    ("scharr_x", 1, [-3, 0, 3, -10, 0, 10, -3, 0, 3]),
    ("scharr_y", 1, [-3, -10, -3, 0, 0, 0, 3, 10, 3]),
    ("laplacian", 1, [0, 1, 0, 1, -4, 1, 0, 1, 0]),
    ("laplacian8", 1, [1, 1, 1, 1, -8, 1, 1, 1, 1]),
    ("sharpen", 1, [0, -1, 0, -1, 5, -1, 0, -1, 0]),
    ("emboss", 1, [-2, -1, 0, -1, 1, 1, 0, 1, 2]),
    ("box", 9, [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ("gaussian", 16, [1, 2, 1, 2, 4, 2, 1, 2, 1]),
    ("box5", 25, [Double](repeating: 1, count: 25)),
    (
      "gaussian5", 256,
      [1, 4, 6, 4, 1, 4, 16, 24, 16, 4, 6, 24, 36, 24, 6, 4, 16, 24, 16, 4, 1, 4, 6, 4, 1]
    ),
    (
      "log5", 1,
      [0, 0, 1, 0, 0, 0, 1, 2, 1, 0, 1, 2, -16, 2, 1, 0, 1, 2, 1, 0, 0, 0, 1, 0, 0]
    ),
  ]
}
