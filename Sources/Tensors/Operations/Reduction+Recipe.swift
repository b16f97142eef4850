extension Reduction {
  /// The libraries' reduction, along the same dimensions.
  public func recipe(at site: RecipeSite) -> Recipe {
    switch site.library {
    case .pytorch: return torch(site).map { site.gives($0) } ?? .none
    case .numpy: return numPy(site).map { site.gives($0) } ?? .none
    case .matlab:
      guard site.isFlat(outputShape) else { return .none }
      return matlab(site)
    }
  }

  /// Whether the dimensions stay with length 1.
  private var keeps: Bool {
    !geometry.reduced.isEmpty && outputShape.rank == geometry.input.rank
  }

  /// Whether every dimension goes away.
  private var isAll: Bool { geometry.isWhole && !keeps }

  /// The dimensions as the library's keyword takes them; nothing for all.
  private func along(_ word: String, _ keep: String) -> String {
    guard !isAll else { return "" }
    let reduced = geometry.reduced
    let dimensions = reduced.count == 1 ? "\(reduced[0])" : RecipeSite.tuple(reduced)
    return ", \(word)=\(dimensions)" + (keeps ? ", \(keep)=True" : "")
  }

  private func torch(_ site: RecipeSite) -> String? {
    let x = site.array(0)
    let dims = along("dim", "keepdim")
    func correction(_ number: Double) -> String {
      number == 1 ? "" : ", correction=\(RecipeSite.number(number, in: .pytorch))"
    }
    switch kind {
    case .sum: return "torch.sum(\(x)\(dims))"
    case .mean: return "torch.mean(\(x)\(dims))"
    case .maximum: return isAll ? "torch.max(\(x))" : "torch.amax(\(x)\(dims))"
    case .minimum: return isAll ? "torch.min(\(x))" : "torch.amin(\(x)\(dims))"
    case .argmax, .argmin:
      guard isAll || geometry.reduced.count == 1 else { return nil }
      return "torch.arg\(kind == .argmax ? "max" : "min")(\(x)\(dims)).double()"
    case .variance(let number): return "torch.var(\(x)\(dims)\(correction(number)))"
    case .deviation(let number): return "torch.std(\(x)\(dims)\(correction(number)))"
    case .norm(let p):
      return "torch.linalg.vector_norm(\(x), \(RecipeSite.number(p, in: .pytorch))\(dims))"
    }
  }

  private func numPy(_ site: RecipeSite) -> String? {
    let x = site.array(0)
    let dims = along("axis", "keepdims")
    func degrees(_ number: Double) -> String {
      number == 0 ? "" : ", ddof=\(RecipeSite.number(number, in: .numpy))"
    }
    switch kind {
    case .sum: return "np.sum(\(x)\(dims))"
    case .mean: return "np.mean(\(x)\(dims))"
    case .maximum: return "np.max(\(x)\(dims))"
    case .minimum: return "np.min(\(x)\(dims))"
    case .argmax, .argmin:
      guard isAll || geometry.reduced.count == 1 else { return nil }
      return "np.arg\(kind == .argmax ? "max" : "min")(\(x)\(dims)).astype(float)"
    case .variance(let number): return "np.var(\(x)\(dims)\(degrees(number)))"
    case .deviation(let number): return "np.std(\(x)\(dims)\(degrees(number)))"
    case .norm(let p):
      if p.isInfinite { return "np.\(p > 0 ? "max" : "min")(np.abs(\(x))\(dims))" }
      if p == 0 { return "np.sum(\(x) != 0\(dims)).astype(float)" }
      if p == 1 { return "np.sum(np.abs(\(x))\(dims))" }
      let text = RecipeSite.number(p, in: .numpy)
      return "np.sum(np.abs(\(x)) ** \(p < 0 ? "(\(text))" : text)\(dims)) ** (1 / \(text))"
    }
  }

  private func matlab(_ site: RecipeSite) -> Recipe {
    let x = site.name(0)
    let word: String
    switch kind {
    case .sum: word = "sum"
    case .mean: word = "mean"
    case .maximum: word = "max"
    case .minimum: word = "min"
    case .argmax, .argmin:
      // Places count column by column there, from 1.
      guard geometry.input.rank == 1, !keeps else { return .none }
      let (t, function) = (site.target, kind == .argmax ? "max" : "min")
      return .lines(["[~, \(t)] = \(function)(\(x))", "\(t) = \(t) - 1"], helpers: [])
    case .variance(let number), .deviation(let number):
      guard number == 0 || number == 1, isAll else { return .none }
      let isVariance = if case .variance = kind { true } else { false }
      return site.gives("\(isVariance ? "var" : "std")(\(x)(:), \(number == 1 ? 0 : 1))")
    case .norm(let p):
      guard isAll, p != 0 else { return .none }
      return site.gives("norm(\(x)(:), \(RecipeSite.number(p, in: .matlab)))")
    }
    if isAll { return site.gives("\(word)(\(x)(:))") }
    guard geometry.reduced.count == 1 else { return .none }
    let dimension = geometry.input.rank == 1 ? 2 : geometry.reduced[0] + 1
    let call = ["max", "min"].contains(word) ? "\(x), [], \(dimension)" : "\(x), \(dimension)"
    let isTurned = geometry.input.rank == 2 && dimension == 2 && !keeps
    return site.gives("\(word)(\(call))" + (isTurned ? ".'" : ""))
  }
}
