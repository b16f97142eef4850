import Foundation
import TestSupport
import Testing

/// `strider judge`: programs of any language, right, wrong and hostile.
struct JudgeCommandTests {
  private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  /// A program of the shell, which may be executed.
  private func script(_ folder: TemporaryFolder, _ text: String) throws -> String {
    let path = try folder.write("program.sh", "#!/bin/sh\n\(text)\n".utf8)
    #expect(chmod(path, 0o755) == 0)
    return path
  }

  private func judged(_ text: String, as operation: String = "relu", _ more: String...) throws
    -> ProgramRun
  {
    let folder = try TemporaryFolder()
    return try ProgramRun(
      ["judge", try script(folder, text), "--as", operation, "--language", "en"] + more)
  }

  private static let python = """
    import json, sys
    def relu(x):
        return [relu(v) for v in x] if isinstance(x, list) else max(x, 0)
    for line in sys.stdin:
        case = json.loads(line)
        print(json.dumps(relu(case['x'])), flush=True)
    """

  @Test(.enabled(if: hasPython)) func `a right program agrees and ends with 0`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine.py", JudgeCommandTests.python.utf8)
    let run = try ProgramRun(["judge", path, "--as", "relu", "--language", "en"])
    #expect(run.status == 0)
    #expect(run.output.contains("mine.py and relu agree on"))
    #expect(run.errors == "")
  }

  private static let convolution = """
    import json, sys
    def conv(x, w, b, s, p, d):
        H, W, h, v = len(x) + 2*p, len(x[0]) + 2*p, len(w), len(w[0])
        get = lambda r, c: x[r-p][c-p] if 0 <= r-p < len(x) and 0 <= c-p < len(x[0]) else 0
        return [[b + sum(get(i*s + a*d, j*s + e*d) * KERNEL for a in range(h) for e in range(v))
                 for j in range((W - d*(v-1) - 1)//s + 1)] for i in range((H - d*(h-1) - 1)//s + 1)]
    for line in sys.stdin:
        q = json.loads(line)
        if isinstance(q['x'][0][0], list):
            print(json.dumps({'error': 'maps only'}), flush=True)
            continue
        print(json.dumps(conv(q['x'], q['w'], q['b'] or 0, q['stride'], q['padding'],
                              q['dilation'])), flush=True)
    """

  @Test(.enabled(if: hasPython)) func `a convolution is judged with all its settings`() throws {
    let folder = try TemporaryFolder()
    let text = JudgeCommandTests.convolution
    let right = try folder.write("right.py", text.replacing("KERNEL", with: "w[a][e]").utf8)
    #expect(try ProgramRun(["judge", right, "--as", "conv2d"]).status == 0)
    let turned = try folder.write(
      "turned.py", text.replacing("KERNEL", with: "w[h-1-a][v-1-e]").utf8)
    let run = try ProgramRun(["judge", turned, "--as", "conv2d", "--format", "json"])
    #expect(run.status == 1)
    #expect(run.output.contains("\"slip\":\"turned\""))
    #expect(run.output.contains("\"kind\":\"comparison\""))
  }

  @Test(.enabled(if: hasPython)) func `what a program keeps from question to question is named`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "mine.py",
      """
      import json, sys
      seen = []
      for line in sys.stdin:
          q = json.loads(line)
          seen.append(line)
          relu = lambda x: [relu(v) for v in x] if isinstance(x, list) else max(x, 0) + len(seen)
          print(json.dumps(relu(q['x'])), flush=True)
      """.utf8)
    let run = try ProgramRun(["judge", path, "--as", "relu", "--format", "json"])
    #expect(run.status == 1)
    #expect(run.output.contains("\"slip\":\"remembered\""))
  }

  @Test func `a program that is silent is late`() throws {
    let run = try judged("sleep 60", as: "relu", "--time-limit", "0.3")
    #expect(run.status == 1)
    #expect(run.output.contains("late: no answer within 0.3 s"))
  }

  @Test func `a program that writes without end and without a line is stopped`() throws {
    let run = try judged("while :; do printf '%65536d' 1; done", as: "relu", "--time-limit", "5")
    #expect(run.status == 1)
    #expect(run.output.contains("longer than 16 MB") || run.output.contains("late"))
  }

  @Test func `a program that dies is named with its status`() throws {
    let run = try judged("read line; exit 3")
    #expect(run.status == 1)
    #expect(run.output.contains("ends with status 3"))
  }

  @Test(.enabled(if: hasPython)) func `the question that a program dies of is shown`() throws {
    let folder = try TemporaryFolder()
    let text = JudgeCommandTests.python.replacing(
      "    print(", with: "    if len(case['x']) > 1: sys.exit(3)\n    print(")
    let path = try folder.write("mine.py", text.utf8)
    let run = try ProgramRun(["judge", path, "--as", "relu", "--language", "en"])
    #expect(run.status == 1)
    #expect(run.output.contains("ends with status 3"), "\(run.output)")
    #expect(run.output.contains("x  2×"), "\(run.output)")
  }

  @Test(arguments: ["echo hello", "printf '[1,2\\n'", "echo '[[1],[1,2]]'", "echo '{\"y\":'"])
  func `an answer that is no array is shown`(_ answer: String) throws {
    let run = try judged("while read line; do \(answer); done")
    #expect(run.status == 1)
    #expect(run.output.contains("no array"))
  }

  @Test func `lines that nobody asked for are no right answers`() throws {
    let run = try judged("while :; do echo '[[1]]'; done")
    #expect(run.status == 1)
  }

  @Test func `what a program has started is ended with it`() throws {
    let folder = try TemporaryFolder()
    let mark = folder.path + "/late"
    let run = try ProgramRun([
      "judge", try script(folder, "(sleep 1; touch \(mark)) & sleep 60"), "--as", "relu",
      "--time-limit", "0.2",
    ])
    #expect(run.status == 1)
    Thread.sleep(forTimeInterval: 1.5)
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func `what cannot be started ends with 74`() throws {
    let folder = try TemporaryFolder()
    #expect(try ProgramRun(["judge", folder.path + "/none", "--as", "relu"]).status == 74)
    let text = try folder.write("text.txt", "hello".utf8)
    let run = try ProgramRun(["judge", text, "--as", "relu", "--language", "en"])
    #expect(run.status == 74)
    #expect(run.errors.replacing("\n  ", with: " ").contains("may not be executed"))
  }

  @Test func `an operation that is not known is a mistake of the command line`() throws {
    let run = try ProgramRun(["judge", "/bin/cat", "--as", "conv9d", "--language", "en"])
    #expect(run.status == 64)
    #expect(run.errors.contains("max_pool2d_backward"))
  }

  @Test func `what a program writes to its errors is shown`() throws {
    let run = try judged("echo whoops >&2; read line; exit 1")
    #expect(run.errors.contains("whoops"))
  }
}
