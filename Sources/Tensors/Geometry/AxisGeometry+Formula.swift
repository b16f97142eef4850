/// Sizes as arithmetic with the numbers put in, which gives the size when it is worked out.
extension AxisGeometry {
  /// The size of the output: `⌊(28−5+2·2)/1⌋+1`; with a dilation `⌊(28−2·(3−1)−1)/1⌋+1`.
  ///
  /// In ceil mode the quotient is rounded up, unless the last window would begin behind the input.
  public var sizeFormula: String {
    let room = padded - extent
    let isUp = output == room.quotient(up: stride) + 1 && room % stride != 0
    let (open, close) = isUp ? ("⌈", "⌉") : ("⌊", "⌋")
    return "\(open)(\(input)−\(span)\(padding("+")))/\(stride)\(close)+1"
  }

  /// The size of the input, which is what the window gives turned round: `(14−1)·2−2·1+1·(3−1)+0+1`.
  public var turnedSizeFormula: String {
    let outputPadding = input - ((output - 1) * stride + extent - before - after)
    let last = dilation * (kernel - 1)
    let spread = dilation == 1 ? "\(last)" : "\(dilation)·(\(kernel)−1)"
    return "(\(output)−1)·\(stride)\(padding("−"))+\(spread)"
      + (outputPadding == 0 ? "" : "+\(outputPadding)") + "+1"
  }

  /// What a window spans, as it is taken off.
  private var span: String { dilation == 1 ? "\(kernel)" : "\(dilation)·(\(kernel)−1)−1" }

  private func padding(_ sign: String) -> String {
    if before == after { return before == 0 ? "" : "\(sign)2·\(before)" }
    return "\(sign)\(before)\(sign)\(after)"
  }
}

extension Int {
  /// The quotient by a positive number, rounded up.
  fileprivate func quotient(up divisor: Int) -> Int {
    self > 0 ? (self - 1) / divisor + 1 : -(-self / divisor)
  }
}
