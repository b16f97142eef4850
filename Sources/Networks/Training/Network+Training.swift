import Tensors

extension Network {
  /// What the network comes to for the trainer.
  ///
  /// - Parameter imageShape: C, H and W of a picture, or the one length of a vector.
  /// - Returns: The scores that come out for a picture, one a class, and the products that they take.
  /// - Throws: `TrainingFault.shape` and others, why it cannot be trained on such pictures.
  public func trainingSize(
    imageShape: [Int]
  ) throws(TrainingFault) -> (outputs: Int, multiplyAdds: Int) {
    let planned = try PlannedNetwork(self, imageShape: imageShape)
    let products = planned.layers.reduce(0) { sum, layer in
      let (total, overflow) = sum.addingReportingOverflow(layer.multiplyAdds)
      return overflow ? .max : total
    }
    return (planned.outputs, products)
  }

  /// The numbers of the parameters in the trainer's order.
  var trainedNumbers: [[Float]] {
    parameters.map { $0.node.value.elements.map { Float($0) } } + parts.flatMap(\.trainedNumbers)
  }

  /// Puts numbers in the trainer's order in the place of the parameters'.
  func setTrainedNumbers(_ numbers: [[Float]]) {
    var rest = numbers[...]
    setTrainedNumbers(&rest)
  }

  /// What batch normalisation uses outside training, in the trainer's order.
  var trainedStatistics: [[Float]] {
    (layer is BatchNorm2D ? buffers.prefix(2) : []).map {
      $0.node.value.elements.map { Float($0) }
    } + parts.flatMap(\.trainedStatistics)
  }

  /// Puts statistics in the trainer's order in the place of the present ones.
  ///
  /// - Parameters:
  ///   - numbers: Means and variances of every layer.
  ///   - batches: How many batches have changed them since.
  func setTrainedStatistics(_ numbers: [[Float]], batches: Int) {
    var rest = numbers[...]
    setTrainedStatistics(&rest, batches)
  }

  private func setTrainedStatistics(_ rest: inout ArraySlice<[Float]>, _ batches: Int) {
    if layer is BatchNorm2D {
      for (shape, node) in buffers {
        if shape.start == .count {
          assign(Node(node.value.map { $0 + Double(batches) }), to: shape.name)
        } else if let numbers = rest.popFirst(),
          let tensor = try? Tensor(shape.shape, numbers.map { Double($0) })
        {
          assign(Node(tensor), to: shape.name)
        }
      }
    }
    for part in parts { part.setTrainedStatistics(&rest, batches) }
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
