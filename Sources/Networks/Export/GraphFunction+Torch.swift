import Tensors

/// Functions of a graph as expressions of PyTorch's.
extension GraphFunction {
  /// The function of values that have names; nil where there is no expression that gives the same.
  func torchExpression(_ values: [TorchValue]) -> String? {
    guard let first = values.first else { return nil }
    let x = first.tensor
    switch form {
    case .batch: return x
    case .identity: return type == "Cast" ? "\(x).\(isWhole ? "long" : "float")()" : x
    case .whole(let isBoolean): return "\(x).\(isBoolean ? "bool" : "long")()"
    case .unary(let function):
      return code(ElementwiseUnary(name: type, function, input: .scalar), [first])
    case .binary(.divide) where isWhole:
      return values.count == 2
        ? "torch.div(\(x), \(values[1].text), rounding_mode=\"trunc\")" : nil
    case .binary(let function):
      guard values.count == 2 else { return nil }
      return (try? ElementwiseBinary(name: type, function, left: .scalar, right: .scalar)).flatMap {
        code($0, values)
      }
    case .product: return values.count == 2 ? "\(x) @ \(values[1].tensor)" : nil
    case .softmax(let axis, let isLogarithmic):
      return "F.\(isLogarithmic ? "log_" : "")softmax(\(x), dim=\(axis))"
    case .concatenate(let axis):
      return "torch.cat([\(values.map(\.tensor).joined(separator: ", "))], dim=\(axis))"
    case .slice(let starts, let ends, let axes, let steps):
      return sliced(x, starts, ends, axes ?? Array(starts.indices), steps)
    case .piece(let number, let count, let lengths, let axis):
      let pieces = lengths.map { "split([\(list($0))], dim=\(axis))" }
      return "\(x).\(pieces ?? "chunk(\(count), dim=\(axis))")[\(number)]"
    case .flatten(let axis): return "\(x).reshape(\(x).shape[:\(axis)].numel(), -1)"
    case .reshape(let lengths, let allowsZero):
      guard let lengths else {
        return values.count == 2 ? "\(x).reshape(\(values[1].tensor).tolist())" : nil
      }
      let sides = lengths.enumerated().map { place, length in
        length == 0 && !allowsZero ? "\(x).shape[\(place)]" : "\(length)"
      }
      return "\(x).reshape(\(sides.isEmpty ? "()" : sides.joined(separator: ", ")))"
    case .transpose(let order):
      return order.map { "\(x).permute(\(list($0)))" } ?? "\(x).permute(*range(\(x).dim())[::-1])"
    case .squeeze(let axes):
      guard values.count == 1 else { return nil }
      return "\(x).squeeze(\(axes.map { $0.isEmpty ? "" : "(\(list($0)),)" } ?? ""))"
    case .unsqueeze(let axes):
      guard let axes, axes.count == 1 || axes.allSatisfy({ $0 >= 0 }) else { return nil }
      return x + axes.sorted().map { ".unsqueeze(\($0))" }.joined()
    case .expand:
      guard values.count == 2 else { return nil }
      return "\(x).expand(torch.broadcast_shapes(\(x).shape, \(values[1].tensor).tolist()))"
    case .gather(let axis):
      guard values.count == 2 else { return nil }
      let (front, back) =
        axis < 0 ? ("..., ", -1 - axis) : (String(repeating: ":, ", count: axis), 0)
      return "\(x)[\(front)\(values[1].text)\(String(repeating: ", :", count: back))]"
    default: return torchWindow(x, values)
    }
  }

  private func torchWindow(_ x: String, _ values: [TorchValue]) -> String? {
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
    case .reduce(let kind, let axes, let keeps, let isNothingAll):
      guard values.count == 1, [.mean, .sum].contains(kind) else { return nil }
      let axes = axes ?? []
      if axes.isEmpty, !isNothingAll { return x }
      let tuple =
        axes.isEmpty
        ? "tuple(range(\(x).dim()))" : axes.count == 1 ? "\(axes[0])" : "(\(list(axes)))"
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
      guard let words = rule.torchWords(spatialRank: 2) else { return nil }
      let mode = "\"\(words.mode)\"" + (words.alignsCorners ? ", align_corners=True" : "")
      // A factor that is rounded in single precision may give another size there.
      let isExact = scales?.allSatisfy { ($0 * 1024).rounded() == $0 * 1024 } ?? true
      guard (scales?.count ?? sizes?.count) == 4, isExact else { return nil }
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
      let (stop, step) = (max(ends[number], -1 << 31), max(steps[number], -1 << 31))
      let places = "slice(\(starts[number]), \(stop), \(step))"
      picks +=
        ".index_select(\(axis), torch.arange(*\(places).indices(\(x).shape[\(axis)])))"
    }
    let range = ranges.allSatisfy { $0 == ":" } ? "" : "[\(ranges.joined(separator: ", "))]"
    return x + range + picks
  }

  private func list(_ numbers: some Sequence<Int>) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }

  private func text(_ number: Double) -> String { RecipeSite.number(number, in: .pytorch) }

  /// An operation as it is written everywhere.
  private func code(_ operation: some Operation, _ values: [TorchValue]) -> String? {
    // Of numbers that are all written out, one has to be a tensor.
    let isAlone = values.allSatisfy(\.isNumber)
    let operands = values.enumerated().map { place, value in
      RecipeSite.Operand(
        place == 0 && isAlone ? value.tensor : value.text, .scalar,
        isNumber: value.isNumber && !(place == 0 && isAlone))
    }
    return operation.recipe(at: RecipeSite(.pytorch, target: "y", operands: operands)).expression
  }
}

/// A value in a program of PyTorch's.
struct TorchValue {
  /// A name, or a number written out.
  let text: String
  /// Whether it is a number written out, which has no methods.
  let isNumber: Bool

  /// A name.
  init(_ name: String) { (text, isNumber) = (name, false) }

  /// A number of a graph's.
  init(_ number: Double, isWhole: Bool) {
    (text, isNumber) = (torchNumber(number, isWhole: isWhole), true)
  }

  /// Whether it has a name.
  var isName: Bool { text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }

  /// The value as a tensor.
  var tensor: String { isNumber ? "torch.tensor(\(text))" : text }
}

/// A number as Python tells whole ones and others apart.
private func torchNumber(_ number: Double, isWhole: Bool) -> String {
  isWhole
    ? Int(ofFile: number).map(String.init) ?? "0"
    : RecipeSite.floating(RecipeSite.number(number, in: .pytorch))
}

extension Constant {
  /// Fixed numbers as a value; nil for a parameter, and for more than a line holds.
  var torchValue: TorchValue? {
    guard let numbers, numbers.elements.count <= 64 else { return nil }
    if numbers.shape.rank == 0, let number = numbers.elements.first {
      return TorchValue(number, isWhole: isWhole)
    }
    let list = numbers.elements.map { torchNumber($0, isWhole: isWhole) }.joined(separator: ", ")
    let flat = "torch.tensor([\(list)]\(list.isEmpty && isWhole ? ", dtype=torch.long" : ""))"
    guard numbers.shape.rank > 1 else { return TorchValue(flat) }
    let lengths = numbers.shape.dimensions.map(String.init).joined(separator: ", ")
    return TorchValue("\(flat).reshape(\(lengths))")
  }
}
