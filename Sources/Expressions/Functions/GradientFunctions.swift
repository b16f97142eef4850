import Tensors

/// Gradients: by the tape, by finite differences, and the comparison of the two.
enum GradientFunctions {
  static let all: [Function] = [
    Function("grad", "L|outputs, *w", in: [], gradient),
    Function(
      "backward", "L, dy|gradient=None; retain_graph, create_graph", in: [.torch], tells: true,
      backward),
    Function("numgrad", "L, w, h=1e-05", in: []) { call throws(Diagnostic) in
      let (scalar, variable) = try operands(call)
      let step = try call.number("h", default: 1e-5)
      let replay = try replay(scalar, variable, call)
      let slopes = replay.differences(step: step)
      try call.session.checkGoesOn(at: call.range)
      return .tensor(Node(slopes, label: call.label))
    },
    Function(
      "gradcheck", "L, w, mine=None, *example, h=1e-05", in: [], takesFunctions: true,
      tells: true, check),
  ]

  /// The scalar and the variable of `numgrad` and `gradcheck`.
  private static func operands(
    _ call: borrowing Call
  ) throws(Diagnostic) -> (Node<Double>, Node<Double>) {
    let scalar = try call.tensor("L")
    try requireScalar(scalar, call)
    return (scalar, try call.tensor("w"))
  }

  private static func requireScalar(
    _ node: Node<Double>, _ call: borrowing Call
  ) throws(Diagnostic) {
    guard node.value.shape.isSingle else {
      let other = call.argument("w") ?? call.rest.first
      if let other, case .tensor(let scalar) = other.value, scalar.value.shape.isSingle,
        scalar !== node, scalar.ancestry().contains(where: { $0 === node })
      {
        let variable = call.argument("L").flatMap { call.written($0) } ?? "x"
        throw .scalarFirst(
          call.function.name, call.written(other) ?? "L", variable, at: call.place(of: "L"))
      }
      throw .scalarWanted(
        node.value.shape, text: call.session.names(of: node).first ?? node.label ?? "y",
        at: call.place(of: "L"))
    }
  }

  private static func replay(
    _ scalar: Node<Double>, _ variable: Node<Double>, _ call: borrowing Call
  ) throws(Diagnostic) -> Replay<Double> {
    let replay = Replay(root: scalar, variable: variable)
    guard replay.isDependent else { throw independent(scalar, variable, call) }
    // Two values of the scalar at every element.
    let count = variable.value.shape.count
    try call.fitting { () throws(ShapeError) in
      try Budget.check(room: count)
      try Budget.check(work: Budget.product(replay.work, 2 * count))
    }
    return replay
  }

  /// `grad(L, w)` gives the gradient; with several variables each is shown by name.
  @Sendable private static func gradient(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let scalar = try call.tensor("L")
    try requireScalar(scalar, call)
    guard !call.rest.isEmpty else {
      throw .missingArgument("w", at: call.nameRange, of: call.function)
    }
    var found: [Value] = []
    for argument in call.rest {
      let variable = try Call.tensor(argument, session: call.session)
      found.append(.tensor(try gradient(of: scalar, variable, call, at: argument.range)))
    }
    guard found.count > 1 else { return found[0] }
    return .tuple(found)
  }

  private static func gradient(
    of scalar: Node<Double>, _ variable: Node<Double>, _ call: borrowing Call,
    at range: SourceRange
  ) throws(Diagnostic) -> Node<Double> {
    try call.fitting { () throws(ShapeError) in
      try Budget.check(room: variable.value.shape.count)
    }
    // What a program computed has been used in its record, which lies before the node.
    let isOfProgram = variable.operation?.record != nil
    let gradients = try gradients(call) {
      Gradients(of: scalar, backTo: isOfProgram ? nil : variable)
    }
    try call.session.checkGoesOn(at: call.range)
    guard gradients.contains(variable) else {
      throw independent(scalar, variable, call, at: range)
    }
    guard let tensor = gradients[variable] else {
      throw .noGradientFlows(at: range)
    }
    let name = call.session.names(of: variable).first ?? variable.label
    return Node(
      gradient: tensor, of: scalar, variable: variable,
      label: name.map {
        "grad(\(call.session.names(of: scalar).first ?? scalar.label ?? "L"), \($0))"
      })
  }

  /// Computes gradients; what goes wrong in those of the learner's own is an error of the call.
  private static func gradients(
    _ call: borrowing Call, _ body: () -> Gradients<Double>
  ) throws(Diagnostic) -> Gradients<Double> {
    do throws(ProgramFailure) {
      return try call.session.namespace.gradients(body)
    } catch {
      throw error.finished
    }
  }

