import Tensors

/// A network as a program of PyTorch's: its layers with their names, and how values go through them.
///
/// A row is an `nn.Sequential`; a graph is a class of its own with a line a part. Parameters have the names
/// that they have here, so that the weights of a checkpoint fit; only a part whose name Python cannot have,
/// as files of graphs give them, gets another.
public struct TorchProgram {
  /// The module in Python, with `Net` and `load`.
  public private(set) var text = ""
  /// The weights under the names that the module has.
  public private(set) var tensors: [NamedTensor] = []

  private var classes: [(name: String, body: String)] = []
  /// Places in the network whose names are others there.
  private var renamed: [String: String] = [:]

  /// Writes a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - weights: The name of the file that has its weights.
  /// - Throws: the layer or the name that PyTorch has not.
  public init(_ network: Network, weights: String) throws(ExportFault) {
    let whole = try expression(network, "")
    let last = classes.last?.name
    let isClass = whole == last.map { "\($0)()" }
    var lines: [String] = []
    for item in isClass ? classes.dropLast() : classes[...] {
      lines += ["", "class \(item.name)(nn.Module):", item.body, ""]
    }
    if isClass, let item = classes.last {
      lines += ["", "class Net(nn.Module):", item.body, ""]
    } else {
      let parts = network.layer == nil ? try items(network, "") : [whole]
      lines += [
        "", "class Net(nn.Sequential):", "    def __init__(self):", "        super().__init__(",
      ]
      lines += parts.flatMap { ("            " + $0 + ",").split(separator: "\n").map(String.init) }
      lines += ["        )", ""]
    }
    lines += [
      "", "def load(path=\(TorchProgram.quoted(weights))):",
      "    \"\"\"The network with its weights, ready for use.\"\"\"", "    net = Net()",
      "    net.load_state_dict(load_file(path))", "    return net.eval()", "", "",
      "if __name__ == \"__main__\":", "    print(load())", "",
    ]
    text = (heading(lines) + lines).joined(separator: "\n")
    tensors = network.state.map { tensor in
      var tensor = tensor
      tensor.name = nameThere(tensor.name)
      return tensor
    }
  }

  /// A place, or the name of a tensor, as the module has it.
  private func nameThere(_ name: String) -> String {
    let above = renamed.keys.filter { name == $0 || name.hasPrefix($0 + ".") }
    guard let longest = above.max(by: { $0.count < $1.count }), let there = renamed[longest] else {
      return name
    }
    return there + name.dropFirst(longest.count)
  }

