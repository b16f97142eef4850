extension Network {
  /// A network of the same layers and the same numbers, which changes without changing this one.
  ///
  /// - Returns: The copy; a part that stands in two places of this one stands in two places of it.
  /// - Complexity: O(*n*) in the layers; the numbers themselves are shared until one of the two changes.
  public func copy() -> Network {
    var known: [ObjectIdentifier: Network] = [:]
    return copy(&known)
  }

  private func copy(_ known: inout [ObjectIdentifier: Network]) -> Network {
    if let made = known[ObjectIdentifier(self)] { return made }
    let made: Network
    switch kind {
    case .layer(let layer): made = Network(layer, like: self)
    case .graph(let parts):
      var copies: [NetworkPart] = []
      for part in parts {
        copies.append(
          NetworkPart(part.name, part.network.copy(&known), inputs: part.inputs, join: part.join))
      }
      made = Network(graph: copies) ?? Network([])
    }
    made.isTraining = isTraining
    made.format = format
    made.pairs = pairs
    known[ObjectIdentifier(self)] = made
    return made
  }
}
