/// Numbers put back to the cells that a pooling found them in, zeros elsewhere: `max_unpool2d`,
/// `max_unpool1d`.
///
///     y[n,c,i[n,c,k]] = x[n,c,k]
///
/// A place counts the cells of its plane row by row, as `max_pool2d(…, return_indices=True)` gives it.
/// Where several numbers belong in one cell, as after windows that overlap, the last of them stands there,
/// and each gets the cell's gradient.
///
/// The operands are the numbers and their places, of one shape.
///
/// Source: PyTorch's `max_unpool2d` and its gradient.
public struct Unpooling: Operation {
  /// The window of the pooling that is undone, rows before columns.
  public struct Window: Hashable, Sendable {
    /// Height and width.
    public let kernel: [Int]
    /// How far it moved.
    public let stride: [Int]
    /// What was put around the input.
    public let padding: [Int]

    /// Describes a window; pairs are rows, columns.
    public init(
      kernel: (rows: Int, columns: Int), stride: (rows: Int, columns: Int)? = nil,
      padding: (rows: Int, columns: Int) = (0, 0)
    ) {
      let stride = stride ?? kernel
      self.kernel = [kernel.rows, kernel.columns]
      self.stride = [stride.rows, stride.columns]
      self.padding = [padding.rows, padding.columns]
    }

    /// The length along an axis that a pooling with this window makes so many windows of.
    ///
    /// Other lengths give as many: those that differ from it by less than the stride.
    ///
    /// - Throws: `ShapeError.tooSmall`, `.tooBig`.
    func length(windows: Int, axis: Int, wanted: Int?) throws(ShapeError) -> Int {
      let usual = try AxisGeometry(
        transposing: windows, kernel: kernel[axis], padding: padding[axis], outputPadding: 0,
        stride: stride[axis], dilation: 1
      ).input
      let length = wanted ?? usual
      let least = max(1, usual - stride[axis] + 1)
      guard length >= least else { throw .tooSmall(.outputSize, value: length, minimum: least) }
      let most = usual + stride[axis] - 1
      guard length <= most else { throw .tooBig(.outputSize, value: length, maximum: most) }
      return length
    }
  }

  /// The name a user types.
  public let name: String
  /// The window of the pooling that is undone.
  public let window: Window
  /// The shape of the numbers and of their places.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape
  /// The output's planes.
  private let layout: ImageLayout

  /// Finds the size of the planes that the numbers were pooled from.
  ///
  /// - Parameters:
  ///   - name: The name a user types.
  ///   - input: A map, an image or a batch; of lines where `spatialRank` is 1.
  ///   - places: The shape of the places, which is the same.
  ///   - window: The window of the pooling.
  ///   - size: Rows and columns of the output, where the window leaves several possible.
  ///   - spatialRank: 2 for planes, 1 for lines.
  /// - Throws: `ShapeError.wrongRank`, `.lengthsDiffer`, `.tooSmall`, `.tooBig`, `.tooLarge`.
  public init(
    name: String, input: Shape, places: Shape, window: Window,
    size: (rows: Int, columns: Int)? = nil, spatialRank: Int = 2
  ) throws(ShapeError) {
    let pooled = try ImageLayout(input, spatialRank: spatialRank)
    guard places.rank == input.rank else {
      throw .wrongRank(.indices, places, expected: [input.rank])
    }
    for dimension in 0..<input.rank where places[dimension] != input[dimension] {
      throw .lengthsDiffer(.input, input, .indices, places, dimension: dimension)
    }
    let rows =
      spatialRank == 1
      ? 1 : try window.length(windows: pooled.rows, axis: 0, wanted: size?.rows)
    let columns = try window.length(windows: pooled.columns, axis: 1, wanted: size?.columns)
    self.name = name
    self.input = input
    self.window = window
    outputShape = try pooled.result(channels: pooled.channels, rows: rows, columns: columns)
    layout = try ImageLayout(outputShape, spatialRank: spatialRank)
  }

