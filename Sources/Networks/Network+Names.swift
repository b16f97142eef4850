extension Network {
  /// The name of its type: a layer's, `Sequential` for a row, whatever its layers are called, `Graph` for what
  /// has branches.
  public var typeName: String { layer?.typeName ?? (isChain ? "Sequential" : "Graph") }

  /// Whether each part takes what the one before gives, whatever the parts are called.
  public var isChain: Bool { graph.enumerated().allSatisfy { $1.inputs == [$0] } }

  /// The part of a name: `layer1.0.conv1`, one of this network's own or one inside it.
  public subscript(part path: some StringProtocol) -> Network? {
    for part in graph {
      if path == part.name { return part.network }
      // A name may have dots itself.
      if path.hasPrefix(part.name + "."),
        let found = part.network[part: path.dropFirst(part.name.count + 1)]
      {
        return found
      }
    }
    return nil
  }

  /// The names of all parts, those inside others included, in order.
  public var partNames: [String] {
    graph.flatMap { part in
      [part.name] + part.network.partNames.map { "\(part.name).\($0)" }
    }
  }
}
