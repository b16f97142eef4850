extension ConvGeometry {
  /// Whether a window reaches beyond the input.
  var hasPadding: Bool {
    [window.rows, window.columns].contains { $0.before > 0 || $0.after > 0 }
  }

  /// Makes every sum no number in which a cell of the padding met a weight that is none, or that is
  /// infinite: 0·∞ is no number.
  ///
  /// The loops leave the padding out, where every other product is 0.
  func spoil<Scalar: TensorScalar>(_ sums: inout [Scalar], weight: [Scalar]) {
    guard hasPadding, !showFiniteWeights(sums), !areFinite(weight) else { return }
    let (rows, columns) = (window.rows, window.columns)
    for filter in 0..<outputChannels {
      let start = filter * depth * window.tapCount
      let taps = (0..<window.tapCount).filter { tap in
        (0..<depth).contains { !weight[start + $0 * window.tapCount + tap].isFinite }
      }
      for row in 0..<rows.output {
        for column in 0..<columns.output {
          guard taps.contains(where: { isPadding(tap: $0, row, column) }) else { continue }
          for image in 0..<batch {
            let plane = (image * outputChannels + filter) * window.outputCount
            sums[plane + row * columns.output + column] = .nan
          }
        }
      }
    }
  }

  /// Whether sums show by themselves that no weight is infinite or no number, which is quicker than looking at
  /// all weights: with one that is, no window that lies on cells alone has a finite sum.
  private func showFiniteWeights<Scalar: TensorScalar>(_ sums: [Scalar]) -> Bool {
    func whole(_ axis: AxisGeometry) -> Int? {
      (0..<axis.output).first { axis.taps(output: $0).count == axis.kernel }
    }
    guard batch > 0, let row = whole(window.rows), let column = whole(window.columns) else {
      return false
    }
    return (0..<outputChannels).allSatisfy { filter in
      sums[filter * window.outputCount + row * window.columns.output + column].isFinite
    }
  }

  /// The same for the gradient of the filters: a gradient that is infinite or no number met the padding.
  func spoil<Scalar: TensorScalar>(_ sums: inout [Scalar], outputGradient: [Scalar]) {
    guard hasPadding else { return }
    for place in outputGradient.indices where !outputGradient[place].isFinite {
      let (plane, cell) = place.quotientAndRemainder(dividingBy: window.outputCount)
      let (row, column) = cell.quotientAndRemainder(dividingBy: window.columns.output)
      let start = plane % outputChannels * depth * window.tapCount
      for tap in 0..<window.tapCount where isPadding(tap: tap, row, column) {
        for channel in 0..<depth { sums[start + channel * window.tapCount + tap] = .nan }
      }
    }
  }

  private func isPadding(tap: Int, _ row: Int, _ column: Int) -> Bool {
    let (tapRow, tapColumn) = tap.quotientAndRemainder(dividingBy: window.columns.kernel)
    return !window.rows.taps(output: row).contains(tapRow)
      || !window.columns.taps(output: column).contains(tapColumn)
  }
}

/// Whether all numbers are finite, found out a few thousand at a time in vectors.
private func areFinite<Scalar: TensorScalar>(_ numbers: [Scalar]) -> Bool {
  func allBelow<Bits: FixedWidthInteger>(_ exponent: Bits, _ bytes: UnsafeRawBufferPointer) -> Bool
  {
    let bits = bytes.assumingMemoryBound(to: Bits.self)
    return stride(from: 0, to: bits.count, by: 4096).allSatisfy { start in
      var found: Bits = 0
      for place in start..<min(start + 4096, bits.count) {
        found |= bits[place] & exponent == exponent ? 1 : 0
      }
      return found == 0
    }
  }
  return numbers.withUnsafeBytes { bytes in
    switch Scalar.precision {
    case .float: allBelow(Float.infinity.bitPattern, bytes)
    case .double: allBelow(Double.infinity.bitPattern, bytes)
    }
  }
}
