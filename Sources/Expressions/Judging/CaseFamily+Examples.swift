import Tensors
import Terminal

/// What a function of a program takes, told by the arrays that it is given as an example: dimensions that are
/// equally long there stay so, each other length varies.
extension CaseFamily {
  /// An array of an example.
  struct Example {
    var tensor: Tensor<Double>
    /// Whether its numbers are whole, as those of classes.
    var isWhole = false
  }

  /// The library's names of the arrays of an example, by place.
  private static let names = ["input", "weight", "bias", "third", "fourth", "fifth"]

  /// The family that an example shows; nil for more arrays than are told apart.
  init?(like examples: [Example]) {
    guard let first = examples.first, examples.count <= CaseFamily.names.count else { return nil }
    let letters = Swift.Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var known: [Int: Character] = [:]
    var form = Form(
      name: Phrase("arrays as in the example", "与所给例子同样的数组"), lengths: [], shapes: [:])
    arrays = []
    for (name, example) in zip(CaseFamily.names, examples) {
      var shape: [String] = []
      for length in example.tensor.shape.dimensions {
        if known[length] == nil {
          guard known.count < letters.count else { return nil }
          known[length] = letters[known.count]
        }
        shape.append(known[length].map(String.init) ?? "")
      }
      form.shapes[name] = shape.joined(separator: " ")
      arrays.append(Array(name: name, numbers: CaseFamily.numbers(of: example, besides: first)))
    }
    let most = known.count > 4 ? 3 : 4
    form.lengths = known.sorted { $0.value < $1.value }.map { length, letter in
      // A length of 0 or 1 says nothing of others.
      Length(
        letter: letter, choices: length < 2 ? [length] : Swift.Array(1...max(most, min(length, 6))))
    }
    forms = [form]
    settings = []
  }

  /// Which numbers an array of an example holds: classes where it names one for each row of the first.
  private static func numbers(of example: Example, besides first: Example) -> Numbers {
    let (shape, rows) = (example.tensor.shape, first.tensor.shape)
    guard example.isWhole, rows.rank == shape.rank + 1,
      Swift.Array(rows.dimensions.dropLast()) == shape.dimensions,
      let classes = rows.dimensions.last,
      example.tensor.elements.allSatisfy({ $0 >= 0 && $0 < Double(classes) })
    else { return .small }
    return .classes(of: "input", dimension: rows.rank - 1)
  }

  /// The arrays among some values.
  static func examples(_ values: [Value]) -> [Example] {
    values.compactMap { value in
      guard case .tensor(let node) = value, node.value.shape.rank > 0 else { return nil }
      return Example(tensor: node.value, isWhole: node.type == .whole)
    }
  }

  /// Whether an example may be one of a convolution: its shapes are those of one of the forms.
  func fits(_ examples: [Example]) -> Bool {
    forms.contains { form in
      var lengths: [Substring: Int] = [:]
      guard examples.count <= arrays.count else { return false }
      for (array, example) in zip(arrays, examples) {
        let letters = (form.shapes[array.name] ?? "").split(separator: " ")
        let dimensions = example.tensor.shape.dimensions
        guard letters.count == dimensions.count else { return false }
        for (letter, length) in zip(letters, dimensions) {
          if let known = lengths[letter], known != length { return false }
          lengths[letter] = length
        }
      }
      return zip(["H", "W"], ["A", "B"]).allSatisfy {
        (lengths[$0] ?? .max) >= (lengths[$1] ?? 0)
      }
    }
  }
}
