import Expressions
import Foundation
import Terminal
import TestSupport
import Testing

@testable import Lessons
@testable import Shell

/// Learners who go through every lesson from its first line to its last.
struct LearnerTests {
  @Test(arguments: Course.pages)
  func `every slip gets its message, and nonsense in between changes nothing`(
    page: Course.Page
  ) throws {
    let learner = try Learner(page)
    var asked: [String] = []
    while let exercise = try learner.nextQuestion() {
      asked.append(exercise.id)
      for isSpoiled in [false, true] {
        if isSpoiled { learner.spoil() }
        for slip in exercise.slips {
          for answer in slip.answers where learner.isSlip(answer) {
            #expect(
              learner.type(learner.typable(answer)).contains(Learner.bare(slip.message)),
              "\(exercise.id): \(answer)")
          }
        }
      }
      let praise = learner.type(learner.typable(exercise.sampleAnswer))
      #expect(
        praise.contains(page.language == .english ? "Right" : "正确"), "\(exercise.id): \(praise)")
      // What the machine worked out is offered by hand.
      if learner.shell.guide.player?.openQuestion?.isByHand == true { _ = learner.type("next") }
      try #require(learner.shell.guide.player?.openExercise?.id != exercise.id)
    }
    #expect(asked == (try page.lesson().exercises.map(\.id)))
    #expect(!learner.shell.guide.isOpen)
  }

  @Test(arguments: Course.pages)
  func `who asks only for help reaches the end`(page: Course.Page) throws {
    let learner = try Learner(page)
    var asked: [String] = []
    while let exercise = try learner.nextQuestion() {
      let isOne = learner.shell.guide.player?.openQuestion?.follows == nil
      if isOne { asked.append(exercise.id) }
      let isTemplate = learner.shell.guide.player?.openQuestion?.original.isTemplate == true
      for hint in exercise.hints {
        let words = learner.type("hint")
        #expect(!words.isEmpty && words.contains(Learner.beginning(of: hint)), "\(exercise.id)")
      }
      #expect(!learner.type("hint").isEmpty)
      #expect(!learner.type("solution").isEmpty)
      if isOne, isTemplate {
        #expect(learner.shell.guide.player?.openQuestion?.follows != nil, "\(exercise.id)")
      }
      try #require(asked.count < 300)
    }
    #expect(!learner.shell.guide.isOpen)
    #expect(asked == (try page.lesson().exercises.map(\.id)))
  }
}

/// Somebody at the prompt, without a terminal.
private final class Learner {
  let shell: Shell
  private let capture = Output.Capture()
  private let home: TemporaryFolder

  /// What a learner can type for an expression of the page.
  func typable(_ expression: String) -> String {
    shell.guide.player?.openQuestion?.typable(expression) ?? expression
  }

  /// Opens a lesson; nothing is known of the learner yet.
  init(_ page: Course.Page) throws {
    let home = try TemporaryFolder()
    self.home = home
    shell = Shell(
      presenter: TextPresenter(to: capture),
      settings: Settings(
        language: page.language, isAccessible: false, isPrompt: false, isTerminal: false),
      environment: { ["XDG_STATE_HOME": home.path][$0] })
    shell.guide.open(try page.lesson())
  }

  /// Presses Enter until something is asked; nil at the end of the lesson.
  func nextQuestion() throws -> Exercise? {
    for _ in 0..<200 {
      if let exercise = shell.guide.player?.openExercise { return exercise }
      guard shell.guide.isOpen else { return nil }
      shell.take("")
    }
    throw Endless()
  }

  /// Types something.
  ///
  /// - Returns: What is said, without its blanks and line ends.
  func type(_ text: String) -> String {
    _ = capture.take()
    shell.take(text)
    return Learner.bare(capture.take().joined())
  }

  /// Whether an answer is wrong for the numbers that were drawn.
  func isSlip(_ answer: String) -> Bool {
    guard case .question(let question)? = shell.guide.player?.stop else { return false }
    return !question.original.isTemplate || !question.judge.verdict(on: answer).isRight
  }

  /// Overwrites every variable.
  func spoil() {
    for name in shell.session.variables.keys.sorted() { shell.take("\(name) = 0;") }
  }

  static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  static func bare(_ words: [Inline]) -> String { bare(Inline.plain(words)) }

  /// The first words of a hint.
  static func beginning(of hint: [PlacedBlock]) -> String {
    guard case .paragraph(let words)? = hint.first?.block else { return "" }
    return bare(words)
  }

  struct Endless: Error {}
}
