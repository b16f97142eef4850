import ONNXSchema
import Tensors

/// Operators without weights.
extension ONNXReader {
  mutating func function(_ node: inout ONNXNode) throws(ConversionError) -> [Value] {
    if let made = try activation(&node) { return [made] }
    if let made = try arithmetic(&node) { return [made] }
    if let made = try reshaping(&node) { return [made] }
    switch node.proto.opType {
    case "Split": return try split(&node)
    case "Resize", "Upsample": return [try resized(&node)]
    case "Constant": return [try constant(&node)]
    default:
      throw .failure(.fault(.unknownOperator(node.place, domain: node.proto.domain)))
    }
  }

  private mutating func layer(
    _ name: String, _ settings: [String: SettingValue], _ node: ONNXNode
  ) throws(ConversionError) -> Value {
    let input = try operand(node, 0)
    let made = try fitting { () throws(ShapeError) in
      try LayerKind.named(name)?.layer(settings)
    }
    guard let made else {
      throw .failure(.fault(.unknownOperator(node.place, domain: node.proto.domain)))
    }
    return append(made, node.name, [input])
  }

  // MARK: Functions of each element

  private mutating func activation(_ node: inout ONNXNode) throws(ConversionError) -> Value? {
    switch node.proto.opType {
    case "Relu": return try layer("ReLU", [:], node)
    case "Sigmoid": return try layer("Sigmoid", [:], node)
    case "Tanh": return try layer("Tanh", [:], node)
    case "LeakyRelu":
      return try layer("LeakyReLU", ["negative_slope": .number(node.number("alpha", 0.01))], node)
    case "Elu": return try layer("ELU", ["alpha": .number(node.number("alpha", 1))], node)
    case "Softplus": return try layer("Softplus", [:], node)
    case "Gelu":
      return try layer("GELU", ["approximate": .word(node.word("approximate", "none"))], node)
    case "Dropout":
      node.ignore("ratio", "seed", "is_test")
      return try layer("Identity", [:], node)
    case "Identity": return function(.identity, node, [try operand(node, 0)])
    case "Abs": return function(.unary(.absolute), node, [try operand(node, 0)])
    case "Sqrt": return function(.unary(.sqrt), node, [try operand(node, 0)])
    case "Erf": return function(.unary(.erf), node, [try operand(node, 0)])
    case "Clip": return try clipped(&node)
    case "HardSigmoid":
      return hardSigmoid(
        try operand(node, 0), node.number("alpha", 0.2), node.number("beta", 0.5), node,
        isLast: true)
    case "HardSwish":
      let input = try operand(node, 0)
      let gate = hardSigmoid(input, 1 / 6, 0.5, node, isLast: false)
      return function(.binary(.multiply), node, [input, gate])
    case "Selu":
      let alpha = node.number("alpha", 1.67326319217681884765625)
      let gamma = node.number("gamma", 1.05070102214813232421875)
      let curve = step(.unary(.elu(alpha: alpha)), node, [try operand(node, 0)])
      return function(.binary(.multiply), node, [curve, constant(gamma, node)])
    case "PRelu":
      let input = try operand(node, 0)
      let above = step(.unary(.clamp(minimum: 0, maximum: nil)), node, [input])
      let below = step(.unary(.clamp(minimum: nil, maximum: 0)), node, [input])
      let bent = step(.binary(.multiply), node, [below, try operand(node, 1)])
      return function(.binary(.add), node, [above, bent])
    case "Softmax", "LogSoftmax": return try softmax(&node)
    default: return nil
    }
  }

  private mutating func hardSigmoid(
    _ input: Value, _ alpha: Double, _ beta: Double, _ node: ONNXNode, isLast: Bool
  ) -> Value {
    let scaled = step(.binary(.multiply), node, [input, constant(alpha, node)])
    let moved = step(.binary(.add), node, [scaled, constant(beta, node)])
    let form = GraphFunction.Form.unary(.clamp(minimum: 0, maximum: 1))
    return isLast ? function(form, node, [moved]) : step(form, node, [moved])
  }

