import Tensors

/// Writes the statements of a program, one value of the tape after another.
struct CodeWriter {
  private let graph: CodeGraph
  private let library: CodeLibrary
  private let style: ExplanationStyle
  private let names: CodeNames
  private var statements: [String] = []
  private var helpers: [RecipeHelper] = []
  /// What the library has no short way for.
  private var missing: [String] = []

  init(_ graph: CodeGraph, _ library: CodeLibrary, style: ExplanationStyle) {
    self.graph = graph
    self.library = library
    self.style = style
    names = CodeNames(graph, naming: style.naming, library: library)
  }

  /// The whole program, from what it imports to what it prints.
  mutating func program() -> [String] {
    for node in graph.nodes { write(node) }
    let heading = [comment(title)]
    if !missing.isEmpty {
      let what = missing.joined(separator: ", ")
      return heading + [
        comment(
          style.say("there is no short way to write: \(what)", "没有简短的写法：\(what)"))
      ]
    }
    guard let last = graph.nodes.last else { return heading }
    let result =
      isNumber(last) ? RecipeSite.number(last.value.single ?? 0, in: library) : names[last]
    let shown = library == .matlab ? "disp(\(result));" : "print(\(result))"
    let functions = helpers.flatMap { [""] + $0.lines }
    let body = statements.map { library == .matlab && !$0.hasPrefix("%") ? $0 + ";" : $0 }
    if library == .matlab { return heading + body + [shown] + functions }
    return heading + imports + functions + [""] + body + [shown]
  }

  private var title: String {
    switch library {
    case .pytorch: "PyTorch"
    case .numpy: "NumPy"
    case .matlab: "MATLAB"
    }
  }

  private func comment(_ text: String) -> String { (library == .matlab ? "% " : "# ") + text }

  private var imports: [String] {
    let modules = helpers.flatMap(\.modules).map { "import \($0)" }
    guard library == .pytorch else { return modules + ["import numpy as np"] }
    let usesFunctions = statements.contains { $0.contains("F.") }
    return ["import torch"] + (usesFunctions ? ["import torch.nn.functional as F"] : [])
      + ["torch.set_default_dtype(torch.float64)"]
  }

  private mutating func write(_ node: Node<Double>) {
    switch node.origin {
    case .leaf:
      guard !isNumber(node) else { break }
      if library == .matlab, node.value.shape.rank > 2 {
        missing.append("\(names[node]) \(node.value.shape)")
        break
      }
      statements += CodeLiteral(library: library, width: style.width)
        .lines(names[node], node.value)
    case .operation(let operation): statements += lines(operation, node)
    case .gradient(let scalar, let variable): write(gradient: node, of: scalar, variable)
    }
    if library == .pytorch, gradients(byVariable: node) > 0 {
      statements.append("\(names[node]).requires_grad_()")
    }
  }

  /// The statements of one operation; what has no short way is remembered.
  private mutating func lines(_ operation: any Operation, _ node: Node<Double>) -> [String] {
    let site = RecipeSite(
      library, target: names[node],
      operands: node.inputs.map { input in
        isNumber(input)
          ? RecipeSite.Operand(
            RecipeSite.number(input.value.single ?? 0, in: library), .scalar, isNumber: true)
          : RecipeSite.Operand(names[input], input.value.shape)
      })
    switch operation.recipe(at: site) {
    case .lines(let lines, let needed):
      for helper in needed where !helpers.contains(helper) { helpers.append(helper) }
      return lines
    case .none:
      if !missing.contains(operation.name) { missing.append(operation.name) }
      return []
    }
  }

  /// Whether a node is a number that nobody named, which is written where it is used.
  private func isNumber(_ node: Node<Double>) -> Bool {
    guard case .leaf = node.origin, node.value.shape.rank == 0 else { return false }
    return style.naming.variableName(node) == nil && gradients(byVariable: node) == 0
  }

  private func gradients(byVariable node: Node<Double>) -> Int {
    graph.nodes.count {
      if case .gradient(_, let variable) = $0.origin { variable === node } else { false }
    }
  }

  /// PyTorch's own gradient; NumPy's by small changes of a function that does the steps between.
  private mutating func write(
    gradient node: Node<Double>, of scalar: Node<Double>, _ variable: Node<Double>
  ) {
    switch library {
    case .pytorch:
      let isOne =
        graph.nodes.count {
          if case .gradient(let other, _) = $0.origin { other === scalar } else { false }
        } == 1
      statements.append(
        "\(names[node]) = torch.autograd.grad(\(names[scalar]), \(names[variable])\(isOne ? "" : ", retain_graph=True"))[0]"
      )
    case .numpy:
      if !helpers.contains(.gradient) { helpers.append(.gradient) }
      statements.append("")
      statements.append("def \(names[scalar])_of(\(names[variable])):")
      for step in graph.path(from: variable, to: scalar) {
        guard case .operation(let operation) = step.origin else { continue }
        statements += lines(operation, step).map { "    " + $0 }
      }
      statements += [
        "    return \(names[scalar])", "",
        "\(names[node]) = gradient(\(names[scalar])_of, \(names[variable]))",
      ]
    case .matlab: missing.append("grad")
    }
  }
}
