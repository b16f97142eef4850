import Tensors

/// Which family comes next: all in turn, those that were answered wrongly more often.
///
/// Each turn gives every family credit according to its weight, and the one with most credit is asked and
/// pays for all (smooth weighted round robin). Over any stretch a family is asked as often as its weight
/// says, to within one or two.
struct FamilyRotation {
  private var weights: [String: Double] = [:]
  private var credits: [String: Double] = [:]
  private var last = ""

  /// Takes note of what happened to a problem of a family.
  mutating func weigh(_ id: String, _ event: Progress.Event) {
    let weight = weights[id] ?? 1
    switch event {
    case .wrong, .solution: weights[id] = min(weight + 2, 9)
    case .right: weights[id] = max(weight - 1, 0.5)
    default: break
    }
  }

  /// The next of some families: never the last one again, if there is another.
  mutating func next(
    among families: [Family], using random: inout RandomSource
  ) -> Family? {
    var total = 0.0
    for family in families {
      let id = family.exercise.id
      let weight = weights[id] ?? 1
      total += weight
      // Where a family enters the turn is a matter of chance.
      credits[id] = (credits[id] ?? random.uniform()) + weight
    }
    let others = families.filter { $0.exercise.id != last }
    let next = (others.isEmpty ? families : others).max {
      (credits[$0.exercise.id] ?? 0) < (credits[$1.exercise.id] ?? 0)
    }
    guard let next else { return nil }
    last = next.exercise.id
    credits[last] = (credits[last] ?? 0) - total
    return next
  }
}
