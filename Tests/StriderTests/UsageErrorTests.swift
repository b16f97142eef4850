import TestSupport
import Testing

@testable import Shell
@testable import strider

struct UsageErrorTests {
  private func run(_ words: [String], _ language: String) throws -> ProgramRun {
    try ProgramRun(words, environment: ["LC_ALL": language == "zh" ? "zh_CN.UTF-8" : "C"])
  }

  @Test(arguments: [
    (["train", "--epoch", "1"], "没有选项 --epoch，是否想写 --epochs？"),
    (["train", "--no-such-option"], "没有选项 --no-such-option"),
    (["train", "-q"], "没有选项 -q"),
    (["train", "---q"], "不能用作选项：---q"),
    (["train", "--epochs"], "--epochs <epochs> 后面缺少值\n说明：--epochs <epochs>  轮数，"),
    (["train", "--epochs", "--augment"], "--epochs <epochs> 后面缺少值"),
    (["train", "--epochs", "many"], "“many”不能用作 --epochs <epochs> 的值\n说明：--epochs <epochs>  轮数，"),
    (
      ["train", "--optimizer", "adma"],
      "“adma”不能用作 --optimizer <optimizer> 的值，可选的值是 sgd、momentum、adam、adamw"
    ),
    (["eval", "1", "--language", "fr"], "“fr”不能用作 --language <language> 的值，可选的值是 en、zh"),
    (["train", "--augment=3"], "选项 --augment 不带值，这里却写了“3”"),
    (["train", "more"], "多余的参数：more"),
    (["eval", "1", "f('a', 'b')"], "多余的参数：f('a', 'b')"),
    (["eval", "1", "W, F", "2"], "2 个多余的参数：W, F、2"),
    (["size"], "缺少参数 <numbers> ...\n说明：<numbers>  W F [P] [S]：数"),
    (["why", "1"], "缺少参数 <element>"),
    (["--generate-completion-script", "csh"], "不能为“csh”生成补全脚本。\n请用 --generate-completion-script"),
    (["---completion"], "命令行无法解析（内部错误）"),
    (["train", "--epochs", "0"], "--epochs 为 0，应在 1 到 1000000 之间。"),
    (["train", "--epochs", "-1"], "--epochs 为 -1，应在 1 到 1000000 之间。"),
    (["train", "--seed", "-1"], "--seed 为 -1，应在 0 到 18446744073709551615 之间。"),
    (["train", "--seed=18446744073709551616"], "--seed 为 18446744073709551616，应在 0 到"),
    (["train", "--learning-rate", "-0.5"], "--learning-rate 为 -0.5，应大于 0"),
    (["evaluate", "m", "--worst", "-1"], "--worst 为 -1，应在 0 到 1000 之间。"),
    (["train", "--patience", "3"], "--patience 需要 --validation"),
    (["train", "--nesterov"], "--nesterov 只用于 --optimizer momentum，而优化器是 adam。"),
    (
      ["train", "--nesterov", "--optimizer", "sgd"],
      "--nesterov 只用于 --optimizer momentum，而优化器是 sgd。"
    ),
    (["evaluate", "m", "--threads", "0"], "--threads 为 0，应在 1 到"),
    (["evaluate", "m", "--worst", "1001"], "--worst 为 1001，应在 0 到 1000 之间。"),
    (["practice", "--count", "0"], "--count 为 0，应在 1 到 1000 之间。"),
    (["practice", "--level", "0"], "--level 是课程的编号，从 1 开始。"),
    (["practice", "--list", "--print"], "--list 和 --print 是两回事"),
    (["practice", "--answers"], "--answers 和 --markdown 要与 --print 合用。"),
  ])
  func `what is wrong with usage is said in both languages, with the same status`(
    words: [String], sentence: String
  ) throws {
    let (english, chinese) = try (run(words, "en"), run(words, "zh"))
    for run in [english, chinese] { #expect(run.status == 64 && run.output.isEmpty) }
    #expect(chinese.errors.hasPrefix("错误：" + sentence), "\(chinese.errors)")
    #expect(chinese.errors.contains("\n用法：strider "))
    #expect(chinese.errors.hasSuffix("--help 查看详细说明。\n"))
    #expect(!chinese.errors.contains(/\b(and|for|is|of|or|the|to|with)\b/), "\(chinese.errors)")
    #expect(english.errors.hasPrefix("Error: ") && english.errors.contains("\nUsage: strider "))
    #expect(english.errors.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: ["en", "zh"])
  func `nothing that was typed acts on the terminal`(_ language: String) throws {
    let errors = try run(["eval", "1", "\u{1B}[31m\u{202E}\r"], language).errors
    #expect(errors.contains("\\u{1B}[31m\\u{202E}\\r"))
    #expect(!errors.contains("\u{1B}") && !errors.contains("\r"))
  }

  @Test func `a command is found behind the language, and the last language counts`() throws {
    #expect(try ProgramRun(["--language", "zh", "eval", "1+1"]).output == "2\n")
    #expect(try ProgramRun(["--language=zh", "eval", "-1"]).output == "-1\n")
    let words = ["--language", "zh", "eval", "1 +"]
    #expect(try ProgramRun(words).errors.hasPrefix("错误："))
    #expect(try ProgramRun(words + ["--language", "en"]).errors.hasPrefix("error:"))
  }

  @Test func `only a language that there is, and in front of the values, is taken`() throws {
    #expect(Arguments.language(in: ["eval", "1", "--language", "zh"]) == .chinese)
    #expect(Arguments.language(in: ["--language=zh", "--language", "en"]) == .english)
    for words in [["--language"], ["--language", "fr"], ["--language="], ["--", "--language=zh"]] {
      #expect(Arguments.language(in: words) == nil)
      #expect(try Arguments.readable(words) == words)
    }
    #expect(
      try Arguments.readable(["--language", "zh", "eval", "--", "--language=en"])
        == ["eval", "--language", "zh", "--", "--language=en"])
    #expect(
      try Arguments.readable(["--language", "zh", "--quiet"]) == ["--language", "zh", "--quiet"])
    #expect(try Arguments.readable(["help", "train", "--language=zh"]) == ["help", "train"])
  }
}
