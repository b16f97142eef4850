extension ConvGeometry {
  /// A place in a batch of images or maps.
  public struct Place {
    /// The image.
    public var image: Int
    /// The channel.
    public var channel: Int
    /// The row.
    public var row: Int
    /// The column.
    public var column: Int
  }

  /// One meeting of an input cell with a weight, at one output.
  struct Meeting {
    /// The input cell; nil in the padding.
    var input: Int?
    var weight: Int
    var output: Int
  }

  /// The letters of the window.
  fileprivate var settings: [Setting] { window.settings }

  /// The place of an output.
  public func outputPlace(_ output: Int) -> Place {
    place(output, channels: outputChannels, window.rows.output, window.columns.output)
  }

  /// The place of an input cell.
  public func inputPlace(_ input: Int) -> Place {
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

  /// Every meeting of a weight with an input cell, in order of the outputs, and those with the padding at
  /// the outputs that are asked for.
  func meetings(
    ofWeight weight: Int, withPaddingAt isPaddingWanted: (_ output: Int) -> Bool
  ) -> [Meeting] {
    let tap = weight % window.tapCount
    let (tapRow, tapColumn) = tap.quotientAndRemainder(dividingBy: window.columns.kernel)
    let (filter, channel) = (weight / window.tapCount).quotientAndRemainder(dividingBy: depth)
    let plane = filter / filtersPerGroup * depth + channel
    var meetings: [Meeting] = []
    for image in 0..<batch {
      for row in 0..<window.rows.output {
        for column in 0..<window.columns.output {
          let output = outputElement(
            Place(image: image, channel: filter, row: row, column: column))
          let cell = window.cell(output: (row, column), tap: (tapRow, tapColumn))
          guard cell != nil || isPaddingWanted(output) else { continue }
          let start = (image * inputChannels + plane) * window.inputCount
          meetings.append(
            Meeting(input: cell.map { start + $0 }, weight: weight, output: output))
        }
      }
    }
    return meetings
  }
}

extension ConvGeometry {
  /// The shares of a bias: it was added to every number of its planes.
  fileprivate func biasShares(_ channel: Int, channels: Int, plane: Int) -> [Share] {
    (0..<batch).flatMap { image in
      let start = (image * channels + channel) * plane
      return (start..<start + plane).map { Share(output: $0, element: channel, slope: 1) }
    }
  }
}

extension Convolution {
  /// Stride, padding and dilation.
  public var settings: [Setting] { geometry.settings }

  /// What it computes.
  public var formula: Formula {
    .notation(
      geometry.depth > 1
        ? "y[o,i,j] = Σ x[c, i·S+a·D−P, j·S+b·D−P]·w[o,c,a,b]"
        : "y[i,j] = Σ x[i·S+a·D−P, j·S+b·D−P]·w[a,b]")
  }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    switch operand {
    case 0: .fullConvolution
    case 1: .sharedWeight
    default: .notation("Σ g")
    }
  }

  /// The window with its filters.
  public var reach: Reach { .convolution(geometry) }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let count = geometry.depth * geometry.window.tapCount
    guard count <= Step.maximumTerms else { return node.unlisted(output, count) }
    let terms = geometry.meetings(at: output).map { meeting in
      let weight = node.weight(1, meeting.weight)
      guard let input = meeting.input else {
        return Term(.value(node.inputs[0]), nil, 0, weight: weight)
      }
      return node.term(0, input, weight: weight)
    }
    let bias =
      node.inputs.count > 2 ? node.term(2, geometry.outputPlace(output).channel) : nil
    return node.sum(output, terms, bias: bias)
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    switch operand {
    case 0:
      return .shares(geometry.meetings(ofInput: element).map { share(of: 0, $0, in: node) })
    case 1:
      // What met the padding adds 0 or, infinite, spoils the sum.
      let meetings = geometry.meetings(ofWeight: element) {
        !upstream.tensor.elements[$0].isFinite
      }
      return .shares(meetings.map { share(of: 1, $0, in: node) })
    default:
      return .shares(
        geometry.biasShares(
          element, channels: geometry.outputChannels, plane: geometry.window.outputCount))
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
extension TransposedConvolution {
  /// Stride, padding and dilation.
  public var settings: [Setting] { geometry.settings }

  /// What it computes.
  public var formula: Formula {
    .notation(
      geometry.filtersPerGroup > 1 || geometry.depth > 1
        ? "y[o, i·S+a·D−P, j·S+b·D−P] += x[c,i,j]·w[c,o,a,b]"
        : "y[i·S+a·D−P, j·S+b·D−P] += x[i,j]·w[a,b]")
  }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    switch operand {
    case 0: .correlation
    case 1: .sharedWeight
    default: .notation("Σ g")
    }
  }

  /// The window of the convolution that is turned round.
  public var reach: Reach { .transposed(geometry) }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let meetings = geometry.meetings(ofInput: output)
    guard meetings.count <= Step.maximumTerms else {
      return node.unlisted(output, meetings.count)
    }
    let terms = meetings.map {
      node.term(0, $0.output, weight: node.weight(1, $0.weight))
    }
    let bias = node.inputs.count > 2 ? node.term(2, geometry.inputPlace(output).channel) : nil
    return node.sum(output, terms, bias: bias)
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    switch operand {
    case 0, 1:
      // What fell into the padding that was cut away has the gradient 0, and an infinite slope spoils it.
      let x = node.inputs[0].value.elements
      let meetings =
        operand == 0
        ? geometry.meetings(at: element)
        : geometry.meetings(ofWeight: element) { !x[$0].isFinite }
      return .shares(
        meetings.map { share(of: operand, $0, in: node) }
          .filter { $0.output != nil || !$0.slope.isFinite })
    default:
      return .shares(
        geometry.biasShares(
          element, channels: geometry.inputChannels, plane: geometry.window.inputCount))
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard operand < 2 else {
      return [Share(output: output, element: geometry.inputPlace(output).channel, slope: 1)]
    }
    return geometry.meetings(ofInput: output).map { share(of: operand, $0, in: node) }
  }

  private func share(
    of operand: Int, _ meeting: ConvGeometry.Meeting, in node: Node<Double>
  ) -> Share {
    let (own, other) =
      operand == 0 ? (meeting.output, meeting.weight) : (meeting.weight, meeting.output)
    return Share(
      output: meeting.input, element: own, slope: node.inputs[1 - operand].value.elements[other],
      factor: Share.Factor(operand: 1 - operand, element: other))
  }
}
