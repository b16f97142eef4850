import Terminal

/// Frames on a screen of so many rows, where each is drawn in the place of the one before.
extension FrameText {
  /// The fewest rows to which a plane is cut for the sake of the others.
  private static let fewestRows = 4

  /// A frame in a number of rows: its heading and how its number was found are always in sight, and of
  /// a picture that is higher the part that moves.
  ///
  /// What there is no room for goes in this order: the legend, rows of the planes far from the window, the
  /// notes, the planes that stand last.
  public func lines(_ frame: Frame, rows: Int) -> [StyledText] {
    if style.isAccessible { return text(frame).lines }
    if style.isLarge {
      if let lines = large(frame, rows: rows) { return lines }
      var usual = style
      usual.isLarge = false
      return FrameText(usual).lines(frame, rows: rows)
    }
    let found = frame.isHidden ? [] : shortened(arithmetic(frame), to: max(2, rows / 3))
    let notes = frame.isHidden ? [] : notes(frame)
    let legend = legend(frame)
    let room = rows - 1 - found.count
    func fitting(_ picture: [StyledText], _ rest: [StyledText]) -> [StyledText]? {
      guard picture.count + rest.count <= room else { return nil }
      return [heading(frame)] + picture + found + rest
    }
    for extras in [notes + legend, notes, []] {
      // A large screen shows large planes; a legend gives way to a plane that is shown whole.
      let least = extras.count > notes.count ? rows : FrameText.fewestRows
      for height in stride(from: max(rows, least), through: least, by: -1) {
        if let lines = fitting(picture(frame, height: height), extras) { return lines }
      }
    }
    let picture = picture(frame, height: FrameText.fewestRows).prefix(max(0, room - 1))
    return [heading(frame)] + picture + [StyledText(" …", .dim)] + found
  }

  /// A large frame with room between its parts; nil where the rows are too few.
  private func large(_ frame: Frame, rows: Int) -> [StyledText]? {
    let found = frame.isHidden ? [] : arithmetic(frame)
    let picture = picture(frame, height: rows)
    for rest in [notes(frame) + legend(frame), []] {
      let lines = [heading(frame), ""] + picture + [""] + found + (rest.isEmpty ? [] : [""]) + rest
      if lines.count <= rows { return lines }
    }
    return nil
  }

  private func picture(_ frame: Frame, height: Int) -> [StyledText] {
    var cut = style
    cut.rows = max(FrameText.fewestRows, height)
    return FrameText(cut).picture(frame)
  }

  /// Lines of which the first and the last are kept.
  private func shortened(_ lines: [StyledText], to most: Int) -> [StyledText] {
    guard lines.count > most, let last = lines.last else { return lines }
    return Array(lines.prefix(max(1, most - 2))) + [StyledText("    …", .dim), last]
  }
}
