import Tensors
import Terminal

extension Diagnostic {
  /// The words for sizes that do not fit; `place` tells where an operand was written, if it was, and
  /// `text` what was written there.
  static func shape(
    _ error: ShapeError, range: SourceRange,
    place: (Operand) -> SourceRange? = { _ in nil },
    text: (SourceRange) -> String = { _ in "" }
  ) -> Diagnostic {
    // Only a name reads well inside a suggestion.
    let written = place(.weight).map(text) ?? ""
    let isName =
      !written.isEmpty && written.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let isNamed =
      if case .wrongRank(let operand, _, _) = error { place(operand) != nil } else { false }
    let words = ShapeWords(error, weight: isName ? written : "weight", isNamed: isNamed)
    let primary = words.operands.compactMap { operand, text in
      place(operand).map { Label($0, text) }
    }.first
    let secondary = words.operands.dropFirst().compactMap { operand, text in
      place(operand).map { Label($0, text) }
    }.filter { $0 != primary }
    return Diagnostic(
      words.id, words.message, at: primary ?? Label(range), secondary: secondary,
      notes: words.notes, help: words.help)
  }

  /// The words for two operands of an operator that do not fit.
  static func shapes(
    _ error: ShapeError, left: Shape, right: Shape, _ place: BinaryPlace
  ) -> Diagnostic {
    let words = ShapeWords(error, weight: "weight")
    return Diagnostic(
      words.id, words.message, at: Label(place.op),
      secondary: [
        Label(place.left, Phrase(same: left.description)),
        Label(place.right, Phrase(same: right.description)),
      ],
      notes: words.notes, help: words.help)
  }
}
