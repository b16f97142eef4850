import Tensors

/// Functions of a graph as expressions of PyTorch's.
extension GraphFunction {
  /// The function of values that have names; nil where there is no expression that gives the same.
  func torchExpression(_ values: [String]) -> String? {
    guard let x = values.first else { return nil }
    switch form {
    case .batch: return x
    case .identity: return type == "Cast" ? "\(x).\(isWhole ? "long" : "float")()" : x
    case .truncate: return "\(x).long()"
    case .unary(let function): return function.torchExpression(x)
    case .binary(let function):
      guard values.count == 2, let sign = function.torchSign else { return nil }
      return "\(x) \(sign) \(values[1])"
    case .product: return values.count == 2 ? "\(x) @ \(values[1])" : nil
    case .softmax(let axis, let isLogarithmic):
      return "F.\(isLogarithmic ? "log_" : "")softmax(\(x), dim=\(axis))"
    case .concatenate(let axis): return "torch.cat([\(list(values))], dim=\(axis))"
    case .slice(let starts, let ends, let axes, let steps):
      return sliced(x, starts, ends, axes ?? Array(starts.indices), steps)
    case .piece(let number, let count, let lengths, let axis):
      let pieces = lengths.map { "split([\(list($0))], dim=\(axis))" }
      return "\(x).\(pieces ?? "chunk(\(count), dim=\(axis))")[\(number)]"
    case .flatten(let axis):
      return axis == 1
        ? "\(x).flatten(1)" : axis > 1 ? "\(x).flatten(0, \(axis - 1)).flatten(1)" : nil
    case .reshape(let lengths, let allowsZero):
      guard let lengths else {
        return values.count == 2 ? "\(x).reshape(\(values[1]).tolist())" : nil
      }
      let sides = lengths.enumerated().map { place, length in
        length == 0 && !allowsZero ? "\(x).shape[\(place)]" : "\(length)"
      }
      return "\(x).reshape(\(list(sides)))"
    case .transpose(let order): return order.map { "\(x).permute(\(list($0)))" }
    case .squeeze(let axes): return axes.map { "\(x).squeeze((\(list($0)),))" }
    case .unsqueeze(let axes):
      guard let axes, axes.count == 1 || axes.allSatisfy({ $0 >= 0 }) else { return nil }
      return x + axes.sorted().map { ".unsqueeze(\($0))" }.joined()
    case .expand:
      guard values.count == 2 else { return nil }
      return "\(x).expand(torch.broadcast_shapes(\(x).shape, \(values[1]).tolist()))"
    case .gather(let axis):
      guard values.count == 2, axis >= 0 else { return nil }
      return "\(x)[\(String(repeating: ":, ", count: axis))\(values[1])]"
    default: return torchWindow(x, values)
    }
  }

  private func torchWindow(_ x: String, _ values: [String]) -> String? {
    switch form {
    case .pad(let sides?, nil, let mode, let value):
      guard mode != .symmetric else { return nil }
      var pairs = (0..<sides.count / 2).map { (sides[$0], sides[sides.count / 2 + $0]) }
      while let first = pairs.first, first == (0, 0) { pairs.removeFirst() }
      let numbers = pairs.reversed().flatMap { [$0.0, $0.1] }
      let way = mode == .constant ? "value=\(text(value))" : "mode=\"\(mode.rawValue)\""
      return numbers.isEmpty ? x : "F.pad(\(x), (\(list(numbers))), \(way))"
    case .shape(let start, let end):
      return "torch.tensor(\(x).shape[\(start):\(end.map(String.init) ?? "")])"
    case .constantOfShape(let value):
      return "torch.full(\(x).tolist(), \(torchNumber(value, isWhole: isWhole)))"
    case .reduce(let kind, let axes, let keeps, _):
      guard let axes, !axes.isEmpty, [.mean, .sum].contains(kind) else { return nil }
      let tuple = axes.count == 1 ? "\(axes[0])" : "(\(list(axes)))"
      return
        "\(x).\(kind == .mean ? "mean" : "sum")(\(tuple)\(keeps ? ", keepdim=True" : ""))"
    case .reducePlanes(let kind):
      let planes = "tuple(range(2, \(x).dim())), keepdim=True"
      switch kind {
      case .mean: return "\(x).mean(\(planes))"
      case .maximum: return "\(x).amax(\(planes))"
      case .norm(let p): return "torch.linalg.vector_norm(\(x), \(text(p)), \(planes))"
      default: return nil
      }
    case .resize(let rule, let scales, let sizes):
      let mode: String
      switch rule {
      case .nearest: mode = "\"nearest\""
      case .nearestExact: mode = "\"nearest-exact\""
      case .linear: mode = "\"bilinear\""
      case .corners: mode = "\"bilinear\", align_corners=True"
      }
      guard (scales?.count ?? sizes?.count) == 4 else { return nil }
      let size =
        scales.map { "scale_factor=(\($0[2...].map(text).joined(separator: ", ")))" }
        ?? sizes.map { "size=(\(list($0[2...])))" } ?? ""
      return "F.interpolate(\(x), \(size), mode=\(mode))"
    case .depthToSpace(let block, true): return "F.pixel_shuffle(\(x), \(block))"
    case .depthToSpace(let block, false):
      return "\(x).unflatten(1, (\(block), \(block), -1)).permute(0, 3, 4, 1, 5, 2)"
        + ".flatten(4).flatten(2, 3)"
    default: return nil
    }
  }

