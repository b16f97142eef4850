import Expressions

/// How the question is put with its new numbers.
extension OtherMatrices {
  /// The exercise without what is true of the old numbers alone; where that is its answer, the expression
  /// takes its place.
  func worded(_ words: [Inline], in session: Session) -> Exercise {
    var exercise = asked.exercise
    let isTimeless = { (text: [Inline]) in OtherMatrices.isTimeless(text) }
    if !isTimeless(exercise.title) || !NumberWords.values(in: Inline.plain(exercise.title)).isEmpty
    {
      exercise.title = [.text(LessonWords.onceMore[language])]
    }
    exercise.question = [
      .prose(
        PlacedBlock(block: .paragraph(words), line: exercise.line, lastLine: exercise.line))
    ]
    let answer = isWorked ? expression : asked.answer
    exercise.answer?.entries = [
      Example.Entry(input: answer, output: [], line: exercise.line, inputLines: 1)
    ]
    exercise.hints = exercise.hints.filter { $0.allSatisfy { isTimeless($0.block.words) } }
    exercise.explanation = exercise.explanation.filter { isTimeless($0.block.words) }
    let names = statements.names
    exercise.slips = exercise.slips.filter { slip in
      isTimeless(slip.message)
        && slip.answers.allSatisfy {
          !Judge.names(in: $0).isDisjoint(with: names)
            && AskedExercise.value(of: $0, in: session) != nil
        }
    }
    exercise.slips += AskedExercise.oldAnswer(old, of: exercise, in: language).map { [$0] } ?? []
    return exercise
  }

  /// Whether a text is true of any numbers: those it has pick elements.
  ///
  /// Outside of a question `3 × 3` may be a product.
  private static func isTimeless(_ text: [Inline]) -> Bool {
    let words = WrittenNumber.all(in: Inline.bareWords(text))
    return words.allSatisfy { $0.role == .label || $0.role == .angle }
      && Inline.codes(text).allSatisfy { code in
        WrittenNumber.outsideIndices(code).allSatisfy { [0, 1].contains($0.value) }
      }
  }

  /// What is shown of the new numbers: variables that the question names, where those are only another
  /// arrangement of the numbers, and the matrices themselves otherwise.
  ///
  /// - Returns: Nil if one of them cannot be typed.
  func shown(_ session: Session) -> [(name: String, letter: Draw.Letter)]? {
    let arranging: Set<String> = [
      "reshape", "flatten", "flip", "rot90", "T", "transpose", "permute",
    ]
    var names = Set(matrices.map(\.name))
    for line in statements.lines {
      let sources = line.sources.subtracting(arranging)
      guard let target = line.targets.first, line.targets.count == 1, line.isArranging,
        asked.shownNames.contains(target), !sources.isEmpty, sources.isSubset(of: names)
      else { continue }
      names = names.subtracting(sources.subtracting(asked.shownNames)).union([target])
    }
    let shown = names.sorted().compactMap { name -> (name: String, letter: Draw.Letter)? in
      guard case .tensor(let node)? = session.variables[name], node.value.shape.rank <= 2 else {
        return nil
      }
      return (name, .integers(node.value))
    }
    return shown.count == names.count ? shown : nil
  }
}
