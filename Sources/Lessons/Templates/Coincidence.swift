import Expressions
import Tensors
import Terminal

/// A wrong way that leads to the right value with the numbers of a question.
enum Coincidence: Hashable {
  /// A declared slip: which of them, and which of its expressions.
  case slip(Int, Int)
  /// A usual mistake, by its name.
  case usual(Phrase)

  /// The wrong ways that are right in a question.
  ///
  /// - Parameters:
  ///   - exercise: The exercise with its letters put in.
  ///   - judge: Its judge.
  /// - Returns: Each of them.
  static func all(in exercise: Exercise, _ judge: Judge) -> [Coincidence] {
    guard ![.choice, .fill, .find].contains(exercise.kind) else { return [] }
    let slips = exercise.slips.enumerated().flatMap { place, slip in
      slip.answers.indices.filter { judge.verdict(on: slip.answers[$0]).isRight }
        .map { Coincidence.slip(place, $0) }
    }
    guard exercise.coincidence == nil, exercise.accept == nil, let answer = exercise.answerText,
      let right = try? judge.value(of: answer)
    else { return slips }
    let usual = UsualMistakes(of: answer, in: judge.page).mistakes.filter {
      exercise.kind != .shape && Agreement.agree($0.value, right)
    }.map { Coincidence.usual($0.name) }
    // In their order, for each is followed by draws of its own: a seed gives the same problems.
    return slips + usual.enumerated().filter { usual.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// Whether it is right in another question of the same template.
  func holds(in exercise: Exercise, _ judge: Judge) -> Bool {
    switch self {
    case .slip(let place, let answer):
      return judge.verdict(on: exercise.slips[place].answers[answer]).isRight
    case .usual(let name):
      guard let answer = exercise.answerText, let right = try? judge.value(of: answer) else {
        return false
      }
      return UsualMistakes(of: answer, in: judge.page).mistakes.contains {
        $0.name == name && Agreement.agree($0.value, right)
      }
    }
  }

  /// How it is said.
  func words(in exercise: Exercise) -> Phrase {
    switch self {
    case .usual(let name): return name
    case .slip(let place, let answer): return Phrase(same: exercise.slips[place].answers[answer])
    }
  }
}

/// Draws of a template in which no wrong way is right by chance.
///
/// A wrong way that is right whatever the other letters are is none: with a stride of 1 nobody can forget
/// the stride.
struct FairDrawing {
  /// How many draws may be unfair one after another.
  private static let patience = 40
  /// How many other draws show that a wrong way is always right.
  private static let others = 4

  private let exercise: Exercise
  let page: Session
  private let drawing: Drawing
  /// Where the draws come from that show whether a wrong way is always right; nil for the source of the
  /// questions themselves.
  private let probe: RandomSource?

  /// A wrong way and the letters that stay.
  private struct Setting: Hashable {
    let coincidence: Coincidence
    let letters: Draw
  }

  /// Whether draws are drawn again: not where the page says why a wrong way may be right.
  var isFair: Bool

  /// Whether a wrong way is always right in a setting, as far as that was asked.
  private var necessary: [Setting: Bool] = [:]

  /// The coincidences of the draws that were not taken.
  private(set) var rejected: [Coincidence] = []

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - exercise: The template.
  ///   - page: The variables as the page leaves them.
  ///   - probe: Where other draws come from: with a source of their own what is drawn does not depend on
  ///     what was drawn before, and what was found out serves all who draw.
  init(_ exercise: Exercise, page: Session, probe: RandomSource? = nil) {
    self.exercise = exercise
    self.page = page
    self.probe = probe
    drawing = Drawing(exercise, page: page)
    isFair = exercise.coincidence == nil
  }

  /// Draws until no wrong way is right by chance; after many draws, takes what comes.
  ///
  /// - Throws: `Drawing.Failure` if nothing can be drawn.
  mutating func draw(using random: inout RandomSource) throws(Drawing.Failure) -> Draw {
    for _ in 0..<(isFair ? Self.patience : 0) {
      let draw = try drawing.draw(using: &random)
      let found = coincidences(draw)
      var chance: Coincidence?
      for coincidence in found where chance == nil {
        if !isNecessary(coincidence, draw, &random) { chance = coincidence }
      }
      guard let chance else { return draw }
      if probe == nil { rejected.append(chance) }
    }
    return try drawing.draw(using: &random)
  }

  private func judge(_ draw: Draw) -> Judge {
    Judge(exercise.applied(draw), page: exercise.session(page: page, draw: draw))
  }

  private func coincidences(_ draw: Draw) -> [Coincidence] {
    let judge = judge(draw)
    return Coincidence.all(in: judge.exercise, judge)
  }

  /// Whether a wrong way stays right when one of the settings stays, or all of them, or all but one, and the
  /// rest is drawn anew.
  ///
  /// What was found for a setting's value holds for every draw with that value.
  private mutating func isNecessary(
    _ coincidence: Coincidence, _ draw: Draw, _ random: inout RandomSource
  ) -> Bool {
    let settings = draw.letters.filter { name, letter in
      if case .integers = letter { return false }
      return exercise.parameters.first { $0.name == name }?.isFree ?? false
    }.map(\.name)
    var kept = settings.map { Set([$0]) }
    if settings.count > 1, settings.count < draw.letters.count { kept.append(Set(settings)) }
    if settings.count > 2 { kept += settings.map { Set(settings).subtracting([$0]) } }
    for names in kept {
      var setting = Draw()
      setting.letters = draw.letters.filter { names.contains($0.name) }
      let key = Setting(coincidence: coincidence, letters: setting)
      let known = necessary[key]
      let isAlways = known == nil ? stays(coincidence, draw, keeping: names, &random) : known
      necessary[key] = isAlways
      if isAlways == true { return true }
    }
    return false
  }

  private func stays(
    _ coincidence: Coincidence, _ draw: Draw, keeping names: Set<String>,
    _ random: inout RandomSource
  ) -> Bool {
    // With a source of its own the outcome may depend on nothing but the letters that stay.
    var seen: Set<Draw> = probe == nil ? [draw] : []
    var source = probe ?? random
    defer { if probe == nil { random = source } }
    for _ in 0..<Self.others {
      // What depends on a letter that stays may not fit it.
      guard let other = try? drawing.draw(keeping: draw, names, using: &source) else {
        return false
      }
      let judge = judge(other)
      if !coincidence.holds(in: judge.exercise, judge) { return false }
      seen.insert(other)
    }
    return seen.count > (probe == nil ? 2 : 1)
  }
}
