/// The names that a program gives, found without reading it as a whole.
enum ProgramNames {
  /// Names that are assigned, defined, imported or run through somewhere in a program.
  static func bound(in bytes: [UInt8], _ tokens: [ProgramToken]) -> Set<String> {
    var names: Set<String> = []
    for line in tokens.split(separator: .newline, maxSplits: .max, by: \.kind) {
      var isTarget = line.contains { $0.kind == .sign(.assign) || $0.kind == .keyword(.for) }
      var previous: ProgramToken.Kind?
      for token in line {
        if token.kind == .sign(.assign) { isTarget = false }
        if token.kind == .name, isTarget || binds(previous) {
          names.insert(ScalarFolding.text(in: bytes, token.range).composed())
        }
        if token.kind == .keyword(.for) { isTarget = true }
        if token.kind == .keyword(.in) { isTarget = false }
        previous = token.kind
      }
    }
    return names
  }

  private static func binds(_ previous: ProgramToken.Kind?) -> Bool {
    switch previous {
    case .keyword(.def), .keyword(.class), .keyword(.as), .keyword(.import), .keyword(.global):
      true
    default: false
    }
  }
}

extension Collection {
  /// The stretches between elements that have a certain property.
  fileprivate func split<Property: Equatable>(
    separator: Property, maxSplits: Int, by property: (Element) -> Property
  ) -> [SubSequence] {
    split(maxSplits: maxSplits) { property($0) == separator }
  }
}
