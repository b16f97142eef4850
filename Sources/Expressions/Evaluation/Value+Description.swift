import Tensors
import Terminal

extension Value {
  /// What a value is, for messages: "a tensor of shape 3×3".
  public var kindPhrase: Phrase {
    switch self {
    case .tensor(let node):
      if let number = node.value.single, node.value.shape.rank == 0 {
        let text = Value.shortText(number)
        return Phrase("the number \(text)", "值为 \(text) 的数")
      }
      return Phrase(
        "a tensor of shape \(node.value.shape)", "形状为 \(node.value.shape) 的张量")
    case .string(let text):
      return Phrase("the text '\(text)'", "字符串“\(text)”")
    case .tuple(let values):
      return Phrase("a tuple of \(values.count)", "含 \(values.count) 项的元组")
    case .list(let values):
      return Phrase("a list of \(values.count)", "含 \(values.count) 项的列表")
    case .network: return Phrase("a network", "一个网络")
    case .program(let box): return box.kindPhrase
    case .symbol(let name): return Phrase("the name \(name)", "名称“\(name)”")
    case .none: return Phrase("None", "None 值")
    }
  }

  /// A number as a sentence speaks of it: four decimals where that says what it is.
  static func roughText(_ number: Double) -> String {
    let rough = (number * 1e4).rounded() / 1e4
    return shortText(abs(rough - number) <= 1e-3 * abs(number) ? rough : number)
  }

  /// A number as a message quotes it: whole ones without a point.
  static func shortText(_ number: Double) -> String {
    if let integer = Int(exactly: number), integer.magnitude < 1 << 53 { return "\(integer)" }
    return "\(number)"
  }
}
