import Tensors

/// `torch.optim`.
enum OptimNames {
  static let table: [String: ProgramValue] = {
    var table: [String: ProgramValue] = [:]
    for rule in Optimiser.Method.allCases {
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
///     RMSprop:  s ← α·s + (1−α)·g²,  v ← μ·v + g/(√s + ε),  w ← w − η·v
///     Adadelta: s ← ρ·s + (1−ρ)·g²,  d ← g·√(v + ε)/√(s + ε),  v ← ρ·v + (1−ρ)·d²,  w ← w − η·d
///     Adamax:   m as Adam,  u ← max(β₂·u, |g| + ε),  w ← w − η/(1−β₁ᵗ)·m/u
///     NAdam:    μₜ = β₁·(1 − 0.96^(t·d)/2),  Adam's step with μₜ₊₁·m/(1−μ₁…μₜ₊₁) + (1−μₜ)·g/(1−μ₁…μₜ) for m
///     RAdam:    Adam's step times r, or η·m/(1−β₁ᵗ) alone while too few steps tell the variance
///     Adagrad:  s ← s + g²,  w ← w − η/(1+(t−1)·d)·g/(√s + ε)
///
/// Source: PyTorch's documentation of `torch.optim`; Kingma & Ba, *Adam*; Loshchilov & Hutter, *AdamW*;
/// Dozat, *Incorporating Nesterov Momentum into Adam*; Liu et al., *On the Variance of the Adaptive
/// Learning Rate*.
final class Optimiser: ProgramObject, @unchecked Sendable {
  enum Method: String, CaseIterable {
    case sgd = "SGD"
    case adam = "Adam"
    case adamW = "AdamW"
    case rmsprop = "RMSprop"
    case adagrad = "Adagrad"
    case adadelta = "Adadelta"
    case adamax = "Adamax"
    case nadam = "NAdam"
    case radam = "RAdam"

    /// Whether it keeps two running means, by two numbers called betas.
    var adapts: Bool {
      switch self {
      case .adam, .adamW, .adamax, .nadam, .radam: true
      case .sgd, .rmsprop, .adagrad, .adadelta: false
      }
    }
  }

  private struct Slot {
    let array: ArrayObject
    /// The settings of its group.
    let settings: DictionaryObject
    var first: [Double] = []
    var second: [Double] = []
    var count = 0

    func setting(_ name: String) -> Double { settings.value(named: name)?.number ?? 0 }
  }

  private let rule: Method
  /// The settings of groups that have none of their own.
  private let standard: DictionaryObject
  private var slots: [Slot] = []
  private var groups: [DictionaryObject] = []

  private static let defaults: [Method: [(String, Double)]] = [
    .sgd: [("lr", 0.001), ("momentum", 0), ("dampening", 0), ("weight_decay", 0)],
    .adam: [("lr", 0.001), ("eps", 1e-8), ("weight_decay", 0)],
    .adamW: [("lr", 0.001), ("eps", 1e-8), ("weight_decay", 0.01)],
    .rmsprop: [
      ("lr", 0.01), ("alpha", 0.99), ("eps", 1e-8), ("weight_decay", 0), ("momentum", 0),
    ],
    .adadelta: [("lr", 1), ("rho", 0.9), ("eps", 1e-6), ("weight_decay", 0)],
    .adamax: [("lr", 0.002), ("eps", 1e-8), ("weight_decay", 0)],
    .nadam: [("lr", 0.002), ("eps", 1e-8), ("weight_decay", 0), ("momentum_decay", 0.004)],
    .radam: [("lr", 0.001), ("eps", 1e-8), ("weight_decay", 0)],
    .adagrad: [("lr", 0.01), ("lr_decay", 0), ("weight_decay", 0), ("eps", 1e-10)],
  ]

  init(_ rule: Method, _ given: ProgramArguments, _ machine: ProgramMachine) throws(ProgramFailure)
  {
    self.rule = rule
    let settings = try DictionaryObject()
    self.standard = settings
    super.init()
    let standard = Optimiser.defaults[rule] ?? []
    let adapts = rule.adapts
    let own = standard.map(\.0) + (adapts ? ["betas"] : rule == .sgd ? ["nesterov"] : [])
    try given.check(rule.rawValue, 1...2, names: ["params"] + own + Optimiser.left)
    for (name, value) in standard { try settings.set(.text(name), .real(value, 0)) }
    if adapts { try settings.set(.text("betas"), .tuple([.real(0.9, 0), .real(0.999, 0)])) }
    if rule == .sgd { try settings.set(.text("nesterov"), .boolean(false)) }
    for (name, value) in given.named where name != "params" {
      guard !Optimiser.left.contains(name) else {
        if try machine.isTrue(value) { throw .unknownArgument(name, of: rule.rawValue) }
        continue
      }
      try settings.set(.text(name), value)
    }
    if given.values.count > 1 { try settings.set(.text("lr"), given.values[1]) }
    let items = try machine.items(of: given.argument(0, "params") ?? .none)
    let isGrouped = items.contains { $0.object is DictionaryObject }
    for group in isGrouped ? items : [.list(items)] {
      try add(group, settings, machine)
    }
    guard !slots.isEmpty else { throw .emptyArgument(rule.rawValue) }
  }

  /// What else PyTorch takes: how it computes, and variants that are not here.
  private static let left = [
    "foreach", "fused", "maximize", "differentiable", "capturable", "amsgrad", "centered",
  ]

  /// Adds parameters, or a dict of them with settings of their own.
  private func add(
    _ group: ProgramValue, _ standard: DictionaryObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    let settings = try DictionaryObject(machine.pairs(of: .object(standard)))
    var parameters = group
    if let own = group.object as? DictionaryObject {
      guard let given = own.value(named: "params") else {
        throw .missingArgument(["params"], of: rule.rawValue)
      }
      parameters = given
      for (key, value) in try machine.pairs(of: group) where key.text != "params" {
        try settings.set(key, value)
      }
    }
    let items = parameters.array == nil ? try machine.items(of: parameters) : [parameters]
    try settings.set(.text("params"), .list(items))
    groups.append(settings)
    for value in items {
      guard let array = value.array else { throw .notAnArray(value.typeName) }
      slots.append(Slot(array: array, settings: settings))
    }
  }

  override var typeName: String { rule.rawValue }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for group in groups { ProgramObject.hand(group, body) }
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "param_groups": return .list(groups.map { .object($0) })
    case "defaults": return .object(standard)
    default: break
    }
    return try super.attribute(name, machine)
  }

  override func hasMethod(_ name: String) -> Bool { Optimiser.methods.contains(name) }

  private static let methods: Set<String> = [
    "step", "zero_grad", "add_param_group", "state_dict", "load_state_dict",
  ]

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "zero_grad":
      for slot in slots { slot.array.gradient = nil }
      return ProgramValue.none
    case "step":
      // A function that computes the loss is called with gradients, whatever stands around the step.
      let loss = try arguments.argument(0, "closure").map { closure throws(ProgramFailure) in
        let isRecording = machine.isRecording
        machine.isRecording = true
        defer { machine.isRecording = isRecording }
        return closure.isNone ? closure : try machine.call(closure, ProgramArguments())
      }
      for place in slots.indices { try step(&slots[place], machine) }
      return loss ?? ProgramValue.none
    case "add_param_group":
      try arguments.check(name, 1...1)
      try add(arguments.values[0], standard, machine)
      return ProgramValue.none
    case "state_dict": return .object(try state())
    case "load_state_dict":
      try arguments.check(name, 1...1)
      try load(arguments.values[0], machine)
      return ProgramValue.none
    default: return nil
    }
  }

  /// The numbers of the running sums of each parameter, by its number, and the settings of its group.
  private func state() throws(ProgramFailure) -> DictionaryObject {
    let kept = try DictionaryObject()
    for (number, slot) in slots.enumerated() where slot.count > 0 {
      try kept.set(
        .int(number),
        .object(
          try DictionaryObject([
            (.text("step"), .int(slot.count)),
            (.text("first"), .list(slot.first.map { .real($0, 0) })),
            (.text("second"), .list(slot.second.map { .real($0, 0) })),
          ])))
    }
    var (next, settings) = (0, [ProgramValue]())
    for group in groups {
      let copy = try DictionaryObject()
      for (key, value) in group.items {
        let count = value.parts?.count ?? 0
        let isParameters = key.text == "params"
        try copy.set(
          key, isParameters ? .list((next..<next + count).map { .int($0) }) : value)
        if isParameters { next += count }
      }
      settings.append(.object(copy))
    }
    return try DictionaryObject([
      (.text("state"), .object(kept)), (.text("param_groups"), .list(settings)),
    ])
  }

  /// Takes over what ``state()`` gave.
  private func load(_ state: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure) {
    guard let given = state.dictionary, let kept = given.value(named: "state")?.dictionary,
      let settings = given.value(named: "param_groups")?.parts, settings.count == groups.count
    else { throw .stateMissing("param_groups", leftOver: nil) }
    for (group, settings) in zip(groups, settings) {
      for (key, value) in try machine.pairs(of: settings) where key.text != "params" {
        try group.set(key, value)
      }
    }
    for (key, value) in kept.items {
      guard let number = key.integer, slots.indices.contains(number), let own = value.dictionary
      else { continue }
      func numbers(_ name: String) -> [Double] {
        own.value(named: name)?.parts?.compactMap(\.number) ?? []
      }
      let (first, second) = (numbers("first"), numbers("second"))
      let count = slots[number].array.count
      guard first.count == second.count, first.isEmpty || first.count == count else {
        throw .stateShape("\(number)", [max(first.count, second.count)], module: [count])
      }
      slots[number].count = min(max(own.value(named: "step")?.integer ?? 0, 0), 1 << 53)
      (slots[number].first, slots[number].second) = (first, second)
    }
  }

  private func step(_ slot: inout Slot, _ machine: ProgramMachine) throws(ProgramFailure) {
    guard let gradient = slot.array.gradient?.numbers else { return }
    var weights = slot.array.numbers
    let betas = slot.settings.value(named: "betas")
    if let betas, betas.parts?.compactMap(\.number).count != 2 {
      throw .raised("ValueError", "betas are two numbers, not \(try machine.representation(betas))")
    }
    guard gradient.count == weights.count, slot.first.isEmpty || slot.first.count == weights.count
    else { throw .stateShape("grad", [gradient.count], module: [weights.count]) }
    slot.count += 1
    if slot.first.isEmpty {
      slot.first = [Double](repeating: 0, count: weights.count)
      slot.second = slot.first
    }
    for place in weights.indices {
      switch rule {
      case .sgd: descend(&weights[place], gradient[place], &slot, place)
      case .adam, .adamW, .adamax, .nadam, .radam:
        adapt(&weights[place], gradient[place], &slot, place)
      case .rmsprop, .adagrad, .adadelta: scale(&weights[place], gradient[place], &slot, place)
      }
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
    let momentum = slot.setting("momentum")
    var slope = gradient + slot.setting("weight_decay") * weight
    if momentum != 0 {
      let before = slot.first[place]
      slot.first[place] =
        slot.count == 1 ? slope : momentum * before + (1 - slot.setting("dampening")) * slope
      let isNesterov =
        slot.settings.value(named: "nesterov").map { value in
          if case .boolean(true) = value { true } else { false }
        } ?? false
      slope = isNesterov ? slope + momentum * slot.first[place] : slot.first[place]
    }
    weight -= slot.setting("lr") * slope
  }

  private func adapt(_ weight: inout Double, _ gradient: Double, _ slot: inout Slot, _ place: Int) {
    let betas = slot.settings.value(named: "betas")?.parts?.compactMap(\.number) ?? [0.9, 0.999]
    let (rate, decay) = (slot.setting("lr"), slot.setting("weight_decay"))
    var slope = gradient
    if rule == .adamW { weight -= rate * decay * weight } else { slope += decay * weight }
    slot.first[place] = betas[0] * slot.first[place] + (1 - betas[0]) * slope
    if rule == .adamax {
      slot.second[place] = max(betas[1] * slot.second[place], abs(slope) + slot.setting("eps"))
      let share = 1 - BinaryFunction.power.value(betas[0], Double(slot.count))
      weight -= rate / share * slot.first[place] / slot.second[place]
      return
    }
    slot.second[place] = betas[1] * slot.second[place] + (1 - betas[1]) * slope * slope
    let count = Double(slot.count)
    let power = BinaryFunction.power
    let (shrinking, left) = (power.value(betas[0], count), power.value(betas[1], count))
    let size = (slot.second[place] / (1 - left)).squareRoot() + slot.setting("eps")
    switch rule {
    case .nadam: weight -= rate * looking(ahead: slope, slot, place, betas[0]) / size
    case .radam:
      let most = 2 / (1 - betas[1]) - 1
      let length = most - 2 * count * left / (1 - left)
      let mean = slot.first[place] / (1 - shrinking)
      guard length > 5 else { return weight -= rate * mean }
      let share =
        (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length)
      weight -= rate * mean * share.squareRoot() / size
    default: weight -= rate * slot.first[place] / (1 - shrinking) / size
    }
  }

  /// What NAdam takes for the mean: that of the next step, and this step's slope.
  private func looking(ahead slope: Double, _ slot: Slot, _ place: Int, _ beta: Double) -> Double {
    let decay = slot.setting("momentum_decay")
    func share(_ step: Int) -> Double {
      beta * (1 - 0.5 * BinaryFunction.power.value(0.96, Double(step) * decay))
    }
    var product = 1.0
    for step in 1...slot.count { product *= share(step) }
    let next = share(slot.count + 1)
    return next * slot.first[place] / (1 - product * next)
      + (1 - share(slot.count)) * slope / (1 - product)
  }

  private func scale(_ weight: inout Double, _ gradient: Double, _ slot: inout Slot, _ place: Int) {
    let slope = gradient + slot.setting("weight_decay") * weight
    if rule == .adagrad {
      slot.second[place] += slope * slope
      let rate = slot.setting("lr") / (1 + Double(slot.count - 1) * slot.setting("lr_decay"))
      weight -= rate * slope / (slot.second[place].squareRoot() + slot.setting("eps"))
      return
    }
    if rule == .adadelta {
      let (kept, small) = (slot.setting("rho"), slot.setting("eps"))
      slot.second[place] = kept * slot.second[place] + (1 - kept) * slope * slope
      let change =
        slope * (slot.first[place] + small).squareRoot() / (slot.second[place] + small).squareRoot()
      slot.first[place] = kept * slot.first[place] + (1 - kept) * change * change
      weight -= slot.setting("lr") * change
      return
    }
    let kept = slot.setting("alpha")
    slot.second[place] = kept * slot.second[place] + (1 - kept) * slope * slope
    let change = slope / (slot.second[place].squareRoot() + slot.setting("eps"))
    slot.first[place] = slot.setting("momentum") * slot.first[place] + change
    weight -= slot.setting("lr") * slot.first[place]
  }
}
