import Tensors

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

extension Unfold: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let source = geometry.source(of: output)
    let term = source.map { node.term(0, $0) } ?? Term(.value(node.inputs[0]), nil, 0)
    return node.step(output, [term], .copy)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    geometry.columnElements(ofCell: element).map {
      Share(output: $0, element: element, slope: 1)
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    [Share(output: output, element: geometry.source(of: output), slope: 1)]
  }
}

extension Fold: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    node.step(
      output, geometry.columnElements(ofCell: output).map { node.term(0, $0) }, .sum)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    geometry.source(of: element).map { [Share(output: $0, element: element, slope: 1)] } ?? []
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
