/// Planes that are drawn to another size along rows and columns.
public struct ResizedGeometry: Hashable, Sendable {
  /// N·C: the planes.
  public let planes: Int
  /// How the rows are drawn.
  public let rows: ResizedAxis
  /// How the columns are drawn.
  public let columns: ResizedAxis
  /// 2 for planes, 1 for lines.
  public let spatialRank: Int

  /// Elements of all input planes.
  public var inputCount: Int { planes * rows.input * columns.input }
  /// Elements of all output planes.
  public var outputCount: Int { planes * rows.output * columns.output }

  /// The elements that an output is put together from, with their shares of it.
  func cells(ofOutput output: Int) -> [(element: Int, share: Double)] {
    let (row, column) = (output / columns.output, output % columns.output)
    let plane = row / rows.output
    return rows.cells(output: row % rows.output).flatMap { row in
      columns.cells(output: column).map { column in
        ((plane * rows.input + row.cell) * columns.input + column.cell, row.share * column.share)
      }
    }
  }

  /// The outputs that an element has a share of.
  func outputs(ofCell element: Int) -> [(output: Int, share: Double)] {
    func uses(_ axis: ResizedAxis, _ cell: Int) -> [(output: Int, share: Double)] {
      (0..<axis.output).flatMap { output in
        axis.cells(output: output).filter { $0.cell == cell }.map { (output, $0.share) }
      }
    }
    let (row, column) = (element / columns.input, element % columns.input)
    let plane = row / rows.input
    let acrosses = uses(columns, column)
    return uses(rows, row % rows.input).flatMap { row in
      acrosses.map { column in
        (
          (plane * rows.output + row.output) * columns.output + column.output,
          row.share * column.share
        )
      }
    }
  }
}

/// Images drawn larger or smaller: `interpolate`.
///
///     y[i,j] = Σ r,c  row[i,r] · column[j,c] · x[r,c]
///
/// Source: PyTorch's `upsample_nearest` and `upsample_bilinear`, whose places these are.
public struct Interpolation: Operation {
  /// The name a user types.
  public let name: String
  /// Where the outputs lie.
  public let geometry: ResizedGeometry
  /// The operand's shape.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape

  /// Lays a new grid over a map, an image or a batch, or over lines.
  ///
  /// There is a request for each spatial dimension: two for planes, one for lines.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.empty` for images without channels, what `ResizedAxis` throws,
  ///   `.settingCount` for other than one request a dimension, `.tooLarge`.
  public init(
    name: String, input: Shape, _ requests: [ResizedAxis.Request], spatialRank: Int = 2,
    rule: ResizedAxis.Rule
  ) throws(ShapeError) {
    let layout = try ImageLayout(input, spatialRank: spatialRank)
    guard layout.channels > 0 else { throw .empty(input) }
    guard requests.count == spatialRank, let across = requests.last else {
      throw .settingCount(.size, found: requests.count, expected: spatialRank)
    }
    let rows = try ResizedAxis(
      input: layout.rows, spatialRank == 1 ? .size(1) : requests[0],
      spatialRank == 1 ? .nearest : rule)
    let columns = try ResizedAxis(input: layout.columns, across, rule)
    self.name = name
    self.input = input
    geometry = ResizedGeometry(
      planes: layout.planes, rows: rows, columns: columns, spatialRank: spatialRank)
    outputShape = try layout.result(
      channels: layout.channels, rows: rows.output, columns: columns.output)
  }

  /// Whether every output is a copy of one cell.
  var copies: Bool { geometry.columns.rule.copies }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    copies ? .common(operands) : .real
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    var result = [Scalar](repeating: 0, count: outputShape.count)
    ResizeKernel(geometry, width: 1, stops: true).forward(inputs[0].elements, &result)
    return Tensor(known: outputShape, result)
  }

  /// Passes a gradient back to the operand.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    var result = [Scalar](repeating: 0, count: input.count)
    ResizeKernel(geometry, width: 1, stops: true).backward(pass.gradient.elements, &result)
    return [Tensor(known: input, result)]
  }

  // MARK: What it tells of itself

  /// None: the sizes show in the shapes.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula {
    let rule = geometry.columns.rule
    switch rule {
    case .nearest: return .notation("y[i] = x[⌊i·H/H'⌋]")
    case .nearestExact: return .notation("y[i] = x[⌊(i+1/2)·H/H'⌋]")
    default:
      let (sum, names) = rule.cells.formula
      return .notation("y[i] = \(sum), s = \(rule.place.formula)\(names)")
    }
  }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule {
    copies ? .back : .notation("Σ g[i]·∂y[i]/∂x")
  }

  /// The cells around its place on each plane.
  public var reach: Reach { .moved }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let cells = geometry.cells(ofOutput: output)
    if copies {
      let term = node.term(0, cells[0].element)
      return node.step(output, [term], .copy, term.element)
    }
    return node.sum(
      output, cells.map { node.term(0, $0.element, weight: Term.Weight($0.share)) })
  }

  /// What an element of the operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    .shares(
      geometry.outputs(ofCell: element).map {
        Share(output: $0.output, element: element, slope: $0.share)
      })
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    geometry.cells(ofOutput: output).map {
      Share(output: output, element: $0.element, slope: $0.share)
    }
  }
}

extension ResizedAxis.Rule.Cells {
  /// The sum, and what its names stand for.
  fileprivate var formula: (sum: String, names: String) {
    switch self {
    case .one(.down): ("x[⌊s⌋]", "")
    case .one(.up): ("x[⌈s⌉]", "")
    case .one(.nearestDown): ("x[⌈s−1/2⌉]", "")
    case .one(.nearestUp): ("x[⌊s+1/2⌋]", "")
    case .two: ("(1−t)·x[⌊s⌋] + t·x[⌊s⌋+1]", ", t = s−⌊s⌋")
    case .four(let a):
      (
        "Σ w(|s−k|)·x[k]",
        ", k = ⌊s⌋−1…⌊s⌋+2, w(d) = (a+2)·d³−(a+3)·d²+1, d ≤ 1; a·d³−5a·d²+8a·d−4a, d > 1; a = \(a)"
      )
    }
  }
}

extension ResizedAxis.Rule.Place {
  fileprivate var formula: String {
    switch self {
    case .beginnings: "i·H/H'"
    case .middles, .middlesOfSeveral: "(i+1/2)·H/H'−1/2"
    case .centred: "(i+1/2+(H'−⌊H'⌋)/2)·H/H'−1/2"
    case .corners: "i·(H−1)/(H'−1)"
    }
  }
}
