import Tensors

/// Draws inputs of growing size in one of the forms of a family, from a seed.
struct CaseDrawing {
  /// The sizes of one case, and how large it is.
  struct Plan {
    var lengths: [Character: Int]
    var settings: [String: Double]
    var count: Int
  }

  /// The most elements of an input that is shown.
  static let smallest = 16

  /// The most elements of an input that is tried.
  private static let largest = 80

  let family: CaseFamily
  let form: CaseFamily.Form

  /// The arrays that are drawn.
  private let arrays: [CaseFamily.Array]
  private let settings: [CaseFamily.Setting]

  /// Every size, the smaller ones first.
  let plans: [Plan]

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - family: What the function takes.
  ///   - form: How the arrays are laid out.
  ///   - arrays: The names of the arrays that are wanted.
  ///   - settings: The names of the settings that vary; each other one is left out.
  ///   - fixed: Settings that do not vary.
  ///   - isSquare: Whether a kernel has as many rows as columns, as one that is known by one size.
  init(
    _ family: CaseFamily, _ form: CaseFamily.Form, arrays: Set<String>, settings: Set<String>,
    fixed: [String: Double] = [:], isSquare: Bool = false
  ) {
    self.family = family
    self.form = form
    self.arrays = family.arrays.filter { arrays.contains($0.name) }
    self.settings = family.settings.filter { settings.contains($0.name) }
    var plans: [Plan] = []
    var places = [Int](repeating: 0, count: form.lengths.count + self.settings.count)
    var form = form
    if self.settings.contains(where: { $0.name == "groups" }) {
      // Two filters a group tell groups one after another from groups in turn.
      form.lengths = form.lengths.map {
        $0.letter == "O" ? CaseFamily.Length(letter: "O", choices: $0.choices + [4]) : $0
      }
    }
    let counts = form.lengths.map(\.choices.count) + self.settings.map(\.choices.count)
    repeat {
      var lengths: [Character: Int] = [:]
      for (place, length) in form.lengths.enumerated() {
        lengths[length.letter] = length.choices[places[place]]
      }
      var chosen = fixed
      for (place, setting) in self.settings.enumerated() {
        chosen[setting.name] = setting.choices[places[form.lengths.count + place]]
      }
      if isSquare, lengths["A"] != lengths["B"] { continue }
      let groups = chosen["groups"].flatMap { Int(exactly: $0) } ?? 1
      for (whole, part) in [("C", "c"), ("O", "o")] as [(Character, Character)] {
        guard let length = lengths[whole] else { continue }
        lengths[part] = groups > 0 && length % groups == 0 ? length / groups : 0
      }
      if lengths["c"] == 0 || lengths["o"] == 0 { continue }
      let count = self.arrays.reduce(0) {
        $0 + CaseDrawing.shape($1.name, form, lengths).reduce(1, *)
      }
      if count <= CaseDrawing.largest {
        plans.append(Plan(lengths: lengths, settings: chosen, count: count))
      }
    } while CaseDrawing.advance(&places, counts)
    // Of equally large ones those with the plainer settings come first.
    let weights = plans.map { plan in plan.settings.values.reduce(0, +) }
    self.plans = plans.indices.sorted {
      (plans[$0].count, weights[$0], $0) < (plans[$1].count, weights[$1], $1)
    }.map { plans[$0] }
  }

  private static func advance(_ places: inout [Int], _ counts: [Int]) -> Bool {
    for place in places.indices.reversed() {
      places[place] += 1
      if places[place] < counts[place] { return true }
      places[place] = 0
    }
    return false
  }

  private static func shape(
    _ name: String, _ form: CaseFamily.Form, _ lengths: [Character: Int]
  ) -> [Int] {
    (form.shapes[name] ?? "").split(separator: " ").compactMap { word in
      word.first.flatMap { lengths[$0] }
    }
  }

  /// A case of a size, its numbers drawn.
  func drawn(_ plan: Plan, using random: inout RandomSource) -> JudgedCase? {
    var result = JudgedCase([:], plan.settings)
    result.spatialRank = family.spatialRank
    let hasQuarters = random.next() % 4 == 0
    for array in arrays {
      let lengths = CaseDrawing.shape(array.name, form, plan.lengths)
      guard let shape = try? Shape(lengths) else { return nil }
      var numbers: [Double] = []
      for _ in 0..<shape.count {
        let own = number(array.numbers, in: result, using: &random)
        let isFine: Bool = if case .small = array.numbers { hasQuarters } else { false }
        numbers.append(isFine ? own + Double(random.next() % 4) / 4 : own)
      }
      guard let tensor = try? Tensor(shape, numbers) else { return nil }
      result.arrays[array.name] = tensor
      switch array.numbers {
      case .classes, .whole: result.whole.insert(array.name)
      default: break
      }
    }
    return result
  }

  private func number(
    _ numbers: CaseFamily.Numbers, in drawn: JudgedCase, using random: inout RandomSource
  ) -> Double {
    func whole(_ range: ClosedRange<Int>) -> Double {
      Double(range.lowerBound + Int(random.next() % UInt64(range.count)))
    }
    switch numbers {
    case .small: return whole(-4...9)
    case .quarters: return whole(-32...32) / 4
    case .probabilities: return whole(1...19) / 20
    case .positive: return whole(1...16) / 4
    case .whole(let range): return whole(range)
    case .classes(let name, let dimension):
      let shape = drawn.arrays[name]?.shape
      let count = shape.map { $0.dimensions[min(dimension, $0.rank - 1)] } ?? 1
      return whole(0...max(count - 1, 0))
    }
  }

  /// Whether a number may stand in an array, for one that is made simpler.
  func admits(_ number: Double, in array: String) -> Bool {
    switch family.arrays.first(where: { $0.name == array })?.numbers {
    case .probabilities, .positive: false
    case .classes: false
    case .whole(let range): Int(exactly: number).map(range.contains) ?? false
    default: number == number.rounded()
    }
  }
}
