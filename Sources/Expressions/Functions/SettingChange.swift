import Networks
import Tensors

/// Settings of layers that are changed after the layer was made: `dropout.p = 0.3`, `conv.stride = 2`.
enum SettingChange {
  /// Gives a layer's setting another value.
  ///
  /// What decides the shapes of its numbers stays what it is.
  ///
  /// - Parameters:
  ///   - name: The setting, or `training`.
  ///   - network: The layer.
  ///   - value: The value and where it was written.
  ///   - range: Where the setting was named.
  ///   - session: Whose change it is.
  /// - Returns: Whether it has such a setting.
  /// - Throws: that the setting takes no such value, or is fixed.
  static func set(
    _ name: String, of network: Network, to value: Call.Argument, at range: SourceRange,
    _ session: Session
  ) throws(Diagnostic) -> Bool {
    guard let layer = network.layer else {
      guard name == "training" else { return false }
      throw .trainingOfParts(at: range)
    }
    let setting =
      name == "training"
      ? LayerSetting(name, .flag, "True") : layer.kind.settings.first { $0.name == name }
    guard let setting else { return false }
    let reader = Function(layer.typeName, "\(name)=None") { _ in .none }
    let call = try Call(
      reader, [(name, range, value)], range: value.range, nameRange: range, session: session,
      label: nil, text: { _ in "" })
    if name == "training" {
      let before = network.isTraining
      let truth = try call.flag(name)
      session.noteChange { network.isTraining = before }
      network.isTraining = truth
      return true
    }
    var settings = layer.settings
    settings[name] = call.has(name) ? try call.setting(setting) : SettingValue.none
    let changed = try call.fitting { () throws(ShapeError) in try layer.kind.layer(settings) }
    let pairs = network.pairs
    guard let changed, network.change(to: changed) else {
      throw .settingFixed(name, of: layer.typeName, at: range)
    }
    session.noteChange {
      _ = network.change(to: layer)
      network.pairs = pairs
    }
    if case .tuple = value.value { network.pairs.insert(name) } else { network.pairs.remove(name) }
    return true
  }

  /// The settings that can be named behind a layer.
  static func names(of network: Network) -> [String] {
    (network.layer?.kind.settings.map(\.name) ?? []) + ["training"]
  }
}
