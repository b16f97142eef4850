import Tensors
import Terminal

/// Runs a function of a program on cases, on copies of their arrays.
final class JudgedProgram {
  /// How arrays and settings are handed over: found out once, on the smallest case.
  struct Manner: Hashable {
    enum Arrays { case numpy, torch, lists }
    var arrays = Arrays.numpy
    /// Whether a setting that may be a number for each side is given as one, where its default tells nothing.
    var hasPairs = false
  }

  let function: JudgedFunction
  let matching: ParameterMatching
  var manner = Manner()

  /// The first case that it gave numbers for in this manner, and what it gave.
  var early: (judged: JudgedCase, outcome: JudgedOutcome)? { first[manner] }
  private var first: [Manner: (judged: JudgedCase, outcome: JudgedOutcome)] = [:]

  /// Whether the last run left an array other than it was.
  private(set) var hasChangedInputs = false

  /// Steps of all runs.
  private(set) var steps = 0

  private let session: Session
  private let given: [String: ProgramValue]

  /// Prepares a function.
  init(
    _ function: JudgedFunction, _ matching: ParameterMatching, session: Session,
    given: [String: ProgramValue] = [:]
  ) {
    self.function = function
    self.matching = matching
    self.session = session
    self.given = given
  }

  /// The ways in which it may want its arrays, the likeliest first.
  var manners: [Manner] {
    let isTorch = function.mentions([
      "torch.", "nn.", "F.", ".view(", ".unsqueeze(", ".size(", ".unfold(", ".permute(", "dim=",
    ])
    let isLists =
      function.mentions(["len("])
      && !function.mentions([".shape", "np.", "numpy", ".sum(", ".max(", ".mean("])
    let kinds: [Manner.Arrays] =
      isTorch
      ? [.torch, .numpy, .lists] : isLists ? [.lists, .numpy, .torch] : [.numpy, .torch, .lists]
    return kinds.flatMap { kind in
      [false, true].map { Manner(arrays: kind, hasPairs: $0) }
    }
  }

  /// What the function gives for a case, of its first result if there are several.
  ///
  /// - Throws: what ends the judging: an interruption, a page's time or memory used up.
  func outcome(
    _ judged: JudgedCase, nodes: [String: Node<Double>] = [:]
  ) throws(Diagnostic) -> JudgedOutcome {
    let outcome = try outcomes(judged, nodes: nodes, wholeTuple: false)[0]
    if outcome.tensor != nil, first[manner] == nil {
      first[manner] = (judged, outcome.unrecorded)
    }
    return outcome
  }

  /// All results of the function.
  func outcomes(
    _ judged: JudgedCase, nodes: [String: Node<Double>] = [:], wholeTuple: Bool = true
  ) throws(Diagnostic) -> [JudgedOutcome] {
    try quietly { machine throws(ProgramFailure) in
      var handed: [Handed] = []
      let result = try call(machine, judged, nodes, &handed)
      noteChanges(handed, machine)
      let results = result.object is TupleObject ? result.parts ?? [result] : [result]
      return (wholeTuple ? results : Array(results.prefix(1))).map {
        JudgedProgram.numbers($0, machine)
      }
    }
  }

  /// An array that was handed over, and what it held.
  typealias Handed = (value: ProgramValue, tensor: Tensor<Double>)

  /// Does something with a machine of its own: what the program says, draws and changes besides its result
  /// leaves no trace.
  func quietly(
    _ body: (ProgramMachine) throws(ProgramFailure) -> [JudgedOutcome]
  ) throws(Diagnostic) -> [JudgedOutcome] {
    let machine = ProgramMachine(session)
    hasChangedInputs = false
    let (show, random, namespace) = (session.show, session.random, session.namespace)
    session.show = { _ in }
    defer {
      steps += machine.state.pointee.turn
      session.show = show
      session.random = random
    }
    do throws(ProgramFailure) {
      // Where a program runs that asks for the comparison, the variables are its own already.
      if namespace.runningPrograms == 0 { try machine.takeVariables() }
      let values = namespace.names.map { ($0, namespace[$0]) }
      defer { for (name, value) in values { namespace[name] = value } }
      return try body(machine)
    } catch {
      let diagnostic = error.finished
      if ["interrupted", "out-of-time", "out-of-memory", "weight-not-set", "weights-several"]
        .contains(diagnostic.id)
      {
        throw diagnostic
      }
      return [.failed(JudgedFailure(diagnostic))]
    }
  }

