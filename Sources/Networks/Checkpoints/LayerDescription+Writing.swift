import Tensors

extension Network {
  /// Whether the text of its layers gives them back: all are of kinds with settings that are typed.
  public var isDescribed: Bool {
    guard let layer = layer?.described else { return parts.allSatisfy(\.isDescribed) }
    return LayerKind.named(layer.typeName)?.settings == layer.kind.settings
      && !(layer is GraphFunction)
  }
}

extension Layer {
  /// The layer that the text has: what makes a batch of one picture leaves batches as they are.
  fileprivate var described: any Layer {
    if let function = self as? GraphFunction, case .batch = function.form { return Identity() }
    return self
  }
}

extension LayerDescription {
  /// A network as text.
  static func text(_ network: Network) -> String {
    object(fields(network))
  }

  private static func fields(_ network: Network) -> [(String, String)] {
    if let layer = network.layer { return fields(layer) }
    let type = network.isRow ? "Sequential" : "Graph"
    let parts = network.graph.map { part in
      // What follows from a row is not written.
      object(fields(part.network) + (network.isRow ? [] : fields(part)))
    }
    return [("type", jsonString(type)), ("parts", "[" + parts.joined(separator: ",") + "]")]
  }

  private static func fields(_ part: NetworkPart) -> [(String, String)] {
    [
      ("name", jsonString(part.name)), ("inputs", "\(part.inputs)"),
      ("join", jsonString(part.join.name)),
    ]
  }

  private static func fields(_ layer: any Layer) -> [(String, String)] {
    let layer = layer.described
    let settings = layer.settings
    return [("type", jsonString(layer.typeName))]
      + layer.kind.kept.compactMap { setting in
        settings[setting.name].flatMap { text($0, setting.form) }.map { (setting.name, $0) }
      }
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  /// A setting's value; nil for one that is left out.
  private static func text(_ value: SettingValue, _ form: LayerSetting.Form) -> String? {
    switch value {
    case .none: return nil
    case .integer(let number): return "\(number)"
    case .number(let number): return jsonString("\(number)")
    case .flag(let flag): return flag ? "1" : "0"
    // −1 stands for the input's own length.
    case .pair(let rows, let columns): return "[\(rows ?? -1),\(columns ?? -1)]"
    case .padding(.cells(let rows, let columns)): return "[\(rows),\(columns)]"
    case .padding(.sides(let top, let bottom, let left, let right)):
      return "[\(top),\(bottom),\(left),\(right)]"
    case .padding(.valid): return "\"valid\""
    case .padding(.same): return "\"same\""
    case .padding(.full): return "\"full\""
    case .word(let word): return jsonString(word)
    }
  }
}
