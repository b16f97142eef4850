extension BatchNorm {
  /// PyTorch's batch normalisation, or its formula.
  public func recipe(at site: RecipeSite) -> Recipe {
    func operand(_ role: Role) -> String? {
      roles.firstIndex(of: role).map { site.viewed($0, as: [geometry.length]) }
    }
    let epsilon = RecipeSite.number(epsilon, in: .numpy)
    switch site.library {
    case .pytorch where geometry.dimension == 1:
      let statistics =
        isTraining
        ? "None, None"
        : "\(operand(.runningMean) ?? "None"), \(operand(.runningVariance) ?? "None")"
      let settings = RecipeSite.settings(
        ("weight", operand(.weight) ?? "", unless: operand(.weight) == nil),
        ("bias", operand(.bias) ?? "", unless: operand(.bias) == nil),
        ("training", "True", unless: !isTraining), ("eps", epsilon, unless: self.epsilon == 1e-5))
      return site.gives("F.batch_norm(\(site.array(0)), \(statistics)\(settings))")
    case .pytorch, .numpy:
      let x = site.array(0)
      let isTorch = site.library == .pytorch
      let others = geometry.shape.dimensions.indices.filter { $0 != geometry.dimension }
      let column = geometry.shape.dimensions.indices.map {
        $0 == geometry.dimension ? geometry.length : 1
      }
      func spread(_ role: Role) -> String? {
        roles.firstIndex(of: role).map { site.viewed($0, as: column) }
      }
      let along =
        RecipeSite.tuple(others) + (isTorch ? ", keepdim=True" : ", keepdims=True")
      let mean =
        isTraining ? "\(x).mean(\(along))" : spread(.runningMean) ?? "0"
      let variance =
        isTraining
        ? "\(x).var(\(along)\(isTorch ? ", correction=0" : ""))" : spread(.runningVariance) ?? "1"
      let y = site.target
      var lines = ["\(y) = (\(x) - \(mean)) / (\(variance) + \(epsilon)) ** 0.5"]
      if let weight = spread(.weight) { lines.append("\(y) = \(y) * \(weight)") }
      if let bias = spread(.bias) { lines.append("\(y) = \(y) + \(bias)") }
      return .lines(lines, helpers: [])
    case .matlab: return .none
    }
  }
}
