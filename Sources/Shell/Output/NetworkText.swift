import Networks
import Tensors
import Terminal
import Walkthroughs

/// Networks and their summaries as text.
enum NetworkText {
  /// A network's layers, one a line, parts of a sequence indented.
  static func lines(_ network: Network, name: String? = nil) -> StyledText {
    var head = StyledText(name.map { "\($0)  " } ?? "", .name)
    head += StyledText(network.typeName)
    if let layer = network.layer {
      let shapes = layer.parameters.map { "\($0.name) \($0.shape)" }
      if !shapes.isEmpty { head += StyledText("  " + shapes.joined(separator: ", "), .dim) }
    }
    let parts = network.graph.map { part in
      StyledText(
        lines: lines(part.network, name: part.expression).lines.map { StyledText("  ") + $0 })
    }
    return StyledText(lines: [head] + parts)
  }

  /// What `summary` shows: a table, or a sentence a layer where a table is not wanted or too wide; under
  /// it how every number came about.
  static func summary(_ layers: [LayerSummary], _ settings: Settings) -> StyledText {
    guard !layers.isEmpty else { return StyledText() }
    let heads: [Phrase] = [
      Phrase("layer", "层"), Phrase("type", "类型"), Phrase("output", "输出"),
      Phrase("parameters", "参数"), Phrase("multiply-adds", "乘加"),
      Phrase("receptive field", "感受野"),
    ]
    var rows = layers.map { layer in
      [
        layer.name, layer.type, layer.output.description, grouped(layer.parameters),
        grouped(layer.multiplyAdds), size(layer.field),
      ]
    }
    let total = layers.reduce(0) { $0 + $1.parameters }
    let work = layers.reduce(0) { $0 + $1.multiplyAdds }
    let together = Phrase("together", "合计")[settings.language]
    rows.append([together, "", "", grouped(total), grouped(work)])
    let names = heads.map { $0[settings.language] }
    let table = Table(
      ([names] + rows).map { $0.map { StyledText($0) } },
      alignments: [.left, .left, .left, .right, .right, .right])
    let text = StyledText(lines: table.lines())
    let isTooWide = settings.isTerminal && text.width > settings.columns
    let head =
      settings.isAccessible || isTooWide
      ? rows.map { settings.fitted(sentence($0, names, settings.language)) } : text.lines
    return StyledText(lines: head + layers.map { settings.fitted(origin($0, settings.language)) })
  }

  /// `5`, or `3×5` where rows and columns differ.
  private static func size(_ field: ReceptiveField) -> String {
    let (rows, columns) = (field.rows.size, field.columns.size)
    return field.isLine || rows == columns ? "\(columns)" : "\(rows)×\(columns)"
  }

  /// `1`, or `(2, 1)` where rows and columns differ.
  private static func sides(_ field: ReceptiveField, _ value: (AxisField) -> Double) -> String {
    let numbers = NumberText()
    let (rows, columns) = (numbers.text(value(field.rows)), numbers.text(value(field.columns)))
    return field.isLine || rows == columns ? columns : "(\(rows), \(columns))"
  }

  /// `0 Conv2d: 1×28×28 → 6×24×24; ⌊(28−5)/1⌋+1 = 24; …`: how the numbers of a layer came about.
  private static func origin(_ layer: LayerSummary, _ language: Language) -> StyledText {
    let field = layer.field
    var facts = ["\(layer.input) → \(layer.output)"]
    if let formula = layer.formula?.equation { facts.append(formula) }
    if layer.parameters > 0 { facts.append("\(layer.parameterFormula) = \(layer.parameters)") }
    let jump = sides(field) { $0.jump }
    let start = sides(field) { Double($0.start) }
    facts.append(
      Phrase("jump \(jump), start \(start)", "步距 \(jump)，起点 \(start)")[language])
    facts.append(Phrase("\(layer.memory) bytes", "\(layer.memory) 字节")[language])
    return StyledText("\(layer.name) \(layer.type)", .name)
      + StyledText(
        Phrase(": ", "：")[language] + facts.joined(separator: Phrase("; ", "；")[language]))
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
