import Tensors

/// How the gradient of a scalar with respect to one value comes about from the operations that used it.
///
///     dL/dx[e] = Σ over uses of x[e]  dL/dy[o] · dy[o]/dx[e]
///
/// The upstream gradients dL/dy are those that the kernels computed; the slopes come from the operations.
public struct GradientSteps {
  /// One place where the value stands as an operand.
  public struct Consumer {
    /// What was computed from the value.
    public let node: Node<Double>
    /// As which operand the value stands in it.
    public let operand: Int
    /// The gradient that arrives there.
    public let upstream: Tensor<Double>
  }

  /// What is differentiated.
  public let root: Node<Double>
  /// With respect to what.
  public let variable: Node<Double>
  /// The operations that used the variable and through which a gradient flows, oldest first.
  public let consumers: [Consumer]
  /// Every gradient on the way.
  public let gradients: Gradients<Double>
  /// The programs that used the variable.
  private let uses: [RecordUses]

  /// Passes the gradient back as far as the variable.
  ///
  /// - Complexity: one backward pass.
  public init(of root: Node<Double>, variable: Node<Double>) {
    // What a program computed has been used in its record, which lies before the node.
    let oldest = variable.operation?.record == nil ? variable : nil
    self.init(Gradients(of: root, backTo: oldest), variable: variable)
  }

  /// Reads steps off gradients that reach the variable.
  init(_ gradients: Gradients<Double>, variable: Node<Double>) {
    self.root = gradients.root
    self.variable = variable
    self.gradients = gradients
    uses = RecordUses.all(of: variable, in: gradients)
    consumers = gradients.nodes.flatMap { node -> [Consumer] in
      guard let upstream = gradients[node], node.operation != nil else { return [] }
      return node.inputs.indices.filter { node.inputs[$0] === variable }.map {
        Consumer(node: node, operand: $0, upstream: upstream)
      }
    }
  }

  /// The gradient, as the kernels computed it.
  public var value: Tensor<Double> {
    gradients[variable] ?? Tensor(repeating: 0, variable.value.shape)
  }

  private var result: Quantity { .gradient(at: variable, of: root) }

  /// What one element of the variable collects from the outputs that used it.
  public func gather(_ element: Int) -> Step {
    let isProgram = consumers.isEmpty && !uses.isEmpty
    var step = Step(
      operation: consumers.count == 1
        ? consumers[0].node.operation?.name ?? "" : isProgram ? "program" : "grad",
      result: result, output: variable.value.shape.index(of: element), terms: [],
      value: value.elements[element], combination: .sum, view: .gather)
    if variable === root { return seed(step) }
    var parts: [Arithmetic] = []
    for consumer in consumers {
      guard let found = collected(element, by: consumer),
        step.terms.count + found.terms.count <= Step.maximumTerms
      else {
        step.terms = []
        step.combination =
          isGiven(by: consumer) ? .constant : .unlisted(consumer.node.value.shape.count)
        return step
      }
      step.terms += found.terms
      parts += found.parts
    }
    for program in uses {
      guard let terms = program.terms(element) else {
        step.terms = []
        step.combination = .unlisted(Step.maximumTerms)
        return step
      }
      step.terms += terms
      parts += terms.map(\.arithmetic)
    }
    step.arithmetic = parts.isEmpty ? nil : .sum(parts)
    return step
  }

  /// Whether a program of the learner's gave what comes back from an operation.
  private func isGiven(by consumer: Consumer) -> Bool {
    let upstream = Upstream(.gradient(at: consumer.node, of: root), consumer.upstream)
    let gathered = consumer.node.operation?.gathered(
      0, operand: consumer.operand, in: consumer.node, upstream: upstream)
    if case .given? = gathered { return true }
    return false
  }

  /// The gradient of the scalar itself is 1.
  private func seed(_ step: Step) -> Step {
    var step = step
    let one = Term(result, step.output, 1)
    step.terms = [one]
    step.arithmetic = one.arithmetic
    return step
  }

