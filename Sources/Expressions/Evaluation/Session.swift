import Networks
import Tensors
import Terminal

/// The variables and settings that statements read and change.
///
/// A session is used by one thread. What it has to show goes to `show` as it comes about; what is
/// wrong is thrown, and leaves the variables as they were before the statement.
public final class Session {
  /// Receives what there is to show.
  public var show: (Outcome) -> Void

  /// The value of each variable.
  public internal(set) var variables: [String: Value] = [:]

  /// What the names that imports made stand for.
  var imported: [String: Imported] = [:]

  /// The last value, printed or not: `_` and `ans`.
  public internal(set) var last: Value?

  /// Decimals that are printed.
  public var precision = 4

  /// Where random numbers come from; `manual_seed` starts it anew.
  public var random = RandomSource(seed: 0)

  /// The variables as programs see them.
  let namespace = ProgramNamespace()

  /// The gradients that the last `backward` left, by the number of the node they belong to.
  var gradients: [Int: Node<Double>] = [:]

  /// The numbers of the nodes that each variable stood for before it was assigned anew.
  private var former: [String: Set<Int>] = [:]

  /// How to take back what the statement that runs has changed in networks; nil outside one.
  private var changes: [() -> Void]?

  /// Remarks that are made once a session.
  private var remarked: Set<String> = []

  /// Whether programs note what they write, iteration by iteration.
  private(set) var isWatching = false

  /// Texts that were read before.
  private(set) var texts = ParsedTexts()

  /// Which files statements may touch: none, unless the session is the user's own.
  public var files: FileAccess

  /// How many comparisons have been shown: what gave one is not printed besides.
  private(set) var comparisonCount = 0

  /// How much statements may take; nil where only the user's patience counts.
  public var allowance: Allowance?

  /// Starts a session without variables.
  public init(files: FileAccess = .page(data: nil), show: @escaping (Outcome) -> Void) {
    self.files = files
    self.show = show
  }

  deinit { namespace.release() }

  /// The machine that runs a program of the session's; nil where none does.
  weak var machine: ProgramMachine?

  /// Whether a value is computed to be explained: what programs print meanwhile is not shown.
  private(set) var isExplaining = false

