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
  private mutating func window(
    _ node: inout ONNXNode, kernel given: [Int]?, over input: Shape?
  ) throws(ConversionError) -> (request: WindowGeometry.Request, rank: Int) {
    let kernel = node.integers("kernel_shape") ?? given ?? []
    let rank = kernel.count
    guard rank == 1 || rank == 2, given == nil || given == kernel else {
      throw .failure(.fault(.setting(node.place, name: "kernel_shape")))
    }
    let ones = [Int](repeating: 1, count: rank)
    let stride = node.integers("strides") ?? ones
    let dilation = node.integers("dilations") ?? ones
    let pads = node.integers("pads") ?? ones.flatMap { _ in [0, 0] }
    let ceilMode = try node.flag("ceil_mode")
    guard stride.count == rank, dilation.count == rank, pads.count == 2 * rank,
      pads.allSatisfy({ $0 >= 0 && $0 <= AxisGeometry.maximum })
    else { throw .failure(.fault(.setting(node.place, name: "pads"))) }
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
    default: throw .failure(.fault(.setting(node.place, name: "auto_pad")))
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
    let fault = ConversionError.failure(.fault(.setting(node.place, name: "auto_pad")))
    let lengths = input.map { Array($0.dimensions.suffix(kernel.count)) }
    guard lengths?.count ?? kernel.count == kernel.count else { throw fault }
    var sides: [(before: Int, behind: Int)] = []
    for axis in kernel.indices {
      let numbers = [kernel[axis], strides[axis], dilations[axis]]
      guard numbers.allSatisfy({ (1...AxisGeometry.maximum).contains($0) }) else { throw fault }
      let reach = dilations[axis] * (kernel[axis] - 1)
      let total: Int
      if strides[axis] == 1 {
        total = reach
      } else if let length = lengths?[axis] {
        let windows = (length + strides[axis] - 1) / strides[axis]
        total = max(0, (windows - 1) * strides[axis] + reach + 1 - length)
      } else {
        throw fault
      }
      sides.append((total - total / 2, total / 2))
    }
    if sides.count == 1 { sides.insert((0, 0), at: 0) }
    return sides.allSatisfy { $0.before == $0.behind }
      ? .cells(rows: sides[0].before, columns: sides[1].before)
      : .sides(
        top: sides[0].before, bottom: sides[0].behind, left: sides[1].before,
        right: sides[1].behind)
  }

  /// Weights that the model brings along.
  private mutating func weights(
    _ node: ONNXNode, _ number: Int, rank: ClosedRange<Int>
  ) throws(ConversionError) -> Tensor<Double> {
    guard let stored = try conversion({ () throws(ONNXFailure) in try numbers(node, number) }),
      rank.contains(stored.tensor.shape.rank)
    else { throw .failure(.fault(.operand(node.place, number: number))) }
    return stored.tensor
  }

  /// The bias beside weights, if there is one.
  private mutating func bias(
    _ node: ONNXNode, _ number: Int, count: Int
  ) throws(ConversionError) -> [(String, Tensor<Double>)] {
    guard node.has(number) else { return [] }
    let bias = try weights(node, number, rank: 1...1)
    guard bias.shape.count == count else {
      throw .failure(.fault(.operand(node.place, number: number)))
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
      throw .failure(.fault(.setting(node.place, name: "group")))
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

  /// `nn.ConvTranspose2d`; a line is taken as a plane of one row, and what is cut off one side alone is cut
  /// off in a step behind it.
  private mutating func transposed(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    var weight = try weights(node, 1, rank: 3...4)
    let rank = weight.shape.rank - 2
    let lengths = weight.shape.dimensions
    var input = try operand(node, 0)
    let kernel = Array(lengths[2...])
    let ones = [Int](repeating: 1, count: rank)
    let groups = node.integer("group", 1)
    let strides = node.integers("strides") ?? ones
    let dilations = node.integers("dilations") ?? ones
    let outputPadding = node.integers("output_padding") ?? ones.map { _ in 0 }
    let (outputs, overflow) = lengths[1].multipliedReportingOverflow(by: groups)
    guard groups >= 1, !overflow,
      [strides, dilations, outputPadding].allSatisfy({ $0.count == rank })
    else { throw .failure(.fault(.setting(node.place, name: "group"))) }
    guard node.integers("kernel_shape") ?? kernel == kernel else {
      throw .failure(.fault(.setting(node.place, name: "kernel_shape")))
    }
    let all = kernel + strides + dilations + outputPadding
    guard all.allSatisfy({ (0...AxisGeometry.maximum).contains($0) }) else {
      throw .failure(.fault(.setting(node.place, name: "strides")))
    }
    let spatial = input.fact.map { Array($0.shape.dimensions.suffix(rank)) }
    var sides = try cut(
      &node, rank,
      (0..<rank).map { axis in
        let reach = dilations[axis] * (kernel[axis] - 1) + 1 + outputPadding[axis]
        return (spatial?[axis], strides[axis], reach)
      })
    let bias = try bias(node, 2, count: outputs)
    func pair(_ numbers: [Int], line: Int) -> (rows: Int, columns: Int) {
      rank == 1 ? (line, numbers[0]) : (numbers[0], numbers[1])
    }
    if rank == 1 {
      let taps = weight
      weight = try fitting { () throws(ShapeError) in
        try taps.reshaped(Shape([lengths[0], lengths[1], 1, lengths[2]]))
      }
      input = step(.unsqueeze([2]), node, [input])
    }
    let padding = sides.map { min($0.before, $0.behind) }
    let layer = try fitting { () throws(ShapeError) in
      try ConvTranspose2D(
        inputChannels: lengths[0], outputChannels: outputs, kernelSize: pair(kernel, line: 1),
        stride: pair(strides, line: 1), padding: pair(padding, line: 0),
        outputPadding: pair(outputPadding, line: 0), groups: groups, hasBias: !bias.isEmpty,
        dilation: pair(dilations, line: 1))
    }
    var output = append(layer, node.name, [input], weights: [("weight", weight)] + bias)
    for axis in sides.indices {
      sides[axis].before -= padding[axis]
      sides[axis].behind -= padding[axis]
    }
    if rank == 1 { output = step(.squeeze([2]), node, [output]) }
    if sides.contains(where: { $0.before + $0.behind > 0 }) {
      output = step(
        .slice(
          starts: sides.map(\.before), ends: sides.map { $0.behind > 0 ? -$0.behind : .max },
          axes: Array(2..<2 + rank), steps: nil), node, [output])
    }
    return output
  }

  /// How many cells of a transposed convolution are cut off before and behind, axis by axis.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - rank: How many axes there are.
  ///   - axes: The input's length, where it is known; the stride; how far a kernel reaches.
  /// - Returns: The cells, axis by axis.
  /// - Throws: a setting that is not known.
  private func cut(
    _ node: inout ONNXNode, _ rank: Int, _ axes: [(length: Int?, stride: Int, reach: Int)]
  ) throws(ConversionError) -> [(before: Int, behind: Int)] {
    let pads = node.integers("pads")
    let word = node.word("auto_pad", "NOTSET")
    let sizes = node.integers("output_shape")
    guard pads?.count ?? 2 * rank == 2 * rank, sizes?.count ?? rank == rank,
      ["NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER"].contains(word)
    else {
      throw .failure(.fault(.setting(node.place, name: sizes == nil ? "pads" : "output_shape")))
    }
    var sides: [(before: Int, behind: Int)] = []
    for (axis, known) in axes.enumerated() {
      let total: Int
      if let size = sizes?[axis] {
        guard let length = known.length, (1...AxisGeometry.maximum).contains(size) else {
          throw .failure(.fault(.setting(node.place, name: "output_shape")))
        }
        total = known.stride * (length - 1) + known.reach - size
      } else if word.hasPrefix("SAME") {
        // The output is as many times longer as the stride says, so the length is no matter.
        total = known.reach - known.stride
      } else {
        let given = word == "VALID" ? [0, 0] : pads.map { [$0[axis], $0[axis + rank]] } ?? [0, 0]
        guard given.allSatisfy({ (0...AxisGeometry.maximum).contains($0) }) else {
          throw .failure(.fault(.setting(node.place, name: "pads")))
        }
        sides.append((given[0], given[1]))
        continue
      }
      guard total >= 0 else {
        throw .failure(
          .fault(.setting(node.place, name: sizes == nil ? "auto_pad" : "output_shape")))
      }
      // An odd cell is cut off behind only where that is asked for.
      let less = total / 2
      sides.append(word == "SAME_UPPER" ? (less, total - less) : (total - less, less))
    }
    return sides
  }

  private mutating func pooling(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    var input = try operand(node, 0)
    let (request, rank) = try window(&node, kernel: nil, over: input.fact?.shape)
    node.ignore("storage_order")
    guard node.proto.output.dropFirst().allSatisfy(\.isEmpty) else {
      throw .failure(.fault(.setting(node.place, name: "Indices")))
    }
    let kind: PoolingKind
    switch node.proto.opType {
    case "MaxPool": kind = .maximum
    case "AveragePool":
      kind = .average(
        countIncludePad: try node.flag("count_include_pad"), divisorOverride: nil)
    default: kind = .norm(p: Double(node.integer("p", 2)))
    }
    // PyTorch's norm lets the signs stand.
    if node.proto.opType == "LpPool" { input = step(.unary(.absolute), node, [input]) }
    guard let border = ONNXReader.border(of: request) else {
      return pool(Pool2D(kind, request, spatialRank: rank), node, input)
    }
    // The border is put around first; what lies in it counts for the largest as nothing.
    let sides =
      rank == 1
      ? [0, 0, border.left, 0, 0, border.right]
      : [0, 0, border.top, border.left, 0, 0, border.bottom, border.right]
    let inner = WindowGeometry.Request(
      kernel: request.kernel, stride: request.strides, dilation: request.dilations,
      ceilMode: request.ceilMode)
    func bordered(_ reader: inout ONNXReader, _ value: Value) -> Value {
      reader.step(
        .pad(
          sides: sides, axes: nil, mode: .constant, value: kind == .maximum ? -.infinity : 0),
        node, [value])
    }
    guard kind == .average(countIncludePad: false, divisorOverride: nil) else {
      return pool(Pool2D(kind, inner, spatialRank: rank), node, bordered(&self, input))
    }
    // A mean of what is not border: the mean of all, by the share of cells that are none.
    let mean = GraphFunction.Form.pool(
      .average(countIncludePad: true, divisorOverride: nil), inner, spatialRank: rank)
    guard let plane = input.fact?.shape.dimensions.suffix(rank) else {
      throw .failure(.fault(.setting(node.place, name: "pads")))
    }
    let ones = try fitting { () throws(ShapeError) in
      Tensor(repeating: 1.0, try Shape([1, 1] + plane))
    }
    try conversion { () throws(ONNXFailure) in try take(ones.shape.count) }
    let cells = constant(ones, isWhole: false, "\(node.name)/cells", isFixed: true)
    let parts = step(mean, node, [bordered(&self, cells)])
    let means = step(mean, node, [bordered(&self, input)])
    return function(.binary(.divide), node, [means, parts])
  }

  /// The border of a window that is put around the input first: one that is not alike on both sides, or
  /// wider than half a window, which PyTorch's pooling does not take; nil for another.
  private static func border(
    of request: WindowGeometry.Request
  ) -> (top: Int, bottom: Int, left: Int, right: Int)? {
    switch request.padding {
    case .sides(let top, let bottom, let left, let right): return (top, bottom, left, right)
    case .cells(let rows, let columns):
      let isNarrow = rows <= request.kernel.rows / 2 && columns <= request.kernel.columns / 2
      return isNarrow ? nil : (rows, rows, columns, columns)
    default: return nil
    }
  }

  /// PyTorch's layer, where it has all of the settings.
  private mutating func pool(_ layer: Pool2D, _ node: ONNXNode, _ input: Value) -> Value {
    layer.isInTorch
      ? append(layer, node.name, [input])
      : function(
        .pool(layer.pooling, layer.request, spatialRank: layer.spatialRank), node, [input])
  }

  // MARK: Normalisation

  private mutating func batchNormalisation(
    _ node: inout ONNXNode
  ) throws(ConversionError) -> Value {
    let epsilon = node.number("epsilon", 1e-5)
    let momentum = 1 - node.number("momentum", 0.9)
    for (name, value) in [("spatial", 1), ("training_mode", 0)]
    where node.integer(name, value) != value {
      throw .failure(.fault(.setting(node.place, name: name)))
    }
    var tensors: [Tensor<Double>] = []
    for number in 1...4 { tensors.append(try weights(node, number, rank: 1...1)) }
    guard Set(tensors.map(\.shape.count)).count == 1 else {
      throw .failure(.fault(.operand(node.place, number: 1)))
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
    else { throw .failure(.fault(.operand(node.place, number: 2))) }
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
      throw .failure(.fault(.setting(node.place, name: "size")))
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
