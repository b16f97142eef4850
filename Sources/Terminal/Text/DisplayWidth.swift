extension Unicode.Scalar {
  /// How many columns of a terminal the scalar fills by itself.
  ///
  /// Wide and full-width characters (UAX #11) and pictographs fill two, marks that sit on another
  /// character none. A scalar that is shown escaped fills as many columns as its escape.
  public var displayWidth: Int {
    if isShownEscaped { return escapedForm.utf8.count }
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // The vowels and finals of a Korean syllable stand within its first consonant.
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide || properties.isEmojiPresentation ? 2 : 1
  }

  private var isWide: Bool {
    wideRanges.contains { $0.contains(value) }
  }
}

/// Blocks whose characters fill two columns, from EastAsianWidth.txt; pictographs are told by a
/// property.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
  0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
  0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
  0x1F200...0x1F265, 0x20000...0x3FFFD,
]

extension Character {
  /// How many columns of a terminal the character fills.
  ///
  /// A character made of several scalars (a letter with its accents, a family of pictographs) is as
  /// wide as the widest of them.
  public var displayWidth: Int {
    var widest = 0
    var escaped = 0
    for scalar in unicodeScalars {
      if scalar.isShownEscaped {
        escaped += scalar.displayWidth
      } else if scalar.value == 0xFE0F && widest > 0 && isPictograph {
        widest = 2
      } else {
        widest = max(widest, scalar.displayWidth)
      }
    }
    return widest + escaped
  }

  private var isPictograph: Bool {
    unicodeScalars.first?.properties.isEmoji ?? false
  }
}

extension StringProtocol {
  /// How many columns of a terminal the text fills if it stands on one line.
  ///
  /// - Complexity: O(*n*); text in printable ASCII is only counted.
  public var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}
