import Expressions
import Terminal
import Testing

@testable import Lessons

/// A learner whose answer is to be a program.
struct ProgramAnswerTests {
  private static let page =
    Pages.head + """

      ```strider
      > x = [1 2 3; 4 5 6];
      > h = [7 8];
      ```

      <!-- exercise any-sum kind=value a=2..90 b=3..50 -->
      ### Any sum

      What is {a} + {b}?

      <details><summary>Hint</summary>

      Add.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > a + b
      ```

      | if you said | then |
      |---|---|
      | `a - b` | Add. |

      </details>

      <!-- exercise slide kind=program against=conv2d -->
      ### Slide

      Write it: `y[i, j]` is the sum of `x[i:i+h, j:j+w]` times the kernel.

      ```strider program
      def slide(x, k):
          y = ___
          return ___
      ```

      <details><summary>Hint</summary>

      Two loops.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      \(loops("slide"))
      ```

      </details>

      <!-- exercise after kind=value -->
      ### After

      What is 1 + 1?

      <details><summary>Hint</summary>

      Add.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > 1 + 1
      2
      ```

      | if you said | then |
      |---|---|
      | `3` | One too many. |

      </details>

      """

  private static func loops(_ name: String) -> String {
    """
    def \(name)(x, k):
        h, w = k.shape
        y = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
        for i in range(y.shape[0]):
            for j in range(y.shape[1]):
                y[i, j] = np.sum(x[i:i+h, j:j+w] * k)
        return y
    """
  }

  /// What a learner types, and what comes of it.
  private final class Learner {
    let session = Session { _ in }
    let player: LessonPlayer
    var events: [Progress.Event] = []
    private(set) var said = ""
    private(set) var ran: [String] = []

    init(_ language: Language = .english) throws {
      let lesson = try #require(Pages.read(ProgramAnswerTests.page).0)
      player = LessonPlayer(lesson, style: PageText(width: 80, language: language)) { _ in
        PlainRunner()
      }
      player.record = { [unowned self] event, _, _ in events.append(event) }
      take(player.begin())
      for _ in 0..<4 where !player.isAsking { take(player.enter()) }
      take(player.skip())
      (events, ran) = ([], [])
    }

    func take(_ happened: [LessonEvent]) {
      said = ""
      for event in happened {
        switch event {
        case .show(let text), .tell(let text, _): said += text.plain + "\n"
        case .adopt(let other): session.adopt(other)
        case .run(let input, _): ran.append(input)
        case .walk, .report: break
        }
      }
    }

    /// Whether it was taken as an answer.
    func type(_ input: String) throws -> Bool {
      let question = try #require(player.openQuestion)
      guard case .answer(let text) = question.meaning(of: input, learner: session) else {
        return false
      }
      take(player.answer(text, learner: session))
      return true
    }
  }

  @Test func `what the page calls by the names of the program is no data of the question`() throws {
    let learner = try Learner()
    #expect(learner.said.contains("def slide(x, k)"))
    #expect(!learner.said.contains("7"), "\(learner.said)")
  }

  @Test(arguments: [
    "I do not know how this works here", "it slides over the picture", "把它滑过去",
    "I have no clue what to do",
  ])
  func `a sentence is told what is asked for`(text: String) throws {
    let learner = try Learner()
    let question = try #require(learner.player.openQuestion)
    guard case .sentence = question.meaning(of: text, learner: learner.session) else {
      Issue.record("\(text) was read otherwise")
      return
    }
    learner.take([question.wanted(PageText(width: 80, language: .english))])
    #expect(learner.said.contains("Type a function named slide;"), "\(learner.said)")
    for code in ["5", "x", "conv2d(x, h)", "y = 3", "x h"] {
      guard case .input = question.meaning(of: code, learner: learner.session) else {
        Issue.record("\(code) was not carried out")
        continue
      }
    }
  }

  @Test func `gaps that were left are named and cost no try`() throws {
    let learner = try Learner()
    #expect(try learner.type("def slide(x, k):\n    y = ___\n    return ___"))
    #expect(learner.said.contains("Lines 2 and 3 still have a gap"), "\(learner.said)")
    #expect(try learner.type("def slide(x, k):\n    return ___  # here"))
    #expect(learner.said.contains("Line 2 still has a gap"))
    #expect(learner.events.isEmpty && learner.ran.isEmpty)
    #expect(learner.player.openExercise?.id == "slide")
  }

