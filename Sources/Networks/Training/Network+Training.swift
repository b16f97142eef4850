import Tensors

extension Network {
  /// The numbers of the parameters in the trainer's order.
  var trainedNumbers: [[Float]] {
    parameters.map { $0.node.value.elements.map { Float($0) } } + parts.flatMap(\.trainedNumbers)
  }

  /// Puts numbers in the trainer's order in the place of the parameters'.
  func setTrainedNumbers(_ numbers: [[Float]]) {
    var rest = numbers[...]
    setTrainedNumbers(&rest)
  }

  private func setTrainedNumbers(_ rest: inout ArraySlice<[Float]>) {
    for (shape, _) in parameters {
      guard let numbers = rest.popFirst(),
        let tensor = try? Tensor(shape.shape, numbers.map { Double($0) })
      else { return }
      assign(Node(tensor), to: shape.name)
    }
    for part in parts { part.setTrainedNumbers(&rest) }
  }
}
