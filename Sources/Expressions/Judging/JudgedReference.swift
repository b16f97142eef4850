import Tensors

/// What a function is held against: a function of the library or of a program, or the gradient of one with
/// respect to one of its arrays.
final class JudgedReference {
  /// What is compared.
  enum Kind: Hashable {
    case value
    /// The gradient of the function's result, weighted by `upstream`, with respect to an array.
    case gradient(of: String)
  }

  /// What gives the forward value: a function of the library, or of a program.
  enum Forward {
    case library(Function)
    case program(JudgedProgram)
  }

  let forward: Forward
  let kind: Kind
  let family: CaseFamily
  private let session: Session

  /// Settings of the library's function that are no single numbers, `padding='same'`: the same in every case.
  var others: [String: Value] = [:]

  private var known: [JudgedCase: Tensor<Double>?] = [:]
  private var kinks: [JudgedCase: Bool] = [:]

  /// Whether the backward function of a loss takes no gradient that arrives: it is 1.
  var hasPlainUpstream = false

  /// What ended the judging while the reference was asked.
  private(set) var stop: Diagnostic?

  /// The forward value whose gradient was asked for last.
  private(set) var forwardNode: Node<Double>?

  init(_ forward: Forward, _ kind: Kind, _ family: CaseFamily, session: Session) {
    self.forward = forward
    self.kind = kind
    self.family = family
    self.session = session
  }

  /// The name of the library's function; empty for a program's.
  var name: String {
    if case .library(let function) = forward { function.name } else { "" }
  }

  /// The right result for a case; nil where the function does not take it.
  func result(_ judged: JudgedCase) -> Tensor<Double>? {
    if let found = known[judged] { return found }
    let found = node(judged)?.value
    known[judged] = found
    return found
  }

  /// The right result with the way it came about.
  func node(_ judged: JudgedCase, nodes: [String: Node<Double>] = [:]) -> Node<Double>? {
    let nodes = judged.nodes.merging(nodes) { $1 }
    guard let value = value(judged, nodes) else { return nil }
    guard case .gradient(let operand) = kind else { return value }
    guard let variable = nodes[operand],
      let upstream = judged.arrays["upstream"] ?? Optional(Tensor(repeating: 1, value.value.shape)),
      upstream.shape == value.value.shape
    else { return nil }
    return gradient(of: value, nodes["upstream"] ?? Node(upstream), variable)
  }

  /// Whether a case has one right result: the function takes it, and no gradient is asked for at a kink.
  func decides(_ judged: JudgedCase) -> Bool {
    guard result(judged) != nil else { return false }
    guard case .gradient(let operand) = kind, family.kind != .pooling else { return true }
    if let known = kinks[judged] { return !known }
    var isAtKink = false
    if let variable = judged.arrays[operand] {
      if let here = value(judged, judged.nodes)?.value {
        // What a slip makes of the case may let a gradient through where none arrives.
        let upstream = judged.arrays["upstream"]?.map { $0 == 0 ? 1 : $0 }
        isAtKink = self.isAtKink(
          judged, Node(variable), upstream ?? Tensor(repeating: 1, here.shape), here)
      }
    }
    kinks[judged] = isAtKink
    return !isAtKink
  }

  /// The gradient of what was computed, weighted by the upstream gradient, with the way it came about.
  private func gradient(
    of value: Node<Double>, _ upstream: Node<Double>, _ variable: Node<Double>
  ) -> Node<Double>? {
    let shape = value.value.shape
    guard
      let product = try? ElementwiseBinary(name: "mul", .multiply, left: shape, right: shape),
      let sum = try? Reduction(name: "sum", .sum, input: shape)
    else { return nil }
    let root = Node(sum, [Node(product, [value, upstream])])
    let gradient =
      Gradients(of: root)[variable] ?? Tensor(repeating: 0, variable.value.shape)
    forwardNode = value
    return Node(gradient: gradient, of: root, variable: variable)
  }

