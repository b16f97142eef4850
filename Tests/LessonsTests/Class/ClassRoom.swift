import Expressions
import Terminal
import Testing

@testable import Lessons

/// A small class for tests: a sheet, a key, and students who answer as they are told.
struct ClassRoom {
  static let page = """
    ---
    sheet: tiny
    title: A tiny sheet
    minutes: 5
    format: 1
    points: 6
    deadline: 2026-12-07T12:00+01:00
    show: nothing
    ---

    # A tiny sheet

    <!-- the lecturer's own remark: 7919 -->
    Some words.

    <!-- exercise places kind=value points=1 W=20..90 F=3,5 -->
    ### Places

    A window of {F} in a row of {W}?

    <details><summary>Hint</summary>

    {W} − {F} + 1

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    > W - F + 1
    ```

    See [the lesson](places.md).

    | if you said | then | credit |
    |---|---|---|
    | `W - F` | The first place counts too. | 1/2 |
    | `W + F` | Added in place of taken away. | |

    </details>

    <!-- exercise window kind=value points=3
         x=ints(3,3,-9..9) k=ints(2,2,-4..4) a=sum(x[0:2,0:2]*k)
         where="(a!=sum(x[0:2,0:2]))*(a!=0)*(a!=sum(x[0:2,0:2]*k[::-1,::-1]))" -->
    ### Window

    `x = {x}`, `k = {k}`. What is `conv2d(x, k)[0,0]`?

    <details><summary>Hint</summary>

    Multiply.

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    > conv2d(x, k)[0,0]
    ```

    | if you said | then | credit |
    |---|---|---|
    | `sum(x[0:2,0:2]*k[::-1,::-1])` | The kernel was turned. | 50% |
    | `sum(x[0:2,0:2])` | The kernel was left out. | |

    </details>

    <!-- exercise winner kind=choice points=2 -->
    ### Winner

    What does max pooling keep?

    - a) the largest
    - b) the mean
    - c) the last

    <details><summary>Hint</summary>

    Its name says it.

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    a
    ```

    | if you said | then |
    |---|---|
    | b | That is average pooling. |
    | c | Order does not matter. |

    </details>
    """

  let desk: SheetDesk

  init(_ source: String = ClassRoom.page, key: UInt8 = 7) throws {
    let (lesson, issues) = LessonReader.read(source, path: "tiny.md", language: .english)
    #expect(issues.isEmpty, "\(issues)")
    let key = try #require(SheetKey([UInt8](repeating: key, count: 32)))
    let page = try #require(lesson)
    desk = try #require(
      SheetDesk(page, source: source, key: key) { PlainRunner() })
  }

  var grader: Grader { Grader(desk) { PlainRunner() } }

  func sheet(_ id: String, seals: Bool = false) throws -> String {
    let questions = try desk.questions(of: id)
    let sealed = desk.exercises.indices.map { seals && desk.canSeal($0) }
    return SheetPage(
      desk: desk, student: Student(id: id, name: "", language: nil), questions: questions,
      seals: desk.seals(questions, of: id, where: sealed)
    ).text
  }

  /// What a student hands in who answers as told, one answer a minute.
  func handIn(
    _ id: String, _ answers: [(exercise: String, text: String)],
    start: String = "2026-12-07T09:00:00Z"
  ) throws -> HandIn {
    var now = try #require(Moment(start))
    var events: [SheetEvent] = []
    for (exercise, text) in answers {
      events.append(SheetEvent(at: now, exercise: exercise, .asked))
      now.seconds += 60
      events.append(SheetEvent(at: now, exercise: exercise, .answer, text))
    }
    return HandIn(
      sheet: "tiny", student: id, name: "", page: HandIn.page(ofSheet: try sheet(id)),
      program: "1", made: now, events: events)
  }

  /// An expression with the numbers of a student's question put in for its letters.
  func value(_ expression: String, _ exercise: Int, of id: String) throws -> String {
    let question = try desk.question(exercise, of: id)
    let value = try question.judge.value(of: expression)
    return try #require(ValueLiteral.text(value))
  }
}
