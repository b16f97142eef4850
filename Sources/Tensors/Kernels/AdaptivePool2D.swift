/// The mean of every part of every plane.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func adaptiveAverage<Scalar: TensorScalar>(
  input: [Scalar], geometry: AdaptiveGeometry
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.outputCount)
  geometry.forEachPart { output, plane, rows, columns in
    var sum: Scalar = 0
    for row in rows {
      let line = plane + row * geometry.columns.input
      for column in columns { sum += input[line + column] }
    }
    result[output] = sum / Scalar(rows.count * columns.count)
  }
  return result
}

/// The gradient with respect to the input of the means: every cell of a part gets an equal share.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func adaptiveAverageGradient<Scalar: TensorScalar>(
  outputGradient: [Scalar], geometry: AdaptiveGeometry
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.inputCount)
  geometry.forEachPart { output, plane, rows, columns in
    let share = outputGradient[output] / Scalar(rows.count * columns.count)
    for row in rows {
      let line = plane + row * geometry.columns.input
      for column in columns { result[line + column] += share }
    }
  }
  return result
}

/// The place in the input of the largest cell of every part: the first of equals, the last NaN before
/// any number.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func adaptiveMaxWinners<Scalar: TensorScalar>(
  input: [Scalar], geometry: AdaptiveGeometry
) -> [Int] {
  var winners = [Int](repeating: -1, count: geometry.outputCount)
  geometry.forEachPart { output, plane, rows, columns in
    var (winner, best) = (-1, -Scalar.infinity)
    for row in rows {
      let line = plane + row * geometry.columns.input
      for column in columns {
        let x = input[line + column]
        if winner < 0 || x > best || x.isNaN { (winner, best) = (line + column, x) }
      }
    }
    winners[output] = winner
  }
  return winners
}
