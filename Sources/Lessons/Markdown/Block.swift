/// A block of a page, in the order in which it stands there.
public indirect enum Block: Hashable, Sendable {
  /// A heading with its level, from 1.
  case heading(level: Int, [Inline])
  /// A paragraph.
  case paragraph([Inline])
  /// A list; `start` is the first number of a numbered one, nil for points.
  case list(start: Int?, items: [[Block]])
  /// A table: its rows, the first of which is the head.
  case table([[[Inline]]])
  /// Lines between fences.
  case fence(Fence)
  /// Tags and comments, as they were written.
  case html(String)
}

/// A block and where it begins.
public struct PlacedBlock: Hashable, Sendable {
  /// The block.
  public var block: Block
  /// The number, from 1, of its first line in the file.
  public var line: Int
  /// The number of its last line.
  public var lastLine: Int
}

extension Block {
  /// The running text of a block.
  var words: [Inline] {
    switch self {
    case .heading(_, let words), .paragraph(let words): words
    case .list(_, let items): items.flatMap { $0.flatMap(\.words) }
    case .table(let rows): rows.flatMap { $0.flatMap(\.self) }
    case .fence, .html: []
    }
  }
}

/// Lines that stand between fences.
public struct Fence: Hashable, Sendable {
  /// The first word behind the opening fence; empty if there is none.
  public var language: String
  /// The other words.
  public var words: [String]
  /// What stands between the fences.
  public var lines: [String]
  /// The number, in the file, of the line with the opening fence.
  public var line: Int
}
