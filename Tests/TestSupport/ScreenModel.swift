/// What a person sees of the bytes that a program sends to a terminal.
///
/// It knows the part of a VT100 that line editors use: CR, LF, BS, TAB, moving the cursor, erasing,
/// shifting characters, wrapping and scrolling, and characters two columns wide. Colours are
/// ignored.
public struct ScreenModel: Sendable {
  /// The columns.
  public let width: Int

  /// The rows.
  public let height: Int

  /// The column of the cursor, from 0.
  public private(set) var column = 0

  /// The row of the cursor, from 0.
  public private(set) var row = 0

  /// The private modes that are on: 2004 marks pastes.
  public private(set) var modes: Set<Int> = []

  /// The rows that have left the screen at the top, without the spaces at their ends.
  public private(set) var scrolled: [String] = []

  /// How often the bell rang.
  public private(set) var bells = 0

  private var cells: [[String]]
  private var parser = EscapeParser()
  private var isPastEnd = false

  /// Makes an empty screen.
  public init(width: Int = 80, height: Int = 24) {
    self.width = max(2, width)
    self.height = max(1, height)
    cells = Array(repeating: Array(repeating: " ", count: self.width), count: self.height)
  }

  /// The rows, without the spaces at their ends.
  public var rows: [String] {
    cells.map { $0.joined().trimmingSpaces() }
  }

  /// The rows down to the last one that is not empty, with newlines between them.
  public var text: String {
    let rows = rows
    let last = rows.lastIndex { !$0.isEmpty } ?? -1
    return rows[...max(last, -1)].joined(separator: "\n")
  }

  /// The row in which the cursor stands.
  public var currentRow: String {
    rows[row]
  }

  /// Shows bytes.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.take(byte) {
      case nil: break
      case .scalar(let scalar): show(scalar)
      case .control(let byte): control(byte)
      case .sequence(let final, let parameters, let isPrivate):
        sequence(final, parameters, isPrivate: isPrivate)
      }
    }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    let columns = Self.columns(of: scalar)
    if columns == 0 {
      let at = isPastEnd ? column : max(0, column - 1)
      cells[row][at].unicodeScalars.append(scalar)
      return
    }
    if isPastEnd || column + columns > width {
      column = 0
      lineFeed()
    }
    isPastEnd = false
    cells[row][column] = String(scalar)
    if columns == 2 { cells[row][column + 1] = "" }
    column += columns
    // The cursor stays on the last column until one more character comes.
    if column == width {
      column = width - 1
      isPastEnd = true
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08:
      column = max(0, column - 1)
      isPastEnd = false
    case 0x09: move(to: min(width - 1, (column / 8 + 1) * 8), row)
    case 0x0A: lineFeed()
    case 0x0D: move(to: 0, row)
    default: break
    }
  }

  private mutating func lineFeed() {
    isPastEnd = false
    if row < height - 1 {
      row += 1
    } else {
      scrolled.append(cells.removeFirst().joined().trimmingSpaces())
      cells.append(blank)
    }
  }

  private var blank: [String] {
    Array(repeating: " ", count: width)
  }

  private mutating func move(to column: Int, _ row: Int) {
    self.column = min(max(0, column), width - 1)
    self.row = min(max(0, row), height - 1)
    isPastEnd = false
  }

  private mutating func sequence(_ final: Character, _ parameters: [Int], isPrivate: Bool) {
    let count = max(1, parameters.first ?? 1)
    let kind = parameters.first ?? 0
    switch final {
    case "h" where isPrivate: modes.formUnion(parameters)
    case "l" where isPrivate: modes.subtract(parameters)
    case "A": move(to: column, row - count)
    case "B": move(to: column, row + count)
    case "C": move(to: column + count, row)
    case "D": move(to: column - count, row)
    case "G": move(to: count - 1, row)
    case "d": move(to: column, count - 1)
    case "H", "f": move(to: (parameters.dropFirst().first ?? 1) - 1, count - 1)
    case "J": eraseScreen(kind)
    case "K": eraseRow(kind)
    case "P": shift(by: -count)
    case "@": shift(by: count)
    case "X":
      for at in column..<min(width, column + count) { cells[row][at] = " " }
    default: break
    }
  }

  private mutating func eraseRow(_ kind: Int) {
    let range =
      switch kind {
      case 0: column..<width
      case 1: 0..<(column + 1)
      default: 0..<width
      }
    for at in range { cells[row][at] = " " }
  }

  private mutating func eraseScreen(_ kind: Int) {
    if kind == 0 || kind == 1 { eraseRow(kind) }
    let range =
      switch kind {
      case 0: (row + 1)..<height
      case 1: 0..<row
      default: 0..<height
      }
    for at in range { cells[at] = blank }
  }

  private mutating func shift(by count: Int) {
    var line = cells[row]
    let spaces = Array(repeating: " ", count: min(abs(count), width - column))
    if count < 0 {
      line.removeSubrange(column..<(column + spaces.count))
      line += spaces
    } else {
      line.insert(contentsOf: spaces, at: column)
      line.removeLast(spaces.count)
    }
    cells[row] = line
  }

  /// The columns of a character, told apart from what the program under test believes.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3: 2
    case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: 2
    case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD: 2
    default: 1
    }
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
