import Tensors
import Terminal

/// The line of a program that computed a number, and the variables of the loops around it, on one line.
///
///     line 9: out[i, j] += x[i+a, j+b] * k[a, b]  (i = 1, j = 0, a = 0…1, b = 0…1)
struct PlaceText {
  let style: ExplanationStyle

  func text(_ place: ProgramPlace) -> String {
    let loops = variables(place)
    let line = escaped(place.text)
    if style.isAccessible {
      let with = loops.isEmpty ? "" : style.say(", with \(loops)", "，其中 \(loops)")
      return style.say("Line \(place.line): \(line)\(with).", "第 \(place.line) 行：\(line)\(with)。")
    }
    let with = loops.isEmpty ? "" : style.say("  (\(loops))", "（\(loops)）")
    return style.say("line \(place.line): \(line)\(with)", "第 \(place.line) 行：\(line)\(with)")
  }

  private func variables(_ place: ProgramPlace) -> String {
    place.variables.map { variable in
      let (name, value) = (escaped(variable.name), escaped(variable.value))
      guard let last = variable.last.map({ escaped($0) }) else { return "\(name) = \(value)" }
      guard style.isAccessible else { return "\(name) = \(value)…\(last)" }
      return style.say("\(name) from \(value) to \(last)", "\(name) 从 \(value) 到 \(last)")
    }.joined(separator: style.say(", ", "，"))
  }
}
