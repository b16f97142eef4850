extension PlaneGeometry {
  /// The plane, row and column of an output.
  public func place(ofOutput output: Int) -> (plane: Int, row: Int, column: Int) {
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
  public func outputs(ofCell cell: Int) -> [Int] {
    let (plane, place) = cell.quotientAndRemainder(dividingBy: window.inputCount)
    let (row, column) = place.quotientAndRemainder(dividingBy: window.columns.input)
    let columns = window.columns.uses(of: column)
    return window.rows.uses(of: row).flatMap { row in
      columns.map { plane * window.outputCount + row.output * window.columns.output + $0.output }
    }
  }
}

extension Pooling {
  /// Kernel, stride, padding and dilation.
  public var settings: [Setting] {
    let (rows, columns) = (geometry.window.rows.kernel, geometry.window.columns.kernel)
    return [Setting("kernel_size", "F", rows == columns ? [rows] : [rows, columns])]
      + geometry.window.settings
  }

  /// What it computes.
  public var formula: Formula {
    switch kind {
    case .maximum: .largestOfWindow
    case .average(_, let divisor?): .sumOfWindow(divisor: divisor)
    case .average(let countsPadding, nil): .meanOfWindow(countsPadding: countsPadding)
    case .norm(let p): .arithmetic(ReductionKind.root(of: .letter("x"), p))
    }
  }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule {
    switch kind {
    case .maximum: .toWinner(.first)
    case .average: .evenly
    case .norm(let p):
      .arithmetic(
        p == 1
          ? .letter("g")
          : .product(
            .letter("g"),
            .quotient(
              .raised(.letter("x"), to: p - 1), .raised(.letter("y"), to: p - 1))))
    }
  }

  /// The window on each plane.
  public var reach: Reach { .pooling(geometry) }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard geometry.window.tapCount <= Step.maximumTerms else {
      return node.unlisted(output, geometry.window.tapCount)
    }
    let cells = geometry.cells(ofOutput: output)
    let input = Quantity.value(node.inputs[0])
    switch kind {
    case .maximum:
      let terms = cells.map { $0.map { node.term(0, $0) } ?? Term(input, nil, -.infinity) }
      return node.extreme(output, terms, winner: winner(of: output, in: node))
    case .average(let countsPadding, _):
      let (_, row, column) = geometry.place(ofOutput: output)
      let weight = Term.Weight(1 / divisor(row: row, column: column))
      let terms = cells.compactMap { cell in
        cell.map { node.term(0, $0, weight: weight) }
          ?? (countsPadding ? Term(input, nil, 0, weight: weight) : nil)
      }
      return node.step(
        output, terms, .mean,
        .mean(terms.map(\.element), by: divisor(row: row, column: column)))
    case .norm(let p):
      // A window that sticks out is scaled up to a whole one.
      let part = Double(geometry.window.tapCount) / Double(max(cells.count, 1))
      let weight = part == 1 ? nil : Term.Weight(part)
      let terms = cells.compactMap { $0.map { node.term(0, $0, weight: weight) } }
      let powers = terms.map { Arithmetic.raised($0.element, to: p) }
      let parts = part == 1 ? powers : powers.map { .product($0, .number(part)) }
      return node.step(output, terms, .root(p: p), .root(parts, p))
    }
  }

  /// The winner of a window as the kernel finds it, and how many windows it wins.
  private func winner(of output: Int, in node: Node<Double>) -> Winner? {
    let (pool, x) = (pool, node.inputs[0].value.elements)
    let cell = pool.winner(of: output, x)
    guard cell >= 0 else { return nil }
    let windows = geometry.outputs(ofCell: cell).count { pool.winner(of: $0, x) == cell }
    let equals = geometry.cells(ofOutput: output).count { $0.map { x[$0] == x[cell] } ?? false }
    return Winner(
      index: input.index(of: cell), equals: equals, ties: .first, outputs: windows)
  }

  /// What an element of the operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    let outputs = geometry.outputs(ofCell: element)
    switch kind {
    case .maximum:
      let (pool, x) = (pool, node.inputs[0].value.elements)
      return .shares(
        outputs.filter { pool.winner(of: $0, x) == element }.map {
          Share(output: $0, element: element, slope: 1)
        })
    case .average:
      return .shares(
        outputs.map { Share(output: $0, element: element, slope: averageSlope($0)) })
    case .norm:
      return LocalSlopes(of: node, operand: operand).gathered(element, among: outputs, upstream)
    }
  }

  private func averageSlope(_ output: Int) -> Double {
    let (_, row, column) = geometry.place(ofOutput: output)
    return 1 / divisor(row: row, column: column)
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    switch kind {
    case .maximum:
      let cell = pool.winner(of: output, node.inputs[0].value.elements)
      return cell < 0 ? [] : [Share(output: output, element: cell, slope: 1)]
    case .average:
      return geometry.cells(ofOutput: output).compactMap { $0 }.map {
        Share(output: output, element: $0, slope: averageSlope(output))
      }
    case .norm: return LocalSlopes(of: node, operand: operand).contributions(to: output)
    }
  }
}

extension Node<Double> {
  /// A step whose value is the largest of its terms.
  func extreme(
    _ output: Int, _ terms: [Term], largest: Bool = true, winner: Winner?
  ) -> Step {
    step(
      output, terms, largest ? .maximum : .minimum,
      terms.isEmpty ? nil : .call(largest ? .maximum : .minimum, terms.map(\.element)),
      winner: winner)
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

extension AdaptivePooling {
  /// None: the parts follow from the sizes.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { kind == .maximum ? .largestOfPart : .meanOfPart }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule {
    kind == .maximum ? .toWinner(.first) : .evenly
  }

  /// The parts of each plane.
  public var reach: Reach { .adaptive(geometry) }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let cells = geometry.cells(ofOutput: output)
    guard cells.count <= Step.maximumTerms else { return node.unlisted(output, cells.count) }
    switch kind {
    case .maximum:
      return node.extreme(
        output, cells.map { node.term(0, $0) }, winner: winner(of: output, in: node))
    case .average:
      let weight = Term.Weight(1 / Double(cells.count))
      let terms = cells.map { node.term(0, $0, weight: weight) }
      return node.step(
        output, terms, .mean, .mean(terms.map(\.element), by: Double(cells.count)))
    }
  }

  /// The winner of a part as the kernel finds it, and how many parts it wins.
  private func winner(of output: Int, in node: Node<Double>) -> Winner? {
    let (pool, x) = (pool, node.inputs[0].value.elements)
    let cell = pool.winner(of: output, x)
    guard cell >= 0 else { return nil }
    let parts = geometry.outputs(ofCell: cell).count { pool.winner(of: $0, x) == cell }
    return Winner(
      index: input.index(of: cell),
      equals: geometry.cells(ofOutput: output).count { x[$0] == x[cell] }, ties: .first,
      outputs: parts)
  }

  /// What an element of the operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    .shares(
      geometry.outputs(ofCell: element).flatMap { output in
        contributions(to: output, from: 0, in: node).filter { $0.element == element }
      })
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    switch kind {
    case .maximum:
      let cell = pool.winner(of: output, node.inputs[0].value.elements)
      return cell < 0 ? [] : [Share(output: output, element: cell, slope: 1)]
    case .average:
      let cells = geometry.cells(ofOutput: output)
      return cells.map { Share(output: output, element: $0, slope: 1 / Double(cells.count)) }
    }
  }
}