  /// Remembers whether an array holds something else than it did.
  func noteChanges(_ handed: [Handed], _ machine: ProgramMachine) {
    for (value, tensor) in handed {
      guard let now = try? machine.array(value).numbers else { continue }
      let isSame =
        now.count == tensor.elements.count
        && zip(now, tensor.elements).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      if !isSame { hasChangedInputs = true }
    }
  }

  /// What a value is as numbers.
  static func numbers(_ value: ProgramValue, _ machine: ProgramMachine) -> JudgedOutcome {
    if value.isNone {
      return .failed(
        JudgedFailure(Phrase("it gives None: is a return missing?", "结果是 None：是不是少了 return？")))
    }
    if case .real(let number, let id) = value {
      return .numbers(Tensor(number), machine.node(ofNumber: number, id, .real))
    }
    guard let array = try? machine.array(value), array.rank <= Shape.maximumRank else {
      return .failed(
        JudgedFailure(
          Phrase(
            "it gives a value of type \(value.typeName), not an array",
            "结果是 \(value.typeName) 类型的值，不是数组")))
    }
    let node = machine.node(of: array)
    return .numbers(node.value, node)
  }

  // MARK: Calling

  /// The function's result, and the arrays that it was handed.
  func call(
    _ machine: ProgramMachine, _ judged: JudgedCase, _ nodes: [String: Node<Double>],
    _ handed: inout [Handed]
  ) throws(ProgramFailure) -> ProgramValue {
    var constructor = ProgramArguments()
    var forward = ProgramArguments()
    for (parameter, meaning) in matching.meanings {
      // What does not vary keeps its default.
      if case .setting(let name) = meaning, judged.settings[name] == nil { continue }
      let value = try self.value(
        parameter, meaning, machine, judged, nodes, &handed)
      if parameter.isOfConstructor {
        constructor.named.append((parameter.name, value))
      } else {
        forward.named.append((parameter.name, value))
      }
    }
    var placed = placed(forward)
    for name in matching.rest {
      placed.values.append(try array(name, machine, judged, nodes, &handed))
    }
    switch function.manner {
    case .plain:
      return try machine.call(function.value, placed)
    case .constructed(let type):
      let object = try machine.call(.object(type), constructor)
      try setAttributes(of: object, machine, judged, nodes, &handed)
      return try result(of: object, type, machine, placed)
    case .object(let instance):
      let kept = try setAttributes(of: .object(instance), machine, judged, nodes, &handed)
      defer { for item in kept { item.owner.set(item.attribute, item.value) } }
      return try result(of: .object(instance), instance.type, machine, placed)
    }
  }

  /// Calls an object; a class of one's own may have nothing but `forward`.
  private func result(
    of object: ProgramValue, _ type: ClassObject, _ machine: ProgramMachine,
    _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    guard type.lookUp("__call__") == nil else {
      return try machine.call(object, arguments)
    }
    return try machine.callMethod(object, "forward", arguments)
  }

  /// What the function is given for a case, by its parameters.
  func arguments(
    _ machine: ProgramMachine, _ judged: JudgedCase, _ nodes: [String: Node<Double>],
    _ handed: inout [Handed]
  ) throws(ProgramFailure) -> [(name: String, value: ProgramValue)] {
    var arguments: [(name: String, value: ProgramValue)] = []
    for (parameter, meaning) in matching.meanings {
      if case .setting(let name) = meaning, judged.settings[name] == nil { continue }
      arguments.append(
        (parameter.name, try value(parameter, meaning, machine, judged, nodes, &handed)))
    }
    return arguments
  }

  /// Arguments by place as long as every parameter before them has one: names that a decorator or a
  /// network hides are then no matter.
  private func placed(_ arguments: ProgramArguments) -> ProgramArguments {
    var result = ProgramArguments()
    var named = arguments.named
    for parameter in function.parameters where !parameter.isOfConstructor {
      guard !parameter.isByName, let place = named.firstIndex(where: { $0.name == parameter.name })
      else { break }
      result.values.append(named.remove(at: place).value)
    }
    result.named = named
    return result
  }

