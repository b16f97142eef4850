import Tensors

extension PlaneGeometry {
  /// The plane, row and column of an output.
  func place(ofOutput output: Int) -> (plane: Int, row: Int, column: Int) {
    let columns = window.columns.output
    return (
      output / max(window.outputCount, 1), output / columns % window.rows.output, output % columns
    )
  }

  /// The cells under a window in row order: a place in the input, or nil in the padding.
  ///
  /// What sticks out beyond the padding is left out.
  func cells(ofOutput output: Int) -> [Int?] {
    let (plane, row, column) = place(ofOutput: output)
    var cells: [Int?] = []
    for tapRow in 0..<window.rows.kernel {
      for tapColumn in 0..<window.columns.kernel {
        let at = (
          window.rows.position(output: row, tap: tapRow),
          window.columns.position(output: column, tap: tapColumn)
        )
        guard at.0 < window.rows.input + window.rows.after,
          at.1 < window.columns.input + window.columns.after
        else { continue }
        let cell = window.cell(output: (row, column), tap: (tapRow, tapColumn))
        cells.append(cell.map { plane * window.inputCount + $0 })
      }
    }
    return cells
  }

  /// The outputs whose windows lie on a cell, in order.
  func outputs(ofCell cell: Int) -> [Int] {
    let (plane, place) = cell.quotientAndRemainder(dividingBy: window.inputCount)
    let (row, column) = place.quotientAndRemainder(dividingBy: window.columns.input)
    let columns = window.columns.uses(of: column)
    return window.rows.uses(of: row).flatMap { row in
      columns.map { plane * window.outputCount + row.output * window.columns.output + $0.output }
    }
  }
}

extension Pooling: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard geometry.window.tapCount <= Step.maximumTerms else {
      return node.step(output, [], .unlisted(geometry.window.tapCount))
    }
    let cells = geometry.cells(ofOutput: output)
    let input = Quantity.value(node.inputs[0])
    switch kind {
    case .maximum:
      let terms = cells.map { $0.map { node.term(0, $0) } ?? Term(input, nil, -.infinity) }
      let winner = winner(of: output, in: node)
      return node.step(
        output, terms, .maximum, argmax: winner.map { self.input.index(of: $0) })
    case .average(let countsPadding, _):
      let (_, row, column) = geometry.place(ofOutput: output)
      let weight = Term.Weight(1 / divisor(row: row, column: column))
      let terms = cells.compactMap { cell in
        cell.map { node.term(0, $0, weight: weight) }
          ?? (countsPadding ? Term(input, nil, 0, weight: weight) : nil)
      }
      return node.step(output, terms, .sum)
    case .norm(let p):
      // A window that sticks out is scaled up to a whole one.
      let part = Double(geometry.window.tapCount) / Double(max(cells.count, 1))
      let weight = part == 1 ? nil : Term.Weight(part)
      let terms = cells.compactMap { $0.map { node.term(0, $0, weight: weight) } }
      return node.step(output, terms, .root(p: p, magnitudes: false))
    }
  }

  /// The first cell in row order that holds the number which the kernel found; NaN wins over any.
  private func winner(of output: Int, in node: Node<Double>) -> Int? {
    let (x, value) = (node.inputs[0].value.elements, node.value.elements[output])
    return geometry.cells(ofOutput: output).lazy.compactMap { $0 }
      .first { x[$0] == value || (x[$0].isNaN && value.isNaN) }
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    geometry.outputs(ofCell: element).flatMap { output in
      contributions(to: output, from: 0, in: node).filter { $0.element == element }
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    switch kind {
    case .maximum:
      return winner(of: output, in: node).map {
        [Share(output: output, element: $0, slope: 1)]
      } ?? []
    case .average:
      let (_, row, column) = geometry.place(ofOutput: output)
      let slope = 1 / divisor(row: row, column: column)
      return geometry.cells(ofOutput: output).compactMap { $0 }.map {
        Share(output: output, element: $0, slope: slope)
      }
    case .norm: return LocalSlopes(of: node, operand: operand).contributions(to: output)
    }
  }
}

extension AdaptiveGeometry {
  /// The cells of an output's part, in row order.
  func cells(ofOutput output: Int) -> [Int] {
    let (line, column) = output.quotientAndRemainder(dividingBy: columns.output)
    let (plane, row) = line.quotientAndRemainder(dividingBy: rows.output)
    let start = plane * rows.input * columns.input
    return rows.cells(output: row).flatMap { row in
      columns.cells(output: column).map { start + row * columns.input + $0 }
    }
  }

  /// The outputs to whose parts a cell belongs, in order.
  func outputs(ofCell cell: Int) -> [Int] {
    let (line, column) = cell.quotientAndRemainder(dividingBy: columns.input)
    let (plane, row) = line.quotientAndRemainder(dividingBy: rows.input)
    return rows.parts(of: row).flatMap { row in
      columns.parts(of: column).map { (plane * rows.output + row) * columns.output + $0 }
    }
  }
}

extension AdaptivePooling: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let cells = geometry.cells(ofOutput: output)
    guard cells.count <= Step.maximumTerms else {
      return node.step(output, [], .unlisted(cells.count))
    }
    if kind == .maximum {
      return node.step(
        output, cells.map { node.term(0, $0) }, .maximum,
        argmax: winner(of: output, in: node).map { input.index(of: $0) })
    }
    let weight = Term.Weight(1 / Double(cells.count))
    return node.step(output, cells.map { node.term(0, $0, weight: weight) }, .sum)
  }

  private func winner(of output: Int, in node: Node<Double>) -> Int? {
    let (x, value) = (node.inputs[0].value.elements, node.value.elements[output])
    return geometry.cells(ofOutput: output).first {
      x[$0] == value || (x[$0].isNaN && value.isNaN)
    }
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    geometry.outputs(ofCell: element).flatMap { output in
      contributions(to: output, from: 0, in: node).filter { $0.element == element }
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    if kind == .maximum {
      return winner(of: output, in: node).map {
        [Share(output: output, element: $0, slope: 1)]
      } ?? []
    }
    let cells = geometry.cells(ofOutput: output)
    return cells.map { Share(output: output, element: $0, slope: 1 / Double(cells.count)) }
  }
}