  /// A part along some axes; what goes backwards is picked place by place.
  private func sliced(
    _ x: String, _ starts: [Int], _ ends: [Int], _ axes: [Int], _ steps: [Int]?
  ) -> String? {
    let steps = steps ?? starts.map { _ in 1 }
    guard ends.count == starts.count, axes.count == starts.count, steps.count == starts.count,
      axes.allSatisfy({ $0 >= 0 }), Set(axes).count == axes.count
    else { return nil }
    var ranges = [String](repeating: ":", count: (axes.max() ?? 0) + 1)
    var picks = ""
    for (number, axis) in axes.enumerated() {
      let end = ends[number] >= 1 << 31 ? "" : "\(ends[number])"
      guard steps[number] < 0 else {
        let step = steps[number] == 1 ? "" : ":\(steps[number])"
        ranges[axis] = "\(starts[number] == 0 ? "" : "\(starts[number])"):\(end)\(step)"
        continue
      }
      let places = "slice(\(starts[number]), \(max(ends[number], -1 << 31)), \(steps[number]))"
      picks +=
        ".index_select(\(axis), torch.arange(*\(places).indices(\(x).shape[\(axis)])))"
    }
    let range = ranges.allSatisfy { $0 == ":" } ? "" : "[\(ranges.joined(separator: ", "))]"
    return x + range + picks
  }

  private func list(_ numbers: some Sequence<Int>) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private func text(_ number: Double) -> String { RecipeSite.number(number, in: .pytorch) }
}

extension UnaryFunction {
  fileprivate func torchExpression(_ x: String) -> String? {
    func text(_ number: Double) -> String { RecipeSite.number(number, in: .pytorch) }
    switch self {
    case .sqrt: return "\(x).sqrt()"
    case .erf: return "torch.erf(\(x))"
    case .absolute: return "\(x).abs()"
    case .power(let exponent): return "\(x) ** \(text(exponent))"
    case .elu(let alpha): return "F.elu(\(x), alpha=\(text(alpha)))"
    case .clamp(let minimum, let maximum):
      let bounds = [minimum.map { "min=\(text($0))" }, maximum.map { "max=\(text($0))" }]
      return "\(x).clamp(\(bounds.compactMap { $0 }.joined(separator: ", ")))"
    default: return nil
    }
  }
}

extension BinaryFunction {
  fileprivate var torchSign: String? {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .power: "**"
    default: nil
    }
  }
}

private func torchNumber(_ number: Double, isWhole: Bool) -> String {
  isWhole
    ? Int(ofFile: number).map(String.init) ?? "0" : RecipeSite.number(number, in: .pytorch)
}

extension Constant {
  /// Fixed numbers as an expression; nil for a parameter, and for more than a line holds.
  var torchExpression: String? {
    guard let numbers, numbers.elements.count <= 64 else { return nil }
    func text(_ number: Double) -> String { torchNumber(number, isWhole: isWhole) }
    if numbers.shape.rank == 0, let number = numbers.elements.first { return text(number) }
    let flat = "torch.tensor([\(numbers.elements.map(text).joined(separator: ", "))])"
    guard numbers.shape.rank > 1 else { return flat }
    return "\(flat).reshape(\(numbers.shape.dimensions.map(String.init).joined(separator: ", ")))"
  }
}
