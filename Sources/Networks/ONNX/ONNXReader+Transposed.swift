import Tensors

/// Transposed convolutions.
extension ONNXReader {
  /// `nn.ConvTranspose2d`; a line is taken as a plane of one row, and what is cut off one side alone is cut
  /// off in a step behind it.
  mutating func transposed(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    var weight = try weights(node, 1, rank: 3...4)
    let rank = weight.shape.rank - 2
    let lengths = weight.shape.dimensions
    var input = try operand(node, 0)
    let kernel = Array(lengths[2...])
    let ones = [Int](repeating: 1, count: rank)
    let groups = node.integer("group", 1)
    let strides = node.integers("strides") ?? ones
    let dilations = node.integers("dilations") ?? ones
    let outputPadding = node.integers("output_padding") ?? ones.map { _ in 0 }
    let (outputs, overflow) = lengths[1].multipliedReportingOverflow(by: groups)
    guard groups >= 1, !overflow,
      [strides, dilations, outputPadding].allSatisfy({ $0.count == rank })
    else { throw node.refusal(of: "group") }
    guard node.integers("kernel_shape") ?? kernel == kernel else {
      throw node.refusal(of: "kernel_shape")
    }
    let all = kernel + strides + dilations + outputPadding
    guard all.allSatisfy({ (0...AxisGeometry.maximum).contains($0) }) else {
      throw node.refusal(of: "strides")
    }
    let spatial = input.fact.map { Array($0.shape.dimensions.suffix(rank)) }
    let axes = try fitting { () throws(ShapeError) in
      try (0..<rank).map { axis throws(ShapeError) in
        // Nothing cut off yet; where the length is not known, of a single place.
        try AxisGeometry(
          transposing: spatial?[axis] ?? 1, kernel: kernel[axis], padding: 0,
          outputPadding: outputPadding[axis], stride: strides[axis], dilation: dilations[axis])
      }
    }
    var sides = try cut(&node, axes, areKnown: spatial != nil)
    let bias = try bias(node, 2, count: outputs)
    func pair(_ numbers: [Int], line: Int) -> (rows: Int, columns: Int) {
      rank == 1 ? (line, numbers[0]) : (numbers[0], numbers[1])
    }
    if rank == 1 {
      let taps = weight
      weight = try fitting { () throws(ShapeError) in
        try taps.reshaped(Shape([lengths[0], lengths[1], 1, lengths[2]]))
      }
      input = step(.unsqueeze([2]), node, [input])
    }
    let padding = sides.map { min($0.before, $0.behind) }
    let layer = try fitting { () throws(ShapeError) in
      try ConvTranspose2D(
        inputChannels: lengths[0], outputChannels: outputs, kernelSize: pair(kernel, line: 1),
        stride: pair(strides, line: 1), padding: pair(padding, line: 0),
        outputPadding: pair(outputPadding, line: 0), groups: groups, hasBias: !bias.isEmpty,
        dilation: pair(dilations, line: 1))
    }
    var output = append(layer, node.name, [input], weights: [("weight", weight)] + bias)
    for axis in sides.indices {
      sides[axis].before -= padding[axis]
      sides[axis].behind -= padding[axis]
    }
    if rank == 1 { output = step(.squeeze([2]), node, [output]) }
    if sides.contains(where: { $0.before + $0.behind > 0 }) {
      output = step(
        .slice(
          starts: sides.map(\.before), ends: sides.map { $0.behind > 0 ? -$0.behind : .max },
          axes: Array(2..<2 + rank), steps: nil), node, [output])
    }
    return output
  }

  /// How many cells of a transposed convolution are cut off before and behind, axis by axis.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - axes: The windows, with nothing cut off.
  ///   - areKnown: Whether the input's lengths are known.
  /// - Returns: The cells, axis by axis.
  /// - Throws: a setting that is not known.
  private func cut(
    _ node: inout ONNXNode, _ axes: [AxisGeometry], areKnown: Bool
  ) throws(ConversionError) -> [(before: Int, behind: Int)] {
    let rank = axes.count
    let pads = node.integers("pads")
    let word = node.word("auto_pad", "NOTSET")
    let sizes = node.integers("output_shape")
    guard pads?.count ?? 2 * rank == 2 * rank, sizes?.count ?? rank == rank,
      ["NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER"].contains(word), sizes == nil || areKnown
    else {
      throw node.refusal(of: sizes == nil ? "pads" : "output_shape")
    }
    var sides: [(before: Int, behind: Int)] = []
    for (place, axis) in axes.enumerated() {
      guard sizes != nil || word.hasPrefix("SAME") else {
        let given =
          word == "VALID" ? [0, 0] : pads.map { [$0[place], $0[place + rank]] } ?? [0, 0]
        guard given.allSatisfy({ (0...AxisGeometry.maximum).contains($0) }) else {
          throw node.refusal(of: "pads")
        }
        sides.append((given[0], given[1]))
        continue
      }
      // The same size is as many times the length as the stride says, whatever the length.
      let wanted = sizes?[place] ?? axis.stride * axis.output
      guard (1...axis.input).contains(wanted) else {
        throw node.refusal(of: sizes == nil ? "auto_pad" : "output_shape")
      }
      // An odd cell is cut off behind only where that is asked for.
      let total = axis.input - wanted
      let less = total / 2
      sides.append(word == "SAME_UPPER" ? (less, total - less) : (total - less, less))
    }
    return sides
  }
}
