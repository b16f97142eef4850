import Tensors

/// Images drawn larger: `nn.Upsample`.
public struct Upsample: Layer {
  /// Rows and columns of the output; nil where a factor is given.
  public let size: (rows: Int, columns: Int)?
  /// How many times as long the output's sides are.
  public let factor: Double
  /// How an output is found.
  public let rule: ResizedAxis.Rule
  private let mode: String

  private static let scale = LayerSetting("scale_factor", .number, "None")

  private init(_ settings: LayerSettings) throws(ShapeError) {
    size = settings.optionalPair("size")
    let factor = settings.optionalNumber("scale_factor")
    guard (size == nil) != (factor == nil) else {
      throw .oneOf(.size, .scaleFactor, given: size == nil ? 0 : 2)
    }
    self.factor = factor ?? 1
    mode = settings.word("mode")
    rule = try ResizedAxis.Rule(
      mode: mode, alignsCorners: settings.flag("align_corners") ? true : nil)
  }

  static let kinds: [LayerKind] = [
    LayerKind(
      "Upsample",
      [
        LayerSetting("size", .pair, "None"), scale,
        LayerSetting("mode", .word(ResizedAxis.Rule.modes), "'nearest'"),
        LayerSetting("align_corners", .flag, "False"),
      ]
    ) { settings throws(ShapeError) in try Upsample(settings) }
  ]

  /// Its kind.
  public var kind: LayerKind { Upsample.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    [
      "size": size.map { .pair(rows: $0.rows, columns: $0.columns) } ?? .none,
      "scale_factor": size == nil ? .number(factor) : .none, "mode": .word(mode),
      "align_corners": .flag(rule.place == .corners),
    ]
  }

  /// The parts of the axes that its outputs are put together from; without sizes, everything.
  public func reach(of input: Shape?) -> LayerReach {
    let rank = mode == "linear" ? 1 : 2
    guard let input, let operation = try? interpolation(input, rank) else { return .whole }
    let (rows, columns) = (operation.geometry.rows.reach, operation.geometry.columns.reach)
    return rank == 1 ? .lines(columns) : .planes(rows: rows, columns: columns)
  }

  /// The dimensions that a batch has.
  public var batchRanks: ClosedRange<Int>? { mode.hasPrefix("bi") ? 4...4 : 3...4 }

  /// 1 for lines.
  ///
  /// As in PyTorch three dimensions are lines with their batch, unless they are known to be one
  /// image.
  private func spatialRank(_ input: Shape, isBatch: Bool?) -> Int {
    if mode == "linear" { return 1 }
    return mode.hasPrefix("bi") || input.rank != 3 || isBatch == false ? 2 : 1
  }

  private func interpolation(
    _ input: Shape, _ rank: Int
  ) throws(ShapeError) -> Interpolation {
    let requests: [ResizedAxis.Request] =
      size.map { [.size($0.rows), .size($0.columns)] } ?? [.factor(factor), .factor(factor)]
    return try Interpolation(
      name: "interpolate", input: input, requests.suffix(rank), spatialRank: rank, rule: rule)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try interpolation(input, spatialRank(input, isBatch: mode.isBatch))
  }

  /// The sizes of the output.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    guard let operation = operation as? Interpolation else { return nil }
    let geometry = operation.geometry
    let axes = [geometry.rows, geometry.columns].suffix(geometry.spatialRank)
    return SizeFormula(
      axes.map { axis in
        .init(
          size == nil
            ? "⌊\(axis.input)·\(Upsample.scale.text(.number(factor)))⌋" : "\(axis.output)",
          axis.output)
      })
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    let lengths = operation.outputShape.dimensions
    guard size == nil else { return rule.exported(nil, lengths, input) }
    // A factor that gives another size in single precision has no counterpart.
    let isSame = zip(lengths, input.dimensions).dropFirst(2).allSatisfy {
      Int(exactly: (Float(factor) * Float($1)).rounded(.down)) == $0
    }
    let factors = [1, 1] + [Double](repeating: factor, count: max(0, input.rank - 2))
    return isSame ? rule.exported(factors, nil, input) : nil
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    (operation as? Interpolation).map { BlockResize($0.geometry) }
  }
}

/// Planes of a block of images drawn to another size.
private struct BlockResize: BlockLayer {
  let outputCount: Int
  private let lanes: LaneResize

  init(_ geometry: ResizedGeometry) {
    lanes = LaneResize(geometry)
    outputCount = geometry.outputCount
  }

  func worksInPlace(rectified: Bool) -> Bool { false }

  func forward(_ block: BlockPass) { lanes.forward(block.x, block.y) }

  func backward(_ block: BlockPass) {
    if block.wantsInputGradient { lanes.backward(block.dy, block.dx) }
  }
}
