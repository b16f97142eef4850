extension ResizedAxis {
  /// How an output is found: where its place lies on the input, and which cells around it make it.
  ///
  /// Source: PyTorch's `upsample_nearest`, `upsample_bilinear` and `upsample_bicubic`; ONNX's *Resize*.
  public struct Rule: Hashable, Sendable {
    /// s: the place of output o, in cells of the input of which the first is 0; t is the step.
    public enum Place: Hashable, Sendable {
      /// o·t: the beginnings of both axes are one.
      case beginnings
      /// (o + ½)·t − ½: the middles of cells are.
      case middles
      /// The same, but 0 where there is one output.
      case middlesOfSeveral
      /// The same, with what a rounded length has too much or too little on both sides alike.
      case centred
      /// o·t with t = (n − 1)/(outputs − 1): the first and the last cell stay where they are.
      case corners
    }

    /// How a place becomes one cell.
    public enum Rounding: Hashable, Sendable {
      /// ⌊s⌋
      case down
      /// ⌈s⌉
      case up
      /// The nearest; of two the one before.
      case nearestDown
      /// The nearest; of two the one behind.
      case nearestUp

      func cell(_ place: Double) -> Double {
        switch self {
        case .down: place.rounded(.down)
        case .up: place.rounded(.up)
        case .nearestDown: (place - 0.5).rounded(.up)
        case .nearestUp: (place + 0.5).rounded(.down)
        }
      }
    }

    /// The cells that an output is made of.
    public enum Cells: Hashable, Sendable {
      /// A copy of one.
      case one(Rounding)
      /// The two around it, by how near they are.
      case two
      /// The four around it, by the cubic curve whose slope at distance 1 is a.
      case four(a: Double)
    }

    /// Where an output lies.
    public let place: Place
    /// What it is made of.
    public let cells: Cells

    /// A rule of both.
    public init(_ place: Place, _ cells: Cells) {
      (self.place, self.cells) = (place, cells)
    }

    /// The cell in which an output begins.
    public static let nearest = Rule(.beginnings, .one(.down))
    /// The cell in which an output's middle lies.
    public static let nearestExact = Rule(.middles, .one(.nearestUp))
    /// Between two cells.
    public static let linear = Rule(.middles, .two)
    /// Between two cells, the ends of both axes being one.
    public static let corners = Rule(.corners, .two)
    /// Along a curve through four cells.
    public static let cubic = Rule(.middles, .four(a: Rule.slope))
    /// Along a curve through four cells, the ends of both axes being one.
    public static let cubicCorners = Rule(.corners, .four(a: Rule.slope))

    /// The slope of PyTorch's curve.
    public static let slope = -0.75

    /// The modes of PyTorch's that have a rule.
    public static let modes = ["nearest", "nearest-exact"] + cornerModes

    /// The modes in which corners can stay where they are.
    public static let cornerModes = ["linear", "bilinear", "bicubic"]

    /// The rule of a mode of PyTorch's.
    ///
    /// - Throws: `ShapeError.notInMode` for corners in a mode that copies cells.
    public init(mode: String, alignsCorners: Bool?) throws(ShapeError) {
      guard alignsCorners == nil || Rule.cornerModes.contains(mode) else {
        throw .notInMode(.alignCorners, mode: mode, modes: Rule.cornerModes)
      }
      let stays = alignsCorners ?? false
      switch mode {
      case "nearest": self = .nearest
      case "nearest-exact": self = .nearestExact
      case "bicubic": self = stays ? .cubicCorners : .cubic
      default: self = stays ? .corners : .linear
      }
    }

    /// What PyTorch calls it for so many spatial dimensions; nil where it has no such mode.
    public func torchWords(spatialRank: Int) -> (mode: String, alignsCorners: Bool)? {
      switch self {
      case .nearest: ("nearest", false)
      case .nearestExact: ("nearest-exact", false)
      case .linear, .corners: (spatialRank == 1 ? "linear" : "bilinear", self == .corners)
      case .cubic, .cubicCorners: spatialRank == 1 ? nil : ("bicubic", self == .cubicCorners)
      default: nil
      }
    }

    /// Whether an output is a copy of one cell.
    public var copies: Bool { if case .one = cells { true } else { false } }
  }

  /// The cells that an output is put together from in ascending order, with their shares of it.
  ///
  /// A cell beyond the ends is the one at the end.
  public func cells(output: Int) -> [(cell: Int, share: Double)] {
    let place = place(output: output)
    switch rule.cells {
    case .one(let rounding): return [(cell(rounding.cell(place)), 1)]
    case .two:
      let inside = min(max(place, 0), Double(input - 1))
      let first = cell(inside.rounded(.down))
      let share = inside - Double(first)
      return share > 0 ? [(first, 1 - share), (first + 1, share)] : [(first, 1)]
    case .four(let a):
      let first = place.rounded(.down)
      let behind = place - first
      var cells: [(cell: Int, share: Double)] = []
      for tap in -1...2 {
        let share = ResizedAxis.curve(abs(behind - Double(tap)), a)
        let cell = cell(first + Double(tap))
        if cells.last?.cell == cell {
          cells[cells.count - 1].share += share
        } else if share != 0 {
          cells.append((cell, share))
        }
      }
      return cells
    }
  }

  private func place(output: Int) -> Double {
    let output = Double(output)
    switch rule.place {
    case .beginnings, .corners: return output * step
    case .middlesOfSeveral where self.output == 1: return 0
    case .middles, .middlesOfSeveral: return (output + 0.5) * step - 0.5
    case .centred:
      let surplus = Double(input) / step - Double(self.output)
      return (output + 0.5 + surplus / 2) * step - 0.5
    }
  }

  private func cell(_ place: Double) -> Int { Int(min(max(place, 0), Double(input - 1))) }

  /// The share of a cell at a distance of at most 2: two cubic pieces that meet with one slope.
  ///
  ///     (a+2)·d³ − (a+3)·d² + 1  up to 1,   a·d³ − 5a·d² + 8a·d − 4a  beyond
  private static func curve(_ distance: Double, _ a: Double) -> Double {
    distance <= 1
      ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
      : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
  }
}