  private mutating func clipped(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    var bounds: [Double?] = [nil, nil]
    if version < 11 {
      if node.has("min") { bounds[0] = node.number("min", 0) }
      if node.has("max") { bounds[1] = node.number("max", 0) }
    } else {
      for number in 1...2 where node.has(number) {
        guard let bound = try known(node, number)?.tensor.elements.first else {
          throw .failure(.fault(.operand(node.place, number: number)))
        }
        bounds[number - 1] = bound
      }
    }
    if bounds == [0, 6] { return try layer("ReLU6", [:], node) }
    if bounds == [nil, nil] { return function(.identity, node, [try operand(node, 0)]) }
    return function(
      .unary(.clamp(minimum: bounds[0], maximum: bounds[1])), node, [try operand(node, 0)])
  }

  /// Along one axis; before version 13 along all from that axis on.
  private mutating func softmax(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    let axis = node.integer("axis", version < 13 ? 1 : -1)
    let isLogarithmic = node.proto.opType == "LogSoftmax"
    let input = try operand(node, 0)
    let form = GraphFunction.Form.softmax(axis: axis, isLogarithmic: isLogarithmic)
    let lengths = input.fact?.shape.dimensions ?? []
    let place = axis < 0 ? axis + lengths.count : axis
    let isOne =
      version >= 13 || axis == -1
      || lengths.indices.contains(place)
        && lengths[(place + 1)...].allSatisfy { $0 == 1 }
    guard isOne else {
      let flat = step(.flatten(axis: axis), node, [input])
      let soft = step(.softmax(axis: 1, isLogarithmic: isLogarithmic), node, [flat])
      guard lengths.isEmpty else {
        return function(.reshape([-1] + lengths.dropFirst(), allowsZero: false), node, [soft])
      }
      let shape = step(.shape(start: 0, end: nil), node, [input], isWhole: true)
      return function(.reshape(nil, allowsZero: false), node, [soft, shape])
    }
    if isLogarithmic { return function(form, node, [input]) }
    return append(SoftmaxLayer(dimension: axis), node.name, [input])
  }

  // MARK: Several values

  private mutating func arithmetic(_ node: inout ONNXNode) throws(ConversionError) -> Value? {
    func values(_ reader: inout ONNXReader) throws(ConversionError) -> [Value] {
      [try reader.operand(node, 0), try reader.operand(node, 1)]
    }
    let form: BinaryFunction
    switch node.proto.opType {
    case "Add": form = .add
    case "Sub": form = .subtract
    case "Mul": form = .multiply
    case "Div": form = .divide
    case "Pow": form = .power
    case "Concat":
      var parts: [Value] = []
      for number in node.proto.input.indices { parts.append(try operand(node, number)) }
      return function(
        .concatenate(axis: node.integer("axis", 1)), node, parts,
        isWhole: parts.allSatisfy(\.isWhole))
    case "Gather":
      let operands = try values(&self)
      return function(
        .gather(axis: node.integer("axis", 0)), node, operands, isWhole: operands[0].isWhole)
    case "ReduceMean", "ReduceSum": return try reduction(&node)
    case "GlobalAveragePool":
      let input = try operand(node, 0)
      if input.fact?.shape.rank == 4 {
        return append(AdaptiveAvgPool2D(outputSize: (1, 1)), node.name, [input])
      }
      return function(.reducePlanes(.mean), node, [input])
    case "GlobalMaxPool": return function(.reducePlanes(.maximum), node, [try operand(node, 0)])
    case "GlobalLpPool":
      return function(
        .reducePlanes(.norm(p: Double(node.integer("p", 2)))), node, [try operand(node, 0)])
    default: return nil
    }
    let operands = try values(&self)
    let isWhole = operands.allSatisfy(\.isWhole)
    guard isWhole, form == .divide else {
      return function(.binary(form), node, operands, isWhole: isWhole)
    }
    // Whole numbers are divided towards 0, and what is left over is dropped.
    let quotient = step(.binary(.divide), node, operands, isWhole: true)
    return function(.whole(isBoolean: false), node, [quotient], isWhole: true)
  }

