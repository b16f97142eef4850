/// How many colours a terminal has for pictures.
public enum ColorDepth: Int, Comparable, Sendable {
  /// None: pictures are shaded with characters.
  case none
  /// The sixteen named ones.
  case sixteen
  /// The palette of 256.
  case palette
  /// Every mixture of red, green and blue in 256 steps each.
  case full

  /// What the environment says of the terminal, where colours may be used at all.
  ///
  /// `COLORTERM` names the full depth, a `TERM` with `256color` the palette.
  public init(_ style: TerminalStyle, environment: (String) -> String?) {
    guard style.hasColor else {
      self = .none
      return
    }
    let term = environment("TERM") ?? ""
    switch environment("COLORTERM") {
    case "truecolor", "24bit": self = .full
    default:
      if term.hasSuffix("-direct") || term.contains("kitty") {
        self = .full
      } else {
        self = term.contains("256color") ? .palette : .sixteen
      }
    }
  }

  /// Whether one depth has fewer colours than another.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension PixelGrid.Pixel {
  /// The parameters of Select Graphic Rendition that come nearest, for the letters or what is behind them.
  func code(_ depth: ColorDepth, isBackground: Bool) -> String {
    switch depth {
    case .none: return ""
    case .full: return "\(isBackground ? 48 : 38);2;\(red);\(green);\(blue)"
    case .palette: return "\(isBackground ? 48 : 38);5;\(paletteIndex)"
    case .sixteen:
      let index = basicIndex
      return "\((index < 8 ? 30 + index : 82 + index) + (isBackground ? 10 : 0))"
    }
  }

  /// The nearest of the 216 mixtures and 24 greys of the palette.
  var paletteIndex: Int {
    let steps = [0, 95, 135, 175, 215, 255]
    func nearest(_ value: UInt8) -> Int {
      steps.indices.min { abs(steps[$0] - Int(value)) < abs(steps[$1] - Int(value)) } ?? 0
    }
    let (r, g, b) = (nearest(red), nearest(green), nearest(blue))
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = min(23, max(0, (mean - 3) / 10))
    let level = 8 + 10 * grey
    let cube = distance(steps[r], steps[g], steps[b])
    return distance(level, level, level) < cube ? 232 + grey : 16 + 36 * r + 6 * g + b
  }

  /// The nearest of the sixteen named colours, as most terminals mix them.
  var basicIndex: Int {
    let colors = [
      (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
      (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
      (255, 85, 255), (85, 255, 255), (255, 255, 255),
    ]
    return colors.indices.min {
      distance(colors[$0].0, colors[$0].1, colors[$0].2)
        < distance(colors[$1].0, colors[$1].1, colors[$1].2)
    } ?? 0
  }

  private func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
    let (dr, dg, db) = (Int(red) - r, Int(green) - g, Int(blue) - b)
    return dr * dr + dg * dg + db * db
  }
}
