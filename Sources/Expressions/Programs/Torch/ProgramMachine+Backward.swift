import Tensors

extension ProgramMachine {
  /// `loss.backward()`: adds to the gradient of every array that asks for one and that the value was
  /// computed from.
  ///
  /// - Throws: that nothing it was computed from asks for one, or that a gradient with a history is wanted.
  func backward(_ value: ProgramValue, _ given: ProgramArguments) throws(ProgramFailure) {
    try refuseGraph(given)
    let upstream = given.argument(0, "gradient")
    let root: Node<Double>
    if let array = value.array {
      root = node(of: array)
    } else if let number = value.number {
      root = node(ofNumber: number, value.id, .real)
    } else {
      throw .backwardWhole()
    }
    guard root.operation != nil, root.value.shape.isSingle || upstream != nil else {
      throw .backwardWhole()
    }
    var seed: Tensor<Double>?
    if let upstream, !upstream.isNone {
      let given = try array(upstream, isTorch: true)
      guard given.count == root.value.shape.count else {
        throw .notStorable(given.shapeText, into: ProgramMachine.text(root.value.shape.dimensions))
      }
      seed = try? Tensor(root.value.shape, given.numbers)
    }
    let gradients = try gradients(of: root, seed: seed)
    guard !Interruption.isRequested else { throw interrupted() }
    if let line = gradients.lostLine {
      throw .recordLost(namespace.book.place(ofLine: line)?.line ?? line)
    }
    let hasAsked = try collect(gradients)
    // An array that is gone may have asked, and a function of the program's own may give no gradient.
    guard hasAsked || namespace.hasLostLeaves || asksForGradient(root) else {
      throw .nothingAsks()
    }
  }

  /// Refuses `create_graph=True`: what a gradient was computed by is not on the record.
  func refuseGraph(_ given: ProgramArguments) throws(ProgramFailure) {
    guard let wanted = given.named("create_graph"), try isTrue(wanted) else { return }
    throw .gradientOfGradient()
  }

  /// Adds gradients to those of every array that asks for one.
  ///
  /// - Parameters:
  ///   - gradients: The gradients.
  ///   - afresh: Whether those of before are forgotten, as on an ordinary line.
  /// - Returns: Whether an array got one.
  /// - Throws: a failure where there is no room for them.
  @discardableResult
  func collect(
    _ gradients: Gradients<Double>, afresh: Bool = false
  ) throws(ProgramFailure) -> Bool {
    var hasFound = false
    for leaf in namespace.leaves {
      guard let array = leaf.array, array.asksForGradient, let node = array.buffer.source,
        let gradient = gradients[node]
      else { continue }
      if afresh { array.gradient = nil }
      try accumulate(gradient, at: array)
      hasFound = true
    }
    return hasFound
  }

  private func accumulate(_ gradient: Tensor<Double>, at array: ArrayObject) throws(ProgramFailure)
  {
    let whole = ArrayObject(
      try NumberBuffer(Node(gradient)), offset: array.offset, shape: array.shape,
      strides: array.strides, isTorch: array.isTorch)
    guard let before = array.gradient else {
      array.gradient = array.isWhole ? whole : try copy(whole)
      return
    }
    let isRecording = isRecording
    self.isRecording = false
    defer { self.isRecording = isRecording }
    _ = try before.changed(.add, by: .object(whole), self)
  }

  /// `torch.autograd.grad(outputs, inputs)`.
  func gradients(
    of value: ProgramValue, _ inputs: [ProgramValue], _ upstream: ProgramValue?,
    allowsUnused: Bool
  ) throws(ProgramFailure) -> [ProgramValue] {
    let root =
      value.array.map { node(of: $0) } ?? node(ofNumber: value.number ?? 0, value.id, .real)
    let seed =
      try upstream.map { upstream throws(ProgramFailure) in
        try? Tensor(root.value.shape, array(upstream).numbers)
      } ?? nil
    let gradients = try gradients(of: root, seed: seed)
    var found: [ProgramValue] = []
    for input in inputs {
      let variable =
        input.array.map { node(of: $0) } ?? node(ofNumber: input.number ?? 0, input.id, .real)
      guard let gradient = gradients[variable] else {
        guard allowsUnused else { throw .notUsed() }
        found.append(.none)
        continue
      }
      found.append(try self.value(of: Node(gradient), isTorch: true))
    }
    return found
  }
}
