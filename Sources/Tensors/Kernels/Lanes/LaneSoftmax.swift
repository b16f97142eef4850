/// Numbers along a dimension of every image turned into probabilities.
///
/// An image's numbers are `outer` groups of `length` times `inner`; a line is `length` numbers that lie
/// `inner` apart.
public struct LaneSoftmax: Hashable, Sendable {
  /// The product of the lengths before the dimension, the batch left out.
  public let outer: Int
  /// The length of the dimension.
  public let length: Int
  /// The product of the lengths behind the dimension.
  public let inner: Int

  /// Describes the lines of an image.
  public init(outer: Int, length: Int, inner: Int) {
    self.outer = outer
    self.length = length
    self.inner = inner
  }

  private typealias Vector = FloatLanes.Vector

  /// Numbers of an image.
  public var count: Int { outer * length * inner }

  /// y = e^(x − max) / Σ e^(x − max) along every line.
  public func forward(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = y.assumingMemoryBound(to: Vector.self)
    forEachLine { start in
      var largest = source[start]
      for i in 1..<max(1, length) {
        let v = source[start + i * inner]
        largest = largest.replacing(with: v, where: v .> largest)
      }
      var sum = Vector(repeating: 0)
      for i in 0..<length {
        let power = exponential(source[start + i * inner] - largest)
        result[start + i * inner] = power
        sum += power
      }
      for i in 0..<length { result[start + i * inner] /= sum }
    }
  }

  /// Replaces the gradient of y by that of x: dx = y·(dy − Σ dy·y) along every line.
  public func backward(_ y: UnsafeRawPointer, _ gradients: UnsafeMutableRawPointer) {
    let output = y.assumingMemoryBound(to: Vector.self)
    let gradient = gradients.assumingMemoryBound(to: Vector.self)
    forEachLine { start in
      var sum = Vector(repeating: 0)
      for i in 0..<length { sum += output[start + i * inner] * gradient[start + i * inner] }
      for i in 0..<length {
        let place = start + i * inner
        gradient[place] = output[place] * (gradient[place] - sum)
      }
    }
  }

  @inline(__always)
  private func forEachLine(_ body: (_ start: Int) -> Void) {
    for group in 0..<outer {
      for line in 0..<inner { body(group * length * inner + line) }
    }
  }
}
