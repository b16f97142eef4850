import ArgumentParser
import Expressions
import Lessons
import Shell
import Tensors
import Terminal
import Walkthroughs

/// The command `strider judge PROGRAM --as OP`.
struct JudgeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .judge,
      Phrase(
        "Holds a program in any language against an operation.", "把任何语言写的程序与一个运算对照。"),
      discussion: Phrase(
        """
        The program is started once. It is given a JSON object a line: op, x, for convolutions w and b, \
        the settings, for gradients dy. It answers each with one line: an array, for a gradient \
        {"dx":…,"dw":…,"db":…}, or {"error":"…"}. Status 0: it agrees; 1: it differs, dies, is late or \
        answers no array; 74: it cannot be started.
        """,
        """
        程序只启动一次，每行收到一个 JSON 对象：op、x，卷积还有 w 和 b，各项设置，求梯度时还有 dy。它对每行\
        回答一行：一个数组，求梯度时为 {"dx":…,"dw":…,"db":…}，或 {"error":"…"}。退出码 0：一致；1：不一致、\
        中途退出、超时或回答不是数组；74：无法启动。
        """))
  }

  @OptionGroup var common: CommonOptions

  @Option(
    name: .customLong("as"),
    help: .phrase(
      "The operation that it should be; its name with _backward behind it for the gradient of a "
        + "convolution or pooling.",
      "它应当实现的运算；卷积或池化的梯度在名称后加 _backward。"))
  var operation: String

  @Option(help: .phrase("The seconds that it has for a case.", "每个用例的时限，单位为秒。"))
  var timeLimit = 10.0

  @ArgumentParser.Argument(help: .phrase("The program.", "要对照的程序。"), completion: .file())
  var program: String

  func validate() throws {
    guard OutsideJudge.operations.contains(operation) else {
      let known = OutsideJudge.operations
      throw ValidationError(
        Phrase(
          "\(operation) cannot be judged; --as takes \(known.joined(separator: ", ")).",
          "不能对照 \(operation)；--as 可以是 \(known.joined(separator: "、"))。"))
    }
    if let fault = UsageFault("--time-limit", timeLimit, allowsZero: false) {
      throw ValidationError(fault.phrase)
    }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    let shell = common.shell()
    defer { shell.presenter.flush() }
    let talk = JudgeTalk(program, operation, seconds: timeLimit)
    let judge = OutsideJudge(operation, begin: talk.begin) { judged throws(Diagnostic) in
      try talk.answer(judged)
    }
    defer { talk.end() }
    let name = program.split(separator: "/").last.map(String.init) ?? program
    do throws(Diagnostic) {
      let comparisons = try judge?.comparisons(named: name) ?? []
      if let fault = talk.startFault {
        throw .notStarted(program, fault)
      }
      for comparison in comparisons {
        shell.presenter.show(.comparison(comparison), shell.settings)
      }
      if !comparisons.allSatisfy(\.isSame) || comparisons.isEmpty { throw .judgedWrong }
    } catch {
      if error.id == "judged-wrong" { throw ExitCode(1) }
      shell.presenter.report(error, in: NamedSource(program), shell.settings)
      throw ExitCode(
        Interruption.isRequested ? 130 : error.id == "program-not-started" ? 74 : 1)
    }
  }
}

extension Diagnostic {
  /// That a comparison has said all there is to say.
  fileprivate static var judgedWrong: Diagnostic {
    Diagnostic("judged-wrong", Phrase("it differs", "不一致"))
  }

  fileprivate static func notStarted(_ program: String, _ fault: Phrase) -> Diagnostic {
    Diagnostic(
      "program-not-started",
      Phrase(
        "\(program) cannot be started: \(fault.english)", "无法启动 \(program)：\(fault.chinese)"))
  }
}