  private mutating func reduction(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    let kind: ReductionKind = node.proto.opType == "ReduceMean" ? .mean : .sum
    var operands = [try operand(node, 0)]
    var axes = node.integers("axes")
    if node.has(1) {
      let places = try operand(node, 1)
      axes = places.integers
      if axes == nil { operands.append(places) }
    }
    let keeps = try node.flag("keepdims", true)
    let isNothingAll = try !node.flag("noop_with_empty_axes")
    return function(
      .reduce(kind, axes: axes, keeps: keeps, isNothingAll: isNothingAll), node, operands)
  }

  // MARK: Shapes

  private mutating func reshaping(_ node: inout ONNXNode) throws(ConversionError) -> Value? {
    let type = node.proto.opType
    guard
      [
        "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Expand", "Slice", "Pad",
        "Shape", "ConstantOfShape", "Cast", "DepthToSpace",
      ].contains(type)
    else { return nil }
    var operands = [try operand(node, 0)]
    for number in node.proto.input.indices.dropFirst() where node.has(number) {
      operands.append(try operand(node, number))
    }
    let isWhole = operands[0].isWhole
    // What stands in the file becomes a setting; the rest is known when the network runs.
    let fixed = operands.count > 1 ? operands[1].integers : nil
    if fixed != nil, ["Reshape", "Squeeze", "Unsqueeze"].contains(type) {
      operands = [operands[0]]
    }
    func made(_ form: GraphFunction.Form, _ reader: inout ONNXReader, isWhole: Bool) -> Value {
      reader.function(form, node, operands, isWhole: isWhole)
    }
    switch type {
    case "Flatten":
      let axis = node.integer("axis", 1)
      // `nn.Flatten` takes the first of four dimensions for the batch's.
      if axis == 1, operands[0].fact?.shape.rank == 4 {
        return append(Flatten(), node.name, operands)
      }
      return made(.flatten(axis: axis), &self, isWhole: isWhole)
    case "Reshape":
      let allowsZero = try node.flag("allowzero")
      return made(.reshape(fixed, allowsZero: allowsZero), &self, isWhole: isWhole)
    case "Transpose": return made(.transpose(node.integers("perm")), &self, isWhole: isWhole)
    case "Squeeze": return made(.squeeze(node.integers("axes") ?? fixed), &self, isWhole: isWhole)
    case "Unsqueeze":
      return made(.unsqueeze(node.integers("axes") ?? fixed), &self, isWhole: isWhole)
    case "Expand": return made(.expand, &self, isWhole: isWhole)
    case "Slice":
      guard let starts = node.integers("starts"), let ends = node.integers("ends") else {
        return try sliced(node, operands)
      }
      return made(
        .slice(starts: starts, ends: ends, axes: node.integers("axes"), steps: nil), &self,
        isWhole: isWhole)
    case "Pad": return try padded(&node, operands)
    case "Shape":
      let start = node.integer("start", 0)
      let end = node.has("end") ? node.integer("end", 0) : nil
      return made(.shape(start: start, end: end), &self, isWhole: true)
    case "ConstantOfShape":
      let value = try node.tensor("value").map { proto throws(ConversionError) in
        try conversion { () throws(ONNXFailure) in try read(proto) }
      }
      return made(
        .constantOfShape(value?.tensor.elements.first ?? 0), &self, isWhole: value?.isWhole ?? false
      )
    case "Cast":
      switch node.integer("to", 1) {
      // Widths are not modelled: a number in half precision is that number.
      case 1, 10, 11, 16: return made(.identity, &self, isWhole: false)
      case 6, 7:
        return made(isWhole ? .identity : .whole(isBoolean: false), &self, isWhole: true)
      case 9: return made(.whole(isBoolean: true), &self, isWhole: true)
      // Short whole numbers would have to wrap around.
      default: throw node.refusal(of: "to")
      }
    default:
      let mode = node.word("mode", "DCR")
      guard ["DCR", "CRD"].contains(mode) else {
        throw node.refusal(of: "mode")
      }
      let block = node.integer("blocksize", 0)
      guard block > 0 else { throw node.refusal(of: "blocksize") }
      return made(
        .depthToSpace(block: block, isColumnRow: mode == "CRD"), &self, isWhole: false)
    }
  }