  /// Cells of one plane of the output.
  private var cells: Int { layout.rows * layout.columns }

  /// Checks that every place is a cell of its plane.
  ///
  /// - Throws: `ShapeError.noCell`.
  public func check(_ places: Tensor<Double>) throws(ShapeError) {
    for place in places.elements where !(place >= 0 && place < Double(cells)) {
      throw .noCell(place, cells: cells)
    }
  }

  /// The element of the output that a number goes to; nil for a place that is none.
  private func target<Scalar: TensorScalar>(of element: Int, _ places: Tensor<Scalar>) -> Int? {
    let place = places.elements[element]
    guard place >= 0, place < Scalar(cells) else { return nil }
    return element / max(1, input.count / max(1, layout.planes)) * cells + Int(place)
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { operands[0] }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    var result = [Scalar](repeating: 0, count: outputShape.count)
    for (element, number) in inputs[0].elements.enumerated() {
      if let target = target(of: element, inputs[1]) { result[target] = number }
    }
    return Tensor(known: outputShape, result)
  }

  /// Passes a gradient back to the numbers; places have none.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil, nil] }
    let shares = (0..<input.count).map { element in
      target(of: element, pass.inputs[1]).map { pass.gradient.elements[$0] } ?? 0
    }
    return [Tensor(known: input, shares), nil]
  }

  // MARK: What it tells of itself

  /// None: where a number goes is said by its place.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { .notation("y[i[k]] = x[k]") }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule { operand == 0 ? .back : .none }

  /// The number that was put there.
  public var reach: Reach { .moved }

  /// The numbers that belong in a cell, in order.
  private func elements(at output: Int, of node: Node<Double>) -> [Int] {
    (0..<input.count).filter { target(of: $0, node.inputs[1].value) == output }
  }

  /// What one output element was computed from: the last number that belongs there.
  ///
  /// - Complexity: O(*n*) in the numbers.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard let element = elements(at: output, of: node).last else {
      return node.step(output, [], .constant)
    }
    let term = node.term(0, element)
    return node.step(output, [term], .copy, term.element)
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    guard operand == 0, let target = target(of: element, node.inputs[1].value) else {
      return .shares([])
    }
    return .shares([Share(output: target, element: element, slope: 1)])
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard operand == 0 else { return [] }
    return elements(at: output, of: node).map { Share(output: output, element: $0, slope: 1) }
  }

  /// PyTorch's function; in NumPy an assignment to the places of each plane.
  public func recipe(at site: RecipeSite) -> Recipe {
    let isLine = layout.spatialRank == 1
    func sides(_ pair: [Int]) -> String {
      isLine ? "\(pair[1])" : RecipeSite.pair(pair[0], pair[1])
    }
    let leading = input.rank == layout.spatialRank ? [1] : []
    let (planes, places) = (leading + input.dimensions, leading + outputShape.dimensions)
    switch site.library {
    case .pytorch:
      let (x, i) = (site.viewed(0, as: planes), site.viewed(1, as: planes))
      let size = outputShape.dimensions.suffix(layout.spatialRank)
      let settings = RecipeSite.settings(
        ("stride", sides(window.stride), unless: window.stride == window.kernel),
        ("padding", sides(window.padding), unless: window.padding == [0, 0]),
        ("output_size", RecipeSite.tuple(Array(size)), unless: false))
      return site.gives(
        site.result(
          "F.\(name)(\(x), \(i).long(), \(sides(window.kernel))\(settings))", of: places,
          as: outputShape))
    case .numpy:
      let y = site.target
      let rows = "(\(layout.planes), -1)"
      return .lines(
        [
          "\(y) = np.zeros((\(layout.planes), \(cells)))",
          "np.put_along_axis(\(y), \(site.array(1)).reshape(\(rows)).astype(int), \(site.array(0)).reshape(\(rows)), 1)",
          "\(y) = \(y).reshape(\(RecipeSite.tuple(outputShape.dimensions)))",
        ], helpers: [])
    case .matlab: return .none
    }
  }
}
