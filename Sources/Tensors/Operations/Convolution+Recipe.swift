extension ConvGeometry {
  /// Whether a line is slid over, so that the libraries' one-dimensional form is the plain one.
  fileprivate func isLine(_ shape: Shape, _ full: Shape) -> Bool {
    let line = [full[0], full[1], full[3]]
    let missing = line.count - shape.rank
    return window.rows.kernel == 1 && full[2] == 1 && (0...2).contains(missing)
      && line == [Int](repeating: 1, count: missing) + shape.dimensions
  }

  /// A shape without its rows, where it is a line's.
  fileprivate func trimmed(_ shape: Shape, _ isLine: Bool) -> [Int] {
    isLine ? [shape[0], shape[1], shape[3]] : shape.dimensions
  }

  /// A setting of both axes.
  fileprivate func pair(_ rows: Int, _ columns: Int, _ isLine: Bool) -> String {
    isLine ? "\(columns)" : RecipeSite.pair(rows, columns)
  }

  /// The settings that PyTorch's functions share, without the padding.
  fileprivate func settings(_ isLine: Bool) -> String {
    let (rows, columns) = (window.rows, window.columns)
    return RecipeSite.settings(
      (
        "stride", pair(rows.stride, columns.stride, isLine),
        unless: columns.stride == 1 && (isLine || rows.stride == 1)
      ),
      (
        "dilation", pair(rows.dilation, columns.dilation, isLine),
        unless: columns.dilation == 1 && (isLine || rows.dilation == 1)
      ),
      ("groups", "\(groups)", unless: groups == 1))
  }

  /// The settings of the functions that a NumPy program brings along.
  fileprivate var numPySettings: String {
    let (rows, columns) = (window.rows, window.columns)
    return RecipeSite.settings(
      (
        "stride", RecipeSite.tuple([rows.stride, columns.stride]),
        unless: rows.stride == 1 && columns.stride == 1
      ),
      (
        "dilation", RecipeSite.tuple([rows.dilation, columns.dilation]),
        unless: rows.dilation == 1 && columns.dilation == 1
      ),
      ("groups", "\(groups)", unless: groups == 1))
  }
}

extension AxisGeometry {
  /// Whether there is as much padding on both sides.
  var isEven: Bool { before == after }
}

extension Convolution {
  /// The libraries' convolution, with padding put around first where its sides differ.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    let isLine = geometry.isLine(site.operands[0].shape, geometry.inputShape)
    let full = geometry.trimmed(geometry.outputShape, isLine)
    var input = site.viewed(0, as: geometry.trimmed(geometry.inputShape, isLine))
    switch site.library {
    case .pytorch:
      let weight = site.viewed(1, as: geometry.trimmed(geometry.weightShape, isLine))
      let bias = site.operands.count > 2 ? ", \(site.viewed(2, as: [geometry.outputChannels]))" : ""
      var padding = ""
      if rows.isEven, columns.isEven {
        padding = RecipeSite.settings(
          (
            "padding", geometry.pair(rows.before, columns.before, isLine),
            unless: columns.before == 0 && (isLine || rows.before == 0)
          ))
      } else {
        let sides = [columns.before, columns.after] + (isLine ? [] : [rows.before, rows.after])
        input = "F.pad(\(input), \(RecipeSite.tuple(sides)))"
      }
      let call =
        "F.conv\(isLine ? 1 : 2)d(\(input), \(weight)\(bias)\(geometry.settings(isLine))\(padding))"
      return site.gives(site.result(call, of: full, as: outputShape))
    case .numpy:
      input = site.viewed(0, as: geometry.inputShape.dimensions)
      let weight = site.viewed(1, as: geometry.weightShape.dimensions)
      let bias = site.operands.count > 2 ? ", bias=\(site.array(2))" : ""
      let hasPadding = [rows.before, rows.after, columns.before, columns.after] != [0, 0, 0, 0]
      let padding =
        hasPadding
        ? ", padding=((\(rows.before), \(rows.after)), (\(columns.before), \(columns.after)))" : ""
      let call = "conv2d(\(input), \(weight)\(bias)\(geometry.numPySettings)\(padding))"
      return site.gives(
        site.result(call, of: geometry.outputShape.dimensions, as: outputShape), .conv2d)
    case .matlab: return matlab(site)
    }
  }

  /// `filter2` slides one kernel over one map, step by step; padding goes around before, and the stride
  /// picks afterwards.
  private func matlab(_ site: RecipeSite) -> Recipe {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    guard site.isFlat(outputShape), geometry.batch * geometry.inputChannels == 1,
      geometry.outputChannels == 1, rows.dilation == 1, columns.dilation == 1
    else { return .none }
    var lines: [String] = []
    var input = site.name(0)
    if rows.padded > rows.input || columns.padded > columns.input {
      input = site.target
      lines = [
        "\(input) = zeros(\(rows.padded), \(columns.padded))",
        "\(input)(\(rows.before + 1):\(rows.before + rows.input), \(columns.before + 1):\(columns.before + columns.input)) = \(site.name(0))",
      ]
    }
    lines.append("\(site.target) = filter2(\(site.name(1)), \(input), 'valid')")
    if rows.stride > 1 || columns.stride > 1 {
      lines.append(
        "\(site.target) = \(site.target)(1:\(rows.stride):end, 1:\(columns.stride):end)")
    }
    if site.operands.count > 2 { lines.append("\(site.target) = \(site.target) + \(site.name(2))") }
    return .lines(lines, helpers: [])
  }
}

extension TransposedConvolution {
  /// The libraries' transposed convolution.
  public func recipe(at site: RecipeSite) -> Recipe {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    let isLine = geometry.isLine(site.operands[0].shape, geometry.outputShape)
    let input = site.viewed(0, as: geometry.trimmed(geometry.outputShape, isLine))
    let full = geometry.inputShape.dimensions
    switch site.library {
    case .pytorch:
      let weight = site.viewed(1, as: geometry.trimmed(geometry.weightShape, isLine))
      let bias = site.operands.count > 2 ? ", \(site.viewed(2, as: [geometry.inputChannels]))" : ""
      let extra = [rows, columns].map { axis in
        axis.input - ((axis.output - 1) * axis.stride - 2 * axis.before + axis.extent)
      }
      let padding = RecipeSite.settings(
        (
          "padding", geometry.pair(rows.before, columns.before, isLine),
          unless: columns.before == 0 && (isLine || rows.before == 0)
        ),
        (
          "output_padding", geometry.pair(extra[0], extra[1], isLine),
          unless: extra[1] == 0 && (isLine || extra[0] == 0)
        ))
      let call =
        "F.conv_transpose\(isLine ? 1 : 2)d(\(input), \(weight)\(bias)\(geometry.settings(isLine))\(padding))"
      return site.gives(
        site.result(call, of: geometry.trimmed(geometry.inputShape, isLine), as: outputShape))
    case .numpy:
      let input = site.viewed(0, as: geometry.outputShape.dimensions)
      let weight = site.viewed(1, as: geometry.weightShape.dimensions)
      let bias = site.operands.count > 2 ? ", bias=\(site.array(2))" : ""
      let padding = RecipeSite.settings(
        (
          "padding", RecipeSite.tuple([rows.before, columns.before]),
          unless: rows.before == 0 && columns.before == 0
        ))
      let size = RecipeSite.tuple([rows.input, columns.input])
      let call =
        "conv_transpose2d(\(input), \(weight), \(size)\(bias)\(geometry.numPySettings)\(padding))"
      return site.gives(site.result(call, of: full, as: outputShape), .convTranspose2d)
    case .matlab: return .none
    }
  }
}
