import Expressions
import Foundation
import Tensors
import Terminal
import TestSupport
import Testing

@testable import Lessons
@testable import Pages
@testable import Shell

/// `export lessons PATH… --to FOLDER`, with the real program, and its pages in a real browser.
struct CoursePagesTests {
  private static let lessons = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons").path

  private func lesson(_ name: String, _ language: Language = .english) throws -> Lesson {
    let path = "\(Self.lessons)/\(language.rawValue)/\(name).md"
    return try #require(LessonReader.read(path: path, language: language).0)
  }

  private func page(_ lesson: Lesson) -> String {
    let course = Pages.Course([lesson], draws: 2, seed: 1) { ShellRunner(language: $0) }
    var found = ""
    course.write { path, page in if path.hasSuffix("\(lesson.header.id).html") { found = page } }
    return found
  }

  // MARK: Files

  @Test func `the course is a folder of small pages that fetch nothing and lead to one another`()
    throws
  {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(
      ["export", "lessons", Self.lessons, "--to", "site/"], folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/site")
      .filter { $0.hasSuffix(".html") }
    let count = LessonFolder.files(in: Self.lessons).count
    #expect(names.count == count + 3)
    for name in names {
      let page = try folder.read("site/" + name)
      #expect(page.utf8.count < 1_000_000, "\(name)")
      for sign in ["http:", "https:", " src=", "url(", "@import"] {
        let quoted = name.contains("index") ? 0 : page.components(separatedBy: sign).count - 1
        #expect(quoted == 0, "\(name) \(sign)")
      }
      let place = URL(filePath: folder.path + "/site/" + name).deletingLastPathComponent()
      for link in page.matches(of: /<a href="([^"]*)"/) {
        #expect(
          FileManager.default.fileExists(atPath: place.appending(path: String(link.1)).path),
          "\(name) \(link.1)")
      }
    }
    let again = try ProgramRun(
      ["export", "lessons", Self.lessons, "--to", "site"], folder: folder.path)
    #expect(again.status == 74)
    #expect(again.unwrappedErrors.contains("--force replaces it"))
  }

  @Test func `what is no course is told why`() throws {
    let folder = try TemporaryFolder()
    try folder.write("broken.md", Array("# no header\n".utf8))
    try folder.write("site", Array("mine".utf8))
    let sheet =
      Self.lessons + "/sheets/en/"
      + (try #require(
        FileManager.default.contentsOfDirectory(atPath: Self.lessons + "/sheets/en").first))
    for (paths, to, status, words) in [
      (["broken.md"], "out", 1, "broken.md"), ([sheet], "out", 1, "holds the answers"),
      ([Self.lessons + "/en/05-padding.md"], "out.pdf", 64, "--to is a folder for pages"),
      ([Self.lessons + "/en/05-padding.md"], "site", 74, "site"), ([], "out", 64, "is wanted"),
    ] {
      let run = try ProgramRun(["export", "lessons"] + paths + ["--to", to], folder: folder.path)
      #expect(run.status == status, "\(run.errors)")
      #expect(run.unwrappedErrors.contains(words), "\(run.errors)")
    }
    #expect(try folder.read("site") == "mine")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  @Test(arguments: Language.allCases)
  func `a page has every example with what it prints, and every question`(_ language: Language)
    throws
  {
    let lesson = try lesson("05-padding", language)
    let page = page(lesson)
    let text = page.replacing(#/<[^>]*>/#, with: "").replacing("&quot;", with: "\"")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    for example in lesson.examples where example.isShown && example.runs {
      for line in example.entries.flatMap(\.output) { #expect(text.contains(line)) }
    }
    for exercise in lesson.exercises {
      #expect(page.contains("<section class=\"exercise\" id=\"\(exercise.id)\">"))
    }
    #expect(page.components(separatedBy: "<section class=\"steps\"").count == 2)
  }

  // MARK: Judging

  /// What may be typed to a question: what is right, the known mistakes, both as they are rounded, and other
  /// things.
  private func typed(_ question: StaticQuestion) -> [String] {
    let answers = ([question.answer].compactMap { $0 } + question.slips.flatMap(\.answers))
    let texts = answers.flatMap { answer -> [String] in
      switch answer {
      case .text(let text): return [text, text.uppercased()]
      case .sizes(let sizes):
        let numbers = sizes.map { "\(Int($0))" }
        return [numbers.joined(separator: "×"), "(" + numbers.joined(separator: ", ") + ")"]
      case .numbers(let tensor):
        let exact = tensor.elements.map { "\($0)" }
        guard tensor.shape.rank > 0 else {
          let number = tensor.elements[0]
          return exact + [
            "\(exact[0])+0", String(format: "%.2f", number), String(format: "%.1f", number),
          ]
        }
        let width = tensor.shape.dimensions.last ?? 1
        let rows = stride(from: 0, to: exact.count, by: max(1, width)).map {
          exact[$0..<$0 + width].joined(separator: " ")
        }
        return ["[" + rows.joined(separator: "; ") + "]", "[" + exact.joined(separator: " ") + "]"]
      }
    }
    return texts + ["7", "-3.5", "[1 2]", "2x2", "１＋２"]
  }

  /// What the program says to an answer.
  private func said(_ text: String, _ judge: Judge) -> String {
    switch judge.verdict(on: text) {
    case .right: "right"
    case .slip(let slip): Inline.plain(slip.message)
    case .wrong: "wrong"
    case .empty, .unreadable: "nothing"
    }
  }

  @Test(
    .enabled(if: Browser.program != nil),
    arguments: ["05-padding", "06-stride-and-size", "10-stages", "15-backprop-pooling"])
  func `a page judges as the program does`(_ name: String) throws {
    let lesson = try lesson(name)
    let run = PageRun(lesson) { ShellRunner(language: .english) }
    let style = PageText(width: 76, language: .english)
    var asked: [(id: String, isOpen: Bool, texts: [String], said: [String])] = []
    for (place, item) in lesson.items.enumerated() {
      guard case .exercise(let exercise) = item, exercise.kind != .program else { continue }
      let page = run.runner(at: place).session
      var random = RandomSource(seed: 1)
      var drawing = FairDrawing(exercise, page: page)
      for number in 0..<(exercise.isTemplate ? 2 : 1) {
        let printed =
          number == 0 ? try exercise.askPrinted(page: page, language: .english) : nil
        let question =
          try printed ?? exercise.ask(drawing: &drawing, language: .english, using: &random)
        let shown = StaticQuestion(question, style: style)
        let texts = typed(shown)
        asked.append(
          (
            exercise.id, shown.isOpen || shown.answer == nil, texts,
            texts.map { said($0, question.judge) }
          ))
      }
    }
    let texts = try JSONSerialization.data(withJSONObject: asked.map(\.texts))
    let notes = try Browser.notes(
      on: page(lesson),
      """
      const all = \(String(decoding: texts, as: UTF8.self));
      [...document.querySelectorAll(".judge")].forEach((data, place) => {
        const question = JSON.parse(data.textContent);
        for (const text of all[place]) {
          const said = verdict(text, question);
          note(said.isRight ? "right" : said.isWrong ? said.words.replace("Not yet. ", "") : "nothing");
        }
      });
      """)
    #expect(notes.count == asked.reduce(0) { $0 + $1.texts.count })
    var place = 0
    for (id, isOpen, texts, program) in asked {
      for (text, own) in zip(texts, program) {
        defer { place += 1 }
        guard place < notes.count else { continue }
        let page = notes[place]
        if isOpen, page == "nothing" { continue }
        // The words about the form of an answer are the page's own.
        let slips = Set(program).subtracting(["right", "wrong", "nothing"])
        let isSame =
          slips.contains(own) || own == "right"
          ? page == own : page != "right" && !slips.contains(page)
        #expect(isSame, "\(id): \(text) is \(own), and \(page) on the page")
      }
    }
  }

  @Test(.enabled(if: Browser.program != nil))
  func `a question is answered by keyboard, and what it asked for is shown`() throws {
    let notes = try Browser.notes(
      on: page(try lesson("05-padding", .chinese)), width: 500,
      """
      const exercise = document.getElementById("border-corner");
      const field = exercise.querySelector("[name=answer]");
      note(field.closest("label").innerText.trim());
      note(exercise.nextElementSibling.open);
      field.value = "４５"; field.form.requestSubmit(); note(exercise.querySelector(".verdict").innerText);
      field.value = "12"; field.form.requestSubmit(); note(exercise.querySelector(".verdict").innerText);
      note(exercise.nextElementSibling.open);
      const walk = exercise.nextElementSibling.querySelector(".walk");
      walk.open = true;
      walk.querySelector(".steps").focus();
      key("ArrowRight"); note(walk.querySelector(".place").innerText);
      const template = document.getElementById("frame-any");
      const first = template.innerText;
      template.querySelector(".other").click(); note(template.innerText !== first);
      note(document.documentElement.scrollWidth <= window.innerWidth);
      """)
    #expect(notes[0] == "你的答案：")
    #expect(notes[1] == "false")
    #expect(notes[2].hasPrefix("还不对。"))
    #expect(notes[2].count > 6)
    #expect(Array(notes.dropFirst(3)) == ["正确。", "true", "2 / 9", "true", "true"])
  }
}
