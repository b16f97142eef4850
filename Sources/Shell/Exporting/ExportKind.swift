import Terminal

/// What `export` hands out: the first word says it, and what is no such word is a network.
package enum ExportKind: String {
  case step, trace
  case sheet, lessons
  case model

  /// The kind that a first word asks for.
  package init(word: String) {
    self = ExportKind(rawValue: word) ?? .model
  }

  /// The options that say something for it, besides `--to` and `--force`.
  var options: Set<String> {
    switch self {
    case .step: ["--predict"]
    case .trace: []
    case .sheet, .lessons: ["--draws", "--seed"]
    case .model: ["--as", "--input"]
    }
  }

  /// What is said where `--to` is missing.
  package func targetMissing(atShell: Bool) -> Phrase {
    let name = atShell ? "strider export" : "export"
    let line = "\(name) \(example(atShell: atShell))"
    return Phrase("where to is missing: \(line)", "没有说写到哪里：\(line)")
  }

  /// What is typed behind `export`.
  func example(atShell: Bool) -> String {
    let quote = atShell ? "'" : ""
    return switch self {
    case .step, .trace: "\(rawValue) \(quote)conv2d([1 2; 3 4], [1 1])\(quote) --to page.html"
    case .sheet: "sheet sheet.md --to bank.xml"
    case .lessons: "lessons Lessons --to course"
    case .model: "\(atShell ? "m.safetensors" : "net") --as onnx --to net.onnx"
    }
  }

  /// Why an option of another kind is not taken.
  package func refusal(of option: String) -> Phrase {
    let name: Phrase =
      switch self {
      case .step, .trace, .sheet, .lessons: Phrase(same: rawValue)
      case .model: Phrase("a network", "网络")
      }
    return Phrase(
      "\(option) says nothing for the export of \(name.english).",
      "导出\(name.chinese)时不用 \(option)。")
  }
}
