import Tensors

extension Step {
  /// The number that the terms give when they are put together as the step says; nil where the step
  /// does not list them.
  ///
  /// It exists to prove explanations: what is shown is always `value`.
  public var recomputed: Double? {
    let shift = bias?.x ?? 0
    switch combination {
    case .sum, .logProbabilities: return terms.reduce(shift) { $0 + $1.product }
    case .maximum: return terms.contains { $0.x.isNaN } ? .nan : terms.map(\.x).max()
    case .minimum: return terms.contains { $0.x.isNaN } ? .nan : terms.map(\.x).min()
    case .root(let p, let magnitudes): return root(p, magnitudes)
    case .copy: return terms.first?.product
    case .constant: return value
    case .unary(let function): return terms.first.map { function.value($0.x) }
    case .binary(let function):
      return terms.count == 2 ? function.value(terms[0].x, terms[1].x) : nil
    case .formula(let formula): return recomputed(formula)
    case .unlisted: return nil
    }
  }

  private func root(_ p: Double, _ magnitudes: Bool) -> Double {
    if p.isInfinite { return terms.map(\.x.magnitude).max() ?? 0 }
    let power = UnaryFunction.power(p)
    let sum = terms.reduce(0) {
      $0 + power.value(magnitudes ? $1.x.magnitude : $1.x) * ($1.weight?.w ?? 1)
    }
    return UnaryFunction.power(1 / p).value(sum)
  }

  private func recomputed(_ formula: Formula) -> Double? {
    let total = terms.reduce(0) { $0 + Double.exp($1.x) }
    switch formula {
    case .softmax(let own): return Double.exp(terms[own].x) / total
    case .logSoftmax(let own): return terms[own].x - Double.log(total)
    case .crossEntropy(let own): return Double.log(total) - terms[own].x
    case .variance(let mean, let divisor, let root):
      let variance = terms.reduce(0) { $0 + ($1.x - mean) * ($1.x - mean) } / divisor
      return root ? variance.squareRoot() : variance
    case .normalised(let mean, let variance, let epsilon, let scale, let shift):
      return terms.first.map {
        ($0.x - mean) / (variance + epsilon).squareRoot() * scale + shift
      }
    case .place: return value
    case .distances(let squared, let divisor):
      return stride(from: 0, to: terms.count - 1, by: 2).reduce(0) { sum, place in
        let distance = terms[place].x - terms[place + 1].x
        return sum + (squared ? distance * distance : distance.magnitude)
      } / divisor
    case .binaryEntropy(let isWeighted, let divisor):
      return binaryEntropy(isWeighted) / divisor
    }
  }

  private func binaryEntropy(_ isWeighted: Bool) -> Double {
    let size = isWeighted ? 3 : 2
    return stride(from: 0, to: terms.count - size + 1, by: size).reduce(0) { sum, place in
      let (x, t) = (terms[place].x, terms[place + 1].x)
      let loss = t * max(Double.log(x), -100) + (1 - t) * max(Double.log(1 - x), -100)
      return sum - loss * (isWeighted ? terms[place + 2].x : 1)
    }
  }
}