  /// Does something to explain its result.
  public func explaining<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let before = isExplaining
    isExplaining = true
    defer { isExplaining = before }
    return try body()
  }

  /// Does something while programs note what they write, so that their iterations can be walked through.
  public func watching<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    isWatching = true
    defer { isWatching = false }
    return try explaining(body)
  }

  /// A session with the same variables, settings, random numbers and rights, which can change without
  /// changing this one; its allowance begins anew.
  public func copy(show: @escaping (Outcome) -> Void) -> Session {
    let copy = Session(files: files, show: show)
    copy.allowance = allowance?.renewed()
    copy.variables = variables
    copy.imported = imported
    copy.last = last
    copy.precision = precision
    copy.random = random
    copy.gradients = gradients
    copy.remarked = remarked
    copy.former = former
    copy.texts = texts
    copy.namespace.modules = namespace.modules
    copy.separatePrograms()
    return copy
  }

  /// Forgets one variable, or all of them.
  ///
  /// - Returns: Whether there was such a variable.
  @discardableResult
  public func clear(_ name: String? = nil) -> Bool {
    guard let name else {
      variables = [:]
      imported = [:]
      gradients = [:]
      return true
    }
    return variables.removeValue(forKey: name) != nil
  }

  /// The names that stand for a node, in alphabetical order; parameters of networks included.
  public func names(of node: Node<Double>) -> [String] {
    namedNodes().filter { $0.node === node }.map(\.name)
  }

  /// Every named tensor, in alphabetical order: variables, and parameters that have been
  /// drawn as `net[0].weight`.
  func namedNodes() -> [(name: String, node: Node<Double>)] {
    variables.keys.sorted().flatMap { name -> [(name: String, node: Node<Double>)] in
      switch variables[name] {
      case .tensor(let node): [(name, node)]
      case .network(let network): network.drawnParameters(prefix: name)
      case .program(let box):
        ModuleTree.namedNodes(of: box.value, name).map { (name: $0.name, node: $0.node) }
      default: []
      }
    }
  }

  /// The numbers of the nodes that some names stood for before.
  func formerNodes(of names: [String]) -> Set<Int> {
    names.reduce(into: []) { $0.formUnion(former[$1] ?? []) }
  }

  /// Gives a variable its value.
  ///
  /// - Throws: a diagnostic for a name that the language keeps for itself.
  func set(_ name: String, to value: Value, at range: SourceRange) throws(Diagnostic) {
    guard !["_", "ans", "True", "False", "None"].contains(name) else {
      throw .reservedName(name, at: range)
    }
    if case .tensor(let old) = variables[name] { former[name, default: []].insert(old.id) }
    variables[name] = value
  }

  /// Remembers how to take back a change of a network's parameter.
  func noteChange(_ undo: @escaping () -> Void) { changes?.append(undo) }

  /// Does something that changes variables, and takes its changes back if it fails.
  func allOrNothing<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let before = (variables, former)
    return try undoing { () throws(Diagnostic) in
      do throws(Diagnostic) {
        return try body()
      } catch {
        (variables, former) = before
        throw error
      }
    }
  }

  /// Does something, and takes back the changes that were noted if it fails.
  func undoing<Result>(_ body: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    let outer = changes
    changes = []
    do throws(Diagnostic) {
      let result = try body()
      changes = outer.map { $0 + (changes ?? []) }
      return result
    } catch {
      for undo in (changes ?? []).reversed() { undo() }
      changes = outer
      throw error
    }
  }

  /// Makes a remark, unless the same one has been made before.
  func remarkOnce(_ id: String, _ phrase: Phrase) {
    if remarked.insert(id).inserted { show(.note(phrase)) }
  }

  /// Shows what came out of a comparison.
  func show(_ comparison: Comparison) {
    comparisonCount += 1
    show(.comparison(comparison))
  }

  /// Does an operation and remembers it.
  ///
  /// - Throws: a diagnostic where the work or the kept values grow beyond their limit, or the session may
  ///   not go on.
  func record(
    _ operation: any Operation, _ inputs: [Node<Double>], type: ElementType? = nil, label: String?,
    isInner: Bool = false,
    at range: SourceRange
  ) throws(Diagnostic) -> Node<Double> {
    do {
      try operation.checkBudget()
    } catch {
      throw .shape(error, range: range)
    }
    try checkGoesOn(adding: operation.outputShape.count, at: range)
    let node = Node(operation, inputs, type: type, label: label, isInner: isInner)
    try checkGoesOn(at: range)
    return node
  }

  /// Puts values of equal shape into one tensor with a new first dimension.
  func stacked(_ values: [Value], at range: SourceRange) throws(Diagnostic) -> Node<Double> {
    var nodes: [Node<Double>] = []
    for value in values {
      switch value {
      case .tensor(let node): nodes.append(node)
      case .tuple(let inner), .list(let inner): nodes.append(try stacked(inner, at: range))
      default: throw .wrongKind(Call.Argument(value: value, range: range), wanted: .tensor)
      }
    }
    return try stacked(nodes, at: range)
  }

  /// Puts tensors of equal shape into one with a new first dimension.
  ///
  /// Numbers that were written down become one leaf; whatever was computed keeps its history.
  func stacked(
    _ nodes: [Node<Double>], at range: SourceRange, areWritten: Bool = false
  ) throws(Diagnostic) -> Node<Double> {
    guard let first = nodes.first else { return Node(Tensor(vector: [])) }
    if let odd = nodes.first(where: { $0.value.shape != first.value.shape }) {
      throw .raggedLiteral(first.value.shape, odd.value.shape, at: range)
    }
    let operation: Rearrangement
    do {
      if areWritten {
        let shape = try Shape([nodes.count] + first.value.shape.dimensions)
        return Node(
          try Tensor(shape, nodes.flatMap(\.value.elements)), type: .common(nodes.map(\.type)))
      }
      operation = try Rearrangement.stack(nodes.map(\.value.shape))
    } catch {
      throw .shape(error, range: range)
    }
    return try record(operation, nodes, label: nil, at: range)
  }

  /// The slices of a tensor along its first dimension: the elements of the literal it was written as,
  /// where it was.
  func slices(of node: Node<Double>, at range: SourceRange) throws(Diagnostic) -> [Node<Double>] {
    let shape = node.value.shape
    guard shape.rank > 0 else { return [node] }
    if node.operation?.stacksOperands ?? false { return node.inputs }
    guard shape[0] <= 4096 else { throw .tooManySlices(shape[0], at: range) }
    var slices: [Node<Double>] = []
    for position in 0..<shape[0] {
      slices.append(try slice(of: node, [.place(position)], label: nil, at: range))
    }
    return slices
  }
}
