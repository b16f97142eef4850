/// A map in characters of different weight, for terminals without colours and for files.
public enum ShadedText {
  /// From nothing to full.
  private static let shades: [Character] = [" ", "░", "▒", "▓", "█"]

  /// The lines of a map.
  ///
  /// A cell fills two columns, so that it is about as high as it is wide. Where there are negative numbers,
  /// theirs have `−` in the second column.
  ///
  /// - Parameter rows: Numbers from −1 to 1, or nil for what is no number, which is shown as `?`.
  /// - Returns: A line for every row.
  public static func lines(_ rows: [[Double?]]) -> [String] {
    rows.map { row in
      var line = ""
      for value in row {
        guard let value else {
          line += "??"
          continue
        }
        let level = min(4, Int((value.magnitude * 4).rounded()))
        line.append(shades[level])
        line.append(value < 0 && level > 0 ? "−" : shades[level])
      }
      return line
    }
  }
}
