import Tensors
import Terminal

/// What the numbers of an explanation are called, so that a term reads `x[0,1]`.
public struct Naming {
  /// The name of a variable that holds a node.
  private let variable: (Node<Double>) -> String?

  /// Names nodes by what is given for them, else by their source text, else by their operation.
  public init(_ variable: @escaping (Node<Double>) -> String? = { _ in nil }) {
    self.variable = variable
  }

  /// The variable that holds a node, if one does.
  public func variableName(_ node: Node<Double>) -> String? { variable(node) }

  /// Whether a variable holds a node.
  public func hasVariable(_ node: Node<Double>) -> Bool { variable(node) != nil }

  /// The longest source text that serves as a name.
  static let longest = 24

  /// What a node is called.
  public func name(_ node: Node<Double>) -> String {
    if let name = variable(node) { return escaped(name) }
    if let label = node.label, label.displayWidth <= Naming.longest { return escaped(label) }
    // A step inside a function goes by what it was made from.
    if node.isInner, let source = node.inputs.first { return name(source) }
    switch node.origin {
    case .operation(let operation): return operation.name + "(…)"
    case .gradient(_, let variable): return gradient(variable)
    case .leaf:
      // A number without a name is called by its value.
      guard node.value.shape.rank == 0 else { return "A" }
      return NumberText(decimals: 4).arithmetic(node.value.elements[0], isOperand: true)
    }
  }

  /// What a tensor of an explanation is called; the gradient with respect to `x` is `dx`.
  public func name(_ quantity: Quantity) -> String {
    switch quantity {
    case .value(let node): name(node)
    case .gradient(let node, _): gradient(node)
    }
  }

  /// What an element of a tensor is called: `x[0,1]`, or the tensor's name if it has no dimensions.
  public func element(_ quantity: Quantity, _ index: [Int]) -> String {
    let name = name(quantity)
    if index.isEmpty { return name }
    let place = "[" + index.map(String.init).joined(separator: ",") + "]"
    return (isAtom(name) ? name : "(" + name + ")") + place
  }

  private func gradient(_ node: Node<Double>) -> String {
    let name = name(node)
    return isWord(name) ? "d" + name : "d(" + name + ")"
  }

  private func isWord(_ name: String) -> Bool {
    name.first?.isNumber == false
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Whether an index can stand behind a name without being misread.
  private func isAtom(_ name: String) -> Bool {
    if isWord(name) { return true }
    guard name.last == ")" || name.last == "]" else { return false }
    var depth = 0
    for character in name {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      let stands = character.isLetter || character.isNumber || "_.()[]…".contains(character)
      if depth == 0, !stands { return false }
    }
    return depth == 0 && name.first != "["
  }
}
