import RealModule

extension Reduction {
  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0], let elements = gradient(pass) else { return [nil] }
    return [Tensor(known: geometry.input, elements)]
  }

  private func gradient<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Scalar]? {
    let (x, y) = (pass.inputs[0].elements, pass.output.elements)
    let g = pass.gradient.elements
    switch kind {
    case .argmax, .argmin: return nil
    case .sum: return spread(x) { _, output in g[output] }
    case .mean:
      let count = Scalar(geometry.termCount)
      return spread(x) { _, output in g[output] / count }
    case .maximum, .minimum: return extremeGradient(pass)
    case .variance(let correction): return distanceGradient(x, g, correction)
    case .deviation(let correction):
      let inner = zip(g, y).map { $1 == 0 ? 0 : $0 / (2 * $1) }
      return distanceGradient(x, inner, correction)
    case .norm(let p): return normGradient(pass, Scalar(p))
    }
  }

  private func spread<Scalar: TensorScalar>(
    _ x: [Scalar], _ slope: (_ input: Int, _ output: Int) -> Scalar
  ) -> [Scalar] {
    Tensors.spread(inputs: x.count, rows: geometry.rows, type: Scalar.self, slope)
  }

  private func extremeGradient<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Scalar] {
    let (x, y) = (pass.inputs[0].elements, pass.output.elements)
    let g = pass.gradient.elements
    guard ties == .shared else {
      var result = [Scalar](repeating: 0, count: x.count)
      for (output, place) in winners(pass.inputs[0]).enumerated() where place >= 0 {
        result[place] = g[output]
      }
      return result
    }
    return shared(x, among: y, g) { $0 }
  }

  /// Hands each output's gradient in equal parts to the terms that equal it.
  private func shared<Scalar: TensorScalar>(
    _ x: [Scalar], among y: [Scalar], _ g: [Scalar], measure: (Scalar) -> Scalar
  ) -> [Scalar] {
    let equals = spread(x) { input, output in
      let size = measure(x[input])
      return size == y[output] || (size.isNaN && y[output].isNaN) ? 1 : 0
    }
    let counts = reduceSum(equals, outputs: y.count, rows: geometry.rows)
    return spread(x) { input, output in
      equals[input] == 0 ? 0 : g[output] / counts[output]
    }
  }

  /// The gradient of a variance: `2·(x − mean)·g / (n − correction)`.
  private func distanceGradient<Scalar: TensorScalar>(
    _ x: [Scalar], _ g: [Scalar], _ correction: Double
  ) -> [Scalar] {
    let means = means(x)
    let factor = 2 / Scalar(Double(geometry.termCount) - correction)
    return spread(x) { input, output in factor * g[output] * (x[input] - means[output]) }
  }

  /// The gradient of a norm: `x·|x|^(p−2) / norm^(p−1)·g`, and 0 where the norm is 0.
  private func normGradient<Scalar: TensorScalar>(
    _ pass: BackwardPass<Scalar>, _ p: Scalar
  ) -> [Scalar] {
    let (x, y) = (pass.inputs[0].elements, pass.output.elements)
    let g = pass.gradient.elements
    func sign(_ x: Scalar) -> Scalar { x > 0 ? 1 : x < 0 ? -1 : 0 }
    if p.isInfinite {
      let parts = shared(x, among: y, g) { $0.magnitude }
      return zip(parts, x).map { $0 * sign($1) }
    }
    switch p {
    case 0: return [Scalar](repeating: 0, count: x.count)
    case 1: return spread(x) { input, output in sign(x[input]) * g[output] }
    case 2:
      return spread(x) { input, output in y[output] == 0 ? 0 : x[input] / y[output] * g[output] }
    default:
      let scales = zip(g, y).map { $1 == 0 ? 0 : $0 / raise($1, to: p - 1) }
      return spread(x) { input, output in
        x[input] == 0
          ? 0 : sign(x[input]) * raise(x[input].magnitude, to: p - 1) * scales[output]
      }
    }
  }
}
