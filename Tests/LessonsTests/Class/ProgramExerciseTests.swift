import Expressions
import Terminal
import Testing

@testable import Lessons

/// Exercises of a sheet whose answer is a program: taken, handed in, graded and reported.
struct ProgramExerciseTests {
  private static func page(show: String = "nothing") -> String {
    """
    ---
    sheet: tiny
    title: A tiny sheet
    minutes: 5
    format: 1
    points: 4
    show: \(show)
    ---

    # A tiny sheet

    <!-- exercise slide kind=program points=4 against=conv2d cases=stride -->
    ### Slide

    Write it.

    ```strider program
    def slide(x, k, stride):
        return ___
    ```

    <details><summary>Hint</summary>

    The stride moves the window.

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    \(right)
    ```

    ```strider wrong credit=1/4
    def slide(x, k, stride):
        return conv2d(x, k)
    ```

    The stride was ignored.

    </details>
    """
  }

  private static let right = """
    def slide(x, k, stride):
        return conv2d(x, k, stride=stride)
    """

  private func grade(_ text: String) throws -> Grade {
    let room = try ClassRoom(Self.page())
    return room.grader.grade(try room.handIn("s1", [("slide", text)]).text, file: "s1")
  }

  @Test func `the proof holds and a student's page keeps what judging needs`() throws {
    let room = try ClassRoom(Self.page())
    let student = Student(id: "s1", name: "", language: nil)
    let page = SheetPage(
      desk: room.desk, student: student, questions: try room.desk.questions(of: "s1"))
    let text = page.text
    #expect(text.contains("kind=program points=4 against=conv2d cases=stride"))
    #expect(text.contains("def slide(x, k, stride):\n    return ___"))
    #expect(!text.contains("stride=stride"))
  }

  @Test func `a right program has all points, whatever it is written with`() throws {
    let loops = """
      def slide(x, k, stride):
          h, w = k.shape
          y = np.zeros(((x.shape[0] - h) // stride + 1, (x.shape[1] - w) // stride + 1))
          for i in range(y.shape[0]):
              for j in range(y.shape[1]):
                  y[i, j] = np.sum(x[i*stride:i*stride+h, j*stride:j*stride+w] * k)
          return y
      """
    for text in [Self.right, loops] {
      let grade = try grade(text)
      #expect(grade.score == 4, "\(grade.tests)")
      #expect(grade.tests[0].outcome == .right)
    }
  }