  /// What an element collects from one operation, as terms and as parts of a sum; nil where they are too
  /// many.
  private func collected(
    _ element: Int, by consumer: Consumer
  ) -> (terms: [Term], parts: [Arithmetic])? {
    let quantity = Quantity.gradient(at: consumer.node, of: root)
    let gathered = consumer.node.operation?.gathered(
      element, operand: consumer.operand, in: consumer.node,
      upstream: Upstream(quantity, consumer.upstream))
    switch gathered {
    case nil, .tooMany, .given: return nil
    case .rule(let rule, let shares):
      return ((shares ?? []).map { term(of: $0, in: consumer) }, [rule])
    case .shares(let shares):
      if let beyond = beyond(shares, consumer) {
        let terms = shares.compactMap(\.output).flatMap { beyond.gather($0).terms }
        return (terms, terms.map(\.arithmetic))
      }
      let terms = shares.map { term(of: $0, in: consumer) }
      return (terms, terms.map(\.arithmetic))
    }
  }

  /// What used the result of a step that has no name for a reader: one inside a function, or a copy that a
  /// program made for itself, as of an input with zeros around it.
  private func beyond(_ shares: [Share], _ consumer: Consumer) -> GradientSteps? {
    guard !consumer.node.isInner else {
      return GradientSteps(gradients, variable: consumer.node)
    }
    guard shares.allSatisfy({ weight(of: $0, in: consumer).w == 1 }) else { return nil }
    let beyond = GradientSteps(gradients, variable: consumer.node)
    let isOwn =
      beyond.consumers.isEmpty && !beyond.uses.isEmpty && beyond.uses.allSatisfy(\.isOfProgram)
    return isOwn ? beyond : nil
  }

  /// The gradient of an output times the slope along a share.
  private func term(of share: Share, in consumer: Consumer) -> Term {
    let quantity = Quantity.gradient(at: consumer.node, of: root)
    guard let output = share.output else {
      return Term(quantity, nil, 0, weight: weight(of: share, in: consumer))
    }
    return Term(
      quantity, consumer.node.value.shape.index(of: output), consumer.upstream.elements[output],
      weight: weight(of: share, in: consumer))
  }

  /// How many outputs give something: the frames of the scatter view.
  public var scatterCount: Int {
    consumers.reduce(0) { $0 + $1.node.value.shape.count }
  }

  /// The consumer and its output that a frame of the scatter view shows.
  public func scatterPlace(_ frame: Int) -> (consumer: Consumer, output: Int)? {
    var rest = frame
    for consumer in consumers {
      let count = consumer.node.value.shape.count
      if rest < count { return (consumer, rest) }
      rest -= count
    }
    return nil
  }

  /// What the outputs of one frame hand back to the variable.
  public func shares(_ frame: Int) -> [Share] {
    guard let (consumer, output) = scatterPlace(frame) else { return [] }
    return consumer.node.operation?.contributions(
      to: output, from: consumer.operand, in: consumer.node) ?? []
  }

  /// What one output hands to the elements of the variable that it used.
  ///
  /// Its terms are the shares, each with the place that receives it; its value is their sum.
  public func scatter(_ frame: Int) -> Step? {
    guard let (consumer, output) = scatterPlace(frame) else { return nil }
    let upstream = consumer.upstream.elements[output]
    let shares = shares(frame)
    let isListed = shares.count <= Step.maximumTerms
    let terms = (isListed ? shares : []).map { share in
      Term(
        result, share.element.map { variable.value.shape.index(of: $0) }, upstream,
        weight: weight(of: share, in: consumer))
    }
    return Step(
      operation: consumer.node.operation?.name ?? "",
      result: .gradient(at: consumer.node, of: root),
      output: consumer.node.value.shape.index(of: output), terms: terms,
      value: shares.reduce(0) { $0 + upstream * $1.slope },
      combination: isListed ? .sum : .unlisted(shares.count), view: .scatter)
  }

  private func weight(of share: Share, in consumer: Consumer) -> Term.Weight {
    guard let factor = share.factor else { return Term.Weight(share.slope) }
    let node = consumer.node.inputs[factor.operand]
    return Term.Weight(
      .value(node), node.value.shape.index(of: factor.element), share.slope)
  }
}
