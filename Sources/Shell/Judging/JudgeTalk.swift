import Expressions
import Lessons
import Tensors
import Terminal
import Walkthroughs

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is said between the judge and a program: questions and answers, a line each.
package final class JudgeTalk {
  private let path: String
  private let operation: String
  private let seconds: Double
  private var program: OutsideProgram?
  private var hasDied = false

  /// Why the program could not be started.
  package private(set) var startFault: Phrase?

  package init(_ path: String, _ operation: String, seconds: Double) {
    self.path = path
    self.operation = operation
    self.seconds = seconds
  }

  /// Starts the program; a second time only where it died of the first kind of cases.
  package func begin() {
    guard program == nil || hasDied, startFault == nil else { return }
    hasDied = false
    let (started, fault) = OutsideProgram.start(path)
    program = started
    if started == nil {
      let reason = String(cString: strerror(fault))
      startFault = FileReasons.phrase(fault) ?? Phrase(same: reason)
    }
  }

  /// Ends the program.
  package func end() { program?.stop() }

  /// Asks a case.
  package func answer(_ judged: JudgedCase) throws(Diagnostic) -> OutsideJudge.Answer {
    guard let program else {
      return .failed(startFault ?? Phrase(same: ""), isFinal: true)
    }
    guard !hasDied else {
      return .failed(Phrase("it has ended", "程序已结束"), isFinal: true)
    }
    switch program.answer(to: question(judged).text, seconds: seconds) {
    case .success(let line):
      switch JudgeReply(line) {
      case .array(let array): return .arrays(["y": array])
      case .arrays(let arrays): return .arrays(arrays)
      case .error(let words): return .refused(escaped(String(words.prefix(200))))
      case nil:
        let shown = escaped(String(decoding: line.prefix(60), as: UTF8.self))
        return .failed(
          Phrase(
            "it answers no array: \(shown)\(line.count > 60 ? "…" : "")",
            "回答不是数组：\(shown)\(line.count > 60 ? "…" : "")"), isFinal: true)
      }
    case .failure(let error):
      hasDied = true
      switch error.reason {
      case .late:
        let limit = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
        return .failed(
          Phrase(
            "it is late: no answer within \(limit) s", "超时：\(limit) 秒内没有回答"), isFinal: true)
      case .ended(let status):
        return .failed(
          status.map { Phrase("it ends with status \($0)", "程序以状态 \($0) 结束") }
            ?? Phrase("it ends before it answers", "程序没有回答就结束了"), isFinal: true)
      case .tooLong:
        return .failed(Phrase("its line is longer than 16 MB", "回答的一行超过 16 MB"), isFinal: true)
      case .interrupted: throw Diagnostic("interrupted", Phrase("interrupted", "已中断"))
      }
    }
  }

  /// A case as the program reads it.
  private func question(_ judged: JudgedCase) -> JSONValue {
    var members: [(String, JSONValue)] = [("op", .string(operation))]
    func array(_ name: String) -> JSONValue { judged.arrays[name].map { .nested($0) } ?? .null }
    members.append(("x", array("input")))
    if operation.hasPrefix("conv") || operation == "linear" {
      members += [("w", array("weight")), ("b", array("bias"))]
    }
    for (name, value) in judged.settings.sorted(by: { $0.key < $1.key }) {
      members.append((name, Int(exactly: value).map { .integer($0) } ?? .number(value)))
    }
    if judged.arrays["upstream"] != nil { members.append(("dy", array("upstream"))) }
    return .members(members)
  }
}

/// Why a program cannot be started, in words.
private enum FileReasons {
  static func phrase(_ number: CInt) -> Phrase? {
    switch number {
    case ENOENT: Phrase("there is no such file", "没有这个文件")
    case EACCES: Phrase("it may not be executed", "没有执行权限")
    case ENOEXEC: Phrase("it is no program", "它不是程序")
    default: nil
    }
  }
}