  @Test func `a declared mistake has its message and its credit`() throws {
    let grade = try grade("def slide(x, k, stride):\n    return conv2d(x, k, stride=1)")
    #expect(grade.score == 1)
    #expect(
      grade.tests[0].outcome
        == .mistake("The stride was ignored.", lesson: "06-stride-and-size"))
  }

  @Test func `a mistake that nobody declared is named by the judge`() throws {
    let grade = try grade(
      "def slide(x, k, stride):\n    return conv2d(x, rot180(k), stride=stride)")
    #expect(grade.score == 0)
    #expect(
      grade.tests[0].outcome
        == .mistake(
          "The kernel is turned where it should be laid down as it is.",
          lesson: "04-true-convolution"))
  }

  @Test func `what does not run, never ends or wants a file costs nobody else`() throws {
    for text in [
      "def slide(x, k, stride):\n    return undefined", "def slide(x, k, stride):\n    return None",
    ] {
      #expect(try grade(text).tests[0].outcome == .wrong, "\(text)")
    }
    for text in ["def other(x):\n    return x", "def slide(x, k, stride:\n    return x", "3"] {
      guard case .unreadable = try grade(text).tests[0].outcome else {
        Issue.record("\(text)")
        continue
      }
    }
  }

  @Test func `a class's report counts them and names the lesson`() throws {
    let room = try ClassRoom(Self.page())
    var report = ClassReport(of: room.desk, language: .english)
    let turned = "def slide(x, k, stride):\n    return conv2d(x, rot180(k), stride=stride)"
    for (id, text) in [("s1", turned), ("s2", turned), ("s3", Self.right)] {
      report.add(room.grader.grade(try room.handIn(id, [("slide", text)]).text, file: id))
    }
    let found = try #require(report.exercises().first)
    #expect(found.right == 1)
    #expect(found.slips.map(\.count) == [2])
    #expect(found.slips.first?.lessons == ["04-true-convolution"])
  }

  @Test func `the report says whose work it was`() throws {
    let text = "def slide(x, k, stride):\n    return F.max_pool2d(conv2d(x, k, stride=stride), 1)"
    #expect(try grade(text).tests[0].isMachine)
    #expect(try !grade(Self.right).tests[0].isMachine)
  }

  @Test func `a program typed at another question is told where it is kept`() throws {
    let two =
      Self.page() + """


        <!-- exercise after kind=value points=1 a=2..40 -->
        ### After

        What is {a} + 1?

        <details><summary>Hint</summary>

        Add.

        </details>
        <details><summary>Answer</summary>

        ```strider answer
        > a + 1
        ```

        | if you said | then |
        |---|---|
        | `a - 1` | Add. |

        </details>
        """
    let room = try ClassRoom(two.replacing("points: 4", with: "points: 5"))
    let (lesson, _) = LessonReader.read(try room.sheet("s1"), path: "s1.md", language: .english)
    let page = try #require(lesson)
    let player = try #require(
      SheetPlayer(page, style: PageText(width: 80, language: .english)) { PlainRunner() })
    _ = player.begin()
    #expect(player.remark(on: Self.right).isEmpty)
    _ = player.next()
    guard case .show(let words)? = player.remark(on: Self.right).first else {
      Issue.record("nothing was said")
      return
    }
    #expect(words.plain.contains("asked for in 1, Slide"))
    #expect(player.remark(on: "def other(x):\n    return x").isEmpty)
    #expect(player.answers.isEmpty)
  }

  @Test func `behind the end a corrected program takes the place of the old one`() throws {
    let room = try ClassRoom(Self.page())
    let (lesson, _) = LessonReader.read(try room.sheet("s1"), path: "s1.md", language: .english)
    let page = try #require(lesson)
    let player = try #require(
      SheetPlayer(page, style: PageText(width: 80, language: .english)) {
        PlainRunner()
      })
    let learner = Session { _ in }
    func type(_ text: String) -> String {
      guard case .answer(let meant) = player.meaning(of: text, learner: learner) else { return "" }
      return player.answer(meant, typed: text, learner: learner).reduce(into: "") {
        if case .show(let words) = $1 { $0 += words.plain + "\n" }
      }
    }
    _ = player.begin()
    let gaps = type("def slide(x, k, stride):\n    return ___")
    #expect(gaps.contains("Line 2 still has a gap") && gaps.contains("nothing was kept"))
    let other = type("def glide(x, k, stride):\n    return conv2d(x, k, stride=stride)")
    #expect(other.contains("called slide") && other.contains("nothing was kept"))
    #expect(player.answers.isEmpty)
    #expect(type("def slide(x, k, stride):\n    return conv2d(x, k)").contains("Kept."))
    #expect(player.isFinished)
    #expect(type(Self.right).contains("Kept in place of the answer before."))
    #expect(player.answers["slide"] == Self.right)
    // It is shown in its lines, not as one with signs for their ends.
    let shown = player.back().reduce(into: "") {
      if case .show(let words) = $1 { $0 += words.plain + "\n" }
    }
    let lines = Self.right.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    #expect(shown.contains("Your answer so far:\n\(lines)"), "\(shown)")
    _ = player.next()
    #expect(type("def helper(x):\n    return x").isEmpty)
  }

  @Test(arguments: [("nothing", false), ("right", false), ("slips", true)])
  func `a student is told what the sheet allows`(show: String, tellsWhere: Bool) throws {
    let room = try ClassRoom(Self.page(show: show))
    let student = Student(id: "s1", name: "", language: nil)
    let text = SheetPage(
      desk: room.desk, student: student, questions: try room.desk.questions(of: "s1")
    ).text
    let (lesson, issues) = LessonReader.read(text, path: "s1.md", language: .english)
    #expect(issues.isEmpty, "\(issues)")
    let page = try #require(lesson)
    let made = SheetPlayer(page, style: PageText(width: 80, language: .english)) { PlainRunner() }
    let player = try #require(made)
    _ = player.begin()
    let wrong = "def slide(x, k, stride):\n    return conv2d(x, rot180(k), stride=stride)"
    let session = Session { _ in }
    func isAnswer(_ text: String) -> Bool {
      if case .answer = player.meaning(of: text, learner: session) { true } else { false }
    }
    #expect(isAnswer(wrong))
    #expect(!isAnswer("slide") && !isAnswer("def a(x):\n    return x\ndef b(x):\n    return x"))
    func said(_ text: String) -> String {
      player.answer(text, typed: text, learner: session).map { event -> String in
        switch event {
        case .show(let text), .tell(let text, _): text.plain
        default: ""
        }
      }.joined(separator: "\n")
    }
    let reply = said(wrong)
    #expect(reply.contains("slip: the kernel is turned") == tellsWhere, "\(reply)")
    #expect(reply.contains(LessonWords.notYet[.english]) == (show != "nothing"), "\(reply)")
    #expect(player.answers["slide"] == wrong)
    if show != "nothing" { #expect(said(Self.right).contains(LessonWords.right[.english])) }
    #expect(player.isFinished)
  }
}
