import Tensors

/// What a network of the learner's own makes of an input, read off the tape of one pass through it: a line
/// for each operation between input and output, whether a layer does it or a function.
public struct PassSummary {
  /// The name and the type of the layer that a parameter belongs to.
  public typealias Owner = (name: String, type: String)

  /// The lines, in the order of the pass.
  public let layers: [LayerSummary]

  /// Reads a pass.
  ///
  /// - Parameters:
  ///   - input: What went in: a batch of one.
  ///   - output: What came out.
  ///   - isBatch: Whether the first dimension, of length 1, is left out of shapes.
  ///   - owner: The layer that a parameter belongs to; nil for what is none.
  public init(
    from input: Node<Double>, to output: Node<Double>, isBatch: Bool,
    owner: (Node<Double>) -> Owner?
  ) {
    func shape(_ node: Node<Double>) -> Shape {
      let shape = node.value.shape
      guard isBatch, shape.rank > 1, shape[0] == 1 else { return shape }
      return (try? Shape(Array(shape.dimensions.dropFirst()))) ?? shape
    }
    var fields = [input.id: ReceptiveField(input: shape(input))]
    var layers: [LayerSummary] = []
    var counts: [String: Int] = [:]
    var seen: Set<Int> = []
    for node in output.ancestry() where node !== input {
      guard let operation = node.operation, !operation.isHidden else { continue }
      let sources = operation.sources(of: node)
      let known = sources.compactMap { fields[$0.id] }
      guard let source = sources.first(where: { fields[$0.id] != nil }) else { continue }
      let reach = operation.reach.layerReach(of: shape(source), giving: shape(node))
      var field = ReceptiveField.joined(known)
      field.add(reach, input: shape(source))
      fields[node.id] = field
      let parameters = sources.filter { owner($0) != nil }
      let place = parameters.first.flatMap(owner) ?? (operation.name, operation.name)
      counts[place.name, default: 0] += 1
      let count = counts[place.name] ?? 1
      layers.append(
        LayerSummary(
          name: count == 1 ? place.name : "\(place.name)#\(count)", type: place.type,
          input: shape(source), output: shape(node), formula: operation.reach.sizeFormula,
          parameterShapes: parameters.filter { seen.insert($0.id).inserted }.map(\.value.shape),
          multiplyAdds: operation.multiplyAdds, reach: reach, field: field))
    }
    self.layers = layers
  }
}

extension Reach {
  /// What an output sees of the planes of an input.
  fileprivate func layerReach(of input: Shape, giving output: Shape) -> LayerReach {
    func window(_ axis: AxisGeometry) -> AxisReach {
      .window(
        kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation, before: axis.before)
    }
    switch self {
    case .convolution(let geometry):
      return .planes(rows: window(geometry.window.rows), columns: window(geometry.window.columns))
    case .pooling(let geometry):
      return .planes(rows: window(geometry.window.rows), columns: window(geometry.window.columns))
    case .transposed(let geometry):
      func turned(_ axis: AxisGeometry) -> AxisReach {
        .spread(
          kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation, before: axis.before)
      }
      return .planes(rows: turned(geometry.window.rows), columns: turned(geometry.window.columns))
    case .adaptive(let geometry):
      return .planes(rows: geometry.rows.reach, columns: geometry.columns.reach)
    case .moved:
      return input.rank == output.rank
        ? .same : .rearranged(rows: input.rows, columns: input.columns)
    case .same, .channel, .line: return .same
    case .reduction, .whole: return .whole
    }
  }

  /// How the sizes of the output come about; nil where they are the input's.
  fileprivate var sizeFormula: SizeFormula? {
    switch self {
    case .convolution(let geometry): SizeFormula(geometry.window, 2)
    case .pooling(let geometry): SizeFormula(geometry.window, 2)
    case .transposed(let geometry): SizeFormula(turned: geometry.window)
    default: nil
    }
  }
}
