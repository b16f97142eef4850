/// How matrices and rows are rearranged in MATLAB, where places count from 1 and elements column by column.
struct MATLABRearrangement {
  private let operation: Rearrangement
  private let site: RecipeSite

  init(_ operation: Rearrangement, _ site: RecipeSite) {
    self.operation = operation
    self.site = site
  }

  private var input: Shape { operation.operands[0] }
  private var output: Shape { operation.outputShape }
  private var x: String { site.name(0) }

  /// The number that a dimension of a shape has there: a vector is a row.
  private func number(_ dimension: Int, of shape: Shape) -> Int {
    shape.rank == 1 ? 2 : dimension + 1
  }

  /// Rows and columns of a shape.
  private func sides(_ shape: Shape) -> (rows: Int, columns: Int) {
    shape.rank == 2 ? (shape[0], shape[1]) : (1, shape.count)
  }

  var recipe: Recipe {
    switch operation.move {
    case .reshape:
      if input == output { return site.gives(x) }
      let (rows, columns) = sides(output)
      return site.gives("reshape(\(x).', \(columns), \(rows)).'")
    case .permute(let order): return site.gives(order == [1, 0] ? "\(x).'" : x)
    case .flip(let along):
      return site.gives(along.reduce(x) { "flip(\($0), \(number($1, of: input)))" })
    case .roll(let shifts, let along):
      guard !along.isEmpty || input.rank == 1 else { return .none }
      return site.gives(
        zip(shifts, along.isEmpty ? [0] : along).reduce(x) {
          "circshift(\($0), \($1.0), \(number($1.1, of: input)))"
        })
    case .turn(let quarters, let from, let to):
      guard from < to else { return site.gives("rot90(\(x), \(4 - quarters))") }
      return site.gives("rot90(\(x), \(quarters))")
    case .expand:
      let (rows, columns) = sides(output)
      return site.gives("ones(\(rows), \(columns)) .* \(x)")
    case .concatenate(let along), .stack(let along):
      let parts = operation.operands.indices.map(site.name)
      if case .stack = operation.move, operation.operands.allSatisfy({ $0.rank == 1 }), along == 1 {
        return site.gives("[\(parts.joined(separator: "; "))].'")
      }
      let isDown = output.rank == 2 && along == 0
      return site.gives("[\(parts.joined(separator: isDown ? "; " : ", "))]")
    case .part(let items):
      guard let index = index(items) else { return .none }
      return site.gives("\(x)(\(index.text))\(index.isColumn ? ".'" : "")")
    case .assign(let items):
      guard let index = index(items) else { return .none }
      let value =
        site.operands[1].shape.rank == 1 && index.isColumn ? "\(site.name(1)).'" : site.name(1)
      return .lines(
        ["\(site.target) = \(x)", "\(site.target)(\(index.text)) = \(value)"], helpers: [])
    case .border(let sides): return bordered(sides)
    case .picked: return .none
    }
  }

  /// An index, and whether it selects a column, which is to be a row.
  private func index(_ items: [IndexItem]) -> (text: String, isColumn: Bool)? {
    var texts: [String] = []
    var places: [Int] = []
    for (dimension, item) in items.enumerated() {
      switch item {
      case .place(let place):
        places.append(dimension)
        texts.append("\((place < 0 ? place + input[dimension] : place) + 1)")
      case .range(nil, nil, 1): texts.append(":")
      case .range(let start, let stop, let step):
        let length = input[dimension]
        func cut(_ place: Int, _ low: Int, _ high: Int) -> Int {
          min(max(place < 0 ? place + length : place, low), high)
        }
        let first = step > 0 ? cut(start ?? 0, 0, length) : cut(start ?? length - 1, -1, length - 1)
        let end =
          step > 0
          ? cut(stop ?? length, 0, length) - 1 : stop.map { cut($0, -1, length - 1) + 1 } ?? 0
        texts.append("\(first + 1):\(step == 1 ? "" : "\(step):")\(end + 1)")
      case .newDimension, .ellipsis: return nil
      }
    }
    while texts.count < input.rank { texts.append(":") }
    return (texts.joined(separator: ", "), input.rank == 2 && places == [1])
  }

  /// A border of a constant, into whose middle the matrix is put.
  private func bordered(_ given: [Int]) -> Recipe {
    guard operation.border == .constant, given.allSatisfy({ $0 >= 0 }) else { return .none }
    let (rows, columns) = sides(output)
    let (height, width) = sides(input)
    let top = given.count > 2 ? given[2] : 0
    let fill = site.number(operation.fill)
    return .lines(
      [
        operation.fill == 0
          ? "\(site.target) = zeros(\(rows), \(columns))"
          : "\(site.target) = \(fill) * ones(\(rows), \(columns))",
        "\(site.target)(\(top + 1):\(top + height), \(given[0] + 1):\(given[0] + width)) = \(x)",
      ], helpers: [])
  }
}
