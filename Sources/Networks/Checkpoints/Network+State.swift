import Files
import Tensors

extension Network {
  /// The parameters and buffers with the names that PyTorch gives them: `0.weight`, `3.bias`.
  public var state: [NamedTensor] {
    state(prefix: "").map { slot in
      NamedTensor(
        slot.name, slot.owner[parameter: slot.part]?.value ?? Tensor(0), isCount: slot.isCount)
    }
  }

  /// Whether two networks have the same layers with the same settings; weights may differ.
  public func hasLayers(of other: Network) -> Bool {
    LayerDescription.text(self) == LayerDescription.text(other)
  }

  /// The names of the parameters alone, in the order of the layers, weight before bias.
  var parameterNames: [String] {
    state(prefix: "", includesBuffers: false).map(\.name)
  }

  /// Puts numbers in the place of every parameter and buffer.
  ///
  /// - Parameters:
  ///   - file: The numbers by name.
  ///   - path: The file's path, for failures.
  ///   - ignoring: Says which tensors of the file are not meant for the network.
  /// - Throws: which tensor is missing, of another shape or unknown; nothing is changed then.
  public func load(
    _ file: TensorFile, path: String, ignoring: (String) -> Bool = { _ in false }
  ) throws(FileFailure) {
    let slots = state(prefix: "")
    var tensors: [String: Tensor<Double>] = [:]
    for tensor in file.tensors where !ignoring(tensor.name) {
      tensors[tensor.name] = tensor.tensor
    }
    for slot in slots {
      guard let wanted = slot.owner[parameter: slot.part]?.value.shape else { continue }
      guard let found = tensors.removeValue(forKey: slot.name)?.shape else {
        // Files of old versions of PyTorch do not count batches.
        if slot.isCount { continue }
        throw FileFailure(
          path, .checkpoint(.missing(tensor: slot.name, shape: wanted.dimensions)))
      }
      guard found == wanted else {
        throw FileFailure(
          path,
          .checkpoint(
            .shapeDiffers(
              tensor: slot.name, found: found.dimensions, expected: wanted.dimensions)))
      }
    }
    if let unknown = tensors.keys.min() {
      throw FileFailure(path, .checkpoint(.unexpected(tensor: unknown)))
    }
    for slot in slots {
      if let tensor = file[slot.name] { slot.owner.assign(Node(tensor), to: slot.part) }
    }
  }

  private typealias Slot = (name: String, owner: Network, part: String, isCount: Bool)

  private func state(prefix: String, includesBuffers: Bool = true) -> [Slot] {
    // A layer alone is named as the only part of a sequence.
    let own = prefix.isEmpty && layer != nil ? "0" : prefix
    let shapes = (parameters + (includesBuffers ? buffers : [])).map(\.shape)
    return shapes.map { ("\(own).\($0.name)", self, $0.name, $0.start == .count) }
      + graph.flatMap { part in
        part.network.state(
          prefix: prefix.isEmpty ? part.name : "\(prefix).\(part.name)",
          includesBuffers: includesBuffers)
      }
  }
}
