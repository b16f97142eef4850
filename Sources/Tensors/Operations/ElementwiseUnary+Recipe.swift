extension ElementwiseUnary {
  /// The libraries' function of the same name, or the formula.
  public func recipe(at site: RecipeSite) -> Recipe {
    switch site.library {
    case .pytorch: site.gives(function.torch(site.array(0)))
    case .numpy: function.numPy(site)
    case .matlab: function.matlab(site.name(0)).map { site.gives($0) } ?? .none
    }
  }
}

extension UnaryFunction {
  private func text(_ number: Double) -> String { RecipeSite.number(number, in: .numpy) }

  /// PyTorch's words.
  fileprivate func torch(_ x: String) -> String {
    switch self {
    case .negate: "-\(x)"
    case .absolute: "\(x).abs()"
    case .sign: "torch.sign(\(x))"
    case .floor: "torch.floor(\(x))"
    case .ceil: "torch.ceil(\(x))"
    case .round(0): "torch.round(\(x))"
    case .round(let decimals): "torch.round(\(x), decimals=\(decimals))"
    case .exp: "torch.exp(\(x))"
    case .log: "torch.log(\(x))"
    case .log2: "torch.log2(\(x))"
    case .log10: "torch.log10(\(x))"
    case .sqrt: "torch.sqrt(\(x))"
    case .power(let p): "\(x) ** \(p < 0 ? "(\(text(p)))" : text(p))"
    case .relu: "torch.relu(\(x))"
    case .leakyRelu(let slope): "F.leaky_relu(\(x), \(text(slope)))"
    case .sigmoid: "torch.sigmoid(\(x))"
    case .tanh: "torch.tanh(\(x))"
    case .sine: "torch.sin(\(x))"
    case .cosine: "torch.cos(\(x))"
    case .softplus(let beta, let threshold):
      "F.softplus(\(x)"
        + RecipeSite.settings(
          ("beta", text(beta), unless: beta == 1),
          ("threshold", text(threshold), unless: threshold == 20)) + ")"
    case .gelu(let approximate): "F.gelu(\(x)\(approximate ? ", approximate='tanh'" : ""))"
    case .clamp(let low, let high):
      "torch.clamp(\(x)"
        + RecipeSite.settings(
          ("min", text(low ?? 0), unless: low == nil),
          ("max", text(high ?? 0), unless: high == nil)) + ")"
    case .elu(let alpha): "F.elu(\(x)\(alpha == 1 ? "" : ", alpha=\(text(alpha))"))"
    case .silu: "F.silu(\(x))"
    case .erf: "torch.erf(\(x))"
    }
  }

  /// NumPy's words, and formulas for what it has none for.
  fileprivate func numPy(_ site: RecipeSite) -> Recipe {
    let x = site.array(0)
    switch self {
    case .negate: return site.gives("-\(x)")
    case .absolute: return site.gives("np.abs(\(x))")
    case .sign: return site.gives("np.sign(\(x))")
    case .floor: return site.gives("np.floor(\(x))")
    case .ceil: return site.gives("np.ceil(\(x))")
    case .round(0): return site.gives("np.round(\(x))")
    case .round(let decimals): return site.gives("np.round(\(x), \(decimals))")
    case .exp: return site.gives("np.exp(\(x))")
    case .log: return site.gives("np.log(\(x))")
    case .log2: return site.gives("np.log2(\(x))")
    case .log10: return site.gives("np.log10(\(x))")
    case .sqrt: return site.gives("np.sqrt(\(x))")
    case .power(let p): return site.gives("\(x) ** \(p < 0 ? "(\(text(p)))" : text(p))")
    case .relu: return site.gives("np.maximum(\(x), 0)")
    case .leakyRelu(let slope):
      return site.gives("np.where(\(x) > 0, \(x), \(text(slope)) * \(x))")
    case .sigmoid: return site.gives("1 / (1 + np.exp(-\(x)))")
    case .tanh: return site.gives("np.tanh(\(x))")
    case .sine: return site.gives("np.sin(\(x))")
    case .cosine: return site.gives("np.cos(\(x))")
    case .softplus(let beta, let threshold):
      let b = text(beta)
      return site.gives(
        "np.where(\(b) * \(x) > \(text(threshold)), \(x), np.logaddexp(0, \(b) * \(x)) / \(b))")
    case .gelu(true):
      return site.gives(
        "0.5 * \(x) * (1 + np.tanh((2 / np.pi) ** 0.5 * (\(x) + 0.044715 * \(x) ** 3)))")
    case .gelu(false): return site.gives("0.5 * \(x) * (1 + erf(\(x) / 2 ** 0.5))", .erf)
    case .clamp(let low, let high):
      return site.gives(
        "np.clip(\(x), \(low.map(text) ?? "None"), \(high.map(text) ?? "None"))")
    case .elu(let alpha):
      return site.gives("np.where(\(x) > 0, \(x), \(text(alpha)) * np.expm1(\(x)))")
    case .silu: return site.gives("\(x) / (1 + np.exp(-\(x)))")
    case .erf: return site.gives("erf(\(x))", .erf)
    }
  }

  /// MATLAB's words; nil for what rounds ties another way there.
  fileprivate func matlab(_ x: String) -> String? {
    func text(_ number: Double) -> String { RecipeSite.number(number, in: .matlab) }
    switch self {
    case .negate: return "-\(x)"
    case .absolute: return "abs(\(x))"
    case .sign: return "sign(\(x))"
    case .floor: return "floor(\(x))"
    case .ceil: return "ceil(\(x))"
    case .round: return nil
    case .exp: return "exp(\(x))"
    case .log: return "log(\(x))"
    case .log2: return "log2(\(x))"
    case .log10: return "log10(\(x))"
    case .sqrt: return "sqrt(\(x))"
    case .power(let p): return "\(x) .^ \(p < 0 ? "(\(text(p)))" : text(p))"
    case .relu: return "max(\(x), 0)"
    case .leakyRelu(let slope): return "max(\(x), 0) + \(text(slope)) * min(\(x), 0)"
    case .sigmoid: return "1 ./ (1 + exp(-\(x)))"
    case .tanh: return "tanh(\(x))"
    case .sine: return "sin(\(x))"
    case .cosine: return "cos(\(x))"
    case .softplus(let beta, _):
      return beta == 1
        ? "log(1 + exp(\(x)))" : "log(1 + exp(\(text(beta)) * \(x))) / \(text(beta))"
    case .gelu(true):
      return "0.5 * \(x) .* (1 + tanh(sqrt(2 / pi) * (\(x) + 0.044715 * \(x) .^ 3)))"
    case .gelu(false): return "0.5 * \(x) .* (1 + erf(\(x) / sqrt(2)))"
    case .clamp(let low, let high):
      let cut = low.map { "max(\(x), \(text($0)))" } ?? x
      return high.map { "min(\(cut), \(text($0)))" } ?? cut
    case .elu(let alpha):
      return "max(\(x), 0) + \(text(alpha)) * (exp(min(\(x), 0)) - 1)"
    case .silu: return "\(x) ./ (1 + exp(-\(x)))"
    case .erf: return "erf(\(x))"
    }
  }
}
