import Tensors
import Terminal

/// How a size or a receptive field came about, a line a layer.
public enum DerivationText {
  /// `0 Conv2d  1 + 1·(3−1)·1 = 3`, a line a layer.
  public static func lines(_ derivation: Derivation) -> StyledText {
    let rows = derivation.lines.map { line -> [StyledText] in
      let name = [line.layer, line.type].compactMap(\.self).joined(separator: " ")
      let value = line.value.map { "\($0)" } ?? "inf"
      let formula = spaced(line.formula)
      let equation = formula == value ? value : "\(formula) = \(value)"
      return (line.type == nil ? [] : [StyledText(name, .name)]) + [StyledText(equation)]
    }
    guard rows.contains(where: { $0.count > 1 }) else {
      return StyledText(lines: rows.flatMap(\.self))
    }
    return StyledText(lines: Table(rows, alignments: [.left, .left]).lines())
  }

  /// One JSON object a line.
  public static func facts(_ derivation: Derivation) -> [String] {
    derivation.lines.map { line in
      let layer: JSONValue = line.layer.map { .string($0) } ?? .null
      let value: JSONValue = line.value.map { .integer($0) } ?? .number(.infinity)
      let members: [(String, JSONValue)] = [
        ("kind", .string("derivation")), ("of", .string(derivation.function)), ("layer", layer),
        ("formula", .string(line.formula)), ("value", value),
      ]
      return JSONValue.object(members.map { .init($0.0, $0.1) }).text
    }
  }

  /// Blanks around the signs that stand outside all brackets.
  private static func spaced(_ formula: String) -> String {
    var (text, depth) = ("", 0)
    for character in formula {
      if "(⌊⌈".contains(character) { depth += 1 }
      if ")⌋⌉".contains(character) { depth -= 1 }
      text += depth == 0 && "+−".contains(character) ? " \(character) " : "\(character)"
    }
    return text
  }
}
