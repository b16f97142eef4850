import ONNXSchema
import Tensors

/// Operators with weights or windows.
extension ONNXReader {
  /// Adds what a node is.
  ///
  /// - Returns: What its outputs are.
  mutating func convert(_ node: inout ONNXNode) throws(ONNXFailure) -> [Value] {
    do throws(ConversionError) {
      switch node.proto.opType {
      case "Conv": return [try convolution(&node)]
      case "ConvTranspose": return [try transposed(&node)]
      case "MaxPool", "AveragePool", "LpPool": return [try pooling(&node)]
      case "BatchNormalization": return [try batchNormalisation(&node)]
      case "InstanceNormalization": return [try instanceNormalisation(&node)]
      case "LRN": return [try responseNormalisation(&node)]
      case "Gemm": return [try dense(&node)]
      case "MatMul": return [try product(node)]
      default: return try function(&node)
      }
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .shape(let error): throw .fault(.sizes(node.place, error))
      }
    }
  }

  // MARK: Windows

  /// The window of a node, rows before columns; a line is one row high.
  mutating func window(
    _ node: inout ONNXNode, kernel given: [Int]?, over input: Shape?
  ) throws(ConversionError) -> (request: WindowGeometry.Request, rank: Int) {
    let kernel = node.integers("kernel_shape") ?? given ?? []
    let rank = kernel.count
    guard rank == 1 || rank == 2, given == nil || given == kernel else {
      throw node.refusal(of: "kernel_shape")
    }
    let ones = [Int](repeating: 1, count: rank)
    let stride = node.integers("strides") ?? ones
    let dilation = node.integers("dilations") ?? ones
    let pads = node.integers("pads") ?? ones.flatMap { _ in [0, 0] }
    let ceilMode = try node.flag("ceil_mode")
    guard stride.count == rank, dilation.count == rank, pads.count == 2 * rank,
      pads.allSatisfy({ $0 >= 0 && $0 <= AxisGeometry.maximum })
    else { throw node.refusal(of: "pads") }
    let padding: Padding
    switch node.word("auto_pad", "NOTSET") {
    case "NOTSET":
      let sides: [Int] =
        rank == 1 ? [0, 0, pads[0], pads[1]] : [pads[0], pads[2], pads[1], pads[3]]
      padding =
        sides[0] == sides[1] && sides[2] == sides[3]
        ? .cells(rows: sides[0], columns: sides[2])
        : .sides(top: sides[0], bottom: sides[1], left: sides[2], right: sides[3])
    case "VALID": padding = .valid
    case "SAME_UPPER": padding = .same
    case "SAME_LOWER":
      padding = try sameLower(
        node, input, kernel: kernel, strides: stride, dilations: dilation)
    default: throw node.refusal(of: "auto_pad")
    }
    func pair(_ numbers: [Int]) -> (rows: Int, columns: Int) {
      rank == 1 ? (1, numbers[0]) : (numbers[0], numbers[1])
    }
    let request = WindowGeometry.Request(
      kernel: pair(kernel), stride: pair(stride), padding: padding, dilation: pair(dilation),
      ceilMode: ceilMode)
    return (request, rank)
  }

  /// The padding that keeps the size, an odd cell of it in front, where `same` has it behind.
  ///
  /// How many cells it takes hangs on the input's length only where the stride is not 1.
  private func sameLower(
    _ node: ONNXNode, _ input: Shape?, kernel: [Int], strides: [Int], dilations: [Int]
  ) throws(ConversionError) -> Padding {
    let fault = node.refusal(of: "auto_pad")
    let lengths = input.map { Array($0.dimensions.suffix(kernel.count)) }
    guard lengths?.count ?? kernel.count == kernel.count,
      (kernel + strides + dilations).allSatisfy({ (1...AxisGeometry.maximum).contains($0) }),
      lengths != nil || strides.allSatisfy({ $0 == 1 })
    else { throw fault }
    var sides = kernel.indices.map { axis in
      Padding.same.cells(
        axis: axis, input: lengths?[axis] ?? 1, kernel: kernel[axis], stride: strides[axis],
        dilation: dilations[axis])
    }
    if sides.count == 1 { sides.insert((0, 0), at: 0) }
    let (rows, columns) = (sides[0], sides[1])
    return rows.0 == rows.1 && columns.0 == columns.1
      ? .cells(rows: rows.0, columns: columns.0)
      : .sides(top: rows.1, bottom: rows.0, left: columns.1, right: columns.0)
  }

  /// Weights that the model brings along.
  mutating func weights(
    _ node: ONNXNode, _ number: Int, rank: ClosedRange<Int>
  ) throws(ConversionError) -> Tensor<Double> {
    guard let stored = try conversion({ () throws(ONNXFailure) in try numbers(node, number) })
    else { throw .failure(.fault(.operand(node.place, number: number))) }
    let shape = stored.tensor.shape
    guard rank.contains(shape.rank) else {
      throw .failure(.fault(.operand(node.place, number: number, found: shape)))
    }
    return stored.tensor
  }

  /// The bias beside weights, if there is one.
  mutating func bias(
    _ node: ONNXNode, _ number: Int, count: Int
  ) throws(ConversionError) -> [(String, Tensor<Double>)] {
    guard node.has(number) else { return [] }
    let bias = try weights(node, number, rank: 1...1)
    guard bias.shape.count == count else {
      throw .failure(.fault(.operand(node.place, number: number, found: bias.shape)))
    }
    return [("bias", bias)]
  }

  private mutating func convolution(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    let weight = try weights(node, 1, rank: 3...4)
    let lengths = weight.shape.dimensions
    let input = try operand(node, 0)
    let (request, rank) = try window(
      &node, kernel: Array(lengths[2...]), over: input.fact?.shape)
    let groups = node.integer("group", 1)
    let (inputs, overflow) = lengths[1].multipliedReportingOverflow(by: groups)
    guard groups >= 1, !overflow else {
      throw node.refusal(of: "group")
    }
    let bias = try bias(node, 2, count: lengths[0])
    let layer = try fitting { () throws(ShapeError) in
      try Conv2D(
        inputChannels: inputs, outputChannels: lengths[0], kernelSize: request.kernel,
        stride: request.strides, padding: request.padding, dilation: request.dilations,
        groups: groups, hasBias: !bias.isEmpty, spatialRank: rank)
    }
    return append(layer, node.name, [input], weights: [("weight", weight)] + bias)
  }

  // MARK: Normalisation

  private mutating func batchNormalisation(
    _ node: inout ONNXNode
  ) throws(ConversionError) -> Value {
    let epsilon = node.number("epsilon", 1e-5)
    let momentum = 1 - node.number("momentum", 0.9)
    for (name, value) in [("spatial", 1), ("training_mode", 0)]
    where node.integer(name, value) != value {
      throw node.refusal(of: name)
    }
    var tensors: [Tensor<Double>] = []
    for number in 1...4 { tensors.append(try weights(node, number, rank: 1...1)) }
    if let other = tensors.firstIndex(where: { $0.shape != tensors[0].shape }) {
      throw .failure(.fault(.operand(node.place, number: other + 1, found: tensors[other].shape)))
    }
    let input = try operand(node, 0)
    let rank = input.fact?.shape.rank ?? inputRank
    let layer = try fitting { () throws(ShapeError) in
      try BatchNorm2D(
        channels: tensors[0].shape.count, epsilon: epsilon, momentum: momentum,
        spatialRank: rank == 4 ? 2 : 1)
    }
    let names = ["weight", "bias", "running_mean", "running_var"]
    return append(layer, node.name, [input], weights: Array(zip(names, tensors)))
  }

  /// (x − mean) / √(variance + ε) · scale + bias, over the plane of each channel.
  private mutating func instanceNormalisation(
    _ node: inout ONNXNode
  ) throws(ConversionError) -> Value {
    let epsilon = node.number("epsilon", 1e-5)
    let scale = try weights(node, 1, rank: 1...1)
    let shift = try weights(node, 2, rank: 1...1)
    let input = try operand(node, 0)
    let rank = input.fact?.shape.rank ?? inputRank
    let lengths = [scale.shape.count] + [Int](repeating: 1, count: max(rank - 2, 0))
    let shape = try fitting { () throws(ShapeError) in try Shape(lengths) }
    guard shift.shape.count == scale.shape.count, let a = try? Tensor(shape, scale.elements),
      let b = try? Tensor(shape, shift.elements)
    else { throw .failure(.fault(.operand(node.place, number: 2, found: shift.shape))) }
    let mean = step(.reducePlanes(.mean), node, [input])
    let moved = step(.binary(.subtract), node, [input, mean])
    let square = step(.unary(.power(2)), node, [moved])
    let variance = step(.reducePlanes(.mean), node, [square])
    let sum = step(.binary(.add), node, [variance, constant(epsilon, node)])
    let root = step(.unary(.sqrt), node, [sum])
    let normal = step(.binary(.divide), node, [moved, root])
    let scaled = step(
      .binary(.multiply), node, [normal, constant(a, isWhole: false, "\(node.name)/scale")])
    return function(
      .binary(.add), node, [scaled, constant(b, isWhole: false, "\(node.name)/bias")])
  }

  /// x / (bias + α/n · Σ x²)^β, the sum over n neighbouring channels.
  private mutating func responseNormalisation(
    _ node: inout ONNXNode
  ) throws(ConversionError) -> Value {
    let size = node.integer("size", 0)
    guard (1...64).contains(size) else {
      throw node.refusal(of: "size")
    }
    let (alpha, beta) = (node.number("alpha", 1e-4), node.number("beta", 0.75))
    let bias = node.number("bias", 1)
    let input = try operand(node, 0)
    guard let channels = input.fact.map(\.shape), channels.rank > 1 else {
      throw .failure(.fault(.operand(node.place, number: 0)))
    }
    let square = step(.unary(.power(2)), node, [input])
    var sides = [Int](repeating: 0, count: 2 * channels.rank)
    (sides[1], sides[channels.rank + 1]) = ((size - 1) / 2, size / 2)
    let padded = step(
      .pad(sides: sides, axes: nil, mode: .constant, value: 0), node, [square])
    var sum: Value?
    for offset in 0..<size {
      let slice = step(
        .slice(starts: [offset], ends: [offset + channels[1]], axes: [1], steps: nil), node,
        [padded])
      sum = sum.map { step(.binary(.add), node, [$0, slice]) } ?? slice
    }
    guard let sum else { return input }
    let scaled = step(
      .binary(.multiply), node, [sum, constant(alpha / Double(size), node)])
    let moved = step(.binary(.add), node, [scaled, constant(bias, node)])
    let raised = step(.unary(.power(beta)), node, [moved])
    return function(.binary(.divide), node, [input, raised])
  }

  // MARK: Products

  /// α·A·B + β·C: `nn.Linear` where B is the model's and nothing is scaled.
  private mutating func dense(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    let (alpha, beta) = (node.number("alpha", 1), node.number("beta", 1))
    let turnsInput = try node.flag("transA")
    let turnsWeight = try node.flag("transB")
    var input = try operand(node, 0)
    if turnsInput { input = step(.transpose([1, 0]), node, [input]) }
    let stored = try conversion { () throws(ONNXFailure) in try numbers(node, 1) }
    let shift = try conversion { () throws(ONNXFailure) in try numbers(node, 2) }
    if let weight = stored?.tensor, weight.shape.rank == 2, alpha == 1, beta == 1,
      !node.has(2) || shift?.tensor.shape.rank == 1
    {
      let turned = turnsWeight ? weight : try turned(weight)
      let shift = shift?.tensor
      if shift == nil || shift?.shape.count == turned.shape[0] {
        return try linear(node, input, turned, shift)
      }
    }
    var right = try operand(node, 1)
    if turnsWeight { right = step(.transpose([1, 0]), node, [right]) }
    let isLast = !node.has(2)
    if isLast, alpha == 1 { return function(.product, node, [input, right]) }
    var product = step(.product, node, [input, right])
    if isLast { return function(.binary(.multiply), node, [product, constant(alpha, node)]) }
    if alpha != 1 { product = step(.binary(.multiply), node, [product, constant(alpha, node)]) }
    var other = try operand(node, 2)
    if beta != 1 { other = step(.binary(.multiply), node, [other, constant(beta, node)]) }
    return function(.binary(.add), node, [product, other])
  }

  private mutating func product(_ node: ONNXNode) throws(ConversionError) -> Value {
    let stored = try conversion { () throws(ONNXFailure) in try numbers(node, 1) }
    let input = try operand(node, 0)
    if let weight = stored?.tensor, weight.shape.rank == 2, (input.fact?.shape.rank ?? 0) > 1 {
      return try linear(node, input, try turned(weight), nil)
    }
    return function(.product, node, [input, try operand(node, 1)])
  }

  /// A matrix with rows and columns exchanged.
  private mutating func turned(
    _ weight: Tensor<Double>
  ) throws(ConversionError) -> Tensor<Double> {
    try conversion { () throws(ONNXFailure) in try take(weight.shape.count) }
    return try fitting { () throws(ShapeError) in
      try Rearrangement.permute(weight.shape, [1, 0])
    }.forward([weight])
  }

  private mutating func linear(
    _ node: ONNXNode, _ input: Value, _ weight: Tensor<Double>, _ bias: Tensor<Double>?
  ) throws(ConversionError) -> Value {
    let layer = try fitting { () throws(ShapeError) in
      try LinearLayer(inputs: weight.shape[1], outputs: weight.shape[0], hasBias: bias != nil)
    }
    return append(
      layer, node.name, [input],
      weights: [("weight", weight)] + (bias.map { [("bias", $0)] } ?? []))
  }

  // MARK: Errors

  /// The value that a node takes.
  mutating func operand(_ node: ONNXNode, _ number: Int) throws(ConversionError) -> Value {
    try conversion { () throws(ONNXFailure) in try value(node, number) }
  }

  /// The numbers that a node takes, where they are known.
  mutating func known(_ node: ONNXNode, _ number: Int) throws(ConversionError) -> ONNXTensor? {
    try conversion { () throws(ONNXFailure) in try numbers(node, number) }
  }

}

/// Does something with sizes while a node is understood.
func fitting<Result>(
  _ body: () throws(ShapeError) -> Result
) throws(ConversionError) -> Result {
  do throws(ShapeError) { return try body() } catch { throw .shape(error) }
}

/// Does something that the model may be wrong about while a node is understood.
func conversion<Result>(
  _ body: () throws(ONNXFailure) -> Result
) throws(ConversionError) -> Result {
  do throws(ONNXFailure) { return try body() } catch { throw .failure(error) }
}

/// What goes wrong while a node is understood.
enum ConversionError: Error {
  case failure(ONNXFailure)
  case shape(ShapeError)
}
