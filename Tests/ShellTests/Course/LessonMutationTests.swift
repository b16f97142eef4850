import Foundation
import Terminal
import Testing

@testable import Lessons
@testable import Shell

/// Whether the proof of the lessons notices every small change, and says where it is.
///
/// A sample of all places is tried; `STRIDER_MUTATIONS=all` tries every one, which takes minutes.
struct LessonMutationTests {
  private static let isWhole = ProcessInfo.processInfo.environment["STRIDER_MUTATIONS"] == "all"

  /// Every so many of the changes is tried that need a page to be read again each.
  private static func sample<Item>(_ items: [Item], _ page: Course.Page, every step: Int) -> [Item]
  {
    if isWhole { return items }
    let start = (Course.pages.firstIndex(of: page) ?? 0) % step
    return stride(from: start, to: items.count, by: step).map { items[$0] }
  }

  // MARK: PageDigits

  @Test(arguments: Course.pages)
  func `another digit in an output or in a slip's value is found with its line`(
    page: Course.Page
  ) throws {
    let source = try page.source()
    let (outputs, values) = PageDigits.computed(in: try page.lesson(), source)
    #expect(outputs.count > 10 && values.count > 5)
    let groups = outputs + values
    var original = PageChecker(try page.lesson()) { ShellRunner(language: page.language) }
    original.check()
    let longest = values.map(\.count).max() ?? 0
    // Changes of different outputs do not touch one another, so one digit of each is changed at once.
    let rounds = Array(0..<(groups.map(\.count).max() ?? 0))
    for round in LessonMutationTests.sample(rounds, page, every: rounds.count) {
      let places = groups.compactMap { round < $0.count ? $0[round] : nil }
      for shift in LessonMutationTests.isWhole ? [1, 9] : [1] {
        let changed = PageDigits.changed(source, places, by: shift)
        let found = try foundLines(
          page, changed, withSlips: round < longest, original.templates)
        for place in places where !found.contains(place.told) {
          Issue.record("\(page.path):\(place.line), byte \(place.byte), by \(shift)")
        }
      }
    }
  }

  /// The lines that the proof of a page by itself names; templates without a first draw, which have no
  /// outputs, are left out, and slips where none of their values is changed.
  private func foundLines(
    _ page: Course.Page, _ source: String, withSlips: Bool, _ templates: TemplateChecker
  ) throws -> Set<Int> {
    var lesson = try page.lesson(of: source)
    lesson.items = lesson.items.compactMap { item in
      guard case .exercise(var exercise) = item else { return item }
      if !withSlips { exercise.slips = [] }
      return exercise.isPrinted ? .exercise(exercise) : nil
    }
    // What is drawn has not changed.
    var checker = PageChecker(lesson, templates: templates) { ShellRunner(language: page.language) }
    checker.check()
    return Set(checker.issues.map(\.line))
  }

  @Test(arguments: Course.pages)
  func `another digit in an input or a slip is found with its line`(page: Course.Page) throws {
    let source = try page.source()
    let other = try page.counterpart.lesson()
    let places = PageDigits.typed(in: try page.lesson(), source)
    #expect(places.count > 50)
    for place in LessonMutationTests.sample(places, page, every: 151) {
      let changed = PageDigits.changed(source, [place], by: 1)
      if !isTold(page, changed, at: place.told, other) {
        Issue.record("\(page.path):\(place.line), byte \(place.byte)")
      }
    }
  }

  // MARK: Parts

  @Test(arguments: Course.pages)
  func `an id that is broken and a hint that is gone are found with their line`(
    page: Course.Page
  ) throws {
    let lines = try page.source().components(separatedBy: "\n")
    let other = try page.counterpart.lesson()
    let exercises = try page.lesson().exercises
    for exercise in LessonMutationTests.sample(exercises, page, every: 7) {
      let comment = exercise.line - 1
      var renamed = lines
      renamed[comment] = renamed[comment].replacing(exercise.id, with: exercise.id + "-x")
      #expect(isTold(page, renamed.joined(separator: "\n"), at: exercise.line, other))
      guard exercise.generator == nil else { continue }
      let word = page.language == .english ? "Hint" : "提示"
      let start = try #require(
        lines[comment...].firstIndex(of: "<details><summary>\(word)</summary>"))
      let end = try #require(lines[start...].firstIndex(of: "</details>"))
      let silent = lines[..<start] + lines[(end + 1)...]
      #expect(isTold(page, silent.joined(separator: "\n"), at: exercise.line, other))
    }
  }

  @Test(arguments: Course.pages.filter { $0.language == .english })
  func `a section that goes on in one language alone is found with its line`(
    page: Course.Page
  ) throws {
    let lines = try page.source().components(separatedBy: "\n")
    let translation = try page.counterpart.lesson()
    func told(_ original: Lesson) -> Set<Int> {
      var pair = PairChecker(original, translation)
      pair.check()
      return Set(pair.issues.map(\.line))
    }
    let before = told(try page.lesson())
    let sections = Array(try page.lesson().sections.enumerated())
    for (position, section) in LessonMutationTests.sample(sections, page, every: 5) {
      let heading = try #require(lines[(section.line - 1)...].firstIndex { $0.hasPrefix("#") })
      let longer = lines[...heading] + ["", "One more sentence."] + lines[(heading + 1)...]
      let changed = try page.lesson(of: longer.joined(separator: "\n"))
      let line = translation.sections[position].line
      #expect(
        told(changed).subtracting(before) == Set([line]).subtracting(before), "\(section.name)")
    }
  }

  /// Whether a change of one page of a pair is told with its line.
  private func isTold(
    _ page: Course.Page, _ source: String, at line: Int, _ other: Lesson
  ) -> Bool {
    let (read, wrong) = LessonReader.read(source, path: page.path, language: page.language)
    if wrong.contains(where: { $0.line == line }) { return true }
    guard let read else { return false }
    let isEnglish = page.language == .english
    var pair = PairChecker(isEnglish ? read : other, isEnglish ? other : read)
    pair.check()
    return pair.issues.contains { issue in
      guard !issue.isWarning else { return false }
      return isEnglish
        ? issue.message.english.hasSuffix("line \(line) of \(page.path)") : issue.line == line
    }
  }
}
