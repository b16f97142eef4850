extension UnfoldGeometry {
  /// The elements of the columns that stand for a cell of the images, in order.
  func columnElements(ofCell cell: Int) -> [Int] {
    let (plane, place) = cell.quotientAndRemainder(dividingBy: window.inputCount)
    let (row, column) = place.quotientAndRemainder(dividingBy: window.columns.input)
    let columnUses = window.columns.uses(of: column)
    let elements = window.rows.uses(of: row).flatMap { row in
      columnUses.map { column in
        let tap = row.tap * window.columns.kernel + column.tap
        return (plane * window.tapCount + tap) * window.outputCount
          + row.output * window.columns.output + column.output
      }
    }
    return elements.sorted()
  }
}

extension Unfold {
  /// Stride, padding and dilation.
  public var settings: [Setting] { geometry.window.settings }

  /// What it computes.
  public var formula: Formula { .columns }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule { .back }

  /// The cell that was put there.
  public var reach: Reach { .moved }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let source = geometry.source(of: output)
    let term = source.map { node.term(0, $0) } ?? Term(.value(node.inputs[0]), nil, 0)
    return node.step(output, [term], .copy, term.element)
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    .shares(
      geometry.columnElements(ofCell: element).map {
        Share(output: $0, element: element, slope: 1)
      })
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    [Share(output: output, element: geometry.source(of: output), slope: 1)]
  }
}

extension Fold {
  /// Stride, padding and dilation.
  public var settings: [Setting] { geometry.window.settings }

  /// What it computes.
  public var formula: Formula { .addedColumns }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule { .back }

  /// The elements of the columns that stand for the cell.
  public var reach: Reach { .moved }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    node.sum(output, geometry.columnElements(ofCell: output).map { node.term(0, $0) })
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    let cell = geometry.source(of: element)
    return .shares(cell.map { [Share(output: $0, element: element, slope: 1)] } ?? [])
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    geometry.columnElements(ofCell: output).map {
      Share(output: output, element: $0, slope: 1)
    }
  }
}
