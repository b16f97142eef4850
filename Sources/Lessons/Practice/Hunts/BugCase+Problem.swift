import Expressions
import Tensors
import Terminal

/// The problem in words.
extension BugCase {
  /// What an expression gives here.
  private func value(_ expression: String) -> String {
    (try? session.evaluate(expression)).map(ValuePreview.text) ?? "?"
  }

  private var inputs: Phrase {
    let all = letters.map { "`\($0.name) = {\($0.name)}`" }
    return Phrase(all.joined(separator: ", "), all.joined(separator: "，"))
  }

  /// The wrong line as it is right.
  private var mended: String { routine.lines[bug.line].code.trimmingBlanks }

  /// The lesson that teaches what slipped, as a sentence behind another.
  private var lesson: Phrase {
    (bug.lesson ?? bug.slip?.lesson).map { Phrase(" Lesson `\($0)` teaches it.", "见课程 `\($0)`。") }
      ?? Phrase(same: "")
  }

  /// What came out, and what should.
  private var outcome: Phrase {
    Phrase(
      "A small input that shows it: \(inputs.english). It gives `\(value(bug.wrong))`; right is "
        + "`\(value(routine.right))`.",
      "能暴露它的一个小输入：\(inputs.chinese)。得到 `\(value(bug.wrong))`；正确结果是 `\(value(routine.right))`。")
  }

  func problem(using random: inout RandomSource) -> Problem {
    switch form {
    case .line: lineProblem
    case .mistake: mistakeProblem(using: &random)
    case .result: resultProblem
    }
  }

  private var lineProblem: Problem {
    Problem(
      kind: .find, letters: letters,
      question: [
        .words(
          Phrase(
            "This program should compute \(routine.task.english). Which line is wrong?",
            "这段程序应当计算\(routine.task.chinese)。哪一行错了？")),
        .program(routine.code(with: bug), isNumbered: true),
      ],
      hints: [
        Phrase(
          "For \(inputs.english) it gives `\(value(bug.wrong))`.",
          "\(inputs.chinese) 时它得到 `\(value(bug.wrong))`。"),
        Phrase(
          "Right would be `\(value(routine.right))`.", "正确的是 `\(value(routine.right))`。"),
      ],
      answer: "\(bug.line + 1)",
      explanation: Phrase(
        "\(bug.words.english) The line should be `\(mended)` instead. \(outcome.english)"
          + lesson.english,
        "\(bug.words.chinese)这一行应当是 `\(mended)`。\(outcome.chinese)" + lesson.chinese),
      slips: routine.lines.enumerated().filter { $0.offset != bug.line }.map {
        .init("\($0.offset + 1)", $0.element.reason)
      })
  }

  private func mistakeProblem(using random: inout RandomSource) -> Problem {
    let wrong = routine.bugs.filter { $0.wrong != bug.wrong }.map { other in
      let value = value(other.wrong)
      return Problem.Choice(
        words: other.words,
        message: Phrase("That would give `\(value)`.", "那样会得到 `\(value)`。"))
    }
    let choices = Problem.choices(right: bug.words, wrong: wrong, using: &random)
    return Problem(
      kind: .choice, letters: letters,
      question: [
        .words(
          Phrase(
            "This program computes \(routine.task.english).", "这段程序计算\(routine.task.chinese)。")),
        .program(routine.code(), isNumbered: false),
        .words(
          Phrase(
            "Somebody wrote it with one mistake. A small input that shows it: \(inputs.english). "
              + "Right is `\(value(routine.right))`; theirs gives `\(value(bug.wrong))`. "
              + "What is the mistake?",
            "有人写错了一处。能暴露它的一个小输入：\(inputs.chinese)。正确结果是 "
              + "`\(value(routine.right))`，这段程序却得到 `\(value(bug.wrong))`。错在哪里？")),
        choices.list,
      ],
      hints: [
        Phrase(
          "Work out by hand what each of them would give.", "逐一手算：每种错误会得到什么。")
      ],
      answer: choices.answer, explanation: lineFound, slips: choices.slips)
  }

  private var lineFound: Phrase {
    Phrase(
      "They wrote `\(bug.code.trimmingBlanks)` in line \(bug.line + 1)." + lesson.english,
      "也就是第 \(bug.line + 1) 行写成了 `\(bug.code.trimmingBlanks)`。" + lesson.chinese)
  }

  private var resultProblem: Problem {
    return Problem(
      letters: letters,
      question: [
        .words(
          Phrase(
            "This program should compute \(routine.task.english), but one line is wrong.",
            "这段程序应当计算\(routine.task.chinese)，但有一行写错了。")),
        .program(routine.code(with: bug), isNumbered: true),
        .words(Phrase("What does it give for \(inputs.english)?", "\(inputs.chinese) 时它得到什么？")),
      ],
      hints: [
        Phrase("The wrong line is line \(bug.line + 1).", "写错的是第 \(bug.line + 1) 行。"), bug.words,
      ],
      answer: bug.wrong, answerIsMachinery: true,
      explanation: Phrase(
        "\(bug.words.english) With `\(mended)` in line \(bug.line + 1) it gives "
          + "`\(value(routine.right))`, which is right." + lesson.english,
        "\(bug.words.chinese)第 \(bug.line + 1) 行改成 `\(mended)`，就得到正确的 "
          + "`\(value(routine.right))`。" + lesson.chinese),
      slips: [
        .init(
          routine.right,
          Phrase("That is what it should give; one line is wrong.", "那是它应当得到的；有一行写错了。"))
      ] + otherMistakes)
  }

  /// The other mistakes by what they give: those that happen to give what is right are left out, and
  /// those that give the same are one.
  private var otherMistakes: [Problem.Slip] {
    var found: [(value: String, answer: String, words: [Phrase])] = []
    for other in routine.bugs where other.wrong != bug.wrong {
      let value = value(other.wrong)
      if value == self.value(routine.right) { continue }
      if let same = found.firstIndex(where: { $0.value == value }) {
        found[same].words.append(other.words)
      } else {
        found.append((value, other.wrong, [other.words]))
      }
    }
    return found.map { other in
      let words = LessonWords.either(other.words)
      return Problem.Slip(
        other.answer,
        Phrase("That is another mistake: \(words.english)", "那是另一种错误：\(words.chinese)"))
    }
  }
}