  /// A slice whose places are operands: settings, where the file has them.
  private mutating func sliced(
    _ node: ONNXNode, _ operands: [Value]
  ) throws(ConversionError) -> Value {
    var places: [Int: [Int]] = [:]
    for number in 1...4 where node.has(number) {
      places[number] = try operand(node, number).integers
    }
    // Along what is not the batch, lengths are the same however many images come.
    if let axes = places[3], axes.allSatisfy({ $0 > 0 }) {
      for number in 1...4 where node.has(number) && places[number] == nil {
        places[number] = try known(node, number)?.integers
      }
    }
    let given = (1...4).filter(node.has)
    let isWhole = operands[0].isWhole
    if let starts = places[1], let ends = places[2], places.count == given.count {
      let form = GraphFunction.Form.slice(
        starts: starts, ends: ends, axes: places[3], steps: places[4])
      return function(form, node, [operands[0]], isWhole: isWhole)
    }
    guard given == Array(1..<1 + given.count) else {
      throw .failure(.fault(.operand(node.place, number: 3)))
    }
    return function(.sliceByOperands, node, operands, isWhole: isWhole)
  }

  private mutating func padded(
    _ node: inout ONNXNode, _ operands: [Value]
  ) throws(ConversionError) -> Value {
    let mode: BorderMode
    switch node.word("mode", "constant") {
    case "constant": mode = .constant
    case "reflect": mode = .reflect
    case "edge": mode = .replicate
    case "wrap": mode = .circular
    default: throw node.refusal(of: "mode")
    }
    var sides = node.integers("pads")
    if sides == nil { sides = try known(node, 1)?.integers }
    let axes = try known(node, 3)?.integers
    let value = try known(node, 2)?.tensor.elements.first ?? node.number("value", 0)
    _ = node.number("value", 0)
    return function(
      .pad(sides: sides, axes: axes, mode: mode, value: value), node,
      sides == nil ? operands : [operands[0]])
  }

  private mutating func split(_ node: inout ONNXNode) throws(ConversionError) -> [Value] {
    let axis = node.integer("axis", 0)
    var lengths = node.integers("split")
    if lengths == nil { lengths = try known(node, 1)?.integers }
    let count = node.proto.output.count
    _ = node.integer("num_outputs", count)
    let input = try operand(node, 0)
    guard count <= 1024, lengths == nil || lengths?.count == count else {
      throw node.refusal(of: "split")
    }
    var pieces: [Value] = []
    for number in 0..<count {
      let form = GraphFunction.Form.piece(number, of: count, lengths: lengths, axis: axis)
      pieces.append(
        number == 0
          ? function(form, node, [input], isWhole: input.isWhole)
          : step(form, node, [input], isWhole: input.isWhole))
    }
    return pieces
  }

  private mutating func constant(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    if let proto = node.tensor("value") {
      let stored = try conversion { () throws(ONNXFailure) in try read(proto) }
      return constant(stored.tensor, isWhole: stored.isWhole, node.name)
    }
    if node.has("value_float") {
      return constant(Tensor(node.number("value_float", 0)), isWhole: false, node.name)
    }
    if node.has("value_int") {
      return constant(Tensor(Double(node.integer("value_int", 0))), isWhole: true, node.name)
    }
    if let floats = node.numbers("value_floats"), !floats.isEmpty {
      return constant(Tensor(vector: floats), isWhole: false, node.name)
    }
    if let integers = node.integers("value_ints"), !integers.isEmpty {
      return constant(Tensor(vector: integers.map { Double($0) }), isWhole: true, node.name)
    }
    throw node.refusal(of: "value")
  }
}

extension ONNXTensor {
  /// The numbers as whole ones.
  var integers: [Int]? { LayerInput(tensor.shape, numbers: tensor).integers }
}
