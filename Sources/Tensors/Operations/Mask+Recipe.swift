extension Mask {
  /// What was kept is written down, so that the numbers are the same ones.
  public func recipe(at site: RecipeSite) -> Recipe {
    guard isKept.count <= 256, site.library != .matlab || site.isFlat(outputShape) else {
      return .none
    }
    let module = site.library == .pytorch ? "torch.tensor" : "np.array"
    let bits = isKept.map { $0 ? "1" : "0" }
    let scale = site.number(scale)
    if site.library == .matlab {
      let columns = max(1, outputShape.dimensions.last ?? 1)
      let rows = stride(from: 0, to: bits.count, by: columns).map {
        bits[$0..<min($0 + columns, bits.count)].joined(separator: " ")
      }
      return site.gives("\(site.name(0)) .* [\(rows.joined(separator: "; "))] * \(scale)")
    }
    let shape = outputShape.rank == 1 ? "" : ".reshape(\(RecipeSite.tuple(outputShape.dimensions)))"
    return site.gives(
      "\(site.array(0)) * \(module)([\(bits.joined(separator: ", "))])\(shape) * \(scale)")
  }
}
