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

  /// The table that `summary` shows.
  static func table(_ layers: [LayerSummary], _ language: Language) -> StyledText {
    let heads: [Phrase] = [
      Phrase("layer", "层"), Phrase("type", "类型"), Phrase("output", "输出"),
      Phrase("parameters", "参数"), Phrase("multiply-adds", "乘加"),
      Phrase("receptive field", "感受野"),
    ]
    var rows = [heads.map { $0[language] }]
    for layer in layers {
      rows.append([
        layer.name, layer.type, layer.output.description, "\(layer.parameters)",
        "\(layer.multiplyAdds)", layer.receptiveField.map(String.init) ?? "",
      ])
    }
    let total = layers.reduce(0) { $0 + $1.parameters }
    let work = layers.reduce(0) { $0 + $1.multiplyAdds }
    rows.append([Phrase("together", "合计")[language], "", "", "\(total)", "\(work)", ""])
    let table = Table(
      rows.map { $0.map { StyledText($0) } },
      alignments: [.left, .left, .left, .right, .right, .right])
    return StyledText(lines: table.lines())
  }
}
