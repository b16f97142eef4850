import RealModule

/// The sum of the terms of each output.
///
/// The rows are a walk through the input that keeps its place in the output, here and below.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func reduceSum<Scalar: TensorScalar>(
  _ input: [Scalar], outputs: Int, rows: PairedRows
) -> [Scalar] {
  var sums = [Scalar](repeating: 0, count: outputs)
  let (count, step) = (rows.count, rows.stepA)
  rows.forEach { start, output, _ in
    if step == 0 {
      var sum = sums[output]
      for i in start..<start + count { sum += input[i] }
      sums[output] = sum
    } else {
      for i in 0..<count { sums[output + i * step] += input[start + i] }
    }
  }
  return sums
}

/// The place in the input of each output's largest (or smallest) term.
///
/// It is the first of equals, and the first NaN before anything else. An output without terms has −1.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func reduceExtremes<Scalar: TensorScalar>(
  _ input: [Scalar], outputs: Int, rows: PairedRows, largest: Bool
) -> [Int] {
  var places = [Int](repeating: -1, count: outputs)
  rows.forEach { start, output, _ in
    for i in 0..<rows.count {
      let (target, x) = (output + i * rows.stepA, input[start + i])
      let place = places[target]
      guard place >= 0 else {
        places[target] = start + i
        continue
      }
      let best = input[place]
      if !best.isNaN, x.isNaN || (largest ? x > best : x < best) { places[target] = start + i }
    }
  }
  return places
}

/// The sum of the squared distances of each output's terms from its centre.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func reduceSquares<Scalar: TensorScalar>(
  _ input: [Scalar], around centres: [Scalar], rows: PairedRows
) -> [Scalar] {
  var sums = [Scalar](repeating: 0, count: centres.count)
  rows.forEach { start, output, _ in
    for i in 0..<rows.count {
      let target = output + i * rows.stepA
      let distance = input[start + i] - centres[target]
      sums[target] += distance * distance
    }
  }
  return sums
}

/// The p-norm of each output's terms.
///
///     (Σ |x|ᵖ)^(1/p);  p = ∞: the largest |x|;  p = −∞: the smallest;  p = 0: how many are not 0
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func reduceNorm<Scalar: TensorScalar>(
  _ input: [Scalar], p: Scalar, outputs: Int, rows: PairedRows
) -> [Scalar] {
  if p.isInfinite {
    let sizes = input.map(\.magnitude)
    return reduceExtremes(sizes, outputs: outputs, rows: rows, largest: p > 0)
      .map { $0 < 0 ? 0 : sizes[$0] }
  }
  let powers =
    p == 0
    ? input.map { $0 == 0 ? 0 : 1 }
    : p == 1
      ? input.map(\.magnitude)
      : input.map { raise($0.magnitude, to: p) }
  let sums = reduceSum(powers, outputs: outputs, rows: rows)
  if p == 0 || p == 1 { return sums }
  return p == 2 ? sums.map { $0.squareRoot() } : sums.map { raise($0, to: 1 / p) }
}

/// What each input element hands to the output it was a term of.
///
///     result[i] = slope(i, output)
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func spread<Scalar: TensorScalar>(
  inputs: Int, rows: PairedRows, type: Scalar.Type,
  _ slope: (_ input: Int, _ output: Int) -> Scalar
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: inputs)
  rows.forEach { start, output, _ in
    for i in 0..<rows.count { result[start + i] = slope(start + i, output + i * rows.stepA) }
  }
  return result
}
