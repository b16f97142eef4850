import Expressions
import Files
import Terminal

/// Proves the pages of help: each name of the language has one in both languages, with the signatures
/// that the function table has, examples that print what they say, and ways on that lead somewhere.
struct HelpProof {
  private let files: [LessonFile]
  private let makeRunner: (Language) -> any LessonRunner
  private(set) var issues: [LessonIssue] = []

  /// The pages that could be read, by file.
  private(set) var pages: [LessonFile: HelpPage] = [:]

  /// Lines that are not what they should be, by file.
  private(set) var corrections: [LessonFile: [PageChecker.Correction]] = [:]

  init(_ files: [LessonFile], makeRunner: @escaping (Language) -> any LessonRunner) {
    self.files = files
    self.makeRunner = makeRunner
  }

  /// Reads and proves all files; that no name lacks a page is proven where all pages are there.
  mutating func prove(isWhole: Bool) {
    for file in files {
      do {
        let source = try TextFile.read(path: file.path, limit: LessonReader.limit)
        let (page, wrong) = HelpPage.read(source)
        issues += wrong.map { LessonIssue(file.path, $0.line, $0.message) }
        guard let page else { continue }
        pages[file] = page
        checkUsage(of: page, in: file)
        checkExamples(of: page, in: file)
      } catch {
        issues.append(LessonIssue(error, path: file.path))
      }
    }
    checkPairs()
    guard isWhole else { return }
    for language in Language.allCases { checkNames(language) }
  }

  private mutating func report(
    _ file: LessonFile, _ line: Int, _ message: Phrase, expected: String? = nil, got: String? = nil
  ) {
    issues.append(LessonIssue(file.path, line, message, expected: expected, got: got))
  }

  private mutating func checkUsage(of page: HelpPage, in file: LessonFile) {
    if page.isCommand {
      for name in page.names where CommandName(rawValue: name) == nil {
        report(file, 2, Phrase("there is no command \(escaped(name))", "没有命令 \(escaped(name))"))
      }
    } else if page.kind != .statement, page.usage != page.signatures {
      report(
        file, 1, Phrase("the usage is not that of the functions", "用法与函数的签名不符"),
        expected: page.signatures.joined(separator: "\n"),
        got: page.usage.joined(separator: "\n"))
      guard let fence = page.usageFence else { return }
      correct(file, from: fence.line + 1, lines: fence.lines.count, to: page.signatures)
    }
  }

  private mutating func correct(
    _ file: LessonFile, from line: Int, lines: Int, to text: [String]
  ) {
    corrections[file, default: []].append(
      PageChecker.Correction(lines: line..<line + lines, text: text))
  }

  private mutating func checkExamples(of page: HelpPage, in file: LessonFile) {
    let runner = makeRunner(file.language)
    for example in page.examples {
      runner.beginFence()
      for entry in example.entries {
        let got = runner.run(entry.input)
        guard !OutputComparison.matches(expected: entry.output, got: got) else { continue }
        report(
          file, entry.line, Phrase("the output is not what the page says", "输出与页面不符"),
          expected: entry.output.joined(separator: "\n"), got: got.joined(separator: "\n"))
        correct(
          file, from: entry.line + entry.inputLines, lines: entry.output.count, to: got)
      }
    }
  }

  /// A page and its translation say the same of the same names, and show the same inputs.
  private mutating func checkPairs() {
    for (pair, files) in Dictionary(grouping: pages.keys, by: \.pair) where pair != nil {
      guard let original = files.first(where: { $0.language == .english }),
        let translation = files.first(where: { $0.language != .english }),
        let a = pages[original], let b = pages[translation]
      else {
        if let only = files.first {
          report(only, 1, Phrase("the page is there in one language only", "页面只有一种语言的版本"))
        }
        continue
      }
      let same =
        a.names == b.names && a.kind == b.kind && a.topic == b.topic && a.seeAlso == b.seeAlso
        && a.usage == b.usage && a.notes.count == b.notes.count
        && HelpProof.inputs(a) == HelpProof.inputs(b)
      if !same {
        report(
          translation, 1,
          Phrase("the two languages' pages differ in more than words", "两种语言的页面除文字外还有不同"))
      }
    }
  }

  private static func inputs(_ page: HelpPage) -> [String] {
    page.examples.flatMap { $0.entries.map { PairChecker.withoutWords($0.input) } }
  }

  /// Every function and command has one page, and every page leads to others that are there.
  private mutating func checkNames(_ language: Language) {
    let own = files.filter { $0.language == language && pages[$0] != nil }
    var found: Set<String> = []
    for file in own {
      guard let page = pages[file] else { continue }
      for name in page.names where !found.insert("\(page.isCommand) \(name)").inserted {
        report(file, 2, Phrase("\(escaped(name)) has two pages", "\(escaped(name)) 有两个页面"))
      }
    }
    let names = Set(own.flatMap { pages[$0]?.names ?? [] })
    for file in own {
      for name in pages[file]?.seeAlso ?? []
      where !names.contains(name) && GlossaryTerm.named(name) == nil {
        report(file, 2, Phrase("there is no page on \(escaped(name))", "没有关于 \(escaped(name)) 的页面"))
      }
    }
    let functions = FunctionTable.shared.functions.map { "false \($0.name)" }
    let commands = CommandName.allCases.map { "true \($0.rawValue)" }
    guard let first = own.first else { return }
    for missing in Set(functions + commands).subtracting(found).sorted() {
      let name = missing.split(separator: " ").last.map(String.init) ?? ""
      report(first, 1, Phrase("\(name) has no page of help", "\(name) 没有帮助页"))
    }
  }
}
