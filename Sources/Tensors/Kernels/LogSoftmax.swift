import RealModule

extension LineGeometry {
  /// Calls a body with the first place of every line.
  @inline(__always)
  fileprivate func forEachLine(_ body: (_ start: Int) -> Void) {
    guard length > 0 else { return }
    for line in 0..<lineCount {
      if line % 256 == 0, Interruption.isRequested { return }
      body(start(ofLine: line))
    }
  }
}

/// Turns every line into logarithms of probabilities.
///
///     y[i] = x[i] − max − ln Σ e^(x[j] − max)
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func logSoftmax<Scalar: TensorScalar>(_ x: [Scalar], geometry: LineGeometry) -> [Scalar] {
  var result = x
  geometry.forEachLine { start in
    let largest = largest(x, start, geometry)
    var sum: Scalar = 0
    for i in 0..<geometry.length { sum += Scalar.exp(x[start + i * geometry.inner] - largest) }
    let logarithm = Scalar.log(sum)
    for i in 0..<geometry.length {
      let place = start + i * geometry.inner
      result[place] = x[place] - largest - logarithm
    }
  }
  return result
}

/// The gradient through `logSoftmax`.
///
///     dx[i] = g[i] − e^y[i] · Σ g[j]
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func logSoftmaxGradient<Scalar: TensorScalar>(
  output y: [Scalar], outputGradient g: [Scalar], geometry: LineGeometry
) -> [Scalar] {
  var result = g
  geometry.forEachLine { start in
    var sum: Scalar = 0
    for i in 0..<geometry.length { sum += g[start + i * geometry.inner] }
    for i in 0..<geometry.length {
      let place = start + i * geometry.inner
      result[place] = g[place] - Scalar.exp(y[place]) * sum
    }
  }
  return result
}

@inline(__always)
private func largest<Scalar: TensorScalar>(
  _ x: [Scalar], _ start: Int, _ geometry: LineGeometry
) -> Scalar {
  var largest = x[start]
  for i in 1..<max(geometry.length, 1) {
    let element = x[start + i * geometry.inner]
    if element > largest || element.isNaN { largest = element }
  }
  return largest
}
