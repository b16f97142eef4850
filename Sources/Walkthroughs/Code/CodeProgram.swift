import Tensors
import Terminal

/// What was computed, as a program for another library: `code`.
///
/// Every value of the tape is a statement in the words that its operation gives (`Operation.recipe`), so a
/// program computes what the tape holds and nothing else.
public struct CodeProgram {
  /// A learner's own program, where it did part of the work.
  public struct Own {
    /// Its entries, as they stand.
    public var entries: [String]
    /// The expression whose value is wanted.
    public var expression: String

    /// Gathers a program.
    public init(entries: [String], expression: String) {
      self.entries = entries
      self.expression = expression
    }
  }

  /// The library.
  public let library: CodeLibrary
  /// The program, line by line.
  public let lines: [String]

  /// Writes programs for a value in libraries; nil where it took more steps than anybody reads.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - libraries: Those that are asked for.
  ///   - own: The program of the learner's that is in the session.
  ///   - style: What names are called, and how wide a line may be.
  /// - Returns: A program for each library; of a learner's own program it alone.
  public static func programs(
    for node: Node<Double>, in libraries: [CodeLibrary], own: Own, style: ExplanationStyle
  ) -> [CodeProgram]? {
    guard let graph = CodeGraph(of: node) else { return nil }
    if graph.hasProgram {
      return [CodeProgram(own: own, graph, style: style)]
    }
    return libraries.map { library in
      var writer = CodeWriter(graph, library, style: style)
      return CodeProgram(library, writer.program(), width: style.width)
    }
  }

  private init(_ library: CodeLibrary, _ lines: [String], width: Int) {
    self.library = library
    let wrapping = CodeWrapping(width: width, continuation: library == .matlab ? " ..." : "")
    self.lines = lines.flatMap { line -> [String] in
      let mark = library == .matlab ? "% " : "# "
      guard line.hasPrefix(mark) else { return [line] }
      return StyledText(String(line.dropFirst(2))).wrapped(to: width - 2).lines.map {
        mark + $0.plain
      }
    }
    .chunkedByComments(mark: library == .matlab ? "%" : "#", wrapping)
  }

  /// The arrays that came into a learner's program, and the program as it stands.
  private init(own: Own, _ graph: CodeGraph, style: ExplanationStyle) {
    let names = CodeNames(graph, naming: style.naming, library: .numpy)
    let literal = CodeLiteral(library: .numpy, width: style.width)
    var lines = [
      "# " + style.say("NumPy: your own program", "NumPy：你自己的程序"), "import numpy as np", "",
    ]
    for node in graph.nodes {
      guard case .leaf = node.origin, style.naming.variableName(node) != nil else { continue }
      lines += literal.lines(names[node], node.value)
    }
    for entry in own.entries {
      lines.append("")
      lines += entry.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map(String.init)
    }
    library = .numpy
    // What the learner wrote stays as it was written.
    self.lines = lines + ["", "print(\(own.expression))"]
  }

  /// The program as text for people: comments and code.
  public var text: StyledText {
    let mark: Character = library == .matlab ? "%" : "#"
    return StyledText(
      lines: lines.map { line in StyledText(line, line.first == mark ? .dim : .plain) })
  }

  /// The program as an object of the program's JSON output.
  public var json: JSONValue {
    .object([
      JSONValue.Member("kind", .string("code")),
      JSONValue.Member("library", .string(library.rawValue)),
      JSONValue.Member("text", .string(lines.joined(separator: "\n"))),
    ])
  }
}

extension [String] {
  /// Brings code into a width and leaves comments as they are.
  fileprivate func chunkedByComments(mark: Character, _ wrapping: CodeWrapping) -> [String] {
    var (result, code): ([String], [String]) = ([], [])
    for line in self {
      guard line.first == mark else {
        code.append(line)
        continue
      }
      result += wrapping.wrapped(code)
      code = []
      result.append(line)
    }
    return result + wrapping.wrapped(code)
  }
}