  /// What stands in front of the classes: what is imported, and what PyTorch has not.
  private func heading(_ lines: [String]) -> [String] {
    let body = lines.joined(separator: "\n")
    var heading = [
      "\"\"\"A network with the layers, names and weights that Strider had.\"\"\"", "",
      "import torch",
    ]
    if body.contains("F.") { heading.append("import torch.nn.functional as F") }
    heading += ["from torch import nn", "from safetensors.torch import load_file", ""]
    if body.contains(" = Constant(") {
      heading += [
        "", "class Constant(nn.Module):",
        "    \"\"\"Numbers that are learnt, and come from nowhere else.\"\"\"", "",
        "    def __init__(self, *shape):", "        super().__init__()",
        "        self.value = nn.Parameter(torch.zeros(shape))", "", "    def forward(self):",
        "        return self.value", "",
      ]
    }
    return heading
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
    guard !network.isRow || network.graph.contains(where: { $0.network.layer?.needsLine ?? false })
    else {
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
    var values = [TorchValue("x")]
    var names = UniqueNames(taken: Set(network.graph.map(\.name)), mark: "_")
    for (number, part) in network.graph.enumerated() {
      let inner = place.isEmpty ? part.name : "\(place).\(part.name)"
      let value: TorchValue
      if let known = try function(part, part.inputs.map { values[$0] }, inner) {
        value = known
      } else {
        let attribute = attribute(part, &names)
        let outer = nameThere(place)
        if attribute != part.name || outer != place {
          renamed[inner] = outer.isEmpty ? attribute : "\(outer).\(attribute)"
        }
        let (built, call) = try module(part, part.inputs.map { values[$0].tensor }, inner)
        made += "        self.\(attribute) = \(built)".split(separator: "\n").enumerated().map {
          $0 == 0 ? String($1) : "        \($1)"
        }
        value = TorchValue("self.\(attribute)(\(call))")
      }
      if number == network.graph.count - 1 {
        run.append("        return \(value.tensor)")
      } else if value.isNumber || value.isName {
        values.append(value)
      } else {
        run.append("        v\(number + 1) = \(value.text)")
        values.append(TorchValue("v\(number + 1)"))
      }
    }
    let body = (made + [""] + run).joined(separator: "\n")
    if let known = classes.first(where: { $0.body == body }) { return known.name }
    let name = "Part\(classes.count + 1)"
    classes.append((name, body))
    return name
  }

  /// What a part without parameters makes of its values, where that is an expression and no module.
  private func function(
    _ part: NetworkPart, _ values: [TorchValue], _ place: String
  ) throws(ExportFault) -> TorchValue? {
    let value: TorchValue?
    switch part.network.layer {
    case let constant as Constant where constant.numbers != nil: value = constant.torchValue
    case let function as GraphFunction:
      value = function.torchExpression(values).map { TorchValue($0) }
    default: return nil
    }
    guard let value else { throw .layer(Misfit.Place(place, part.network.typeName)) }
    return value
  }

  /// What builds a part, and what it is called with.
  private mutating func module(
    _ part: NetworkPart, _ values: [String], _ place: String
  ) throws(ExportFault) -> (built: String, call: String) {
    if let constant = part.network.layer as? Constant {
      let sides = constant.parameters.flatMap(\.shape.dimensions).map(String.init)
      return ("Constant(\(sides.joined(separator: ", ")))", "")
    }
    let built = try expression(part.network, place)
    let value: String
    switch part.join {
    case .sum: value = values.joined(separator: " + ")
    case .concatenate where values.count > 1:
      value = "torch.cat([\(values.joined(separator: ", "))], 1)"
    default:
      guard values.count == 1 else { throw .layer(Misfit.Place(place, part.network.typeName)) }
      value = values[0]
    }
    guard let border = part.network.layer?.torchBorder else { return (built, value) }
    return (built, "F.pad(\(value), \(border))")
  }

  /// The attribute that a part is: its name, or the nearest that Python can have and nothing else has.
  private func attribute(_ part: NetworkPart, _ names: inout UniqueNames) -> String {
    // What begins with a line is Python's or the module's own.
    let isWord = part.expression.hasPrefix(".") && !part.name.hasPrefix("_")
    if isWord, !TorchProgram.isTaken(part.name) { return part.name }
    let letters = part.name.map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
    }
    var word = String(letters.drop { $0 == "_" })
    if word.first?.isLetter != true || TorchProgram.isTaken(word) { word = "part_" + word }
    return names.name(word)
  }

  private static func isTaken(_ name: String) -> Bool {
    taken.contains(name) || PythonWords.keywords.contains(name)
  }

  /// What modules have for other things.
  ///
  /// Source: `dir(torch.nn.Module())` of PyTorch 2.15, and what older versions had.
  private static let taken: Set<String> = [
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children",
    "compile", "cpu", "cuda", "double", "dump_patches", "eval", "extra_repr", "float", "forward",
    "get_buffer", "get_extra_state", "get_parameter", "get_submodule", "half", "ipu",
    "load_state_dict", "modules", "mtia", "named_buffers", "named_children", "named_modules",
    "named_parameters", "parameters", "register_backward_hook", "register_buffer",
    "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
    "register_full_backward_pre_hook", "register_load_state_dict_post_hook",
    "register_load_state_dict_pre_hook", "register_module", "register_parameter",
    "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_",
    "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train",
    "training", "type", "xpu", "zero_grad",
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
    guard LayerKind.named(typeName) != nil else { return nil }
    var settings = settings
    for (name, value) in settings {
      switch value {
      case .padding(.full): return nil
      case .padding(.sides) where parameters.isEmpty: return nil
      // Put around by a line of its own.
      case .padding(.sides): settings[name] = .padding(.cells(rows: 0, columns: 0))
      case .padding(.same) where !takesSameInTorch: return nil
      // A word that not every layer there knows.
      case .padding(.valid): settings[name] = .padding(.cells(rows: 0, columns: 0))
      default: continue
      }
    }
    return kind.code(settings)
  }

  /// What is put around its input first, where the sides differ: left, right, above and below.
  fileprivate var torchBorder: String? {
    for case .padding(.sides(let top, let bottom, let left, let right)) in settings.values {
      let isLine = batchRanks.map { $0.contains(3) && !$0.contains(4) } ?? false
      return isLine ? "(\(left), \(right))" : "(\(left), \(right), \(top), \(bottom))"
    }
    return nil
  }

  /// Whether it is no module, or not alone.
  fileprivate var needsLine: Bool { self is GraphFunction || torchBorder != nil }

  /// PyTorch pads to the same size in front of what has weights, and where the stride is 1.
  private var takesSameInTorch: Bool {
    let strides: SettingValue = settings["stride"] ?? .none
    return !parameters.isEmpty && [.pair(rows: 1, columns: 1), .integer(1)].contains(strides)
  }
}
