import Tensors

/// Functions of a graph as the ONNX operators that they were, or that say the same.
extension GraphFunction {
  func exported(_ result: LayerResult, _ operands: [LayerInput]) -> [ExportedNode]? {
    guard let input = operands.first?.shape else { return nil }
    let all = operands.indices.map { ExportedNode.Operand.input($0) }
    func node(
      _ type: String, _ settings: [(name: String, value: ExportedNode.Setting)] = [],
      _ operands: [ExportedNode.Operand]? = nil
    ) -> [ExportedNode] {
      [ExportedNode(free: type, settings, operands ?? all)]
    }
    switch form {
    case .batch: return []
    case .identity: return type == "Cast" ? node("Cast", [("to", .integer(isWhole ? 7 : 1))]) : []
    case .whole(let isBoolean): return node("Cast", [("to", .integer(isBoolean ? 9 : 7))])
    case .unary(let function): return function.exported
    case .binary(let function): return function.operatorName.map { node($0) }
    case .product: return node("MatMul")
    case .softmax(let axis, let isLogarithmic):
      return node(isLogarithmic ? "LogSoftmax" : "Softmax", [("axis", .integer(axis))])
    case .concatenate(let axis): return node("Concat", [("axis", .integer(axis))])
    case .flatten(let axis): return node("Flatten", [("axis", .integer(axis))])
    case .transpose(let order):
      return node("Transpose", order.map { [("perm", .integers($0))] } ?? [])
    case .expand: return node("Expand")
    case .gather(let axis): return node("Gather", [("axis", .integer(axis))])
    case .shape(let start, let end):
      let last = end.map { [("end", ExportedNode.Setting.integer($0))] } ?? []
      return node("Shape", [("start", .integer(start))] + last)
    case .constantOfShape(let value):
      return node("ConstantOfShape", [("value", .element(value, isWhole: isWhole))])
    case .depthToSpace(let block, let isColumnRow):
      return node(
        "DepthToSpace",
        [("blocksize", .integer(block)), ("mode", .word(isColumnRow ? "CRD" : "DCR"))])
    case .reducePlanes(let kind): return exportedPlanes(kind)
    case .pool(let kind, _, let rank):
      guard case .operation(let operation, _) = result,
        case .pooling(let geometry) = operation.reach
      else { return nil }
      return kind.exported(geometry.window, rank)
    case .resize(let rule, let scales, let sizes): return rule.exported(scales, sizes, input)
    default: return exportedPlaces(operands, input) { node($0, $1, $2) }
    }
  }

  /// Functions whose settings name places.
  private func exportedPlaces(
    _ operands: [LayerInput], _ input: Shape,
    _ node: (
      String, [(name: String, value: ExportedNode.Setting)], [ExportedNode.Operand]?
    ) -> [ExportedNode]
  ) -> [ExportedNode]? {
    switch form {
    case .slice(let starts, let ends, let axes, let steps):
      let places = axes ?? Array(starts.indices)
      return node(
        "Slice", [],
        [.input(0), .integers(starts), .integers(ends), .integers(places)]
          + (steps.map { [.integers($0)] } ?? []))
    case .piece(let number, let count, let lengths, let axis):
      guard let place = try? place(axis, in: input) else { return nil }
      let each = (input[place] + count - 1) / max(count, 1)
      let start = lengths?[..<number].reduce(0, +) ?? number * each
      let end = start + (lengths?[number] ?? each)
      return node(
        "Slice", [],
        [.input(0), .integers([start]), .integers([end]), .integers([place])])
    case .pad(let sides, let axes, let mode, let value):
      guard let sides = sides ?? known(1, operands),
        let borders = try? borders(input, sides, axes ?? known(3, operands)), mode != .symmetric
      else { return nil }
      let value = operands.count > 2 ? operands[2].numbers?.elements.first ?? value : value
      return node(
        "Pad", [("mode", .word(mode.operatorWord))],
        [
          .input(0), .integers(borders.map(\.before) + borders.map(\.after)),
          .numbers(Tensor(value)),
        ])
    case .sliceByOperands: return node("Slice", [], nil)
    case .reshape(let lengths, let allowsZero):
      return node(
        "Reshape", allowsZero ? [("allowzero", .integer(1))] : [],
        lengths.map { [.input(0), .integers($0)] })
    case .squeeze(let axes):
      return node("Squeeze", [], axes.map { [.input(0), .integers($0)] })
    case .unsqueeze(let axes):
      return node("Unsqueeze", [], axes.map { [.input(0), .integers($0)] })
    case .reduce(let kind, let axes, let keeps, let isNothingAll):
      let axes = axes ?? (operands.count > 1 ? operands[1].integers : nil) ?? []
      if axes.isEmpty, !isNothingAll { return [] }
      let keepdims = ("keepdims", ExportedNode.Setting.integer(keeps ? 1 : 0))
      switch kind {
      case .sum:
        return node(
          "ReduceSum", [keepdims], [.input(0)] + (axes.isEmpty ? [] : [.integers(axes)]))
      case .mean:
        return node(
          "ReduceMean", [keepdims] + (axes.isEmpty ? [] : [("axes", .integers(axes))]),
          [.input(0)])
      default: return nil
      }
    default: return nil
    }
  }