  private func value(
    _ parameter: JudgedFunction.Parameter, _ meaning: ParameterMatching.Meaning,
    _ machine: ProgramMachine, _ judged: JudgedCase, _ nodes: [String: Node<Double>],
    _ handed: inout [Handed]
  ) throws(ProgramFailure) -> ProgramValue {
    switch meaning {
    case .given: return given[parameter.name] ?? .none
    case .array(let name):
      return try array(name, machine, judged, nodes, &handed)
    case .setting(let name):
      return setting(name, judged, key: parameter.name, isPair: parameter.isPair)
    case .dictionary(let keys):
      let dictionary = try DictionaryObject()
      for (key, name) in keys.sorted(by: { $0.key < $1.key }) where judged.settings[name] != nil {
        try dictionary.set(.text(key), setting(name, judged, key: key))
      }
      return .object(dictionary)
    case .layerSize(let letter):
      let shape = judged.arrays["weight"]?.shape.dimensions ?? []
      let full = [Int](repeating: 1, count: max(4 - shape.count, 0)) + shape
      return .int(letter == "O" ? full[0] : letter == "C" ? full[1] : full[3])
    }
  }

  private func array(
    _ name: String, _ machine: ProgramMachine, _ judged: JudgedCase,
    _ nodes: [String: Node<Double>],
    _ handed: inout [Handed]
  ) throws(ProgramFailure) -> ProgramValue {
    guard let tensor = judged.arrays[name] else { return .none }
    let isWhole = judged.whole.contains(name)
    let node = nodes[name] ?? Node(tensor, type: isWhole ? .whole : .real)
    if isWhole, tensor.shape.rank == 0, let number = tensor.single { return .int(Int(number)) }
    guard manner.arrays != .lists else {
      let value = JudgedProgram.list(tensor.elements[...], tensor.shape.dimensions[...], isWhole)
      handed.append((value, tensor))
      return value
    }
    let value = try machine.value(of: node, isTorch: manner.arrays == .torch)
    if value.array != nil { handed.append((value, tensor)) }
    return value
  }

  private static func list(
    _ numbers: ArraySlice<Double>, _ lengths: ArraySlice<Int>, _ isWhole: Bool
  ) -> ProgramValue {
    guard let length = lengths.first else {
      let number = numbers.first ?? 0
      return isWhole ? .int(Int(number)) : .real(number, Ledger.plain)
    }
    let size = numbers.count / max(length, 1)
    return .list(
      (0..<length).map { place in
        let start = numbers.startIndex + place * size
        return list(numbers[start..<start + size], lengths.dropFirst(), isWhole)
      })
  }

  private static let pairs: Set<String> = [
    "stride", "padding", "dilation", "kernel_size", "output_size", "output_padding",
  ]

  private func setting(
    _ name: String, _ judged: JudgedCase, key: String, isPair: Bool? = nil
  ) -> ProgramValue {
    guard let number = judged.settings[name] else { return .none }
    if name == "ceil_mode" || name == "count_include_pad" { return .boolean(number != 0) }
    let value = Int(exactly: number).map { ProgramValue.int($0) } ?? .real(number, Ledger.plain)
    let isOneSide =
      key.contains("_h") || key.contains("_w") || ["HF", "WF", "kh", "kw"].contains(key)
    let hasPairs = isPair ?? manner.hasPairs
    if hasPairs, JudgedProgram.pairs.contains(name), !isOneSide {
      return .tuple([value, value])
    }
    if hasPairs, name == "pad" { return .tuple([value, value, value, value]) }
    return value
  }

  /// Puts arrays and settings that the call does not take into attributes of an object.
  ///
  /// - Returns: What the attributes were before.
  @discardableResult
  private func setAttributes(
    of value: ProgramValue, _ machine: ProgramMachine, _ judged: JudgedCase,
    _ nodes: [String: Node<Double>],
    _ handed: inout [Handed]
  ) throws(ProgramFailure) -> [Kept] {
    guard let instance = value.object as? InstanceObject else { return [] }
    var kept: [Kept] = []
    for name in ["weight", "bias"] where judged.arrays[name] != nil {
      guard !matching.arrays.contains(name) else { continue }
      let places = ModuleTree.places(of: name, in: instance)
      if name == "weight" {
        guard !places.isEmpty else {
          throw ProgramFailure("ValueError", .weightNotSet(instance.typeName))
        }
        guard Set(places.map { ObjectIdentifier($0.owner) }).count == 1 else {
          throw ProgramFailure(
            "ValueError", .weightsSeveral(instance.typeName, places.map(\.path)))
        }
      }
      for (owner, attribute, _) in places {
        kept.append((owner, attribute, owner.own(attribute: attribute) ?? .none))
        let new = try array(name, machine, judged, nodes, &handed)
        // A bias of a layer has a number a filter.
        owner.set(attribute, new.array == nil ? .object(try machine.array(new)) : new)
      }
    }
    return kept
  }

  /// An attribute of an object, and what it was before a call.
  private typealias Kept = (owner: InstanceObject, attribute: String, value: ProgramValue)
}
