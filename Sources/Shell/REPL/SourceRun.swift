import Expressions
import Tensors
import Terminal

/// Carries out a source once: its entries in order, ordinary lines and programs.
final class SourceRun {
  private let shell: Shell
  private let named: NamedSource
  private let keepsGoing: Bool
  private let entries: [Entry]
  private let source: ProgramSource
  private let names: KnownNames

  /// The ordinary lines, with blanks in place of everything else.
  private let ordinary: String
  private let ordinaryText: Expressions.SourceText
  private var succeeded = true

  /// Whether an error has ended the run.
  private var isOver = false

  init(_ source: NamedSource, in shell: Shell, keepsGoing: Bool) {
    self.shell = shell
    self.keepsGoing = keepsGoing
    named = source
    self.source = ProgramSource(source.text, file: source.file)
    names = KnownNames(shell.session)
    if source.isProgram {
      entries = [Entry(program: self.source)]
    } else {
      let typed = Transcript.blanked(source.text)
      let reader = EntryReader(self.source, names: names) { offset in
        CommandLine(typed, at: offset, in: shell.session) != nil
      }
      entries = reader.entries()
    }
    ordinary = self.source.ordinaryLines(of: entries)
    ordinaryText = Expressions.SourceText(ordinary)
  }

  /// Carries out every entry.
  ///
  /// - Returns: Whether everything succeeded.
  func run() -> Bool {
    var parser = Parser(ordinary, knownNames: names.isKnown)
    for entry in entries where !isOver && !shell.isLeaving {
      if entry.isProgram {
        runProgram(entry)
      } else {
        runOrdinary(entry, &parser)
      }
    }
    return succeeded
  }

  /// Says what is wrong and whether the run ends with it.
  private func report(_ diagnostic: Diagnostic) {
    succeeded = false
    shell.presenter.report(diagnostic, in: named, shell.settings)
    isOver = !keepsGoing || Interruption.isRequested
  }

  // MARK: Ordinary lines

  private func runOrdinary(_ entry: Entry, _ parser: inout Parser) {
    while !shell.isLeaving, !isOver, let (offset, beginsLine) = parser.nextStart() {
      guard offset < entry.range.end else { return }
      do throws(Diagnostic) {
        if beginsLine, let line = CommandLine(ordinary, at: offset, in: shell.session) {
          parser.skipLine()
          try shell.run(line)
          if line.command.isRepeatable { shell.inputs.append(line.text) }
        } else if let parsed = parser.next() {
          try run(parsed)
        }
      } catch {
        let isStatement =
          beginsLine
          && CommandLine(ordinary, at: offset, in: shell.session) == nil
        report(
          isStatement
            ? ShellWord.said(instead: error, ordinary, at: offset, in: shell.session) : error)
      }
    }
  }

  private func run(_ parsed: Parsed) throws(Diagnostic) {
    for note in parsed.notes { shell.session.show(.note(note.message)) }
    for statement in parsed.statements {
      try shell.session.run(statement, in: ordinary)
      shell.forgetForgotten()
      let text = ordinaryText.text(statement.range) + (statement.silenced ? ";" : "")
      shell.inputs.append(text)
    }
    if let diagnostic = parsed.diagnostic { throw diagnostic }
  }

  // MARK: Programs

  /// An entry is read whole before it runs: what cannot be read stops it before its first statement,
  /// or leaves out that statement alone where the run keeps going.
  private func runProgram(_ entry: Entry) {
    let program = ParsedProgram(source, entry, names: names)
    if !keepsGoing, let diagnostic = program.diagnostic { return report(diagnostic) }
    let runner = ProgramRunner(source, session: shell.session)
    let before = succeeded
    succeeded = true
    let stretches = stretches(program.parts)
    for (place, stretch) in stretches.enumerated() where !isOver && !shell.isLeaving {
      do throws(Diagnostic) {
        switch stretch {
        case .statements(let statements):
          defer { shell.forgetForgotten() }
          var goesOn = false
          if case .statements? = stretches.dropFirst(place + 1).first { goesOn = true }
          try runner.run(statements, endsLine: !goesOn)
        case .command(let range): try runCommand(range)
        case .unreadable(let diagnostic): throw diagnostic
        }
      } catch {
        report(error)
      }
    }
    if succeeded { shell.inputs.append(program: typed(entry)) }
    succeeded = before && succeeded
  }

  /// A part of a program that is carried out at once.
  private enum Stretch {
    case statements([ProgramStatement])
    case command(SourceRange)
    case unreadable(Diagnostic)
  }

  /// Statements side by side run together, unless an error in one must leave the others.
  private func stretches(_ parts: [ParsedProgram.Part]) -> [Stretch] {
    var stretches: [Stretch] = []
    for part in parts {
      switch part {
      case .command(let range): stretches.append(.command(range))
      case .unreadable(let diagnostic): stretches.append(.unreadable(diagnostic))
      case .statement(let statement):
        if !keepsGoing, case .statements(let statements)? = stretches.last {
          stretches[stretches.count - 1] = .statements(statements + [statement])
        } else {
          stretches.append(.statements([statement]))
        }
      }
    }
    return stretches
  }

  private func runCommand(_ range: SourceRange) throws(Diagnostic) {
    guard let line = CommandLine(source.text, at: range.start, in: shell.session) else {
      throw .unknownCommand(source.lines.text(range), among: Command.all.map(\.name))
    }
    try shell.run(line)
  }

  /// What was typed of an entry, without prompts and without empty lines at its end.
  private func typed(_ entry: Entry) -> String {
    var lines = entry.lines(of: source)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
