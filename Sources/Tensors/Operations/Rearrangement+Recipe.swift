extension Rearrangement {
  /// The libraries' own word for what was asked for; elements picked one by one are listed.
  public func recipe(at site: RecipeSite) -> Recipe {
    if site.library == .matlab {
      guard site.isFlat(outputShape) else { return .none }
      return MATLABRearrangement(self, site).recipe
    }
    let isTorch = site.library == .pytorch
    let x = site.operands.isEmpty ? "" : site.array(0)
    switch move {
    case .reshape:
      if operands[0] == outputShape { return site.gives(isTorch ? "\(x).clone()" : "\(x).copy()") }
      return site.gives("\(x).reshape(\(RecipeSite.tuple(outputShape.dimensions)))")
    case .permute(let order):
      return site.gives("\(x).\(isTorch ? "permute" : "transpose")(\(RecipeSite.tuple(order)))")
    case .flip(let along):
      return site.gives("\(isTorch ? "torch" : "np").flip(\(x), \(RecipeSite.tuple(along)))")
    case .roll(let shifts, let along):
      let (amount, places) =
        along.isEmpty
        ? ("\(shifts[0])", "") : (RecipeSite.tuple(shifts), ", " + RecipeSite.tuple(along))
      return site.gives("\(isTorch ? "torch" : "np").roll(\(x), \(amount)\(places))")
    case .turn(let quarters, let from, let to):
      return site.gives(
        "\(isTorch ? "torch" : "np").rot90(\(x), \(quarters), (\(from), \(to)))")
    case .expand:
      let shape = RecipeSite.tuple(outputShape.dimensions)
      return site.gives(isTorch ? "\(x).expand(\(shape))" : "np.broadcast_to(\(x), \(shape))")
    case .concatenate(let along):
      let parts = operands.indices.filter { operands[$0].dimensions != [0] || operands.count == 1 }
        .map(site.array).joined(separator: ", ")
      return site.gives(
        isTorch
          ? "torch.cat([\(parts)], dim=\(along))" : "np.concatenate([\(parts)], axis=\(along))")
    case .stack(let along):
      let parts = operands.indices.map(site.array).joined(separator: ", ")
      return site.gives(
        isTorch ? "torch.stack([\(parts)], dim=\(along))" : "np.stack([\(parts)], axis=\(along))")
    case .part(let items):
      let index = PythonIndex(items, of: operands[0])
      return site.gives(isTorch ? index.flipped("\(x)[\(index.forward)]") : "\(x)[\(index.text)]")
    case .assign(let items):
      let index = PythonIndex(items, of: operands[0])
      let y = site.target
      if isTorch, !index.turned.isEmpty {
        let shape = (try? Region(operands[0], items).shape.dimensions) ?? []
        let value = "\(site.array(1)).expand(\(RecipeSite.tuple(shape)))"
        return .lines(
          ["\(y) = \(x).clone()", "\(y)[\(index.forward)] = \(index.flipped(value))"], helpers: [])
      }
      let copy = isTorch ? "clone" : "copy"
      return .lines(
        [
          "\(y) = \(x).\(copy)()",
          "\(y)[\(isTorch ? index.forward : index.text)] = \(site.name(1))",
        ], helpers: [])
    case .border(let sides): return bordered(site, x, sides)
    case .picked: return picked(site)
    }
  }

  /// A border, with the sides that cut cells off done by an index.
  private func bordered(_ site: RecipeSite, _ x: String, _ sides: [Int]) -> Recipe {
    guard let border else { return .none }
    let rank = operands[0].rank
    func cut(_ expression: String) -> String {
      guard sides.contains(where: { $0 < 0 }) else { return expression }
      let ranges = (0..<rank).map { dimension -> String in
        let pair = rank - 1 - dimension
        guard 2 * pair < sides.count else { return ":" }
        let (before, after) = (sides[2 * pair], sides[2 * pair + 1])
        return (before < 0 ? "\(-before)" : "") + ":" + (after < 0 ? "\(after)" : "")
      }
      return "\(expression)[\(ranges.joined(separator: ", "))]"
    }
    let wide = sides.map { max(0, $0) }
    let cutsFirst = border == .circular || border == .constant
    let inner = cutsFirst ? cut(x) : x
    if wide.allSatisfy({ $0 == 0 }) { return site.gives(cut(x)) }
    var call: String
    if site.library == .pytorch {
      guard let padded = torchPadded(inner, wide, border) else { return .none }
      call = padded
    } else {
      let pairs = (0..<rank).map { dimension -> String in
        let pair = rank - 1 - dimension
        return 2 * pair < wide.count ? "(\(wide[2 * pair]), \(wide[2 * pair + 1]))" : "(0, 0)"
      }
      let modes: [BorderMode: String] = [
        .reflect: "reflect", .symmetric: "symmetric", .replicate: "edge", .circular: "wrap",
      ]
      let mode = modes[border].map { ", mode='\($0)'" } ?? ""
      let value = fill == 0 ? "" : ", constant_values=\(site.number(fill))"
      call =
        "np.pad(\(inner), (\(pairs.joined(separator: ", "))\(rank == 1 ? "," : ""))\(mode)\(value))"
    }
    return site.gives(cutsFirst ? call : cut(call))
  }

  /// PyTorch's `pad`, which mirrors and repeats only the last dimensions of images.
  private func torchPadded(_ x: String, _ sides: [Int], _ border: BorderMode) -> String? {
    if border == .constant {
      let value = fill == 0 ? "" : ", value=\(RecipeSite.number(fill, in: .pytorch))"
      return "F.pad(\(x), \(RecipeSite.tuple(sides))\(value))"
    }
    let input = operands[0]
    let spatial = sides.count / 2
    let isWithin = (0..<spatial).allSatisfy { pair in
      border.limit(length: input[input.rank - 1 - pair])
        .map { max(sides[2 * pair], sides[2 * pair + 1]) <= $0 } ?? true
    }
    guard border != .symmetric, isWithin, (1...3).contains(spatial) else { return nil }
    let missing = spatial + 1 - input.rank
    guard missing >= 0 || input.rank == spatial + 2, missing <= 1 else { return nil }
    let call =
      "F.pad(\(x)\(missing == 1 ? "[None]" : ""), \(RecipeSite.tuple(sides)), mode='\(border.rawValue)')"
    return call + (missing == 1 ? "[0]" : "")
  }

  /// Elements from all operands laid end to end, a 0 behind them for those that come from nowhere.
  private func picked(_ site: RecipeSite) -> Recipe {
    guard outputShape.count <= 256 else { return .none }
    let starts = operands.indices.map { operands[..<$0].reduce(0) { $0 + $1.count } }
    let places = (0..<outputShape.count).map { output -> Int in
      source(of: output).map { starts[$0.operand] + $0.offset } ?? -1
    }
    let list = "[" + RecipeSite.list(places) + "]"
    let (join, flat) =
      site.library == .pytorch ? ("torch.cat", "flatten()") : ("np.concatenate", "flatten()")
    var parts = operands.indices.map { "\(site.array($0)).\(flat)" }
    if places.contains(-1) {
      parts.append(site.library == .pytorch ? "torch.zeros(1)" : "np.zeros(1)")
    }
    let line = parts.count == 1 ? parts[0] : "\(join)([\(parts.joined(separator: ", "))])"
    let shape =
      outputShape.rank == 1 ? "" : ".reshape(\(RecipeSite.tuple(outputShape.dimensions)))"
    return site.gives("\(line)[\(list)]\(shape)")
  }
}
