import Tensors

extension LayerDescription {
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
      return [
        ("num_features", "\(layer.channels)"), ("eps", jsonString("\(layer.epsilon)")),
        ("momentum", jsonString("\(layer.momentum)")),
      ]
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
}
