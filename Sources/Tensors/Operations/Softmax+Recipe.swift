extension Softmax {
  /// The libraries' softmax, or its formula with the largest number taken off.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (x, d) = (site.array(0), geometry.dimension)
    switch site.library {
    case .pytorch:
      return site.gives("F.\(isLogarithmic ? "log_softmax" : "softmax")(\(x), dim=\(d))")
    case .numpy:
      let y = site.target
      let along = geometry.shape.rank == 0 ? "" : ", axis=\(d), keepdims=True"
      return .lines(
        [
          "\(y) = \(x) - np.max(\(x)\(along))",
          isLogarithmic
            ? "\(y) = \(y) - np.log(np.sum(np.exp(\(y))\(along)))"
            : "\(y) = np.exp(\(y)) / np.sum(np.exp(\(y))\(along))",
        ], helpers: [])
    case .matlab:
      guard site.isFlat(outputShape) else { return .none }
      let (y, dimension) = (site.target, geometry.shape.rank == 1 ? 2 : d + 1)
      return .lines(
        [
          "\(y) = \(x) - max(\(x), [], \(dimension))",
          isLogarithmic
            ? "\(y) = \(y) - log(sum(exp(\(y)), \(dimension)))"
            : "\(y) = exp(\(y)) ./ sum(exp(\(y)), \(dimension))",
        ], helpers: [])
    }
  }
}
