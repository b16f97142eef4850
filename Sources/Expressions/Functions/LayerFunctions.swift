import Networks
import Tensors

/// Layers with `torch.nn`'s names, which make networks.
enum LayerFunctions {
  static let all = LayerKind.all.map(constructor) + [sequential]

  /// Reads the settings that a kind of layer takes, and makes one.
  private static func constructor(_ kind: LayerKind) -> Function {
    let hasParameters = kind.settings.contains {
      ["in_channels", "in_features", "num_features"].contains($0.name)
    }
    let unshown = hasParameters ? "; device, dtype" : ""
    return Function(kind.name, kind.signature + unshown) { call throws(Diagnostic) in
      if try call.asksForOther(kind) { return try call.module(instead: kind) }
      var values: [String: SettingValue] = [:]
      for setting in kind.settings where call.has(setting.name) {
        values[setting.name] = try call.setting(setting)
      }
      let layer = try call.fitting { () throws(ShapeError) in
        try kind.layer(values)
      }
      guard let layer else { return .none }
      let network = Network(layer, using: &call.session.random)
      for setting in kind.settings {
        if case .tuple = call.argument(setting.name)?.value { network.pairs.insert(setting.name) }
      }
      // The step of a window is its size, as it was written.
      if network.pairs.contains("kernel_size"), !call.has("stride") {
        network.pairs.insert("stride")
      }
      return .network(network)
    }
  }

  private static let sequential = Function("Sequential", "*layers") { call throws(Diagnostic) in
    var parts: [Network] = []
    for argument in call.rest {
      switch argument.value {
      case .network(let part): parts.append(part)
      case .list(let values), .tuple(let values):
        for value in values {
          guard case .network(let part) = value else {
            throw .wrongKind(argument, wanted: .network)
          }
          parts.append(part)
        }
      default: throw .wrongKind(argument, wanted: .network)
      }
    }
    let network = Network(parts)
    guard network.layerCount <= Network.maximumLayers, network.depth <= Network.maximumDepth
    else { throw .networkTooLarge(network, at: call.range) }
    return .network(network)
  }
}

extension Call {
  /// Whether a setting is asked for with which a layer is another one: `return_indices=True`.
  fileprivate func asksForOther(_ kind: LayerKind) throws(Diagnostic) -> Bool {
    for setting in kind.settings {
      switch setting.form {
      case .usualFlag, .usualWord:
        guard has(setting.name) else { continue }
        if try self.setting(setting) != setting.standard { return true }
      case .number:
        // Without a share of its own, the mean of all batches is kept.
        if setting.name == "momentum", isNone(setting.name) { return true }
      default: break
      }
    }
    return false
  }

  /// The module of that name that is written in the language of programs.
  fileprivate func module(instead kind: LayerKind) throws(Diagnostic) -> Value {
    let machine = ProgramMachine(session)
    machine.place = range
    do throws(ProgramFailure) {
      guard let module = try machine.module("torch")?[kind.name] else { return .none }
      var given = ProgramArguments()
      for setting in kind.settings {
        guard let argument = argument(setting.name) else {
          if isNone(setting.name) { given.named.append((setting.name, .none)) }
          continue
        }
        given.named.append((setting.name, try machine.imported(argument.value)))
      }
      return .program(ProgramBox(try machine.call(module, given), session: session))
    } catch {
      throw error.finished
    }
  }

  /// The value given for a layer's setting.
  func setting(_ setting: LayerSetting) throws(Diagnostic) -> SettingValue {
    let name = setting.name
    switch setting.form {
    case .integer: return .integer(try integer(name))
    case .number: return .number(try number(name))
    case .flag, .ignored, .usualFlag: return .flag(try flag(name))
    case .pair:
      let (rows, columns) = try pair(name)
      return .pair(rows: rows, columns: columns)
    case .openPair:
      let (rows, columns) = try PoolingFunctions.sides(self, name)
      return .pair(rows: rows, columns: columns)
    case .length: return .pair(rows: 1, columns: try length(name))
    case .padding(let rank): return .padding(try padding(name, spatialRank: rank))
    case .word(let words), .usualWord(let words):
      return .word(try word(name, among: words))
    }
  }

  /// One number, which may stand in a tuple of its own.
  private func length(_ name: String) throws(Diagnostic) -> Int {
    let integers = try integers(name) ?? []
    guard integers.count == 1, let length = integers.first else {
      guard let argument = argument(name) else { return 1 }
      throw .wrongCount(argument, found: integers.count, wanted: "1")
    }
    return length
  }
}
