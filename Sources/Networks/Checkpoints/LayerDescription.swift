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
    guard case .list(let parts)? = value("parts")?.content else {
      guard let layer = try? layer() else { throw Fault(position: position) }
      // A file may lack the counts.
      for parameter in layer.parameters + layer.buffers where parameter.start != .count {
        builder.room -= parameter.shape.count
        if builder.room < 0 { throw Fault(position: position) }
      }
      return Network(layer, using: &builder.random)
    }
    var networks: [Network] = []
    for part in parts {
      guard case .object(let members) = part.content else { throw Fault(position: part.position) }
      networks.append(
        try LayerDescription(members: members, position: part.position).network(&builder))
    }
    return Network(networks)
  }

  private func layer() throws(ShapeError) -> (any Layer)? {
    switch text("type") {
    case "Conv2d":
      guard let inputs = integer("in_channels"), let outputs = integer("out_channels"),
        let kernel = pair("kernel_size"), let stride = pair("stride"), let padding,
        let dilation = pair("dilation"), let groups = integer("groups")
      else { return nil }
      return try Conv2D(
        inputChannels: inputs, outputChannels: outputs, kernelSize: kernel, stride: stride,
        padding: padding, dilation: dilation, groups: groups, hasBias: integer("bias") != 0)
    case "ConvTranspose2d": return try transposedConvolution()
    case "AdaptiveAvgPool2d":
      return pair("output_size").map {
        AdaptiveAvgPool2D(
          outputSize: ($0.rows == -1 ? nil : $0.rows, $0.columns == -1 ? nil : $0.columns))
      }
    case "Linear":
      guard let inputs = integer("in_features"), let outputs = integer("out_features") else {
        return nil
      }
      return try LinearLayer(inputs: inputs, outputs: outputs, hasBias: integer("bias") != 0)
    case "MaxPool2d": return pool(.maximum)
    case "AvgPool2d":
      return pool(
        .average(
          countIncludePad: integer("count_include_pad") != 0,
          divisorOverride: integer("divisor_override")))
    case "LPPool2d": return number("norm_type").flatMap { pool(.norm(p: $0)) }
    case "ReLU": return Activation.relu
    case "Sigmoid": return Activation.sigmoid
    case "Tanh": return Activation.tanh
    case "LeakyReLU": return number("negative_slope").map { Activation.leakyReLU(slope: $0) }
    case "Flatten":
      return Flatten(first: integer("start_dim") ?? 1, last: integer("end_dim") ?? -1)
    case "Dropout":
      guard let probability = number("p") else { return nil }
      return try Dropout(probability: probability)
    case "BatchNorm2d":
      guard let channels = integer("num_features") else { return nil }
      return try BatchNorm2D(
        channels: channels, epsilon: number("eps") ?? 1e-5, momentum: number("momentum") ?? 0.1)
    case "Softmax": return integer("dim").map { SoftmaxLayer(dimension: $0) }
    default: return nil
    }
  }

  private func transposedConvolution() throws(ShapeError) -> (any Layer)? {
    guard let inputs = integer("in_channels"), let outputs = integer("out_channels"),
      let kernel = pair("kernel_size"), let stride = pair("stride"),
      let padding = pair("padding"), let outputPadding = pair("output_padding"),
      let dilation = pair("dilation"), let groups = integer("groups")
    else { return nil }
    return try ConvTranspose2D(
      inputChannels: inputs, outputChannels: outputs, kernelSize: kernel, stride: stride,
      padding: padding, outputPadding: outputPadding, groups: groups,
      hasBias: integer("bias") != 0, dilation: dilation)
  }

  private func pool(_ kind: PoolingKind) -> (any Layer)? {
    guard let kernel = pair("kernel_size"), let stride = pair("stride"), let padding,
      let dilation = pair("dilation")
    else { return nil }
    return Pool2D(
      kind, kernelSize: kernel, stride: stride, padding: padding, dilation: dilation,
      ceilMode: integer("ceil_mode") == 1)
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

  private func pair(_ name: String) -> (rows: Int, columns: Int)? {
    guard case .list(let list)? = value(name)?.content, list.count == 2,
      case .integer(let rows) = list[0].content, case .integer(let columns) = list[1].content
    else { return nil }
    return (rows, columns)
  }

  private var padding: Padding? {
    switch text("padding") {
    case "valid": .valid
    case "same": .same
    case "full": .full
    default: pair("padding").map { .cells(rows: $0.rows, columns: $0.columns) }
    }
  }
}
