/// What stands in the text of a program, found without running it.
public enum ProgramText {
  /// The lines, counted from 1, on which a gap `___` is left.
  public static func gaps(in text: String) -> [Int] {
    let bytes = Array(text.utf8)
    let lines = names(in: bytes).filter { $0.text == "___" }.map { token in
      1 + bytes[..<token.start].count { $0 == UInt8(ascii: "\n") }
    }
    return lines.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The functions and layers of the library that do a window's whole work and that a text names: a
  /// convolution, a pooling, an unfolding.
  ///
  /// A name that the text defines itself is the text's own.
  public static func windowFunctions(in text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    let own = own(in: bytes)
    return Set(names(in: bytes).map(\.text).filter { !own.contains($0) && windowed.contains($0) })
  }

  /// The names that a text defines or assigns; a keyword of a call is none.
  private static func own(in bytes: [UInt8]) -> Set<String> {
    let tokens = ProgramLexer.lines(bytes, SourceRange(0, bytes.count))
    var names: Set<String> = []
    var depth = 0
    for (before, token) in zip(tokens, tokens.dropFirst()) {
      if case .sign(let mark) = before.kind {
        depth += mark.closing != nil ? 1 : mark.isClosing ? -1 : 0
      }
      let isDefined = [.keyword(.def), .keyword(.class)].contains(before.kind)
      let isAssigned = depth == 0 && token.kind == .sign(.assign)
      let name = isDefined ? token : before
      if isDefined || isAssigned, name.kind == .name {
        names.insert(ScalarFolding.text(in: bytes, name.range).composed())
      }
    }
    return names
  }

  private static let windowed: Set<String> = {
    let functions =
      ConvolutionFunctions.all + PoolingFunctions.all
    let layers = LayerFunctions.all.filter { layer in
      layer.signature.parameters.contains { ["kernel_size", "output_size"].contains($0.name) }
    }
    return Set((functions + layers).map(\.name))
  }()

  private static func names(in bytes: [UInt8]) -> [(text: String, start: Int)] {
    ProgramLexer.lines(bytes, SourceRange(0, bytes.count)).filter { $0.kind == .name }.map {
      (ScalarFolding.text(in: bytes, $0.range).composed(), $0.start)
    }
  }
}
