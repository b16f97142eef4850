import Expressions
import Foundation
import Tensors
import Terminal
import Testing

@testable import Lessons

/// Every exercise of the lessons and forty draws of every template, gone at in the naive ways.
struct NaiveWaysTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lessons/en")

  private static let pages = LessonFolder.files(in: folder.path).map(\.path)

  @Test(arguments: pages)
  func `no naive way is right by chance`(path: String) throws {
    let lesson = try #require(LessonReader.read(path: path, language: .english).0)
    let page = PageRun(lesson) { PlainRunner() }
    for (place, item) in lesson.items.enumerated() {
      guard case .exercise(let exercise) = item else { continue }
      if exercise.isTemplate {
        try expectFair(exercise)
      } else {
        let session = page.runner(at: place).session
        let judge = Judge(exercise, page: session)
        expectRefused(exercise, judge, "as on the page")
        #expect(Coincidence.all(in: exercise, judge) == [], "\(exercise.id)")
      }
    }
  }

  private func expectFair(_ exercise: Exercise) throws {
    var random = RandomSource(seed: 11)
    var drawing = FairDrawing(exercise, page: Session { _ in })
    for _ in 0..<40 {
      let question = try exercise.ask(drawing: &drawing, language: .english, using: &random)
      let letters = question.draw?.letters.map { "\($0.name)=\($0.letter.text)" } ?? []
      expectRefused(question.judge.exercise, question.judge, letters.joined(separator: " "))
    }
  }

  /// No declared mistake is right, nor is any input without a value.
  private func expectRefused(_ exercise: Exercise, _ judge: Judge, _ draw: String) {
    for answer in exercise.slips.flatMap(\.answers) {
      #expect(!judge.verdict(on: answer).isRight, "\(exercise.id): \(answer), \(draw)")
    }
    for input in ["", "import torch", "# nothing", "own_name = 5"] {
      #expect(!judge.verdict(on: input).isRight, "\(exercise.id): \(input), \(draw)")
    }
    let names = exercise.choices.map { String($0.prefix(1)) }
    for letter in names where Judge.letter(letter) != exercise.answerText.map(Judge.letter) {
      #expect(!judge.verdict(on: letter).isRight, "\(exercise.id): \(letter)")
    }
  }
}
