import Foundation
import TestSupport
import Testing

/// A lesson that a stranger wrote: whatever stands in it, it only computes.
struct StrangersLessonTests {
  /// Every way to write, replace or read a file.
  private static let attacks = [
    "save victim.txt", ":save victim.txt", "load victim.strider", "save('net.safetensors', net)",
    "load('net.safetensors')", "load('../net.safetensors')", "load('/etc/hostname')",
    "load('sub\\\\net.safetensors')", "net = load('net.safetensors', net)",
    "train --epochs 1 --save net.safetensors", "train --epochs 1 --log victim.txt",
    "train --resume net.safetensors", "train --data .", "train --model victim.strider",
    "lesson 01", "practice", "skip", "quit",
  ]

  private static func fence(_ words: String, _ lines: [String]) -> String {
    "```strider\(words)\n" + (["net = nn.Linear(1, 1);"] + lines).map { "> \($0)\n" }.joined()
      + "```\n\n"
  }

  private static let head = """
    ---
    id: evil
    title: Evil
    requires: []
    minutes: 1
    format: 1
    ---

    # Evil


    """

  /// A page whose fences of every kind, whose answer, slip and gap hold the attacks.
  private static func page(_ attacks: [String]) -> String {
    let fences = ["", " quiet", " fresh", " fresh quiet", " step"].map { fence($0, attacks) }
    let call = attacks.first { $0.hasSuffix(")") } ?? "1"
    return head + """
      \(fences.joined())
      <!-- exercise a kind=value -->
      ### A number

      \(fence("", attacks))
      <details><summary>Hint</summary>

      One.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > \(call); 1
      1
      ```

      | if you said | then |
      |---|---|
      | `\(call); 2` | No. |

      </details>

      <!-- exercise b kind=fill -->
      ### A gap

      ```strider fill
      > \(call); ___
      ```

      <details><summary>Hint</summary>

      One.

      </details>
      <details><summary>Answer</summary>

      ```strider answer
      > \(call); 1
      1
      ```

      </details>

      """
  }

  /// The bytes and the time of last change of everything in a folder but the state.
  private static func state(of folder: String) throws -> [String: String] {
    var state: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where !name.hasPrefix("state") {
      let path = folder + "/" + name
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      let bytes = FileManager.default.contents(atPath: path)?.base64EncodedString() ?? ""
      state[name] = "\(facts[.modificationDate] ?? "") \(bytes)"
    }
    return state
  }

  @Test(arguments: ["en", "zh"])
  func `no fence, answer, slip or gap touches a file`(language: String) throws {
    let folder = try TemporaryFolder()
    for name in ["victim.txt", "victim.strider", "net.safetensors", "sub/net.safetensors"] {
      try folder.write(name, "precious = 1\n".utf8)
    }
    let path = try folder.write("evil.md", Self.page(Self.attacks).utf8)
    let before = try Self.state(of: folder.path)
    let refusal = language == "en" ? "a page only computes" : "页面只做计算"
    let taken = Array(("\n\n\n\n\n\n\n\n1\nsave('x', 2)\n\n1\n1\nsolution\n").utf8)
    for (arguments, input) in [
      (["check", path], []), (["lesson", "--file", path, "--transcript"], []),
      (["lesson", "--file", path], taken),
    ] {
      let run = try ProgramRun(
        arguments + ["--language", language], input: input,
        environment: ["XDG_STATE_HOME": folder.path + "/state", "HOME": folder.path],
        folder: folder.path)
      #expect((run.output + run.errors).contains(refusal), "\(arguments)")
      #expect(try Self.state(of: folder.path) == before, "\(arguments)")
    }
  }

  @Test func `each attack is refused, in a fence that is not shown too`() throws {
    let folder = try TemporaryFolder()
    for attack in Self.attacks {
      for words in [" quiet", ""] {
        let text = Self.head + Self.fence(words, [attack])
        let path = try folder.write("evil.md", text.utf8)
        let check = try ProgramRun(["check", path, "--language", "en"], folder: folder.path)
        #expect(check.status == 1)
        // A bare name is looked for among what comes with the lessons.
        let isRefused =
          check.output.contains("a page only computes")
          || check.output.contains("/Lessons/data/net.safetensors: ")
        #expect(isRefused, "\(attack): \(check.output)")
      }
    }
  }

  @Test func `a fence that does not end is stopped, training and big values too`() throws {
    let folder = try TemporaryFolder()
    for (attack, word) in [
      (
        "big = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)); fit(big, digits(500), epochs=100000)",
        "longer than the 10 s"
      ), ("x = ones(5000, 6000); y = x + 1; z = y + 1;", "more than the 512 MB"),
    ] {
      let path = try folder.write("endless.md", (Self.head + Self.fence("", [attack])).utf8)
      let check = try ProgramRun(["check", path, "--language", "en"])
      #expect(check.status == 1)
      #expect(check.output.contains(word), "\(attack)")
    }
  }

  @Test func `what comes with the lessons can be read by its name`() throws {
    let place = try LessonPlace()
    try place.folder.write("data/empty", [])
    let saved = try ProgramRun(
      ["eval", "save('\(place.folder.path)/data/line.safetensors', nn.Linear(2, 1))"])
    #expect(saved.status == 0)
    let reading = "```strider\n> numel(load('line.safetensors').weight)\n2\n```\n"
    let path = try place.folder.write("reads.md", (Self.head + reading).utf8)
    let check = try ProgramRun(
      ["check", path, "--language", "en"], environment: place.environment)
    #expect(check.output.contains("all is well"), "\(check.output)")
  }
}
