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

  /// The names and shapes of parameters and buffers, in the order of the layers.
  public var stateShapes: [(name: String, shape: Shape)] {
    state(prefix: "").compactMap { slot in
      slot.owner.shape(ofParameter: slot.part).map { (slot.name, $0) }
    }
  }

  /// Whether two networks have the same layers with the same settings; weights may differ.
  public func hasLayers(of other: Network) -> Bool {
    LayerDescription.text(self) == LayerDescription.text(other)
  }

  /// A number that tells the parameters and buffers from others, as Floats.
  ///
  /// - Complexity: O(n) in the numbers.
  public var fingerprint: UInt64 {
    var sum = Fingerprint()
    for tensor in state {
      for number in tensor.tensor.elements { sum.add(UInt64(Float(number).bitPattern)) }
    }
    return sum.value
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
    do throws(CheckpointFault) {
      try load(unwrapped(file.tensors.filter { !ignoring($0.name) }))
    } catch {
      throw FileFailure(path, .checkpoint(error))
    }
  }

  /// Numbers without what `DataParallel`, `compile` and trainers put before every name, `module.` or `model.`,
  /// where the network's own names stand behind it.
  private func unwrapped(_ given: [NamedTensor]) -> [NamedTensor] {
    let own = Set(stateShapes.map(\.name))
    var inner = given
    // One around another, as `module.model.`, and no more.
    for _ in 0..<4 where !inner.contains(where: { own.contains($0.name) }) {
      guard let first = inner.first, let dot = first.name.firstIndex(of: ".") else { break }
      let prefix = first.name[...dot]
      guard inner.allSatisfy({ $0.name.hasPrefix(prefix) }) else { break }
      for place in inner.indices { inner[place].name.removeFirst(prefix.count) }
    }
    return inner.contains { own.contains($0.name) } ? inner : given
  }

  /// Puts numbers in the place of every parameter and buffer.
  ///
  /// - Throws: which tensor is missing, of another shape or unknown; nothing is changed then.
  public func load(_ given: [NamedTensor]) throws(CheckpointFault) {
    let slots = state(prefix: "")
    let tensors = given.reduce(into: [:]) { $0[$1.name] = $1.tensor }
    var rest = Set(tensors.keys)
    for slot in slots {
      guard let wanted = slot.owner.shape(ofParameter: slot.part) else { continue }
      guard let found = tensors[slot.name]?.shape else {
        // Files of old versions of PyTorch do not count batches.
        if slot.isCount { continue }
        throw .missing(tensor: slot.name, shape: wanted.dimensions)
      }
      rest.remove(slot.name)
      guard found == wanted else {
        throw .shapeDiffers(
          tensor: slot.name, found: found.dimensions, expected: wanted.dimensions)
      }
    }
    if let unknown = given.first(where: { rest.contains($0.name) }) {
      throw .unexpected(tensor: unknown.name)
    }
    for slot in slots {
      if let tensor = tensors[slot.name] { slot.owner.assign(Node(tensor), to: slot.part) }
    }
  }

  typealias Slot = (name: String, owner: Network, part: String, isCount: Bool)

  func state(prefix: String, includesBuffers: Bool = true) -> [Slot] {
    // A layer alone is named as the only part of a sequence.
    let own = prefix.isEmpty && layer != nil ? "0" : prefix
    let shapes = parameterShapes + (includesBuffers ? buffers.map(\.shape) : [])
    return shapes.map { ("\(own).\($0.name)", self, $0.name, $0.start == .count) }
      + graph.flatMap { part in
        part.network.state(
          prefix: prefix.isEmpty ? part.name : "\(prefix).\(part.name)",
          includesBuffers: includesBuffers)
      }
  }
}
