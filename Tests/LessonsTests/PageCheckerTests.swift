import Testing

@testable import Lessons

/// What is proven of a page.
struct PageCheckerTests {
  @Test func `a right page has no issues`() {
    #expect(Pages.issues(Pages.whole) == [])
  }

  /// A page, what is exchanged in it, and the line where it must be noticed.
  @Test(arguments: [
    ("\n8\n```\n\n<!-- exercise last", "\n9\n```\n\n<!-- exercise last", "> W - F + 1"),
    ("\n7\n", "\n8\n", "> W - 4 + 1"),
    ("> W - 4 + 1", "> W - 5 + 1", "> W - 5 + 1"),
    ("| 6 |", "| 5 |", "| `10 - 4`"),
    ("`10 - 4`", "`10 - 3`", "| `10 - 3`"),
    ("`10 - 4`", "`10 - 4 + 1`", "| `10 - 4 + 1`"),
    ("answer\nb", "answer\na", "| `a` |"), ("answer\nb", "answer\nc", "```strider answer\nc"),
    ("- b) a larger", "- c) a larger", "```strider answer\nb"),
    ("> (10 - 3) + 1", "> (10 - 2) + 1", "> (10 - 2) + 1"),
    ("`3+1`", "`4-1`", "| `4-1`"),
    ("`W - F`", "`W + 1 - F`", "<!-- exercise any"),
    ("where=F<=W", "where=F>W+99", "<!-- exercise any"),
    ("where=F<=W", "where=G<=W", "<!-- exercise any"),
    (
      "then |\n|---|---|\n| `W - F` | The first place counts too: add 1. |",
      "then | value |\n|---|---|---|\n| `W - F` | Add 1. | W-F+1 |", "| `W - F`"
    ),
  ])
  func `a changed digit is found`(old: String, new: String, place: String) throws {
    let source = Pages.whole.replacing(old, with: new, maxReplacements: 1)
    try #require(source != Pages.whole)
    let start = try #require(source.firstRange(of: place)).lowerBound
    let line = source[..<start].count { $0 == "\n" } + 1
    #expect(Pages.issues(source).map(\.line).contains(line))
  }

  @Test(arguments: [
    ("The last place begins at 10 − 4.\n\n</details>\n<details><summary>Hint</summary>", ""),
    ("kind=value -->", "-->"), ("kind=value -->", "kind=essay -->"),
    ("### One step more", ""), ("> W - 4 + 1\n7", ""), ("> (10 - ___) + 1", "> 10 + 1"),
    ("```strider\n", "```strider loudly\n"), ("\n</details>\n\n## More", "\n## More"),
  ])
  func `a part that is missing is found`(old: String, new: String) throws {
    let source = Pages.whole.replacing(old, with: new, maxReplacements: 1)
    try #require(source != Pages.whole)
    if old.hasPrefix("The last place") {
      #expect(Pages.issues(source) == [])
    } else {
      #expect(!Pages.issues(source).isEmpty)
    }
  }

  @Test func `steps are offered only where there are any`() {
    for (first, isRight) in [("y = relu([1 -2]);", true), ("y = ones(2);", false)] {
      let page =
        Pages.head + "```strider step\n> \(first)\n> sum(y > 0)\n1\n```\n\n"
        + "<!-- exercise last-place" + Pages.whole.split(separator: "<!-- exercise last-place")[1]
      let noSteps = Pages.issues(page).filter { $0.message.english.contains("no steps") }
      #expect(noSteps.isEmpty == isRight, "\(first)")
    }
  }

  @Test func `a question about what the page hides is found`() throws {
    let quiet = Pages.whole.replacing("```strider\n", with: "```strider quiet\n")
    try #require(quiet != Pages.whole)
    #expect(Pages.issues(quiet).map(\.message.english).contains { $0.contains("asks about W") })
  }

  @Test(arguments: [
    ("W=8|5..9", "`W = 8`", "W + 2", "the page gives W another value"),
    ("n=8|5..9", "`n = 7`", "n + 2", "the page gives n another value"),
    (
      "n=8|5..9", "`n = 8` and `W`", "n + 2",
      "the question speaks of W, which is none of its letters"
    ),
    ("n=8|5..9 where=n>8", "`n = 8`", "n + 2", "where=n>8 rejects the first draw"),
    ("n=8|5..9", "`n = 8`", "n + W", "the answer n + W has no value: there is no variable"),
    ("n=8|5..9", "`n = 8`", "n + 2)", "the answer n + 2) has no value"),
    ("n=8|5..9 m=9..5", "`n = 8`", "n + 2", "m=9..5 holds no number"),
    ("n=8|5..9", "`n = 8`", "n + 2", nil),
  ])
  func `a first draw is proven to be what the page says`(
    letters: String, words: String, answer: String, wrong: String?
  ) throws {
    let page = Pages.asking(
      before: "```strider\n> W = 10;\n```", "next kind=value \(letters)", "With \(words), what?",
      answer: answer, slips: [("0", "No.")])
    let issues = Pages.issues(page).map(\.message.english)
      .filter { $0 != "the output is not what the page says" }
    #expect(issues.isEmpty == (wrong == nil), "\(issues)")
    if let wrong { #expect(issues.contains { $0.contains(wrong) }, "\(issues)") }
  }

  @Test func `an exercise without any hint is found`() throws {
    let source = Pages.whole.replacing(
      "<details><summary>Hint</summary>\n\nTry it.\n\n</details>\n", with: "")
    try #require(source != Pages.whole)
    #expect(Pages.issues(source).map(\.message.english).contains("an exercise needs a hint"))
  }

  @Test func `update writes what an input prints`() throws {
    let source = Pages.whole.replacing("> W - F + 1\n8", with: "> W - F + 1\n5\n6")
    let lesson = try #require(Pages.read(source).0)
    var checker = PageChecker(lesson) { PlainRunner() }
    checker.check()
    #expect(PageUpdate.corrected(source, checker.corrections) == Pages.whole)
  }
}
