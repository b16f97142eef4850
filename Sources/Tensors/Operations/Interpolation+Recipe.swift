extension Interpolation {
  /// PyTorch's interpolation; in NumPy a product with the shares of each axis.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (rows, columns) = (geometry.rows, geometry.columns)
    switch site.library {
    case .pytorch:
      guard let words = columns.rule.torchWords(spatialRank: geometry.spatialRank) else {
        return .none
      }
      let isLine = geometry.spatialRank == 1
      let leading = input.rank - geometry.spatialRank
      let batch = leading == 2 ? input[0] : 1
      let channels = geometry.planes / max(1, batch)
      let full = [batch, channels] + (isLine ? [] : [rows.input]) + [columns.input]
      let places = [batch, channels] + (isLine ? [] : [rows.output]) + [columns.output]
      let axes = isLine ? [columns] : [rows, columns]
      // A factor that does not divide evenly is another step than the sizes' quotient.
      let isOfSizes = axes.allSatisfy {
        $0.rule.place == .corners || $0.step == Double($0.input) / Double($0.output)
      }
      let size =
        isOfSizes
        ? "size=\(RecipeSite.tuple(axes.map(\.output)))"
        : "scale_factor=(\(axes.map { RecipeSite.number(1 / $0.step, in: .pytorch) + "," }.joined(separator: " ")))"
      let mode = ", mode='\(words.mode)'" + (words.alignsCorners ? ", align_corners=True" : "")
      return site.gives(
        site.result(
          "F.interpolate(\(site.viewed(0, as: full)), \(size)\(mode))", of: places,
          as: outputShape))
    case .numpy:
      guard let across = shares(columns), let down = shares(rows) else { return .none }
      let x = site.array(0)
      return site.gives(
        geometry.spatialRank == 1 ? "\(x) @ \(across).T" : "\(down) @ \(x) @ \(across).T")
    case .matlab: return .none
    }
  }

  /// The shares of an axis as a matrix, where it is small enough to be written out.
  private func shares(_ axis: ResizedAxis) -> String? {
    guard axis.input * axis.output <= 256 else { return nil }
    let rows = (0..<axis.output).map { output -> String in
      var row = [Double](repeating: 0, count: axis.input)
      for (cell, share) in axis.cells(output: output) { row[cell] += share }
      return "[" + row.map { RecipeSite.number($0, in: .numpy) }.joined(separator: ", ") + "]"
    }
    return "np.array([" + rows.joined(separator: ", ") + "])"
  }
}
