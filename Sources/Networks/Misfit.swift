import Tensors

/// A layer that does not take what comes to it: the facts, without words.
public struct Misfit: Error, Hashable, Sendable {
  /// What would help.
  public enum Remedy: Hashable, Sendable {
    /// The same layer with other numbers, as it is typed: `Linear(98, 2)`.
    case layer(String)
    /// A `Flatten()` in front of it.
    case flatten
    /// The dimensions of the input in another order.
    case permute([Int])
  }

  /// A layer of the network.
  public struct Place: Hashable, Sendable {
    /// Its place: `2`, or `0.1` inside another sequence.
    public let name: String
    /// The name of its type in `torch.nn`.
    public let type: String

    /// Names a layer.
    public init(_ name: String, _ type: String) {
      self.name = name
      self.type = type
    }
  }

  /// The layer.
  public let layer: Place
  /// The one before it; nil for the first.
  public let before: Place?
  /// Why it does not fit.
  public let error: ShapeError
  /// What comes to it, if that is known.
  public let input: Shape?
  /// How many features or channels it takes, if their number is what is wrong.
  public let takes: Int?
  /// How many come.
  public let got: Int?
  /// How their number came about, such as 2, 7, 7 for 98.
  public let factors: [Int]
  /// What would help.
  public let remedy: Remedy?

  /// Puts the facts together.
  public init(
    _ error: ShapeError, _ layer: any Layer, _ place: String, input: Shape, before: Place?,
    factors: [Int]
  ) {
    self.error = error
    self.layer = Place(place, layer.typeName)
    self.before = before
    self.input = input
    let intake = input.rank > 0 ? layer.intake(of: input) : nil
    // A map without channels has one.
    let found = intake.map { input.rank < $0.dimension ? 1 : input[input.rank - $0.dimension] }
    guard let intake, let found, found != intake.takes else {
      (takes, got, self.factors, remedy) = (nil, nil, [], nil)
      return
    }
    (takes, got) = (intake.takes, found)
    self.factors = factors.count > 1 && factors.reduce(1, *) == found ? factors : [found]
    remedy = Misfit.remedy(layer, intake, input, found)
  }

  /// Branches that do not meet.
  public init(_ error: ShapeError, at place: Place, input: Shape? = nil, before: Place? = nil) {
    (self.error, self.layer, self.input, self.before) = (error, place, input, before)
    (takes, got, factors, remedy) = (nil, nil, [], nil)
  }

  private static func remedy(
    _ layer: any Layer, _ intake: (takes: Int, dimension: Int), _ input: Shape, _ got: Int
  ) -> Remedy? {
    let rank = input.rank
    if intake.dimension == 3, rank >= 3, input[rank - 1] == intake.takes {
      return .permute(Array(0..<rank - 3) + [rank - 1, rank - 3, rank - 2])
    }
    let image = input.dimensions.suffix(rank > 3 ? rank - 1 : rank)
    if intake.dimension == 1, rank > 1, image.reduce(1, *) == intake.takes { return .flatten }
    return layer.taking(got).map { .layer($0.code) }
  }
}
