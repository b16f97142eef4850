extension MatrixProduct {
  /// The libraries' product of matrices; every product of two vectors is theirs as well.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (a, b) = (site.array(0), site.array(1))
    let isOuter = left.rank == 1 && right.rank == 1 && outputShape.rank == 2
    switch site.library {
    case .pytorch: return site.gives(isOuter ? "torch.outer(\(a), \(b))" : "\(a) @ \(b)")
    case .numpy: return site.gives(isOuter ? "np.outer(\(a), \(b))" : "\(a) @ \(b)")
    case .matlab:
      guard site.isFlat(outputShape) else { return .none }
      if isOuter { return site.gives("\(a).' * \(b)") }
      // A vector is a row there, so on the right it is turned, and so is the column that comes of it.
      guard right.rank == 1 else { return site.gives("\(a) * \(b)") }
      return site.gives(left.rank == 1 ? "\(a) * \(b).'" : "(\(a) * \(b).').'")
    }
  }
}

extension Linear {
  /// The libraries' dense layer, or the product that it is.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (x, w) = (site.array(0), site.array(1))
    let hasBias = site.operands.count > 2
    switch site.library {
    case .pytorch where weight.rank == 2:
      return site.gives(
        "F.linear(\(x), \(w)\(hasBias ? ", \(site.viewed(2, as: [outputs]))" : ""))")
    case .pytorch, .numpy:
      let product = weight.rank == 2 ? "\(x) @ \(w).T" : "\(x) @ \(w)"
      let shape = weight.rank == 2 ? [outputs] : []
      return site.gives(hasBias ? "\(product) + \(site.viewed(2, as: shape))" : product)
    case .matlab:
      guard site.isFlat(outputShape) else { return .none }
      var product = "\(x) * \(w).'"
      if weight.rank == 1, input.rank == 2 { product = "(\(product)).'" }
      return site.gives(hasBias ? "\(product) + \(site.name(2))" : product)
    }
  }
}
