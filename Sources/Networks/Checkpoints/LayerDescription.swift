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

  // MARK: Writing

  /// A network as text; nil if it has a layer of a kind that is not described.
  static func text(_ network: Network) -> String? {
    if let layer = network.layer { return text(layer) }
    var parts: [String] = []
    for part in network.parts {
      guard let text = text(part) else { return nil }
      parts.append(text)
    }
    return "{\"type\":\"Sequential\",\"parts\":[" + parts.joined(separator: ",") + "]}"
  }

  private static func text(_ layer: any Layer) -> String? {
    guard let settings = settings(layer) else { return nil }
    let fields = [("type", jsonString(layer.typeName))] + settings
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func settings(_ layer: any Layer) -> [(String, String)]? {
    func pair(_ pair: (rows: Int, columns: Int)) -> String { "[\(pair.rows),\(pair.columns)]" }
    switch layer {
    case let layer as Conv2D:
      return [
        ("in_channels", "\(layer.inputChannels)"), ("out_channels", "\(layer.outputChannels)"),
        ("kernel_size", pair(layer.kernelSize)), ("stride", pair(layer.stride)),
        ("padding", padding(layer.padding)), ("dilation", pair(layer.dilation)),
        ("groups", "\(layer.groups)"), ("bias", layer.parameters.count > 1 ? "1" : "0"),
      ]
    case let layer as ConvTranspose2D:
      let weight = layer.parameters[0].shape
      return [
        ("in_channels", "\(weight[0])"), ("out_channels", "\(weight[1] * layer.groups)"),
        ("kernel_size", pair((weight[2], weight[3]))), ("stride", pair(layer.stride)),
        ("padding", pair(layer.padding)), ("output_padding", pair(layer.outputPadding)),
        ("dilation", pair(layer.dilation)), ("groups", "\(layer.groups)"),
        ("bias", layer.parameters.count > 1 ? "1" : "0"),
      ]
    case let layer as AdaptiveAvgPool2D:
      // −1 stands for the input's own length.
      return [
        ("output_size", pair((layer.outputSize.rows ?? -1, layer.outputSize.columns ?? -1)))
      ]
    case let layer as LinearLayer:
      return [
        ("in_features", "\(layer.inputs)"), ("out_features", "\(layer.outputs)"),
        ("bias", layer.parameters.count > 1 ? "1" : "0"),
      ]
    case let layer as Pool2D: return settings(layer)
    case let layer as Activation:
      if case .leakyRelu(let slope) = layer.function {
        return [("negative_slope", jsonString("\(slope)"))]
      }
      return []
    case let layer as Flatten:
      return [("start_dim", "\(layer.first)"), ("end_dim", "\(layer.last)")]
    case let layer as Dropout: return [("p", jsonString("\(layer.probability)"))]
    case let layer as BatchNorm2D:
      return [("num_features", "\(layer.channels)"), ("eps", jsonString("\(layer.epsilon)"))]
    case let layer as SoftmaxLayer: return [("dim", "\(layer.dimension)")]
    default: return nil
    }
  }

  private static func settings(_ layer: Pool2D) -> [(String, String)]? {
    let request = layer.request
    var fields = [
      ("kernel_size", "[\(request.kernel.rows),\(request.kernel.columns)]"),
      ("stride", "\(request.stride)"), ("padding", padding(request.padding)),
      ("dilation", "\(request.dilation)"), ("ceil_mode", request.ceilMode ? "1" : "0"),
    ]
    switch layer.kind {
    case .maximum: break
    case .average(let countsPadding, let divisor):
      fields.append(("count_include_pad", countsPadding ? "1" : "0"))
      if let divisor { fields.append(("divisor_override", "\(divisor)")) }
    case .norm(let p): fields.append(("norm_type", jsonString("\(p)")))
    }
    return fields
  }

  private static func padding(_ padding: Padding) -> String {
    switch padding {
    case .cells(let rows, let columns): "[\(rows),\(columns)]"
    case .valid: "\"valid\""
    case .same: "\"same\""
    case .full: "\"full\""
    }
  }

  // MARK: Reading

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
      for parameter in layer.parameters + layer.buffers {
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
      return try BatchNorm2D(channels: channels, epsilon: number("eps") ?? 1e-5)
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
