/// An index between square brackets as Python writes it.
struct PythonIndex {
  /// As NumPy takes it.
  private(set) var text: String
  /// With ranges that run forward only, as PyTorch takes it.
  private(set) var forward: String
  /// The dimensions of the result that then have to be turned round.
  private(set) var turned: [Int]

  /// Writes an index into a tensor of a shape.
  init(_ items: [IndexItem], of shape: Shape) {
    var (texts, forwards): ([String], [String]) = ([], [])
    turned = []
    let used = items.count { $0 != .ellipsis && $0 != .newDimension }
    var (dimension, output) = (0, 0)
    for item in items {
      switch item {
      case .place(let place):
        texts.append("\(place)")
        forwards.append("\(place)")
        dimension += 1
      case .newDimension:
        texts.append("None")
        forwards.append("None")
        output += 1
      case .ellipsis:
        texts.append("...")
        forwards.append("...")
        dimension += shape.rank - used
        output += shape.rank - used
      case .range(let start, let stop, let step):
        let bounds = "\(start.map { "\($0)" } ?? ""):\(stop.map { "\($0)" } ?? "")"
        let text = step == 1 ? bounds : "\(bounds):\(step)"
        texts.append(text)
        if step < 0 {
          forwards.append(PythonIndex.forward(start, stop, step, length: shape[dimension]))
          turned.append(output)
        } else {
          forwards.append(text)
        }
        dimension += 1
        output += 1
      }
    }
    // An index without entries is that of a number; the whole of it is meant.
    self.text = texts.isEmpty ? "..." : texts.joined(separator: ", ")
    forward = forwards.isEmpty ? "..." : forwards.joined(separator: ", ")
  }

  /// An expression with the dimensions turned round that have to be.
  func flipped(_ expression: String) -> String {
    turned.isEmpty ? expression : "torch.flip(\(expression), \(RecipeSite.tuple(turned)))"
  }

  /// The places of a range that runs backward, as one that runs forward.
  private static func forward(_ start: Int?, _ stop: Int?, _ step: Int, length: Int) -> String {
    func cut(_ place: Int) -> Int { min(max(place < 0 ? place + length : place, -1), length - 1) }
    let first = start.map(cut) ?? length - 1
    let end = stop.map(cut) ?? -1
    guard first > end else { return "0:0" }
    let count = (first - end - 1) / -step
    let last = first + count * step
    return "\(last):\(first + 1)" + (step == -1 ? "" : ":\(-step)")
  }
}
