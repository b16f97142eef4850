/// How a picture is to be turned before it is looked at: the number that cameras write into their files.
///
/// Source: Exif 2.32, tag 0x0112.
public enum Orientation: Int, CaseIterable, Sendable {
  /// As it is.
  case upright = 1
  /// Left and right exchanged.
  case mirrored
  /// Upside down.
  case turned
  /// Top and bottom exchanged.
  case flipped
  /// Rows and columns exchanged.
  case transposed
  /// To be turned a quarter with the clock.
  case clockwise
  /// Rows and columns exchanged, across the other diagonal.
  case transversed
  /// To be turned a quarter against the clock.
  case counterclockwise

  /// Whether rows become columns.
  public var exchangesAxes: Bool { rawValue >= 5 }

  /// The pixel of the stored picture that stands at a place of the one that is looked at.
  func source(row: Int, column: Int, width: Int, height: Int) -> (row: Int, column: Int) {
    switch self {
    case .upright: (row, column)
    case .mirrored: (row, width - 1 - column)
    case .turned: (height - 1 - row, width - 1 - column)
    case .flipped: (height - 1 - row, column)
    case .transposed: (column, row)
    case .clockwise: (height - 1 - column, row)
    case .transversed: (height - 1 - column, width - 1 - row)
    case .counterclockwise: (column, width - 1 - row)
    }
  }

  /// The orientation in a block of Exif data, which begins with the order of its bytes; upright where it
  /// says nothing that can be read.
  init(exif: ArraySlice<UInt8>) {
    self = Orientation.find(in: exif) ?? .upright
  }

  private static func find(in exif: ArraySlice<UInt8>) -> Orientation? {
    let isLittle: Bool
    switch Array(exif.prefix(2)) {
    case [0x49, 0x49]: isLittle = true
    case [0x4D, 0x4D]: isLittle = false
    default: return nil
    }
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= exif.count else { return nil }
      let bytes = exif[exif.startIndex + place..<exif.startIndex + place + count]
      return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let table = number(4, 4), let entries = number(table, 2) else { return nil }
    for entry in 0..<entries {
      let place = table + 2 + entry * 12
      guard let tag = number(place, 2) else { return nil }
      if tag == 0x0112 { return number(place + 8, 2).flatMap(Orientation.init) }
    }
    return nil
  }
}
