import Tensors

/// A tensor written out in a library's words.
struct CodeLiteral {
  let library: CodeLibrary
  /// The columns that a line may take.
  let width: Int

  /// The most numbers that are written out.
  static let longest = 256

  /// The statements that give a name its numbers.
  func lines(_ name: String, _ tensor: Tensor<Double>) -> [String] {
    let shape = tensor.shape
    guard shape.count <= CodeLiteral.longest else { return standIn(name, shape) }
    let isMATLAB = library == .matlab
    let (open, close) =
      isMATLAB ? ("", "") : (library == .pytorch ? "torch.tensor(" : "np.array(", ")")
    let numbers = tensor.elements.map { value -> String in
      let text = RecipeSite.number(value, in: library)
      return isMATLAB ? text : RecipeSite.floating(text)
    }
    if shape.count == 0, !isMATLAB {
      return ["\(name) = \(library == .pytorch ? "torch" : "np").zeros(\(tuple(shape)))"]
    }
    if isMATLAB { return ["\(name) = \(matlab(numbers, shape))"] }
    let flat = "\(name) = \(open)\(nested(numbers[...], shape.dimensions[...]))\(close)"
    guard flat.count > width, shape.rank > 1 else { return [flat] }
    let rows = self.rows(numbers[...], shape.dimensions[...], depth: 1)
    return ["\(name) = \(open)["] + rows.dropLast() + [rows[rows.count - 1] + "]" + close]
  }

  /// More numbers than anybody reads: random ones of the same shape, and a line that says so.
  private func standIn(_ name: String, _ shape: Shape) -> [String] {
    let count = "\(name): \(shape.count) numbers of your own go here"
    switch library {
    case .pytorch:
      return [
        "# " + count,
        "\(name) = torch.rand(\(shape.dimensions.map(String.init).joined(separator: ", ")))",
      ]
    case .numpy:
      return [
        "# " + count,
        "\(name) = np.random.rand(\(shape.dimensions.map(String.init).joined(separator: ", ")))",
      ]
    case .matlab:
      let sides = shape.rank == 1 ? [1, shape.count] : shape.dimensions
      return ["% " + count, "\(name) = rand(\(sides.map(String.init).joined(separator: ", ")))"]
    }
  }

  private func tuple(_ shape: Shape) -> String {
    "(" + shape.dimensions.map { "\($0)," }.joined(separator: " ") + ")"
  }

  private func nested(_ numbers: ArraySlice<String>, _ lengths: ArraySlice<Int>) -> String {
    guard let length = lengths.first else { return numbers.first ?? "0" }
    guard lengths.count > 1 else { return "[" + numbers.joined(separator: ", ") + "]" }
    let size = numbers.count / length
    let parts = (0..<length).map { part -> String in
      let start = numbers.startIndex + part * size
      return nested(numbers[start..<start + size], lengths.dropFirst())
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  /// The same with a row a line.
  private func rows(
    _ numbers: ArraySlice<String>, _ lengths: ArraySlice<Int>, depth: Int
  ) -> [String] {
    let length = lengths[lengths.startIndex]
    let size = numbers.count / length
    let blanks = String(repeating: " ", count: 4)
    return (0..<length).flatMap { part -> [String] in
      let start = numbers.startIndex + part * size
      let slice = numbers[start..<start + size]
      let end = part < length - 1 ? "," : ""
      guard lengths.count > 2 else {
        return [blanks + nested(slice, lengths.dropFirst()) + end]
      }
      var inner = rows(slice, lengths.dropFirst(), depth: depth + 1)
      inner[0] = blanks + "[" + inner[0].drop { $0 == " " }
      inner[inner.count - 1] += "]" + end
      return inner
    }
  }

  private func matlab(_ numbers: [String], _ shape: Shape) -> String {
    if shape.rank == 0 { return numbers.first ?? "0" }
    if shape.count == 0 {
      return "zeros(\(shape.rank == 2 ? shape[0] : 1), \(shape.rank == 2 ? shape[1] : 0))"
    }
    let columns = shape.dimensions[shape.rank - 1]
    let rows = stride(from: 0, to: numbers.count, by: columns).map {
      numbers[$0..<$0 + columns].joined(separator: ", ")
    }
    return "[" + rows.joined(separator: "; ") + "]"
  }
}