  @Test func `what belongs into the one gap is an answer without the program around it`() throws {
    let gapped = Self.loops("slide").replacing("np.sum(x[i:i+h, j:j+w] * k)", with: "___")
    let source = Self.page.replacing(
      "def slide(x, k):\n    y = ___\n    return ___", with: gapped)
    let exercise = try #require(Pages.read(source).0?.exercises.first { $0.id == "slide" })
    let question = OpenQuestion(exercise, page: Session { _ in }, draw: nil, language: .english)
    let learner = Session { _ in }
    try learner.run("x = [1 2 3; 4 5 6]; k = [7 8];")
    for (typed, isRight) in [
      ("np.sum(x[i:i+h, j:j+w] * k)", true), ("np.sum(k * x[i:i+h, j:j+w])", true),
      ("x[i, j] * k", false),
    ] {
      guard case .answer(let whole) = question.meaning(of: typed, learner: learner) else {
        Issue.record("\(typed) was not taken")
        continue
      }
      #expect(whole == gapped.replacing("___", with: typed))
      #expect(question.programJudge?.verdict(on: whole).isRight == isRight, "\(typed)")
    }
    for code in ["5", "x", "x[0, 0]", "sum(x)", "y = 3"] {
      guard case .input = question.meaning(of: code, learner: learner) else {
        Issue.record("\(code) is for the prompt")
        continue
      }
    }
  }

  @Test func `the right function under another name is right`() throws {
    let learner = try Learner()
    #expect(try learner.type(Self.loops("my_conv")))
    #expect(learner.events == [.right], "\(learner.said)")
    #expect(learner.player.openExercise?.id == "after")
  }

  @Test func `another function is defined, and the name that is asked for is said`() throws {
    let learner = try Learner()
    let part = "def window(x, i, j):\n    return x[i:i+2, j:j+2]"
    #expect(try learner.type(part))
    #expect(learner.ran == [part])
    #expect(learner.events.isEmpty)
    #expect(learner.said.contains("window is defined"), "\(learner.said)")
    #expect(learner.said.contains("called slide"))
    #expect(learner.player.openExercise?.id == "slide")
  }

  @Test(arguments: [
    "def slide(x, k):\n    return conv2d(x, k)",
    "def slide(x, k):\n    f = F.conv2d\n    return f(x, k)",
    "def slide(x, k):\n    return signal.correlate2d(x, k, 'valid')",
  ])
  func `what the library did is said to be its work and asked for by hand, once`(
    program: String
  ) throws {
    let learner = try Learner()
    #expect(try learner.type(program))
    #expect(learner.said.contains("the work is the machine's"), "\(learner.said)")
    #expect(learner.said.contains("Once by hand, with sums of your own"))
    #expect(learner.player.openExercise?.id == "slide")
    #expect(try learner.type(program))
    #expect(learner.player.openExercise?.id == "after", "\(learner.said)")
    // The second is practice, for the exercise was done.
    #expect(learner.events == [.right, .right])
  }

  @Test func `by hand it is nobody else's work`() throws {
    let learner = try Learner()
    #expect(try learner.type(Self.loops("slide")))
    #expect(!learner.said.contains("machine"))
    let own = "def conv2d(x, k):" + Self.loops("slide").dropFirst("def slide(x, k):".count)
    #expect(ProgramText.windowFunctions(in: own).isEmpty)
    #expect(ProgramText.windowFunctions(in: "nn.Conv2d(1, 2, 3)(x)") == ["Conv2d"])
    #expect(ProgramText.windowFunctions(in: "# conv2d\ny = 'conv2d'").isEmpty)
  }

  @Test func `a definition in a value's exercise is run and no answer`() throws {
    let learner = try Learner()
    #expect(try learner.type(Self.loops("slide")))
    for input in ["def f(x):\n    return x", "compare(f, relu)", "print(3)"] {
      #expect(try !learner.type(input), "\(input)")
    }
    #expect(learner.player.openExercise?.id == "after")
    #expect(try learner.type("sum([i for i in range(2)]) + 1"))
    #expect(learner.player.isFinished)
  }
}
