extension ArrayObject {
  /// How its library writes an array without elements: `[]` and `tensor([])`, with what the brackets alone
  /// do not tell.
  ///
  /// - Parameter isRepresentation: Whether `repr` asks, which names NumPy's array and type too.
  /// - Returns: The text; nil for an array that has elements.
  func emptyText(isRepresentation: Bool) -> String? {
    guard count == 0 else { return nil }
    if !isTorch, !isRepresentation { return "[]" }
    let typeName = type.typeName(isTorch: isTorch)
    var parts = ["[]"]
    if shape != [0] { parts.append("\(isTorch ? "size" : "shape")=\(Self.tupleText(shape))") }
    if !isTorch || typeName != "torch.float32" { parts.append("dtype=\(typeName)") }
    return "\(isTorch ? "tensor" : "array")(\(parts.joined(separator: ", ")))"
  }

  private static func tupleText(_ sizes: [Int]) -> String {
    "(\(sizes.map { "\($0)" }.joined(separator: ", "))\(sizes.count == 1 ? "," : ""))"
  }
}
