import Tensors

/// Puts the other ways of a convolution on the tape.
struct FaceBuilder {
  private let node: Node<Double>
  private let geometry: ConvGeometry
  /// The image, `[1, C, H, W]`, and the filters, `[O, C, KH, KW]`.
  private let image: Node<Double>
  private let weight: Node<Double>

  init(_ node: Node<Double>, _ geometry: ConvGeometry) throws(ShapeError) {
    self.node = node
    self.geometry = geometry
    image = try FaceBuilder.reshaped(node.inputs[0], geometry.inputShape.dimensions)
    weight = try FaceBuilder.reshaped(node.inputs[1], geometry.weightShape.dimensions)
  }

  private static func reshaped(
    _ node: Node<Double>, _ lengths: [Int]
  ) throws(ShapeError) -> Node<Double> {
    if node.value.shape.dimensions == lengths { return node }
    return Node(
      try Rearrangement.reshape(node.value.shape, to: lengths), [node], isInner: true)
  }

  private var window: WindowGeometry { geometry.window }

  /// A way, from its products without the bias: as many rows as filters.
  private func face(_ steps: Node<Double>) throws(ShapeError) -> ConvolutionFaces.Face {
    var rows = try FaceBuilder.reshaped(steps, [geometry.outputChannels, window.outputCount])
    if node.inputs.count > 2 {
      let bias = try FaceBuilder.reshaped(node.inputs[2], [geometry.outputChannels, 1])
      rows = Node(
        try ElementwiseBinary(
          name: "+", .add, left: rows.value.shape, right: bias.value.shape), [rows, bias])
    }
    let result = try FaceBuilder.reshaped(rows, node.value.shape.dimensions)
    return ConvolutionFaces.Face(steps: steps, result: result.value)
  }

  /// The windows as columns, and the filters as rows times them.
  func asColumns() throws(ShapeError) -> (Node<Double>, ConvolutionFaces.Face) {
    let request = WindowGeometry.Request(
      kernel: (window.rows.kernel, window.columns.kernel),
      stride: (window.rows.stride, window.columns.stride),
      padding: .sides(
        top: window.rows.before, bottom: window.rows.after, left: window.columns.before,
        right: window.columns.after),
      dilation: (window.rows.dilation, window.columns.dilation))
    let picture = try FaceBuilder.reshaped(image, Array(geometry.inputShape.dimensions.dropFirst()))
    let unfolded = Node(
      try Unfold(name: "unfold", input: picture.value.shape, window: request), [picture])
    let rows = try FaceBuilder.reshaped(
      weight, [geometry.outputChannels, geometry.depth * window.tapCount])
    let (filters, columns) = (Node(rows.value, label: "W"), Node(unfolded.value, label: "X"))
    let product = Node(
      try MatrixProduct(name: "@", left: filters.value.shape, right: columns.value.shape),
      [filters, columns], label: "W @ X")
    return (columns, try face(product))
  }

  /// A row an output, holding the weights where its window lies, and that times the input laid flat.
  func asMatrix(
    _ operation: any Operation
  ) throws(ShapeError) -> (Node<Double>, ConvolutionFaces.Face) {
    let (outputs, inputs) = (geometry.outputShape.count, geometry.inputShape.count)
    var elements = [Double](repeating: 0, count: outputs * inputs)
    for output in 0..<outputs {
      for share in operation.contributions(to: output, from: 0, in: node) {
        guard let element = share.element else { continue }
        elements[output * inputs + element] += share.slope
      }
    }
    let matrix = Node(try Tensor(try Shape([outputs, inputs]), elements), label: "T")
    let line = Node(try FaceBuilder.reshaped(image, [inputs]).value, label: "x")
    let product = Node(
      try MatrixProduct(name: "@", left: matrix.value.shape, right: line.value.shape),
      [matrix, line], label: "T @ x")
    return (matrix, try face(product))
  }

  /// The image moved by each tap, with its weight, and the sum of all of them.
  func asShifts() throws(ShapeError) -> (
    [(weight: Double, image: Node<Double>)], ConvolutionFaces.Face
  ) {
    let (rows, columns) = (window.rows, window.columns)
    let wide = Node(
      try Rearrangement.pad(
        image.value.shape, sides: [columns.before, columns.after, rows.before, rows.after]),
      [image], isInner: true)
    var shifts: [(weight: Double, image: Node<Double>)] = []
    var maps: [Node<Double>] = []
    for filter in 0..<geometry.outputChannels {
      var sum: Node<Double>?
      for channel in 0..<geometry.depth {
        for tapRow in 0..<rows.kernel {
          for tap in 0..<columns.kernel {
            let weight = try slice(
              self.weight, [.place(filter), .place(channel), .place(tapRow), .place(tap)])
            let part = try slice(
              wide, [.place(0), .place(channel), range(rows, tapRow), range(columns, tap)])
            if filter == 0 { shifts.append((weight.value.elements[0], part)) }
            let term = Node(
              try ElementwiseBinary(
                name: "*", .multiply, left: weight.value.shape, right: part.value.shape),
              [weight, part])
            guard let before = sum else {
              sum = term
              continue
            }
            sum = Node(
              try ElementwiseBinary(
                name: "+", .add, left: before.value.shape, right: term.value.shape),
              [before, term])
          }
        }
      }
      if let sum { maps.append(sum) }
    }
    if maps.count == 1 { return (shifts, try face(maps[0])) }
    return (
      shifts, try face(Node(try Rearrangement.stack(maps.map(\.value.shape)), maps))
    )
  }

  private func slice(
    _ node: Node<Double>, _ items: [IndexItem]
  ) throws(ShapeError) -> Node<Double> {
    Node(try Rearrangement.slice(node.value.shape, items), [node], isInner: true)
  }

  /// The cells of the padded image that a tap meets, one an output.
  private func range(_ axis: AxisGeometry, _ tap: Int) -> IndexItem {
    let start = tap * axis.dilation
    return .range(
      start: start, stop: start + (axis.output - 1) * axis.stride + 1, step: axis.stride)
  }
}
