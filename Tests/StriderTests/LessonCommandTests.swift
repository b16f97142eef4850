import Foundation
import TestSupport
import Testing

/// Lessons, practice and their proof, as commands of the program.
struct LessonCommandTests {
  @Test func `a right page passes and a wrong one is told by file and line`() throws {
    let right = try LessonPlace().run(["check"])
    #expect(right.status == 0, "\(right.output)")
    let page = LessonPlace.page.replacingOccurrences(of: "3  5", with: "3  6")
    let wrong = try LessonPlace(page).run(["check"])
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("places.md:12: error: the output is not what the page says"))
    let json = try LessonPlace(page).run(["check", "--format", "json"])
    #expect(json.output.contains("\"line\":12,"))
  }

  @Test func `a learner is led through a lesson and it is remembered`() throws {
    let place = try LessonPlace()
    let first = try place.run(
      ["lesson", "places"], input: "\n6\nx = 0\nI see it\nhint\n10 - 4 + 1\n")
    #expect(first.status == 0)
    #expect(first.output.contains("y  1×2\n3  5\n"))
    #expect(first.output.contains("Not yet. The first place counts too: add 1."))
    #expect(first.output.contains("Type a number; hint, solution or skip if you are stuck."))
    #expect(first.output.contains("The last place begins"))
    #expect(first.output.contains("Right: 7."))
    #expect(try place.run(["lessons"]).output.contains("places  1/2  Counting places"))
    let second = try place.run(["lesson", "places"], input: "solution\nskip\n")
    #expect(second.output.contains("Resumed"))
    #expect(second.output.contains("The same with other numbers;"))
    _ = try place.run(["lesson", "places", "--forget"])
    #expect(try place.run(["lessons"]).output.contains("places  0/2"))
  }

  @Test func `a file in place of an id, and one that is not there, are told what to type`() throws {
    let place = try LessonPlace()
    let file = try place.run(["lesson", "out/7.md"])
    #expect(file.status == 1)
    #expect(file.errors.contains("help: strider lesson --file out/7.md"), "\(file.errors)")
    let missing = try place.run(["lesson", "--file", "out/7.md"])
    #expect(missing.status == 74)
    #expect(missing.errors.contains("out/7.md: No such file"), "\(missing.errors)")
    #expect(!missing.errors.contains("check"))
  }

  @Test func `step alone shows the steps of the example, run or not`() throws {
    let page = LessonPlace.page.replacingOccurrences(
      of: "3  5\n```", with: "3  5\n> y[0,1]\n5\n```")
    for input in ["step\n", "\ny = 0\nstep\n"] {
      let run = try LessonPlace(page).run(["lesson", "places"], input: input)
      #expect(run.output.contains("[0,1] = 2×1 + 3×1 = 5"), "\(run.output)\(run.errors)")
    }
  }

  @Test func `the steps of the example are predicted where that is asked for`() throws {
    let run = try LessonPlace().run(["lesson", "places"], input: "step --predict\n3\n5\n")
    #expect(!run.errors.contains("error"), "\(run.errors)")
    #expect(run.output.contains("[0,1] = 2×1 + 3×1 = 5"), "\(run.output)")
  }

  @Test func `the lesson that was left is opened again, and can be gone back in`() throws {
    let place = try LessonPlace()
    let second = LessonPlace.page.replacingOccurrences(of: "id: places", with: "id: second")
    _ = try place.folder.write("second.md", second.utf8)
    _ = try place.run(["lesson", "second"], input: "\n7\nleave\n")
    let again = try place.run(["lesson"], input: "back\n")
    // Behind what was done; and back is the section with the example.
    #expect(again.output.contains("Resumed"), "\(again.output)\(again.errors)")
    #expect(again.output.contains("> y = conv2d([1 2 3;], [1 1;])"), "\(again.output)")
    #expect(!again.output.contains("This is the beginning"))
  }

  @Test func `a lesson that was left at the prompt goes on at the same place`() throws {
    let place = try LessonPlace()
    let page = LessonPlace.page.replacingOccurrences(of: "id: places", with: "id: second")
    _ = try place.folder.write("second.md", page.utf8)
    let prompt = try PromptSession(["--quiet", "--language", "en"], environment: place.environment)
    prompt.enter("lesson second")
    try #require(prompt.terminal.see { $0.text.contains("Enter runs it") })
    prompt.enter("")
    try #require(prompt.terminal.see { $0.text.contains("How many places") })
    prompt.enter("leave")
    try #require(prompt.terminal.see { $0.text.contains("The lesson is left") })
    // No exercise has been done, so that nothing but the prompt knows it.
    prompt.enter("lesson")
    #expect(prompt.terminal.see { $0.text.contains("Resumed where you left off") })
    #expect(prompt.terminal.see { $0.text.contains("of 2: One step more") })
    prompt.enter("leave")
    // The same words stand further up already.
    let isLeft = prompt.terminal.see { screen in
      let behind = screen.text.components(separatedBy: "One step more").last ?? ""
      return behind.contains("The lesson is left") && screen.currentRow == "strider>"
    }
    try #require(isLeft)
    #expect(prompt.leave() == 0)
  }

  @Test func `a transcript has every output and every answer`() throws {
    let run = try LessonPlace().run(["lesson", "--transcript", "places"])
    #expect(run.output.contains("> y = conv2d([1 2 3;], [1 1;])\ny  1×2\n3  5\n"))
    #expect(run.output.contains("  = 7"))
  }

  @Test func `what was done is a page that passes`() throws {
    let place = try LessonPlace()
    let notes = place.environment["STRIDER_LESSONS"].map { $0 + "/notes.md" } ?? ""
    _ = try place.run(["lesson", "places", "--notes", notes], input: "\nz = 3\nz + 4\n")
    let page = try place.folder.read("notes.md")
    #expect(page.contains("> z = 3\nz  3\n") && page.contains("One step more: `z + 4`"))
    let check = try place.run(["check", notes])
    #expect(check.status == 0, "\(check.output)")
  }

  @Test func `practice is the same for the same seed and ends after its count`() throws {
    let place = try LessonPlace()
    let arguments = ["practice", "any", "--seed", "7", "--count", "3", "--print", "--answers"]
    let sheet = try place.run(arguments).output
    #expect(sheet == (try place.run(arguments).output))
    #expect(sheet.contains("\n3. ") && sheet.contains("\nAnswers\n"))
    let drill = try place.run(["practice", "any", "--count", "2"], input: "skip\nsolution\nskip\n")
    #expect(
      drill.status == 0 && drill.output.contains("Done: 0 right, 0 wrong answers, 2 passed over."))
    #expect(try place.run(["practice", "weather"]).status == 1)
  }

  @Test func `an unknown lesson is named`() throws {
    let run = try LessonPlace().run(["lesson", "placs"])
    #expect(run.status == 1 && run.errors.contains("did you mean places?"))
  }

  @Test func `a program can take a lesson, an object a line`() throws {
    let run = try LessonPlace().run(
      ["lesson", "places", "--format", "json"],
      input: "\n6\n10 - 4\nhint\nhint\nsolution\nskip\nskip\n")
    #expect(run.status == 0 && run.errors.isEmpty)
    let objects = try run.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    let known = objects.filter { $0["kind"] as? String != "text" }
    let kinds = known.compactMap { $0["kind"] as? String }
    #expect(
      kinds.joined(separator: " ")
        == "example value problem verdict verdict hint hint solution problem problem end")
    try #require(known.count == 11)
    #expect(known[0]["inputs"] as? [String] == ["y = conv2d([1 2 3;], [1 1;])"])
    #expect(known[2]["exercise"] as? String == "last-place" && known[2]["number"] as? Int == 1)
    #expect((known[2]["question"] as? String)?.contains("How many places") == true)
    #expect(known[3]["verdict"] as? String == "slip")
    #expect(known[4]["message"] as? String == "The first place counts too: add 1.")
    #expect((known[6]["text"] as? String)?.hasSuffix("10 - 4 + 1 = ?") == true)
    #expect(
      known[7]["expression"] as? String == "W - n + 1" && known[7]["value"] as? String == "7")
    #expect(known[8]["follows"] as? String == "same" && known[8]["number"] as? Int == 1)
  }

  @Test(arguments: ["en", "zh"])
  func `without colours nothing is sent but text`(language: String) throws {
    let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Lessons")
    let run = try ProgramRun(
      ["lesson", "05-padding", "--transcript", "--language", language],
      environment: ["NO_COLOR": "1", "STRIDER_LESSONS": lessons.path])
    #expect(run.status == 0 && run.output.count > 4000)
    #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
