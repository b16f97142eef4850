import Tensors
import Terminal
import Walkthroughs

/// The matrices of a question as rows and columns, for a window is hard to see in a line of numbers.
struct MatrixRows {
  /// Spaces between matrices that stand side by side.
  private static let gap = 4

  private let blocks: [[StyledText]]

  /// The names of what is among them.
  let names: Set<String>

  /// Takes the matrices and stacks of them among the letters that a question tells; nothing if all of them
  /// have two rows at most, which are as easily read in a line.
  init(_ letters: [(name: String, letter: Draw.Letter)]) {
    var matrices = letters.compactMap { name, letter -> (String, Tensor<Double>)? in
      guard case .integers(let tensor) = letter, tensor.shape.rank >= 2 else { return nil }
      return (name, tensor)
    }
    let isWorthRows = matrices.contains { _, tensor in
      tensor.shape.rank > 2 || tensor.shape.dimensions[0] > 2
    }
    if !isWorthRows { matrices = [] }
    names = Set(matrices.map(\.0))
    blocks = matrices.map { ValueText(decimals: 4).text($1, name: $0).lines }
  }

  /// The matrices side by side, as many in a row as there is room for; empty if there are none.
  func text(width: Int) -> StyledText {
    var rows: [[StyledText]] = []
    for block in blocks {
      guard let row = rows.last, let joined = MatrixRows.join(row, block, width: width) else {
        rows.append(block)
        continue
      }
      rows[rows.count - 1] = joined
    }
    return rows.map { StyledText(lines: $0) }.joined(separator: "\n\n")
  }

  /// Two blocks beside one another; nil if they do not fit.
  private static func join(
    _ left: [StyledText], _ right: [StyledText], width: Int
  ) -> [StyledText]? {
    let column = (left.map(\.width).max() ?? 0) + gap
    guard column + (right.map(\.width).max() ?? 0) <= width else { return nil }
    return (0..<max(left.count, right.count)).map { line in
      let first = line < left.count ? left[line] : StyledText()
      guard line < right.count else { return first }
      return first + StyledText(String(repeating: " ", count: column - first.width)) + right[line]
    }
  }
}
