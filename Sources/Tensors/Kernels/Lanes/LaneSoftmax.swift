/// Lines of numbers turned into probabilities.
///
///     y[i] = e^(x[i] − max) / Σ e^(x[j] − max)
///
/// The largest number is taken off first, so that no power overflows.
public enum LaneSoftmax {
  /// Does it to every image of a block; the lines are those of one image.
  public static func forward(
    _ lines: LineGeometry, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer
  ) {
    kernels.softmax(lines.cells, .vectors, x, y)
  }

  /// Replaces the gradient of y by that of x, dx = y·(dy − Σ dy·y), in every image of a block.
  public static func backward(
    _ lines: LineGeometry, _ y: UnsafeRawPointer, _ gradients: UnsafeMutableRawPointer
  ) {
    kernels.softmaxBackward(lines.cells, .vectors, y, gradients)
  }

  /// Does it to an array.
  static func forward<Scalar: TensorScalar>(_ lines: LineGeometry, _ x: [Scalar]) -> [Scalar] {
    var y = x
    kernels.softmax(lines.cells, .numbers(Scalar.precision), x, &y)
    return y
  }

  /// The gradient of x in an array.
  static func backward<Scalar: TensorScalar>(
    _ lines: LineGeometry, output y: [Scalar], outputGradient: [Scalar]
  ) -> [Scalar] {
    var dx = outputGradient
    kernels.softmaxBackward(lines.cells, .numbers(Scalar.precision), y, &dx)
    return dx
  }

  /// The logarithms of the probabilities, in an array.
  ///
  ///     y[i] = x[i] − max − ln Σ e^(x[j] − max)
  static func logarithms<Scalar: TensorScalar>(_ lines: LineGeometry, _ x: [Scalar]) -> [Scalar] {
    var y = x
    kernels.logSoftmax(lines.cells, .numbers(Scalar.precision), x, &y)
    return y
  }

  /// The gradient through these, in an array: dx = dy − e^y · Σ dy.
  static func logarithmsBackward<Scalar: TensorScalar>(
    _ lines: LineGeometry, output y: [Scalar], outputGradient: [Scalar]
  ) -> [Scalar] {
    var dx = outputGradient
    kernels.logSoftmaxBackward(lines.cells, .numbers(Scalar.precision), y, &dx)
    return dx
  }

  /// The gradient of the loss −Σ q·ln softmax(x), in an array: dx = softmax(x) · Σ q − q.
  static func lossBackward<Scalar: TensorScalar>(
    _ lines: LineGeometry, _ x: [Scalar], shares q: [Scalar]
  ) -> [Scalar] {
    var (powers, dx) = (x, q)
    kernels.lossBackward(lines.cells, .numbers(Scalar.precision), &powers, &dx)
    return dx
  }
}

extension LineGeometry {
  /// What the kernels must know of the lines.
  fileprivate var cells: CellLines { CellLines(outer: outer, length: length, inner: inner) }
}
