/// What moved one weight over a run of training: steps, and the pictures in them.
public struct WeightMoves: Sendable {
  /// What a picture has done to the weight in all steps that saw it.
  public struct Picture: Hashable, Sendable {
    /// Where it stands in what is learned from.
    public let place: Int
    /// What it has moved the weight by.
    public let change: Double
    /// In how many steps.
    public let steps: Int
  }

  /// How many steps are kept with their pictures.
  private let limit: Int

  /// The weight before the first step; nil before a step was taken.
  public private(set) var first: Float?
  /// The weight after the last step; nil before a step was taken.
  public private(set) var last: Float?

  /// What each step has moved it by, in order.
  public private(set) var shares: [Double] = []

  /// The steps that moved it most, the farthest first.
  public private(set) var largest: [WatchedStep] = []

  /// What came from the pictures of each step, over all steps.
  public private(set) var byPictures = 0.0
  /// What came from earlier steps, over all steps.
  public private(set) var earlier = 0.0
  /// What came from weight decay, over all steps.
  public private(set) var decay = 0.0

  private var sum = ExactSum()
  private var pictures: [(change: Double, steps: Int)]

  /// Begins a list.
  ///
  /// - Parameters:
  ///   - count: The pictures of the run.
  ///   - limit: How many steps are kept with their pictures.
  public init(pictures count: Int, limit: Int) {
    self.limit = limit
    pictures = Array(repeating: (0, 0), count: count)
  }

  /// Adds a step.
  ///
  /// - Precondition: its pictures are those of the run.
  public mutating func add(_ step: WatchedStep) {
    first = first ?? step.before
    last = step.after
    shares.append(step.change)
    sum.add(Double(step.after))
    sum.add(-Double(step.before))
    byPictures += step.byPictures
    earlier += step.earlier
    decay += step.decay
    for (place, change) in zip(step.places, step.pictures) {
      pictures[place].change += change
      pictures[place].steps += 1
    }
    // Of steps that moved it as far the earlier one stands first.
    let position = largest.firstIndex { abs($0.change) < abs(step.change) } ?? largest.count
    guard position < limit else { return }
    largest.insert(step, at: position)
    if largest.count > limit { largest.removeLast() }
  }

  /// The sum of all shares, rounded once: w(T) − w(0).
  public var total: Double { sum.value }

  /// The pictures that moved it most, in all steps together.
  ///
  /// - Complexity: O(n·log n) in the pictures.
  public func pictures(_ count: Int) -> [Picture] {
    pictures.indices.filter { pictures[$0].change != 0 }
      .sorted { abs(pictures[$0].change) > abs(pictures[$1].change) }
      .prefix(count)
      .map { Picture(place: $0, change: pictures[$0].change, steps: pictures[$0].steps) }
  }
}

/// A sum that is rounded once, in the end.
///
/// It is kept as numbers that do not overlap. Source: Shewchuk, *Adaptive precision floating-point
/// arithmetic*, GROW-EXPANSION.
struct ExactSum: Sendable {
  private var parts: [Double] = []

  /// Adds a number.
  mutating func add(_ number: Double) {
    var (rest, kept) = (number, [Double]())
    for part in parts {
      let sum = rest + part
      let moved = sum - rest
      let error = (rest - (sum - moved)) + (part - moved)
      if error != 0 { kept.append(error) }
      rest = sum
    }
    parts = kept + [rest]
  }

  /// The sum, to the nearest number.
  var value: Double { parts.reduce(0, +) }
}
