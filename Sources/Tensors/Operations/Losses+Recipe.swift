extension LossReduction {
  /// The setting of PyTorch's losses, where it is not their default.
  fileprivate var torchSetting: String { self == .mean ? "" : ", reduction='\(rawValue)'" }

  /// Losses of NumPy's, put together.
  fileprivate func numPy(_ losses: String) -> String {
    switch self {
    case .none: losses
    case .mean: "np.mean(\(losses))"
    case .sum: "np.sum(\(losses))"
    }
  }

  /// Losses of MATLAB's, put together: those of an array that has a name.
  fileprivate func matlab(_ losses: String) -> String {
    switch self {
    case .none: losses
    case .mean: "mean(\(losses), 'all')"
    case .sum: "sum(\(losses), 'all')"
    }
  }
}

extension RegressionLoss {
  /// The libraries' loss, or its formula.
  public func recipe(at site: RecipeSite) -> Recipe {
    switch site.library {
    case .pytorch:
      // PyTorch warns of operands that are stretched to each other, so they are before.
      let shape = broadcast.output
      func stretched(_ operand: Int) -> String {
        site.operands[operand].shape == shape
          ? site.array(operand)
          : site.array(operand) + ".expand(\(RecipeSite.tuple(shape.dimensions)))"
      }
      let name = kind == .squared ? "mse_loss" : "l1_loss"
      return site.gives("F.\(name)(\(stretched(0)), \(stretched(1))\(reduction.torchSetting))")
    case .numpy:
      let difference = "\(site.array(0)) - \(site.name(1))"
      return site.gives(
        reduction.numPy(kind == .squared ? "(\(difference)) ** 2" : "np.abs(\(difference))"))
    case .matlab:
      guard site.isFlat(broadcast.output) else { return .none }
      let difference = "\(site.name(0)) - \(site.name(1))"
      return site.gives(
        reduction.matlab(kind == .squared ? "(\(difference)) .^ 2" : "abs(\(difference))"))
    }
  }
}

extension BinaryCrossEntropy {
  /// PyTorch's loss, or the formula with its logarithms kept at −100.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (x, t) = (site.array(0), site.array(1))
    switch site.library {
    case .pytorch:
      let weight = weight == nil ? "" : ", weight=\(site.array(2))"
      return site.gives(
        "F.binary_cross_entropy(\(x), \(t)\(weight)\(reduction.torchSetting))")
    case .numpy:
      let losses =
        "-(\(t) * np.maximum(np.log(\(x)), -100) + (1 - \(t)) * np.maximum(np.log1p(-\(x)), -100))"
      return site.gives(reduction.numPy(weight == nil ? losses : "\(losses) * \(site.array(2))"))
    case .matlab:
      guard site.isFlat(input) else { return .none }
      let losses =
        "-(\(t) .* max(log(\(x)), -100) + (1 - \(t)) .* max(log(1 - \(x)), -100))"
      return site.gives(
        reduction.matlab(weight == nil ? losses : "\(losses) .* \(site.array(2))"))
    }
  }
}

extension ClassLoss {
  /// PyTorch's loss; in NumPy a function that the program brings along.
  public func recipe(at site: RecipeSite) -> Recipe {
    let target = site.array(1)
    switch site.library {
    case .pytorch:
      let name = kind == .logits ? "cross_entropy" : "nll_loss"
      let settings = RecipeSite.settings(
        ("weight", isWeighted ? site.array(2) : "", unless: !isWeighted),
        ("ignore_index", "\(ignoredLabel)", unless: ignoredLabel == -100),
        ("reduction", "'\(reduction.rawValue)'", unless: reduction == .mean),
        (
          "label_smoothing", RecipeSite.number(labelSmoothing, in: .pytorch),
          unless: labelSmoothing == 0
        ))
      let labels = hasProbabilities ? target : target + ".long()"
      return site.gives("F.\(name)(\(site.array(0)), \(labels)\(settings))")
    case .numpy:
      let settings = RecipeSite.settings(
        ("axis", "\(geometry.dimension)", unless: geometry.dimension == 0),
        ("weight", isWeighted ? site.array(2) : "", unless: !isWeighted),
        ("ignored", "\(ignoredLabel)", unless: ignoredLabel == -100),
        ("reduction", "'\(reduction.rawValue)'", unless: reduction == .mean),
        (
          "smoothing", RecipeSite.number(labelSmoothing, in: .numpy),
          unless: labelSmoothing == 0
        ), ("are_logarithms", "True", unless: kind == .logits))
      return site.gives("cross_entropy(\(site.array(0)), \(target)\(settings))", .crossEntropy)
    case .matlab: return .none
    }
  }
}
