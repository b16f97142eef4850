import Tensors

extension ConvGeometry {
  /// A place in a batch of images or maps.
  struct Place {
    var image: Int
    var channel: Int
    var row: Int
    var column: Int
  }

  /// One meeting of an input cell with a weight, at one output.
  struct Meeting {
    /// The input cell; nil in the padding.
    var input: Int?
    var weight: Int
    var output: Int
  }

  func outputPlace(_ output: Int) -> Place {
    place(output, channels: outputChannels, window.rows.output, window.columns.output)
  }

  func inputPlace(_ input: Int) -> Place {
    place(input, channels: inputChannels, window.rows.input, window.columns.input)
  }

  private func place(_ element: Int, channels: Int, _ rows: Int, _ columns: Int) -> Place {
    let plane = element / (rows * columns)
    return Place(
      image: plane / channels, channel: plane % channels,
      row: element / columns % rows, column: element % columns)
  }

  func outputElement(_ place: Place) -> Int {
    ((place.image * outputChannels + place.channel) * window.rows.output + place.row)
      * window.columns.output + place.column
  }

  /// Everything that meets at an output: channel by channel, tap by tap.
  func meetings(at output: Int) -> [Meeting] {
    let place = outputPlace(output)
    let group = place.channel / filtersPerGroup
    var meetings: [Meeting] = []
    for channel in 0..<depth {
      let plane = (place.image * inputChannels + group * depth + channel) * window.inputCount
      let kernel = (place.channel * depth + channel) * window.tapCount
      for tapRow in 0..<window.rows.kernel {
        for tapColumn in 0..<window.columns.kernel {
          let cell = window.cell(
            output: (place.row, place.column), tap: (tapRow, tapColumn))
          meetings.append(
            Meeting(
              input: cell.map { plane + $0 },
              weight: kernel + tapRow * window.columns.kernel + tapColumn, output: output))
        }
      }
    }
    return meetings
  }

  /// Every meeting of an input cell, in order of the outputs.
  func meetings(ofInput input: Int) -> [Meeting] {
    let place = inputPlace(input)
    let (group, channel) = place.channel.quotientAndRemainder(dividingBy: depth)
    let rowUses = window.rows.uses(of: place.row)
    let columnUses = window.columns.uses(of: place.column)
    var meetings: [Meeting] = []
    for filter in group * filtersPerGroup..<(group + 1) * filtersPerGroup {
      for row in rowUses {
        for column in columnUses {
          let output = Place(
            image: place.image, channel: filter, row: row.output, column: column.output)
          meetings.append(
            Meeting(
              input: input,
              weight: ((filter * depth + channel) * window.rows.kernel + row.tap)
                * window.columns.kernel + column.tap,
              output: outputElement(output)))
        }
      }
    }
    return meetings
  }

  /// Every meeting of a weight with an input cell, in order of the outputs.
  func meetings(ofWeight weight: Int) -> [Meeting] {
    let tap = weight % window.tapCount
    let (tapRow, tapColumn) = tap.quotientAndRemainder(dividingBy: window.columns.kernel)
    let (filter, channel) = (weight / window.tapCount).quotientAndRemainder(dividingBy: depth)
    let plane = filter / filtersPerGroup * depth + channel
    var meetings: [Meeting] = []
    for image in 0..<batch {
      for row in window.rows.outputs(tap: tapRow) {
        for column in window.columns.outputs(tap: tapColumn) {
          guard let cell = window.cell(output: (row, column), tap: (tapRow, tapColumn))
          else { continue }
          let output = Place(image: image, channel: filter, row: row, column: column)
          meetings.append(
            Meeting(
              input: (image * inputChannels + plane) * window.inputCount + cell, weight: weight,
              output: outputElement(output)))
        }
      }
    }
    return meetings
  }
}

extension Convolution: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let count = geometry.depth * geometry.window.tapCount
    guard count <= Step.maximumTerms else { return node.step(output, [], .unlisted(count)) }
    let terms = geometry.meetings(at: output).map { meeting in
      let weight = node.weight(1, meeting.weight)
      guard let input = meeting.input else {
        return Term(.value(node.inputs[0]), nil, 0, weight: weight)
      }
      return node.term(0, input, weight: weight)
    }
    let bias =
      node.inputs.count > 2 ? node.term(2, geometry.outputPlace(output).channel) : nil
    return node.step(output, terms, .sum, bias: bias)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    switch operand {
    case 0:
      return geometry.meetings(ofInput: element).map { share(of: 0, $0, in: node) }
    case 1:
      return geometry.meetings(ofWeight: element).map { share(of: 1, $0, in: node) }
    default:
      let plane = geometry.window.outputCount
      return (0..<geometry.batch).flatMap { image in
        let start = (image * geometry.outputChannels + element) * plane
        return (start..<start + plane).map { Share(output: $0, element: element, slope: 1) }
      }
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard operand < 2 else {
      return [Share(output: output, element: geometry.outputPlace(output).channel, slope: 1)]
    }
    return geometry.meetings(at: output).map { share(of: operand, $0, in: node) }
  }

  private func share(
    of operand: Int, _ meeting: ConvGeometry.Meeting, in node: Node<Double>
  ) -> Share {
    if operand == 0 {
      return Share(
        output: meeting.output, element: meeting.input,
        slope: node.inputs[1].value.elements[meeting.weight],
        factor: Share.Factor(operand: 1, element: meeting.weight))
    }
    return Share(
      output: meeting.output, element: meeting.weight,
      slope: meeting.input.map { node.inputs[0].value.elements[$0] } ?? 0,
      factor: meeting.input.map { Share.Factor(operand: 0, element: $0) })
  }
}

/// A transposed convolution is a convolution turned round: what there is an input cell is here the
/// result, and what there is an output is here the operand.
extension TransposedConvolution: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let meetings = geometry.meetings(ofInput: output)
    guard meetings.count <= Step.maximumTerms else {
      return node.step(output, [], .unlisted(meetings.count))
    }
    let terms = meetings.map {
      node.term(0, $0.output, weight: node.weight(1, $0.weight))
    }
    let bias = node.inputs.count > 2 ? node.term(2, geometry.inputPlace(output).channel) : nil
    return node.step(output, terms, .sum, bias: bias)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    switch operand {
    case 0:
      return geometry.meetings(at: element).compactMap { share(of: 0, $0, in: node) }
    case 1:
      return geometry.meetings(ofWeight: element).compactMap { share(of: 1, $0, in: node) }
    default:
      let plane = geometry.window.inputCount
      return (0..<geometry.batch).flatMap { image in
        let start = (image * geometry.inputChannels + element) * plane
        return (start..<start + plane).map { Share(output: $0, element: element, slope: 1) }
      }
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard operand < 2 else {
      return [Share(output: output, element: geometry.inputPlace(output).channel, slope: 1)]
    }
    return geometry.meetings(ofInput: output).compactMap { share(of: operand, $0, in: node) }
  }

  private func share(
    of operand: Int, _ meeting: ConvGeometry.Meeting, in node: Node<Double>
  ) -> Share? {
    guard let result = meeting.input else { return nil }
    let (own, other) =
      operand == 0 ? (meeting.output, meeting.weight) : (meeting.weight, meeting.output)
    return Share(
      output: result, element: own, slope: node.inputs[1 - operand].value.elements[other],
      factor: Share.Factor(operand: 1 - operand, element: other))
  }
}
