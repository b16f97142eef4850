/// Takes the answer to a question that was given up out of what is typed, so that it is no input.
///
/// Answers are `ESC [ ? … c` and `ESC _ … ESC \`.
struct LateAnswer {
  private var held: [Unicode.Scalar] = []

  /// What a scalar lets through: nothing while it may belong to an answer.
  mutating func take(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    guard GraphicsQuestion.isPending || !held.isEmpty else { return [scalar] }
    held.append(scalar)
    switch held.count {
    case 1: return scalar == "\u{1B}" ? [] : released()
    case 2: return scalar == "[" || scalar == "_" ? [] : released()
    default: break
    }
    if held[1] == "[" {
      if held.count == 3 { return scalar == "?" ? [] : released() }
      if scalar == "c" {
        held = []
        GraphicsQuestion.arrived()
        return []
      }
      return scalar == ";" || ("0"..."9").contains(scalar) ? [] : released()
    }
    if scalar == "\\", held[held.count - 2] == "\u{1B}" { held = [] }
    return held.count > 200 ? released() : []
  }

  /// What was held back and belongs to no answer.
  mutating func released() -> [Unicode.Scalar] {
    defer { held = [] }
    return held
  }

  /// Whether something is held back.
  var isHolding: Bool { !held.isEmpty }
}
