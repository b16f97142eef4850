import Lessons

/// Pages for tests.
enum Pages {
  static let head = """
    ---
    id: places
    title: Counting places
    requires: []
    minutes: 5
    format: 1
    ---

    # Counting places

    """

  /// A page that asks one thing.
  ///
  /// - Parameters:
  ///   - before: What stands before the exercise.
  ///   - header: The exercise's id, kind and letters.
  ///   - question: What is asked.
  ///   - hints: Its hints.
  ///   - answer: An expression for the answer.
  ///   - slips: Likely mistakes with what is said to each.
  /// - Returns: The page's text.
  static func asking(
    before: String = "", _ header: String, _ question: String, hints: [String] = ["Think."],
    answer: String, slips: [(answer: String, message: String)] = []
  ) -> String {
    let folded = hints.map { "<details><summary>Hint</summary>\n\n\($0)\n\n</details>" }
    let rows = slips.map { "| `\($0.answer)` | \($0.message) |" }
    let table = rows.isEmpty ? [] : ["", "| if you said | then |", "|---|---|"] + rows
    let lines =
      [
        head, before, "", "<!-- exercise \(header) -->", "### Asked", "", question, "",
      ] + folded + [
        "<details><summary>Answer</summary>", "", "```strider answer", "> \(answer)", "```",
      ] + table + ["", "</details>", ""]
    return lines.joined(separator: "\n")
  }

  /// A page with one of everything.
  static let whole =
    head + """

      A window slides. The row has W cells.

      ```strider
      > W = 10; F = 3;
      > W - F + 1
      8
      ```

      <!-- exercise last-place kind=value -->
      ### One step more

      How many places has a window of 4 in a row of 10?

      <details><summary>Hint</summary>

      The last place begins at 10 − 4.

      </details>
      <details><summary>Hint</summary>

      And the first at 0.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > W - 4 + 1
      7
      ```

      | if you said | then | value |
      |---|---|---|
      | `10 - 4` | The first place counts too: add 1. | 6 |
      | `10`, `11` | Only padding keeps the size. | |

      </details>

      ## More

      <!-- exercise pick kind=choice -->
      ### Which grows?

      Which of them makes the map smaller?

      - a) padding
      - b) a larger window

      <details><summary>Hint</summary>

      Try it.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      b
      ```

      | if you said | then |
      |---|---|
      | `a` | Padding makes it larger. |

      </details>

      <!-- exercise gap kind=fill -->
      ### Fill in

      ```strider fill
      > (10 - ___) + 1
      ```

      <details><summary>Hint</summary>

      The window is 3 wide.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > (10 - 3) + 1
      8
      ```

      | if you said | then | value |
      |---|---|---|
      | `3+1` | The one is there already. | 9 |

      </details>

      <!-- exercise any kind=value W=5..32 F=1,3,5 where=F<=W -->
      ### Any size

      A window of {F} in a row of {W}?

      <details><summary>Hint</summary>

      {W} − {F} + 1

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > W - F + 1
      ```

      | if you said | then |
      |---|---|
      | `W - F` | The first place counts too: add 1. |

      </details>

      """

  static func read(_ source: String) -> (Lesson?, [LessonIssue]) {
    LessonReader.read(source, path: "places.md", language: .english)
  }

  /// Everything that is wrong with a page.
  static func issues(_ source: String) -> [LessonIssue] {
    let (lesson, issues) = read(source)
    guard let lesson else { return issues }
    return issues + PageProof.issues(lesson)
  }
}