  /// Whether the slopes to both sides of a case differ, along a direction that favours no element.
  ///
  /// At a kink any slope between them is right. Of a pooling the first of equal cells gets the gradient,
  /// and that is asked for.
  private func isAtKink(
    _ judged: JudgedCase, _ variable: Node<Double>, _ upstream: Tensor<Double>,
    _ here: Tensor<Double>
  ) -> Bool {
    guard case .gradient(let operand) = kind else { return false }
    var random = RandomSource(seed: 5)
    let direction = variable.value.map { _ in Double(random.next() % 1000) / 1000 + 0.5 }
    func slope(_ step: Double) -> Double {
      let moved = zip(variable.value.elements, direction.elements).map { $0 + step * $1 }
      var nodes = judged.nodes
      guard let there = try? Tensor(variable.value.shape, moved) else { return .nan }
      nodes[operand] = Node(there)
      guard let value = value(judged, nodes)?.value, value.shape == here.shape else { return .nan }
      let change = zip(zip(value.elements, here.elements), upstream.elements).reduce(0) {
        $0 + ($1.0.0 - $1.0.1) * $1.1
      }
      return change / step
    }
    let (left, right) = (slope(-1e-5), slope(1e-5))
    return abs(right - left) > 1e-2 * max(abs(right), abs(left), 0.1)
  }

  /// The forward value.
  func output(_ judged: JudgedCase) -> Tensor<Double>? {
    value(judged, judged.nodes)?.value
  }

  private func value(_ judged: JudgedCase, _ nodes: [String: Node<Double>]) -> Node<Double>? {
    switch forward {
    case .library(let function): return library(function, judged, nodes)
    case .program(let program):
      do throws(Diagnostic) {
        guard case .numbers(_, let node) = try program.outcome(judged, nodes: nodes) else {
          return nil
        }
        return node
      } catch {
        stop = error
        return nil
      }
    }
  }

  /// Calls a function of the library; its settings are those of the case that it has.
  private func library(
    _ function: Function, _ judged: JudgedCase, _ nodes: [String: Node<Double>]
  ) -> Node<Double>? {
    let nowhere = SourceRange(0, 0)
    var given: Evaluator.Given = []
    for (place, array) in family.arrays.enumerated() {
      guard var node = nodes[array.name] else { continue }
      if array.name == "bias", node.value.shape.rank == 0,
        let operation = try? Rearrangement.reshape(node.value.shape, to: [1])
      {
        node = Node(operation, [node])
      }
      guard place < function.signature.parameters.count else { return nil }
      // By its name where the function has that, as `batch_norm` whose second array is a running mean.
      let hasName = function.signature.position(of: array.name) != nil
      given.append(
        (
          hasName ? array.name : function.signature.parameters[place].name, nowhere,
          Call.Argument(value: .tensor(node), range: nowhere)
        ))
    }
    for (name, number) in judged.settings.sorted(by: { $0.key < $1.key }) {
      guard function.signature.position(of: name) != nil else { continue }
      var value = Value.number(number, .written)
      if name == "pad", let rank = nodes["input"]?.value.shape.rank {
        value = .tuple([Value](repeating: value, count: 2 * min(rank, 2)))
      }
      given.append((name, nowhere, Call.Argument(value: value, range: nowhere)))
    }
    for (name, value) in others.sorted(by: { $0.key < $1.key })
    where function.signature.position(of: name) != nil {
      given.append((name, nowhere, Call.Argument(value: value, range: nowhere)))
    }
    do throws(Diagnostic) {
      let call = try Call(
        function, given, range: nowhere, nameRange: nowhere, session: session, label: nil,
        text: { _ in "" })
      guard case .tensor(let node) = try call.result() else { return nil }
      return node
    } catch {
      if ["interrupted", "out-of-time", "out-of-memory"].contains(error.id) { stop = error }
      return nil
    }
  }

  /// Another function of the library on the same case.
  func other(_ name: String, _ judged: JudgedCase) -> Tensor<Double>? {
    guard let function = FunctionTable.shared.named(name) else { return nil }
    let other = JudgedReference(.library(function), kind, family, session: session)
    other.others = others
    return other.result(judged)
  }
}