  private func exportedPlanes(_ kind: ReductionKind) -> [ExportedNode]? {
    switch kind {
    case .mean: return [ExportedNode("GlobalAveragePool")]
    case .maximum: return [ExportedNode("GlobalMaxPool")]
    case .norm(let p):
      return Int(exactly: p).map { [ExportedNode("GlobalLpPool", [("p", .integer($0))])] }
    default: return nil
    }
  }
}

extension BinaryFunction {
  /// The operator's name.
  fileprivate var operatorName: String? {
    switch self {
    case .add: "Add"
    case .subtract: "Sub"
    case .multiply: "Mul"
    case .divide: "Div"
    case .power: "Pow"
    default: nil
    }
  }
}

extension BorderMode {
  /// The operator's word.
  fileprivate var operatorWord: String {
    switch self {
    case .constant: "constant"
    case .reflect: "reflect"
    case .replicate: "edge"
    case .symmetric: ""
    case .circular: "wrap"
    }
  }
}

extension PoolingKind {
  /// The pooling as an operator; nil where there is none that gives the same.
  func exported(_ window: WindowGeometry, _ rank: Int) -> [ExportedNode]? {
    var settings = window.exported(rank)
    let isDense = window.rows.dilation == 1 && window.columns.dilation == 1
    let ceil = ("ceil_mode", ExportedNode.Setting.integer(window.rows.ceilMode ? 1 : 0))
    switch self {
    case .maximum: return [ExportedNode("MaxPool", settings + [ceil])]
    // Distances between the cells of a window came with version 19.
    case .average(let countsPadding, nil):
      guard isDense else { return nil }
      settings.removeAll { $0.name == "dilations" }
      return [
        ExportedNode(
          "AveragePool",
          settings + [ceil, ("count_include_pad", .integer(countsPadding ? 1 : 0))])
      ]
    // An odd power lets the signs stand here, and not there.
    case .norm(let p) where p > 0 && p <= 64 && p.remainder(dividingBy: 2) == 0:
      guard isDense, !window.rows.ceilMode else { return nil }
      settings.removeAll { $0.name == "dilations" }
      return [ExportedNode("LpPool", settings + [("p", .integer(Int(p)))])]
    default: return nil
    }
  }
}

extension ResizedAxis.Rule {
  /// `Resize` with this rule; nil where there is none that gives the same.
  func exported(
    _ scales: [Double]?, _ sizes: [Int]?, _ input: Shape
  ) -> [ExportedNode]? {
    var rounding = Rounding.nearestDown
    var slope: [(name: String, value: ExportedNode.Setting)] = []
    let mode: String
    switch cells {
    case .one(let given): (mode, rounding) = ("nearest", given)
    case .two: mode = "linear"
    case .four(let a): (mode, slope) = ("cubic", [("cubic_coeff_a", .number(a))])
    }
    let settings: [(name: String, value: ExportedNode.Setting)] =
      [
        ("mode", .word(mode)), ("coordinate_transformation_mode", .word(place.operatorWord)),
        ("nearest_mode", .word(rounding.operatorWord)),
      ] + slope
    if let scales = scales ?? sizes.flatMap({ factors($0, input) }) {
      return [ExportedNode("Resize", settings, [.absent, .numbers(Tensor(vector: scales))])]
    }
    guard let sizes else { return nil }
    // Sizes name the number of images too, which is that of the input.
    return [
      ExportedNode("Shape"),
      ExportedNode("Slice", [], [.integers([0]), .integers([2]), .integers([0])]),
      ExportedNode("Concat", [("axis", .integer(0))], [.integers(Array(sizes.dropFirst(2)))]),
      ExportedNode(free: "Resize", settings, [.input(0), .absent, .absent, .before]),
    ]
  }

  /// Factors, which hold for any number of images, where they give these very sizes in single precision.
  private func factors(_ sizes: [Int], _ input: Shape) -> [Double]? {
    var factors: [Double] = [1, 1]
    for (size, length) in zip(sizes, input.dimensions).dropFirst(2) {
      let factor = Double(Float(size) / Float(length))
      guard factor * Double(length) == Double(size) else { return nil }
      factors.append(factor)
    }
    return factors
  }
}

extension ResizedAxis.Rule.Place {
  /// The operator's word.
  fileprivate var operatorWord: String {
    switch self {
    case .beginnings: "asymmetric"
    case .middles: "half_pixel"
    case .middlesOfSeveral: "pytorch_half_pixel"
    case .centred: "half_pixel_symmetric"
    case .corners: "align_corners"
    }
  }
}

extension ResizedAxis.Rule.Rounding {
  /// The operator's word.
  fileprivate var operatorWord: String {
    switch self {
    case .down: "floor"
    case .up: "ceil"
    case .nearestDown: "round_prefer_floor"
    case .nearestUp: "round_prefer_ceil"
    }
  }
}
