import Tensors

/// A network as a program of PyTorch's: its layers with their names, and how values go through them.
///
/// A row is an `nn.Sequential`; a graph is a class of its own with a line a part. Parameters have the names
/// that they have here, so that the weights of a checkpoint fit.
public struct TorchProgram {
  private var classes: [(name: String, body: String)] = []

  private init() {}

  /// Writes a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - weights: The name of the file that has its weights.
  /// - Returns: A module in Python with `Net` and `load`.
  /// - Throws: the layer or the name that PyTorch has not.
  public static func text(_ network: Network, weights: String) throws(ExportFault) -> String {
    var program = TorchProgram()
    let whole = try program.expression(network, "")
    let last = program.classes.last?.name
    var lines = [
      "\"\"\"A network with the layers, names and weights that Strider had.\"\"\"", "",
      "import torch", "from torch import nn", "from safetensors.torch import load_file", "",
    ]
    for item in program.classes.dropLast(whole == last.map { "\($0)()" } ? 1 : 0) {
      lines += ["", "class \(item.name)(nn.Module):", item.body, ""]
    }
    if let last, whole == "\(last)()", let item = program.classes.last {
      lines += ["", "class Net(nn.Module):", item.body, ""]
    } else {
      let parts = network.layer == nil ? try program.items(network, "") : [whole]
      lines += [
        "", "class Net(nn.Sequential):", "    def __init__(self):", "        super().__init__(",
      ]
      lines += parts.flatMap { ("            " + $0 + ",").split(separator: "\n").map(String.init) }
      lines += ["        )", ""]
    }
    lines += [
      "", "def load(path=\(quoted(weights))):",
      "    \"\"\"The network with its weights, ready for use.\"\"\"", "    net = Net()",
      "    net.load_state_dict(load_file(path))", "    return net.eval()", "", "",
      "if __name__ == \"__main__\":", "    print(load())", "",
    ]
    return lines.joined(separator: "\n")
  }

  /// What builds a network: a layer, a row, or an instance of a class, which is added.
  private mutating func expression(
    _ network: Network, _ place: String
  ) throws(ExportFault) -> String {
    if let layer = network.layer {
      guard let code = layer.torchCode else {
        throw .layer(Misfit.Place(place.isEmpty ? "0" : place, layer.typeName))
      }
      return "nn.\(code)"
    }
    guard !network.isRow else {
      let items = try items(network, place)
      return "nn.Sequential(\n" + items.map { indented($0 + ",") }.joined(separator: "\n") + "\n)"
    }
    return "\(try addClass(network, place))()"
  }

  /// What builds the parts of a row.
  private mutating func items(
    _ network: Network, _ place: String
  ) throws(ExportFault) -> [String] {
    var items: [String] = []
    for part in network.graph {
      items.append(
        try expression(part.network, place.isEmpty ? part.name : "\(place).\(part.name)"))
    }
    return items
  }

  /// The class that a graph is; two graphs that are alike are of one class.
  private mutating func addClass(
    _ network: Network, _ place: String
  ) throws(ExportFault) -> String {
    var made = ["    def __init__(self):", "        super().__init__()"]
    var run = ["    def forward(self, x):"]
    var values = ["x"]
    for (number, part) in network.graph.enumerated() {
      let inner = place.isEmpty ? part.name : "\(place).\(part.name)"
      let attribute = try attribute(part)
      let built = try expression(part.network, inner)
      made += "        self.\(attribute) = \(built)".split(separator: "\n").enumerated().map {
        $0 == 0 ? String($1) : "        \($1)"
      }
      let inputs = part.inputs.map { values[$0] }
      let value: String
      switch part.join {
      case .sum: value = inputs.joined(separator: " + ")
      case .concatenate where inputs.count > 1:
        value = "torch.cat([\(inputs.joined(separator: ", "))], 1)"
      default:
        guard inputs.count == 1 else { throw .layer(Misfit.Place(inner, part.network.typeName)) }
        value = inputs[0]
      }
      let isLast = number == network.graph.count - 1
      let name = isLast ? "return" : "v\(number + 1) ="
      run.append("        \(name) self.\(attribute)(\(value))")
      values.append("v\(number + 1)")
    }
    let body = (made + [""] + run).joined(separator: "\n")
    if let known = classes.first(where: { $0.body == body }) { return known.name }
    let name = "Part\(classes.count + 1)"
    classes.append((name, body))
    return name
  }

  /// The attribute that a part is; parts without parameters may get another name than theirs.
  private func attribute(_ part: NetworkPart) throws(ExportFault) -> String {
    let isWord = part.expression.hasPrefix(".")
    if isWord, !TorchProgram.taken.contains(part.name) { return part.name }
    guard part.network.stateShapes.isEmpty else { throw .name(part.name) }
    let letters = part.name.map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
    }
    return "part_" + String(letters)
  }

  /// Names that modules have for other things, and Python's own words.
  private static let taken: Set<String> = [
    "forward", "train", "eval", "training", "parameters", "buffers", "children", "modules", "apply",
    "to", "half", "float", "double", "type", "and", "as", "class", "def", "del", "for", "from",
    "global", "if", "import", "in", "is", "lambda", "not", "or", "pass", "return", "while", "with",
  ]

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.flatMap { "\\\"".contains($0) ? ["\\", $0] : [$0] } + "\""
  }
}

extension Layer {
  /// The layer as PyTorch's own constructor; nil where PyTorch has none with these settings.
  var torchCode: String? {
    for value in settings.values {
      switch value {
      case .padding(.sides), .padding(.full): return nil
      default: continue
      }
    }
    return LayerKind.named(typeName) == nil ? nil : code
  }
}
