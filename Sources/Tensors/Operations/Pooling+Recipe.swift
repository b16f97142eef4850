extension Pooling {
  /// The planes as the libraries take them: channels and, in a batch, images in front.
  private var planes: [Int] {
    let window = geometry.window
    let isAsItIs =
      input.rank >= 3
      && input.dimensions.suffix(2) == [window.rows.input, window.columns.input]
    return isAsItIs
      ? input.dimensions : [geometry.planes, window.rows.input, window.columns.input]
  }

  /// The results that belong to them.
  private var places: [Int] {
    planes.dropLast(2) + [geometry.window.rows.output, geometry.window.columns.output]
  }

  /// PyTorch's pooling of planes, or the places that it finds.
  func torchRecipe(at site: RecipeSite, findsPlaces: Bool = false) -> Recipe {
    guard geometry.window.rows.isEven, geometry.window.columns.isEven, let name = torch else {
      return .none
    }
    let settings = torchSettings + name.settings + (findsPlaces ? ", return_indices=True" : "")
    let call = "F.\(name.function)(\(site.viewed(0, as: planes))\(name.norm), \(settings))"
    return site.gives(
      site.result(call + (findsPlaces ? "[1]" : ""), of: places, as: outputShape))
  }

  /// The libraries' pooling of planes.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    let input = site.viewed(0, as: planes)
    let isPlain = rows.dilation == 1 && columns.dilation == 1 && rows.isEven && columns.isEven
    let call: String
    switch site.library {
    case .pytorch: return torchRecipe(at: site)
    case .numpy:
      let size = RecipeSite.tuple([rows.output, columns.output])
      var settings = "\(RecipeSite.tuple([rows.kernel, columns.kernel])), \(size)"
      settings += RecipeSite.settings(
        ("stride", RecipeSite.tuple([rows.stride, columns.stride]), unless: false),
        (
          "padding", "((\(rows.before), \(rows.after)), (\(columns.before), \(columns.after)))",
          unless: rows.padded == rows.input && columns.padded == columns.input
        ),
        (
          "dilation", RecipeSite.tuple([rows.dilation, columns.dilation]),
          unless: rows.dilation == 1 && columns.dilation == 1
        ))
      call = "pool2d(\(input), \(numPyFunction), \(settings))"
      return site.gives(site.result(call, of: places, as: outputShape), .pool2d)
    case .matlab:
      guard site.isFlat(outputShape), geometry.planes == 1, isPlain, let put = matlabFunction,
        rows.before == 0, columns.before == 0, rows.leftOver >= 0, columns.leftOver >= 0
      else { return .none }
      return site.gives(
        "pool2d(\(site.name(0)), [\(rows.kernel) \(columns.kernel)], [\(rows.stride) \(columns.stride)], [\(rows.output) \(columns.output)], \(put))",
        .matlabPool)
    }
  }

  /// What PyTorch calls it, with the p of a norm, and the settings that it alone has.
  private var torch: (function: String, norm: String, settings: String)? {
    let window = geometry.window
    switch kind {
    case .maximum:
      let dilation = RecipeSite.settings(
        (
          "dilation", RecipeSite.pair(window.rows.dilation, window.columns.dilation),
          unless: window.rows.dilation == 1 && window.columns.dilation == 1
        ))
      return ("max_pool2d", "", dilation)
    case .average(let counts, let divisor):
      return (
        "avg_pool2d", "",
        RecipeSite.settings(
          ("count_include_pad", "False", unless: counts),
          ("divisor_override", "\(divisor ?? 0)", unless: divisor == nil))
      )
    case .norm(let p):
      guard window.rows.before + window.columns.before == 0 else { return nil }
      return ("lp_pool2d", ", \(RecipeSite.number(p, in: .pytorch))", "")
    }
  }

  private var torchSettings: String {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    return RecipeSite.pair(rows.kernel, columns.kernel)
      + RecipeSite.settings(
        (
          "stride", RecipeSite.pair(rows.stride, columns.stride),
          unless: rows.stride == rows.kernel && columns.stride == columns.kernel
        ),
        (
          "padding", RecipeSite.pair(rows.before, columns.before),
          unless: rows.before == 0 && columns.before == 0
        ),
        ("ceil_mode", "True", unless: !(rows.ceilMode || columns.ceilMode)))
  }

  /// What is put in the place of a window: a function of its cells and of how many it has with padding.
  private var numPyFunction: String {
    switch kind {
    case .maximum: "lambda cells, n: cells.max(-1)"
    case .average(_, let divisor?): "lambda cells, n: cells.sum(-1) / \(divisor)"
    case .average(true, nil): "lambda cells, n: cells.sum(-1) / n"
    case .average(false, nil): "lambda cells, n: cells.mean(-1)"
    case .norm(let p):
      "lambda cells, n: (cells ** \(RecipeSite.number(p, in: .numpy))).sum(-1) ** (1 / \(RecipeSite.number(p, in: .numpy)))"
    }
  }

  private var matlabFunction: String? {
    switch kind {
    case .maximum: "@(cells) max(cells(:))"
    case .average(_, nil): "@(cells) mean(cells(:))"
    case .average(_, let divisor?): "@(cells) sum(cells(:)) / \(divisor)"
    case .norm(let p):
      "@(cells) sum(cells(:) .^ \(RecipeSite.number(p, in: .matlab))) ^ (1 / \(RecipeSite.number(p, in: .matlab)))"
    }
  }
}

extension AdaptivePooling {
  /// The planes as the libraries take them.
  private var planes: [Int] { input.rank >= 3 ? input.dimensions : [1] + input.dimensions }

  /// The results that belong to them.
  private var places: [Int] {
    planes.dropLast(2) + [geometry.rows.output, geometry.columns.output]
  }

  private var size: String { RecipeSite.tuple([geometry.rows.output, geometry.columns.output]) }

  /// PyTorch's pooling to a size, or the places that it finds.
  func torchRecipe(at site: RecipeSite, findsPlaces: Bool = false) -> Recipe {
    let word = kind == .average ? "avg" : "max"
    let (setting, part) = findsPlaces ? (", return_indices=True", "[1]") : ("", "")
    let call = "F.adaptive_\(word)_pool2d(\(site.viewed(0, as: planes)), \(size)\(setting))\(part)"
    return site.gives(site.result(call, of: places, as: outputShape))
  }

  /// The libraries' pooling to a size.
  public func recipe(at site: RecipeSite) -> Recipe {
    switch site.library {
    case .pytorch: return torchRecipe(at: site)
    case .numpy:
      let word = kind == .average ? "np.mean" : "np.max"
      let x = site.viewed(0, as: planes)
      return site.gives(
        site.result("adaptive_pool2d(\(x), \(word), \(size))", of: places, as: outputShape),
        .adaptivePool2d)
    case .matlab: return .none
    }
  }
}
