import Networks
import Tensors

/// `compare`: one's own function held against another.
enum JudgingFunctions {
  static let all: [Function] = [
    Function(
      "compare", "mine, other=None, *example", in: [], takesFunctions: true, tells: true, compare)
  ]

  @Sendable private static func compare(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let session = call.session
    var mine = try function("mine", call)
    var other: JudgedFunction
    if call.has("other") {
      other = try function("other", call)
      // Of two functions the one that is judged is the program's, in whatever order they stand.
      if mine.library != nil, other.library == nil { swap(&mine, &other) }
      // `compare(conv2d, conv2d)` behind `def conv2d`: one of the two is the library's.
      if mine.library == nil, other.library == nil, other.name == mine.name {
        other = library(mine.name) ?? other
      }
    } else {
      guard let found = library(mine.name) else {
        throw .nothingToCompareWith(mine.name, at: call.place(of: "mine"))
      }
      other = found
    }
    var examples: [Node<Double>] = []
    for argument in call.rest { examples.append(try Call.tensor(argument, session: session)) }
    let judge = FunctionJudge(session: session, range: call.range)
    let comparison = try judge.comparison(
      mine, other, examples: examples, given: call.others.mapValues { $0.value })
    session.show(comparison)
    return .truth(comparison.isSame)
  }

  /// The library's function of a name.
  private static func library(_ name: String) -> JudgedFunction? {
    FunctionTable.shared.named(name).flatMap {
      JudgedFunction(.object(LibraryFunctionObject($0, .torch)))
    }
  }

  /// Whether an argument is a function, or may be called like one.
  private static func isFunction(_ argument: Call.Argument?) -> Bool {
    switch argument?.value {
    case .program(let box): JudgedFunction(box.value) != nil
    case .network: true
    default: false
    }
  }

  /// A function that is given for a parameter.
  static func function(
    _ name: String, _ call: borrowing Call
  ) throws(Diagnostic) -> JudgedFunction {
    let place = call.place(of: name)
    guard let value = call.argument(name)?.value else {
      throw .missingArgument(name, at: call.nameRange, of: call.function)
    }
    let found: JudgedFunction? =
      switch value {
      case .program(let box): JudgedFunction(box.value)
      case .network(let network): JudgedFunction(.object(NetworkObject(network)))
      default: nil
      }
    guard var found else { throw .functionWanted(value, at: place) }
    let typed = call.text(place)
    let isName = !typed.isEmpty && typed.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    if found.library == nil, isName { found.name = typed }
    if found.name.hasPrefix("<") { found.name = "mine" }
    return found
  }

  // MARK: Gradients of one's own

  /// `gradcheck(conv_backward, conv_forward, x, w, b)`.
  static func checkBackward(_ call: borrowing Call) throws(Diagnostic) -> Value {
    var backward = try function("L", call)
    guard isFunction(call.argument("w")) else { throw .forwardWanted(backward.name, call) }
    var forward = try function("w", call)
    // It is the backward function that takes the gradient which arrives.
    if forward.takesUpstream, !backward.takesUpstream { swap(&backward, &forward) }
    let session = call.session
    let values = ([call.argument("mine")].compactMap(\.self) + call.rest).map { argument -> Value in
      // A program's nested list of numbers is an array, as for every function.
      if case .list = argument.value, let node = try? Call.tensor(argument, session: session) {
        return .tensor(node)
      }
      return argument.value
    }
    let judge = BackwardJudge(session: call.session, range: call.range)
    let comparisons: [Comparison]
    do throws(Diagnostic) {
      comparisons = try judge.comparisons(backward, forward, values)
    } catch {
      let needed = forward.parameters.filter { !$0.hasDefault }.map(\.name)
      guard error.id == "not-comparable", values.count < needed.count else { throw error }
      throw .inputsWanted(backward.name, forward.name, needed, given: values.count, at: call.range)
    }
    for comparison in comparisons { call.session.show(comparison) }
    return .truth(comparisons.allSatisfy(\.isSame))
  }

  /// The gradient that is given to `gradcheck(L, w, mine)`, or that a function given there makes of `w`; nil
  /// where the third argument is missing or is the step of the differences.
  static func ownGradient(
    _ call: borrowing Call, _ variable: Node<Double>
  ) throws(Diagnostic) -> JudgedOutcome? {
    guard let argument = call.argument("mine") else { return nil }
    if case .program(let box) = argument.value, let function = JudgedFunction(box.value) {
      guard let family = CaseFamily.named("relu") else { return nil }
      let program = JudgedProgram(
        function, ParameterMatching(function, family, given: []), session: call.session)
      return try program.outcome(JudgedCase(["input": variable.value]), nodes: ["input": variable])
    }
    let node = try Call.tensor(argument, session: call.session)
    if node.value.shape.rank == 0, variable.value.shape.rank > 0 { return nil }
    return .numbers(node.value, node)
  }

  /// Holds a gradient of one's own against the right one.
  static func check(
    _ own: JudgedOutcome, against exact: Node<Double>, of scalar: Node<Double>,
    _ variable: Node<Double>, _ call: borrowing Call
  ) -> Value {
    let session = call.session
    func name(_ node: Node<Double>, _ other: String) -> String {
      session.names(of: node).first ?? node.label ?? other
    }
    let mine = call.text(call.place(of: "mine"))
    var comparison = Comparison(
      mine: mine.isEmpty ? "mine" : mine,
      other: "grad(\(name(scalar, "L")), \(name(variable, "w")))")
    comparison.cases = 1
    switch own {
    case .failed(let failure):
      comparison.failure = failure
      comparison.differing = 1
    case .numbers(let tensor, let node):
      if tensor.agrees(with: exact.value) { break }
      comparison.differing = 1
      comparison.values = tensor
      comparison.nodes = (node, exact, session.namedNodes().map { ($0.node, $0.name) })
      if tensor.shape == exact.value.shape {
        comparison.at = tensor.firstDifference(from: exact.value).map { tensor.shape.index(of: $0) }
      }
      let slip = GradientSlip(tensor, exact.value, of: scalar, variable)
      (comparison.slip, comparison.slipWords) = (slip.slip, slip.words)
    }
    if !comparison.isSame { comparison.expected = exact.value }
    session.show(comparison)
    return .truth(comparison.isSame)
  }
}
