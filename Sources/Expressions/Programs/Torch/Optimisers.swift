import Tensors

/// `torch.optim`.
enum OptimNames {
  static let table: [String: ProgramValue] = {
    var table: [String: ProgramValue] = [:]
    for rule in [Optimiser.Method.sgd, .adam, .adamW] {
      table["torch.optim.\(rule.rawValue)"] = .object(
        TypeObject(rule.rawValue) { given, machine throws(ProgramFailure) in
          .object(try Optimiser(rule, given, machine))
        })
    }
    return table
  }()
}

/// An optimiser: parameters, and what their next step needs.
///
///     SGD:   v ← μ·v + g,  w ← w − η·v
///     Adam:  m ← β₁·m + (1−β₁)·g,  s ← β₂·s + (1−β₂)·g²,
///            w ← w − η·(m/(1−β₁ᵗ)) / (√(s/(1−β₂ᵗ)) + ε)
///
/// Source: PyTorch's documentation of `torch.optim`; Kingma & Ba, *Adam*; Loshchilov & Hutter, *AdamW*.
final class Optimiser: ProgramObject, @unchecked Sendable {
  enum Method: String { case sgd = "SGD", adam = "Adam", adamW = "AdamW" }

  private struct Slot {
    let array: ArrayObject
    var first: [Double] = []
    var second: [Double] = []
    var count = 0
  }

  private let rule: Method
  private var slots: [Slot] = []
  private let settings: DictionaryObject

  private static let defaults: [Method: [(String, Double)]] = [
    .sgd: [("lr", 0.001), ("momentum", 0), ("dampening", 0), ("weight_decay", 0)],
    .adam: [("lr", 0.001), ("eps", 1e-8), ("weight_decay", 0)],
    .adamW: [("lr", 0.001), ("eps", 1e-8), ("weight_decay", 0.01)],
  ]

  init(_ rule: Method, _ given: ProgramArguments, _ machine: ProgramMachine) throws(ProgramFailure)
  {
    self.rule = rule
    settings = try DictionaryObject()
    super.init()
    let standard = Optimiser.defaults[rule] ?? []
    let names = ["params", "betas", "nesterov"] + standard.map(\.0)
    try given.check(rule.rawValue, 1...2, names: names)
    for (name, value) in standard { try settings.set(.text(name), .real(value, 0)) }
    try settings.set(.text("betas"), .tuple([.real(0.9, 0), .real(0.999, 0)]))
    try settings.set(.text("nesterov"), .boolean(false))
    for (name, value) in given.named where name != "params" { try settings.set(.text(name), value) }
    if given.values.count > 1 { try settings.set(.text("lr"), given.values[1]) }
    let parameters = given.argument(0, "params") ?? .none
    for item in try machine.items(of: parameters) {
      let group =
        try (item.object as? DictionaryObject)?.value(named: "params").map {
          value throws(ProgramFailure) in try machine.items(of: value)
        } ?? [item]
      for value in group {
        guard let array = value.array else { throw .notAnArray(value.typeName) }
        slots.append(Slot(array: array))
        machine.ask(array, true)
      }
    }
    guard !slots.isEmpty else { throw .emptyArgument(rule.rawValue) }
  }

  override var typeName: String { rule.rawValue }

  private func setting(_ name: String) -> Double { settings.value(named: name)?.number ?? 0 }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if name == "param_groups" { return .list([.object(settings)]) }
    return try super.attribute(name, machine)
  }

  override func hasMethod(_ name: String) -> Bool { ["step", "zero_grad"].contains(name) }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "zero_grad":
      for slot in slots { slot.array.gradient = nil }
      return ProgramValue.none
    case "step":
      for place in slots.indices { try step(&slots[place], machine) }
      return ProgramValue.none
    default: return nil
    }
  }

  private func step(_ slot: inout Slot, _ machine: ProgramMachine) throws(ProgramFailure) {
    guard let gradient = slot.array.gradient?.numbers else { return }
    var weights = slot.array.numbers
    slot.count += 1
    if slot.first.isEmpty {
      slot.first = [Double](repeating: 0, count: weights.count)
      slot.second = slot.first
    }
    for place in weights.indices {
      rule == .sgd
        ? descend(&weights[place], gradient[place], &slot, place)
        : adapt(&weights[place], gradient[place], &slot, place)
    }
    let isRecording = machine.isRecording
    machine.isRecording = false
    defer { machine.isRecording = isRecording }
    let made = ArrayObject(
      try NumberBuffer(count: weights.count, type: .real), shape: slot.array.shape, isTorch: true)
    for (place, weight) in weights.enumerated() { made.buffer.cells[place] = weight }
    try machine.store(.object(made), into: slot.array)
  }

  private func descend(_ weight: inout Double, _ gradient: Double, _ slot: inout Slot, _ place: Int)
  {
    let momentum = setting("momentum")
    var slope = gradient + setting("weight_decay") * weight
    if momentum != 0 {
      let before = slot.first[place]
      slot.first[place] =
        slot.count == 1 ? slope : momentum * before + (1 - setting("dampening")) * slope
      let isNesterov =
        settings.value(named: "nesterov").map { value in
          if case .boolean(true) = value { true } else { false }
        } ?? false
      slope = isNesterov ? slope + momentum * slot.first[place] : slot.first[place]
    }
    weight -= setting("lr") * slope
  }

  private func adapt(_ weight: inout Double, _ gradient: Double, _ slot: inout Slot, _ place: Int) {
    let betas = settings.value(named: "betas")?.parts?.compactMap(\.number) ?? [0.9, 0.999]
    let (rate, decay) = (setting("lr"), setting("weight_decay"))
    var slope = gradient
    if rule == .adamW { weight -= rate * decay * weight } else { slope += decay * weight }
    slot.first[place] = betas[0] * slot.first[place] + (1 - betas[0]) * slope
    slot.second[place] = betas[1] * slot.second[place] + (1 - betas[1]) * slope * slope
    let count = Double(slot.count)
    let mean = slot.first[place] / (1 - BinaryFunction.power.value(betas[0], count))
    let size = slot.second[place] / (1 - BinaryFunction.power.value(betas[1], count))
    weight -= rate * mean / (size.squareRoot() + setting("eps"))
  }
}
