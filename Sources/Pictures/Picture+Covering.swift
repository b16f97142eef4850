import Tensors

extension Picture {
  /// The picture scaled so that its shorter side fits and cut in the middle, `[C, rows, columns]`.
  ///
  /// What is cut off goes half to each side, rounded to even, as in torchvision.
  ///
  /// - Throws: `ShapeError.tooLarge`.
  public func covering(
    rows: Int, columns: Int, isGrey: Bool = false
  ) throws(ShapeError) -> Tensor<Double> {
    let factor = max(Double(rows) / Double(height), Double(columns) / Double(width))
    // Where the sides are the wanted ones, nothing is drawn anew.
    let high = max(rows, Int((Double(height) * factor + 1e-9).rounded(.down)))
    let wide = max(columns, Int((Double(width) * factor + 1e-9).rounded(.down)))
    let whole = try tensor(Request(isGrey: isGrey, size: (high, wide)))
    if high == rows, wide == columns { return whole }
    func half(_ surplus: Int) -> Int { Int((Double(surplus) / 2).rounded(.toNearestOrEven)) }
    let (top, left) = (half(high - rows), half(wide - columns))
    let channels = whole.shape[0]
    var elements: [Double] = []
    elements.reserveCapacity(channels * rows * columns)
    for channel in 0..<channels {
      for row in top..<top + rows {
        let start = (channel * high + row) * wide + left
        elements += whole.elements[start..<start + columns]
      }
    }
    return try Tensor(try Shape([channels, rows, columns]), elements)
  }
}
