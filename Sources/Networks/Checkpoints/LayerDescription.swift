import Tensors

/// The settings of a layer as a text that is read back: JSON with PyTorch's names.
///
/// A network's description is built from nothing but these settings, each checked as a layer checks
/// what a user types; a checkpoint can hold no program.
struct LayerDescription {
  /// A network that is not understood.
  struct Fault: Error {
    /// The byte of the text.
    let position: Int
  }

  private let members: [JSONValue.Member]
  private let position: Int

  /// The network that a text describes, with weights to be replaced.
  ///
  /// - Parameters:
  ///   - text: What `text(_:)` gave.
  ///   - limit: The most parameters there may be; no memory is taken for more.
  /// - Returns: The network.
  /// - Throws: where the text cannot be understood.
  static func network(_ text: String, limit: Int) throws(Fault) -> Network {
    let members: [JSONValue.Member]
    do throws(JSONFault) {
      members = try JSONValue.object(Array(text.utf8)[...])
    } catch {
      throw Fault(position: error.position)
    }
    var builder = Builder(room: limit)
    let network = try LayerDescription(members: members, position: 0).network(&builder)
    guard network.layerCount <= Network.maximumLayers else { throw Fault(position: 0) }
    return network
  }

  /// What building a network uses up.
  private struct Builder {
    var room: Int
    var random = RandomSource(seed: 0)
  }

  private func network(_ builder: inout Builder) throws(Fault) -> Network {
    guard case .list(let list)? = value("parts")?.content else {
      guard let layer = try? layer() else { throw Fault(position: position) }
      // A file may lack the counts.
      for parameter in layer.parameters + layer.buffers where parameter.start != .count {
        builder.room -= parameter.shape.count
        if builder.room < 0 { throw Fault(position: position) }
      }
      return Network(layer, using: &builder.random)
    }
    var parts: [NetworkPart] = []
    for (number, part) in list.enumerated() {
      guard case .object(let members) = part.content else { throw Fault(position: part.position) }
      let description = LayerDescription(members: members, position: part.position)
      parts.append(
        NetworkPart(
          description.text("name") ?? "\(number)", try description.network(&builder),
          inputs: description.integers("inputs") ?? [number],
          join: description.text("join") == "cat" ? .concatenate : .sum))
    }
    guard let network = Network(graph: parts) else { throw Fault(position: position) }
    return network
  }

  private func layer() throws(ShapeError) -> (any Layer)? {
    guard let kind = text("type").flatMap(LayerKind.named) else { return nil }
    var settings: [String: SettingValue] = [:]
    for setting in kind.kept where value(setting.name) != nil {
      guard let value = value(of: setting) else { return nil }
      settings[setting.name] = value
    }
    return try kind.layer(settings)
  }

  private func value(of setting: LayerSetting) -> SettingValue? {
    let name = setting.name
    switch setting.form {
    case .integer: return integer(name).map { .integer($0) }
    case .number: return number(name).map { .number($0) }
    case .flag: return integer(name).map { .flag($0 != 0) }
    case .pair, .length: return pair(name).map { .pair(rows: $0.rows, columns: $0.columns) }
    case .openPair:
      return pair(name).map {
        .pair(
          rows: $0.rows == -1 ? nil : $0.rows, columns: $0.columns == -1 ? nil : $0.columns)
      }
    case .padding: return padding(name).map { .padding($0) }
    case .word(let words):
      return text(name).flatMap { words.contains($0) ? .word($0) : nil }
    case .ignored, .usualFlag, .usualWord: return nil
    }
  }

  private func value(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  private func text(_ name: String) -> String? {
    if case .string(let text)? = value(name)?.content { text } else { nil }
  }

  private func integer(_ name: String) -> Int? {
    if case .integer(let integer)? = value(name)?.content { integer } else { nil }
  }

  private func number(_ name: String) -> Double? {
    text(name).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
  }

  private func integers(_ name: String) -> [Int]? {
    guard case .list(let list)? = value(name)?.content else { return nil }
    let integers = list.compactMap { element -> Int? in
      if case .integer(let integer) = element.content { integer } else { nil }
    }
    return integers.count == list.count ? integers : nil
  }

  private func pair(_ name: String) -> (rows: Int, columns: Int)? {
    integers(name).flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
  }

  private func sides(_ name: String) -> Padding? {
    integers(name).flatMap {
      $0.count == 4 ? .sides(top: $0[0], bottom: $0[1], left: $0[2], right: $0[3]) : nil
    }
  }

  private func padding(_ name: String) -> Padding? {
    switch text(name) {
    case "valid": .valid
    case "same": .same
    case "full": .full
    default: sides(name) ?? pair(name).map { .cells(rows: $0.rows, columns: $0.columns) }
    }
  }
}
