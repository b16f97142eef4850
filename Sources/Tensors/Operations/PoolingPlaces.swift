/// Where a pooling found the largest cell of each window: what `max_pool2d(x, 2, return_indices=True)`
/// gives beside the values.
///
///     i[n,c,k] = row · W + column of the largest cell
///
/// Places count the cells of their plane row by row. No gradient passes through them.
public struct PoolingPlaces: Operation {
  /// The name a user types.
  public let name: String
  /// The operand's shape.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape
  /// The windows or parts.
  public let reach: Reach
  private let pool: LanePool
  private let torch: @Sendable (RecipeSite) -> Recipe
  private let cells: @Sendable (Int) -> [Int?]

  /// The places of the windows' largest cells; nil for a pooling that looks for none.
  public init?(_ pooling: Pooling) {
    guard case .maximum = pooling.kind else { return nil }
    (name, input, outputShape) = (pooling.name, pooling.input, pooling.outputShape)
    (reach, pool) = (pooling.reach, pooling.pool)
    let geometry = pooling.geometry
    cells = { geometry.cells(ofOutput: $0) }
    torch = { pooling.torchRecipe(at: $0, findsPlaces: true) }
  }

  /// The places of the parts' largest cells; nil for a pooling that looks for none.
  public init?(_ pooling: AdaptivePooling) {
    guard pooling.kind == .maximum else { return nil }
    (name, input, outputShape) = (pooling.name, pooling.input, pooling.outputShape)
    (reach, pool) = (pooling.reach, pooling.pool)
    let geometry = pooling.geometry
    cells = { geometry.cells(ofOutput: $0) }
    torch = { pooling.torchRecipe(at: $0, findsPlaces: true) }
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .whole }

  /// The place in its plane of the largest cell of a window; −1 where the window has none.
  private func place<Scalar: TensorScalar>(_ output: Int, _ x: [Scalar]) -> Int {
    let winner = pool.winner(of: output, x)
    return winner < 0 ? -1 : winner % max(1, pool.inputCount)
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let x = inputs[0].elements
    return Tensor(known: outputShape, (0..<outputShape.count).map { Scalar(place($0, x)) })
  }

  /// Passes no gradient back.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    [nil]
  }

  // MARK: What it tells of itself

  /// None: the windows are told by the pooling.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { .placeOfLargest }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule { .none }

  /// What one output element was computed from: the cells of the window, and the row and column of the
  /// largest.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let x = node.inputs[0].value.elements
    let (found, columns) = (cells(output), max(1, pool.columns.input))
    guard found.count <= Step.maximumTerms else { return node.unlisted(output, found.count) }
    let terms = found.compactMap { $0.map { node.term(0, $0) } }
    let winner = pool.winner(of: output, x)
    guard winner >= 0 else { return node.step(output, terms, .function) }
    let (row, column) = (winner % max(1, pool.inputCount)).quotientAndRemainder(dividingBy: columns)
    let equals = found.count { $0.map { x[$0] == x[winner] } ?? false }
    return node.step(
      output, terms, .function,
      .sum([
        .product(.number(Double(row)), .number(Double(columns))), .number(Double(column)),
      ]),
      winner: Winner(index: input.index(of: winner), equals: equals, ties: .first))
  }

  /// Nothing: no gradient passes.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered { .shares([]) }

  /// Nothing: no gradient passes.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] { [] }

  /// PyTorch's pooling, asked for the places.
  public func recipe(at site: RecipeSite) -> Recipe {
    site.library == .pytorch ? torch(site) : .none
  }
}
