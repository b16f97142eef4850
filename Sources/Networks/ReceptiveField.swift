import Tensors

/// What one unit of a network sees of the network's input, along rows and columns, layer upon layer.
public struct ReceptiveField: Hashable, Sendable {
  /// Along the rows.
  public private(set) var rows: AxisField
  /// Along the columns.
  public private(set) var columns: AxisField
  /// Whether the input consists of lines, which have no rows.
  public private(set) var isLine = false
  /// Rows and columns of the planes that have been put in order as a vector; nil while there are planes.
  private var order: [Int?]?

  /// The field of the input itself.
  ///
  /// - Parameter input: The shape of the input, if it is known.
  public init(input: Shape? = nil) {
    rows = AxisField(input: input?.rows)
    columns = AxisField(input: input?.columns)
  }

  /// r: the cells that a unit sees along the longer side; `Int.max` where all is seen of an input of
  /// unknown size.
  public var size: Int { max(rows.size, columns.size) }

  /// Puts a layer on top.
  ///
  /// - Parameters:
  ///   - reach: What its outputs see.
  ///   - input: The shape of its input, if it is known.
  public mutating func add(_ reach: LayerReach, input: Shape? = nil) {
    switch reach {
    case .same: break
    case .rearranged(let rows, let columns): order = order ?? [rows, columns]
    case .planes(let rows, let columns) where order == nil:
      self.rows.add(rows)
      self.columns.add(columns)
    case .lines(let columns) where order == nil:
      isLine = true
      self.columns.add(columns)
    case .planes, .lines, .whole:
      let sides = order ?? [input?.rows, input?.columns]
      if !isLine { rows.add(.whole(input: sides[0])) }
      columns.add(.whole(input: sides[1]))
    }
  }

  /// The field of what is put together from one unit of each of several branches.
  static func joined(_ fields: [ReceptiveField]) -> ReceptiveField {
    guard var field = fields.first else { return ReceptiveField() }
    for other in fields.dropFirst() {
      field.rows.join(other.rows)
      field.columns.join(other.columns)
      field.order = field.order ?? other.order
      field.isLine = field.isLine || other.isLine
    }
    return field
  }
}
