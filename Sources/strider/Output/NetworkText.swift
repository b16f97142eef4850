import Networks
import Terminal
import Walkthroughs

/// Networks and their summaries as text.
enum NetworkText {
  /// A network's layers, one a line, parts of a sequence indented.
  static func lines(_ network: Network, name: String? = nil) -> StyledText {
    var head = StyledText(name.map { "\($0)  " } ?? "", .name)
    head += StyledText(network.layer?.typeName ?? "Sequential")
    if let layer = network.layer {
      let shapes = layer.parameters.map { "\($0.name) \($0.shape)" }
      if !shapes.isEmpty { head += StyledText("  " + shapes.joined(separator: ", "), .dim) }
    }
    let parts = network.parts.enumerated().map { position, part in
      StyledText(
        lines: lines(part, name: "[\(position)]").lines.map { StyledText("  ") + $0 })
    }
    return StyledText(lines: [head] + parts)
  }

  /// What `summary` shows: a table, or a sentence a layer where a table is not wanted or too wide.
  static func summary(_ layers: [LayerSummary], _ settings: Settings) -> StyledText {
    let heads: [Phrase] = [
      Phrase("layer", "层"), Phrase("type", "类型"), Phrase("output", "输出"),
      Phrase("parameters", "参数"), Phrase("multiply-adds", "乘加"),
      Phrase("receptive field", "感受野"),
    ]
    var rows = layers.map { layer in
      [
        layer.name, layer.type, layer.output.description, "\(layer.parameters)",
        "\(layer.multiplyAdds)", layer.receptiveField.map(String.init) ?? "",
      ]
    }
    let total = layers.reduce(0) { $0 + $1.parameters }
    let work = layers.reduce(0) { $0 + $1.multiplyAdds }
    let together = Phrase("together", "合计")[settings.language]
    rows.append([together, "", "", "\(total)", "\(work)", ""])
    let names = heads.map { $0[settings.language] }
    let table = Table(
      ([names] + rows).map { $0.map { StyledText($0) } },
      alignments: [.left, .left, .left, .right, .right, .right])
    let text = StyledText(lines: table.lines())
    let isTooWide = settings.isTerminal && text.width > settings.columns
    guard settings.isAccessible || isTooWide else { return text }
    return StyledText(lines: rows.map { settings.fitted(sentence($0, names, settings.language)) })
  }

  /// `0 Conv2d: output 6×28×28, parameters 156`: a row with the heads of what is in it.
  private static func sentence(
    _ row: [String], _ heads: [String], _ language: Language
  ) -> StyledText {
    let facts = zip(heads, row).dropFirst(2).filter { !$0.1.isEmpty }.map { "\($0) \($1)" }
    let name = row.prefix(2).filter { !$0.isEmpty }.joined(separator: " ")
    let list = facts.joined(separator: Phrase(", ", "，")[language])
    return StyledText(name, .name) + StyledText(Phrase(": ", "：")[language] + list)
  }
}