  private static func independent(
    _ scalar: Node<Double>, _ variable: Node<Double>, _ call: borrowing Call,
    at range: SourceRange? = nil
  ) -> Diagnostic {
    let place = range ?? call.place(of: "w")
    let names = call.session.names(of: variable)
    // An earlier value of the same name that L was computed from: the variable was assigned since.
    let old = call.session.formerNodes(of: names)
    let ancestry = Set(scalar.ancestry().map(\.id))
    if let name = names.first, !old.isDisjoint(with: ancestry) {
      return .changedSince(
        name, scalar: call.session.names(of: scalar).first ?? "L", at: place)
    }
    return .notComputedFrom(
      names.first ?? variable.label, scalar: call.session.names(of: scalar).first ?? "L",
      inputs: call.session.namedNodes().filter {
        ancestry.contains($0.node.id) && $0.node !== scalar
      }
      .map(\.name),
      isOfGradient: scalar.ancestry().contains { Value.tensor($0).isGradient }, at: place)
  }

  /// Shows the gradient of every named value and keeps it as that name's `.grad`.
  @Sendable private static func backward(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let given = try call.tensor("L")
    let root = try seeded(given, call)
    let gradients = try gradients(call) { Gradients(of: root) }
    try call.session.checkGoesOn(at: call.range)
    let session = call.session
    session.gradients = [:]
    var shown = 0
    let reached = Set(given.ancestry().map(\.id))
    for (name, node) in session.namedNodes() where node !== given && reached.contains(node.id) {
      guard let gradient = gradients[node] else { continue }
      let kept =
        session.gradients[node.id]
        ?? Node(gradient: gradient, of: root, variable: node, label: "\(name).grad")
      session.gradients[node.id] = kept
      session.show(.value(name: "\(name).grad", .tensor(kept)))
      shown += 1
    }
    if shown == 0 { session.show(.note(Remark.noNamedInputs)) }
    // Optimisers and programs find a parameter's with its array.
    do throws(ProgramFailure) {
      let machine = ProgramMachine(session)
      for (_, node) in session.namedNodes() where gradients[node] != nil {
        _ = try machine.parameter(node)
      }
      try machine.collect(gradients, afresh: true)
    } catch {
      throw error.finished
    }
    return .none
  }

  /// The scalar that `backward` differentiates: `L` itself, or with an upstream gradient `sum(y·dy)`, whose
  /// gradient with respect to y is dy.
  private static func seeded(
    _ output: Node<Double>, _ call: borrowing Call
  ) throws(Diagnostic) -> Node<Double> {
    guard let upstream = try call.optionalTensor("dy") else {
      try requireScalar(output, call)
      return output
    }
    let shape = output.value.shape
    guard upstream.value.shape == shape else {
      throw .upstreamShape(upstream.value.shape, wanted: shape, at: call.place(of: "dy"))
    }
    let operations = try call.fitting { () throws(ShapeError) in
      (
        try ElementwiseBinary(name: "mul", .multiply, left: shape, right: shape),
        try Reduction(name: "sum", .sum, input: shape)
      )
    }
    let weighted = try call.session.record(
      operations.0, [output, upstream], label: nil, at: call.range)
    return try call.session.record(operations.1, [weighted], label: nil, at: call.range)
  }

  @Sendable private static func check(_ call: borrowing Call) throws(Diagnostic) -> Value {
    if case .program(let box)? = call.argument("L")?.value, JudgedFunction(box.value) != nil {
      return try JudgingFunctions.checkBackward(call)
    }
    let (scalar, variable) = try operands(call)
    if let own = try JudgingFunctions.ownGradient(call, variable) {
      let exact = try gradient(of: scalar, variable, call, at: call.place(of: "w"))
      return JudgingFunctions.check(own, against: exact, of: scalar, variable, call)
    }
    let replay = try replay(scalar, variable, call)
    let exact = try gradient(of: scalar, variable, call, at: call.place(of: "w")).value
    let isStep = call.has("mine") && !call.has("h")
    let step = try call.number(isStep ? "mine" : "h", default: 1e-5)
    let report = GradientCheck(
      exact: exact, replay: replay, scalar: scalar, variable: variable, step: step)
    try call.session.checkGoesOn(at: call.range)
    let name = call.session.names(of: variable).first ?? variable.label ?? "w"
    for remark in report.remarks(name: name) { call.session.show(.note(remark)) }
    return .number(report.relativeError)
  }
}
