import RealModule

/// Finds the largest cell of every window: its place in the input, the first of equals.
///
/// A NaN beats every number, and the last NaN of a window the others, as in PyTorch. A window that
/// lies on padding alone has −1.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func maxPoolWinners<Scalar: TensorScalar>(
  input: [Scalar], geometry: PlaneGeometry
) -> [Int] {
  var winners = [Int](repeating: -1, count: geometry.outputCount)
  geometry.forEachWindow { output, plane, row, column in
    var (winner, best) = (-1, -Scalar.infinity)
    geometry.forEachCell(row, column) { cell in
      let x = input[plane + cell]
      if winner < 0 || x > best || x.isNaN { (winner, best) = (plane + cell, x) }
    }
    winners[output] = winner
  }
  return winners
}

/// The gradient with respect to the input of a max pooling: each output hands its gradient to its
/// winner.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func maxPoolGradient<Scalar: TensorScalar>(
  outputGradient: [Scalar], winners: [Int], geometry: PlaneGeometry
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.inputCount)
  for (winner, share) in zip(winners, outputGradient) where winner >= 0 {
    result[winner] += share
  }
  return result
}

/// Adds up the cells of every window and divides.
///
///     out[y,x] = Σ cells / divisor(y, x)
///
/// A window that lies on padding alone gives 0.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func averagePool<Scalar: TensorScalar>(
  input: [Scalar], geometry: PlaneGeometry, divisor: (_ row: Int, _ column: Int) -> Double
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.outputCount)
  geometry.forEachWindow { output, plane, row, column in
    var (sum, isEmpty) = (Scalar(0), true)
    geometry.forEachCell(row, column) { cell in
      sum += input[plane + cell]
      isEmpty = false
    }
    if !isEmpty { result[output] = sum / Scalar(divisor(row, column)) }
  }
  return result
}

/// The gradient with respect to the input of an average pooling: each output hands an equal share to
/// every cell of its window.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func averagePoolGradient<Scalar: TensorScalar>(
  outputGradient: [Scalar], geometry: PlaneGeometry,
  divisor: (_ row: Int, _ column: Int) -> Double
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.inputCount)
  geometry.forEachWindow { output, plane, row, column in
    let share = outputGradient[output] / Scalar(divisor(row, column))
    geometry.forEachCell(row, column) { cell in result[plane + cell] += share }
  }
  return result
}

/// The p-norm of every window.
///
///     out[y,x] = (K · mean xᵖ)^(1/p)
///
/// K is the number of taps: where ceil mode lets a window stick out, the mean of the cells it has stands
/// for those it lacks, as in PyTorch.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func normPool<Scalar: TensorScalar>(
  input: [Scalar], geometry: PlaneGeometry, p: Scalar
) -> [Scalar] {
  let powers = input.map { raise($0, to: p) }
  let taps = Scalar(geometry.window.tapCount)
  return averagePool(input: powers, geometry: geometry) { row, column in
    Double(geometry.cells(row: row, column: column, countsPadding: true))
  }.map { raise($0 * taps, to: 1 / p) }
}

/// The gradient with respect to the input of a norm pooling.
///
///     dx = g · K/n · xᵖ⁻¹ · (K · mean xᵖ)^(1/p − 1)
///
/// A window of zeros, where the root has no slope, hands back 0.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func normPoolGradient<Scalar: TensorScalar>(
  input: [Scalar], output: [Scalar], outputGradient: [Scalar], geometry: PlaneGeometry, p: Scalar
) -> [Scalar] {
  let slopes = input.map { p == 0 ? 0 : raise($0, to: p - 1) }
  let taps = Scalar(geometry.window.tapCount)
  var result = [Scalar](repeating: 0, count: geometry.inputCount)
  geometry.forEachWindow { place, plane, row, column in
    guard output[place] != 0 else { return }
    let cells = geometry.cells(row: row, column: column, countsPadding: true)
    // (…)^(1/p − 1) is out^(1 − p).
    let share = outputGradient[place] * taps / Scalar(cells) * raise(output[place], to: 1 - p)
    geometry.forEachCell(row, column) { cell in
      result[plane + cell] += share * slopes[plane + cell]
    }
  }
  return result
}
