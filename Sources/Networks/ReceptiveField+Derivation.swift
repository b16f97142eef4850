import Tensors

/// How the receptive field of a network's last layer comes about, a line a layer, along its longer side.
///
///     r ← r + D·(F−1)·j,   j ← j·S,   from r = j = 1
///
/// Source: Araujo, Norris & Sim, *Computing receptive fields of convolutional neural networks*.
public struct FieldDerivation {
  private var field: ReceptiveField
  private var rows: [Derivation.Line] = []
  private var columns: [Derivation.Line] = []

  /// Begins at an input, whose shape may be known.
  public init(input: Shape? = nil) { field = ReceptiveField(input: input) }

  /// r: the cells along the longer side; nil without bound.
  public var size: Int? { FieldDerivation.bounded(field.size) }

  /// The lines along the longer side.
  public var lines: [Derivation.Line] {
    field.rows.size > field.columns.size ? rows : columns
  }

  /// Puts a layer on top.
  public mutating func add(
    _ place: String, type: String? = nil, _ reach: LayerReach, _ next: ReceptiveField
  ) {
    func line(_ before: AxisField, _ after: AxisField, _ reach: AxisReach?) -> Derivation.Line {
      Derivation.Line(
        layer: place, type: type, FieldDerivation.formula(before, after, reach),
        FieldDerivation.bounded(after.size))
    }
    let axes: (rows: AxisReach?, columns: AxisReach?) =
      switch reach {
      case .planes(let rows, let columns): (rows, columns)
      case .lines(let columns): (nil, columns)
      case .same, .rearranged, .whole: (nil, nil)
      }
    rows.append(line(field.rows, next.rows, axes.rows))
    columns.append(line(field.columns, next.columns, axes.columns))
    field = next
  }

  /// Puts a window on top that is alike along both sides.
  public mutating func add(_ place: String, window reach: AxisReach) {
    var next = field
    let reach = LayerReach.planes(rows: reach, columns: reach)
    next.add(reach)
    add(place, reach, next)
  }

  private static func bounded(_ size: Int) -> Int? { size == .max ? nil : size }

  /// Arithmetic that gives the size of a field from that of the one below.
  private static func formula(
    _ before: AxisField, _ after: AxisField, _ reach: AxisReach?
  ) -> String {
    guard let size = bounded(after.size) else { return "∞" }
    switch reach {
    case .window(let kernel, _, let dilation, _):
      let reached = Double(dilation * (kernel - 1)) * before.jump
      let product = "\(dilation)·(\(kernel)−1)·\(number(before.jump))"
      // The fields of neighbours may lie a part of a cell apart; cells are whole.
      for (sign, rounded) in [
        (product, reached), ("⌊\(product)⌋", reached.rounded(.down)),
        ("⌈\(product)⌉", reached.rounded(.up)),
      ] where Double(before.size) + rounded == Double(size) {
        return "\(before.size)+\(sign)"
      }
    case .spread(let kernel, let stride, let dilation, _):
      let more = Double(dilation * (kernel - 1) / stride) * before.jump
      if Double(before.size) + more == Double(size) {
        return "\(before.size)+⌊\(dilation)·(\(kernel)−1)/\(stride)⌋·\(number(before.jump))"
      }
    case .parts, .whole: return "\(size)"
    case nil: return "\(size)"
    }
    return size >= before.size
      ? "\(before.size)+\(size - before.size)" : "\(before.size)−\(before.size - size)"
  }

  /// A jump: whole, or a fraction.
  private static func number(_ jump: Double) -> String {
    if let whole = Int(exactly: jump) { return "\(whole)" }
    if let part = Int(exactly: 1 / jump) { return "(1/\(part))" }
    return "\(jump)"
  }
}

extension Network {
  /// How its receptive field comes about.
  ///
  /// - Parameter input: The shape of the input, if it is known.
  /// - Returns: A line a layer.
  /// - Throws: a layer that the input does not fit.
  public func fieldDerivation(input: Shape? = nil) throws(Misfit) -> FieldDerivation {
    var derivation = FieldDerivation(input: input)
    guard let input else {
      for layer in try fields() {
        derivation.add(layer.place.name, type: layer.place.type, layer.reach, layer.field)
      }
      return derivation
    }
    let summary = summary(input: input)
    if let misfit = summary.misfit { throw misfit }
    for layer in summary.layers {
      derivation.add(layer.name, type: layer.type, layer.reach, layer.field)
    }
    return derivation
  }
}
