import Expressions
import Lessons
import Terminal

/// Lessons as pages that lie beside one another in a folder.
///
/// They are `en/05-padding.html` and its like, an index for each language, and one above them. Each is a file of its own that fetches nothing.
public struct Course {
  private let lessons: [Lesson]
  private let draws: Int
  private let seed: UInt64
  private let makeRunner: (Language) -> any LessonRunner

  /// Prepares to write lessons.
  ///
  /// - Parameters:
  ///   - lessons: The lessons, each language's in their order.
  ///   - draws: How often a template is asked, with other numbers each time.
  ///   - seed: What these numbers depend on.
  ///   - makeRunner: Makes a new session in a language.
  public init(
    _ lessons: [Lesson], draws: Int, seed: UInt64,
    makeRunner: @escaping (Language) -> any LessonRunner
  ) {
    self.lessons = lessons
    (self.draws, self.seed) = (draws, seed)
    self.makeRunner = makeRunner
  }

  private var languages: [Language] {
    Language.allCases.filter { language in lessons.contains { $0.language == language } }
  }

  /// The paths of the pages within the folder.
  public var paths: [String] {
    lessons.map(path) + languages.map { "\($0.rawValue)/index.html" } + ["index.html"]
  }

  private func path(_ lesson: Lesson) -> String {
    "\(lesson.language.rawValue)/\(name(lesson))"
  }

  /// The name of a lesson's file, in which nothing leads elsewhere.
  private func name(_ lesson: Lesson) -> String {
    let safe = lesson.header.id.map { character -> Character in
      character.isLetter || character.isNumber || "-_".contains(character) ? character : "-"
    }
    return String(safe) + ".html"
  }

  /// Makes the pages one after another.
  ///
  /// - Parameter write: Takes the path within the folder and the page.
  /// - Throws: what that throws.
  public func write<Failure>(_ write: (String, String) throws(Failure) -> Void) throws(Failure) {
    for lesson in lessons { try write(path(lesson), page(lesson)) }
    for language in languages { try write("\(language.rawValue)/index.html", index(language)) }
    try write("index.html", languages.count == 1 ? index(languages[0], above: true) : doors)
  }

  // MARK: Pages

  private func page(_ lesson: Lesson) -> String {
    let shell = PageShell(
      language: lesson.language, title: lesson.header.title, scripts: [.answers, .stepper, .lesson])
    let markup = LessonMarkup(
      lesson, draws: draws, seed: seed, target: { target($0, from: lesson) }
    ) {
      makeRunner(lesson.language)
    }
    return shell.page(
      navigation(lesson) + ["<main>"] + markup.lines() + ["</main>"] + navigation(lesson))
  }

  /// Where a link of a page leads among the pages that are written.
  private func target(_ name: String, from lesson: Lesson) -> String? {
    guard let file = name.split(separator: "/").last, file.hasSuffix(".md") else { return nil }
    let id = file.dropLast(3)
    return lessons.first { $0.language == lesson.language && $0.header.id == id }.map {
      self.name($0)
    }
  }

  /// The way to the contents, to the lessons beside, and to the other language.
  private func navigation(_ lesson: Lesson) -> [String] {
    let own = lessons.filter { $0.language == lesson.language }
    let place = own.firstIndex { $0.header.id == lesson.header.id } ?? 0
    let twin = lessons.first {
      $0.language != lesson.language && $0.header.id == lesson.header.id
    }
    let words = lesson.language
    var links = [link("index.html", PageWords.contents[words])]
    if place > 0 { links.append(link(name(own[place - 1]), "← " + own[place - 1].header.title)) }
    if place + 1 < own.count {
      links.append(link(name(own[place + 1]), own[place + 1].header.title + " →"))
    }
    if let twin {
      links.append(link("../" + path(twin), PageWords.name(of: twin.language), in: twin.language))
    }
    return ["<nav class=\"noprint\">" + links.joined(separator: " ") + "</nav>"]
  }

  private func index(_ language: Language, above: Bool = false) -> String {
    let title = PageWords.course[language]
    let rows = lessons.filter { $0.language == language }.map { lesson in
      let place = (above ? language.rawValue + "/" : "") + name(lesson)
      let facts = PageWords.size(
        minutes: lesson.header.minutes, exercises: lesson.exercises.count)[language]
      return "<li>\(link(place, lesson.header.title)) <small>\(Markup.escaped(facts))</small></li>"
    }
    let others = languages.filter { $0 != language }.map {
      link("../\($0.rawValue)/index.html", PageWords.name(of: $0), in: $0)
    }
    let shell = PageShell(language: language, title: title, scripts: [])
    return shell.page(
      [
        "<nav>" + others.joined(separator: " ") + "</nav>", "<main>",
        "<h1>\(Markup.escaped(title))</h1>",
      ]
        + ["<p>\(Markup.escaped(PageWords.introduction[language]))</p>", "<ol class=\"contents\">"]
        + rows
        + ["</ol>", "</main>"])
  }

  /// The page above those of several languages.
  private var doors: String {
    let title = languages.map { PageWords.course[$0] }.joined(separator: " · ")
    let links = languages.map { language in
      "<li>\(link("\(language.rawValue)/index.html", PageWords.name(of: language), in: language))</li>"
    }
    return PageShell(language: languages.first ?? .english, title: title, scripts: []).page(
      ["<main>", "<h1>\(Markup.escaped(title))</h1>", "<ul>"] + links + ["</ul>", "</main>"])
  }

  private func link(_ place: String, _ words: String, in language: Language? = nil) -> String {
    let code = language.map { " lang=\"\(PageShell.code($0))\" hreflang=\"\(PageShell.code($0))\"" }
    return "<a href=\"\(Markup.escaped(place))\"\(code ?? "")>\(Markup.escaped(words))</a>"
  }
}
