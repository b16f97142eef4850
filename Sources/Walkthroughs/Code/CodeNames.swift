import Tensors

/// What the nodes of a program are called in it: the variables' names where they can be, else `h1`, `h2` ….
struct CodeNames {
  private var names: [Int: String] = [:]

  /// Names every node of a graph; its last one `y` where it has no name.
  init(_ graph: CodeGraph, naming: Naming, library: CodeLibrary) {
    var taken = CodeNames.reserved
    for node in graph.nodes {
      guard let wanted = naming.variableName(node) else { continue }
      let name = CodeNames.identifier(wanted, library)
      if taken.insert(name).inserted { names[node.id] = name }
    }
    var count = 0
    for node in graph.nodes where names[node.id] == nil {
      let isLast = node === graph.nodes.last
      var name = isLast ? "y" : ""
      while name.isEmpty || taken.contains(name) {
        count += 1
        name = "h\(count)"
      }
      taken.insert(name)
      names[node.id] = name
    }
  }

  /// What a node is called.
  subscript(node: Node<Double>) -> String { names[node.id] ?? "h" }

  /// A name without what no identifier may hold: `net[0].weight` is `net_0_weight`.
  static func identifier(_ name: String, _ library: CodeLibrary) -> String {
    var text = ""
    for character in name {
      let stands = character.isLetter || character.isNumber
      if stands, library != .matlab || character.isASCII {
        text.append(character)
      } else if text.last != "_" {
        text.append("_")
      }
    }
    while text.last == "_", text.count > 1 { text.removeLast() }
    guard let first = text.first, first.isLetter else { return "v_" + text }
    return reserved.contains(text) || PythonWords.keywords.contains(text) ? text + "_" : text
  }

  /// MATLAB's words, and the names that programs use themselves.
  private static let reserved: Set<String> = [
    "end", "function", "switch", "case", "otherwise", "catch", "torch", "np", "F",
    "math", "print", "slice", "range", "sum", "len", "float", "conv2d", "conv_transpose2d",
    "pool2d", "adaptive_pool2d", "unfold", "fold", "cross_entropy", "erf", "gradient", "filter2",
    "zeros", "ones", "max", "min", "mean", "abs", "exp", "log", "sqrt", "reshape", "disp",
  ]
}
