import Terminal
import Testing

@testable import Lessons

struct SheetProofTests {
  private func proof(_ page: String) throws -> SheetProof {
    let (lesson, _) = LessonReader.read(page, path: "tiny.md", language: .english)
    return SheetProof(try #require(lesson), source: page) { PlainRunner() }
  }

  @Test func `a sound sheet has notes on its draws and nothing wrong`() throws {
    let proof = try proof(ClassRoom.page)
    #expect(proof.issues.isEmpty, "\(proof.issues)")
    #expect(proof.notes.count == 2)
    let words = proof.notes.map { $0.message[.english] }
    #expect(words[0].hasPrefix("places: a guess is right in 0 % of 100 draws;"))
    #expect(words[0].contains("2 numbers, 0 of them negative"))
    #expect(words[1].contains("13 numbers"))
  }

  @Test func `numbers that are shown beside the words count, and stand on the sheet`() throws {
    let page = ClassRoom.page
      .replacing(
        "x=ints(3,3,-9..9) k=", with: "x=[1 2 3; 4 5 6; 7 8 9]|ints(3,3,-9..9) k=[1 2; 3 1]|"
      )
      .replacing("`x = {x}`, `k = {k}`. What is", with: "What is")
    let proof = try proof(page)
    #expect(proof.issues.isEmpty, "\(proof.issues)")
    #expect(proof.notes[1].message[.english].contains("13 numbers"))
    let lesson = try #require(LessonReader.read(page, path: "tiny.md", language: .english).0)
    let key = try #require(SheetKey([UInt8](repeating: 1, count: 32)))
    let made = SheetDesk(lesson, source: page, key: key) { PlainRunner() }
    let desk = try #require(made)
    let question = try desk.question(1, of: "ann")
    #expect(question.givens.map { $0.prefix(5) } == ["x = [", "k = ["])
  }

  @Test func `points that do not add up are told`() throws {
    let proof = try proof(ClassRoom.page.replacing("points: 6", with: "points: 7"))
    #expect(proof.issues.first?.expected == "7")
    #expect(proof.issues.first?.got == "6")
  }

  @Test func `answers that are guessed more often than the author allows are refused`() throws {
    let page = ClassRoom.page.replacing("W=20..90 F=3,5", with: "guess=5% F=3,5 W=F..F+9")
    let proof = try proof(page)
    #expect(proof.issues.map(\.line) == [16])
    #expect(proof.issues.first?.expected == "<= 5 %")
    // Without a bound half of the draws may be guessed.
    #expect(try self.proof(page.replacing("guess=5% ", with: "")).issues.isEmpty)
  }

  @Test func `a question that computes with what it does not tell is refused`() throws {
    let page = ClassRoom.page.replacing(
      "A window of {F} in a row of {W}?",
      with: "A window of {F}?\n\n```strider quiet\n> q = W + 1;\n```")
    #expect(try proof(page).issues.first?.message[.english].contains("does not tell") == true)
  }

  @Test func `credits and other shares that are none are refused`() throws {
    for (good, bad) in [("| 1/2 |", "| 3/2 |"), ("| 50% |", "| much |"), ("points=3", "points=0")] {
      let (_, issues) = LessonReader.read(
        ClassRoom.page.replacing(good, with: bad), path: "tiny.md", language: .english)
      #expect(issues.count == 1, "\(bad): \(issues)")
    }
  }

  @Test(arguments: [
    ("sheet: tiny", "sheet: ../tiny"), ("show: nothing", "show: everything"),
    ("points: 6", "points: none"), ("deadline: 2026-12-07T12:00+01:00", "deadline: soon"),
    ("show: nothing", "colour: red"),
  ])
  func `a header that a sheet cannot have is refused with its line`(_ good: String, _ bad: String) {
    let (_, issues) = LessonReader.read(
      ClassRoom.page.replacing(good, with: bad), path: "tiny.md", language: .english)
    #expect(issues.count == 1)
    #expect((2...9).contains(issues.first?.line ?? 0))
  }
}
