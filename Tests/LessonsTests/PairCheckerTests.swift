import Testing

@testable import Lessons

/// What is proven of a translation.
struct PairCheckerTests {
  private func issues(
    of page: String = Pages.whole, _ change: (String) -> String
  ) throws -> [LessonIssue] {
    let original = try #require(Pages.read(page).0)
    let bare = try #require(LessonReader.read(page, path: "zh/places.md", language: .chinese).0)
    let stamped = PageUpdate.stamped(page, bare.sections, original.sections)
    let translation = LessonReader.read(change(stamped), path: "zh/places.md", language: .chinese)
    var checker = PairChecker(original, try #require(translation.0))
    checker.check()
    return checker.issues
  }

  @Test func `words may differ`() throws {
    #expect(try issues { $0.replacing("A window slides.", with: "窗口滑动。") } == [])
    #expect(try issues { $0.replacing("The first place counts too", with: "要加一") } == [])
    let words = Pages.whole.replacing("F=1,3,5", with: "F=1,3,5 c='red','blue'")
    #expect(try issues(of: words) { $0.replacing("'red','blue'", with: "'红','蓝'") } == [])
  }

  @Test(arguments: [
    ("> W - F + 1", "> W - F + 2"), ("`10 - 4`", "`10 - 5`"), ("kind=choice", "kind=value"),
    ("W=5..32", "W=5..33"), ("| 6 |", "| 5 |"), ("answer\nb", "answer\na"),
    ("<details><summary>Hint</summary>\n\nTry it.\n\n</details>\n", ""),
    ("exercise gap", "exercise hole"),
  ])
  func `what is no words may not`(old: String, new: String) throws {
    let found = try issues { $0.replacing(old, with: new) }
    #expect(found.contains { !$0.isWarning })
  }

  @Test func `a section that is older than its original is told`() throws {
    let found = try issues {
      let start = $0.firstRange(of: "<!-- of ")?.upperBound ?? $0.startIndex
      return String($0[..<start]) + "000000" + String($0[start...].dropFirst(6))
    }
    #expect(found.count == 1)
    #expect(found.first?.isWarning == true)
  }
}
