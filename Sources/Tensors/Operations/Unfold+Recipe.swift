extension UnfoldGeometry {
  /// The settings of a window as PyTorch takes them; nil where padding differs from side to side.
  fileprivate var torchSettings: String? {
    let (rows, columns) = (window.rows, window.columns)
    guard rows.isEven, columns.isEven else { return nil }
    return RecipeSite.pair(rows.kernel, columns.kernel)
      + RecipeSite.settings(
        (
          "dilation", RecipeSite.pair(rows.dilation, columns.dilation),
          unless: rows.dilation == 1 && columns.dilation == 1
        ),
        (
          "padding", RecipeSite.pair(rows.before, columns.before),
          unless: rows.before == 0 && columns.before == 0
        ),
        (
          "stride", RecipeSite.pair(rows.stride, columns.stride),
          unless: rows.stride == 1 && columns.stride == 1
        ))
  }

  fileprivate var numPySettings: String {
    let (rows, columns) = (window.rows, window.columns)
    return RecipeSite.tuple([rows.kernel, columns.kernel])
      + RecipeSite.settings(
        (
          "dilation", RecipeSite.tuple([rows.dilation, columns.dilation]),
          unless: rows.dilation == 1 && columns.dilation == 1
        ),
        (
          "padding", "((\(rows.before), \(rows.after)), (\(columns.before), \(columns.after)))",
          unless: rows.padded == rows.input && columns.padded == columns.input
        ),
        (
          "stride", RecipeSite.tuple([rows.stride, columns.stride]),
          unless: rows.stride == 1 && columns.stride == 1
        ))
  }

  fileprivate var images: [Int] { [batch, channels, window.rows.input, window.columns.input] }
  fileprivate var matrices: [Int] { [batch, columnHeight, window.outputCount] }
}

extension Unfold {
  /// The libraries' columns.
  public func recipe(at site: RecipeSite) -> Recipe {
    let x = site.viewed(0, as: geometry.images)
    switch site.library {
    case .pytorch:
      guard let settings = geometry.torchSettings else { return .none }
      return site.gives(
        site.result("F.unfold(\(x), \(settings))", of: geometry.matrices, as: outputShape))
    case .numpy:
      return site.gives(
        site.result(
          "unfold(\(x), \(geometry.numPySettings))", of: geometry.matrices, as: outputShape),
        .unfold)
    case .matlab: return .none
    }
  }
}

extension Fold {
  /// The libraries' images from columns.
  public func recipe(at site: RecipeSite) -> Recipe {
    let columns = site.viewed(0, as: geometry.matrices)
    let size = RecipeSite.tuple([geometry.window.rows.input, geometry.window.columns.input])
    switch site.library {
    case .pytorch:
      guard let settings = geometry.torchSettings else { return .none }
      return site.gives(
        site.result(
          "F.fold(\(columns), \(size), \(settings))", of: geometry.images, as: outputShape))
    case .numpy:
      return site.gives(
        site.result(
          "fold(\(columns), \(size), \(geometry.numPySettings))", of: geometry.images,
          as: outputShape), .fold)
    case .matlab: return .none
    }
  }
}
