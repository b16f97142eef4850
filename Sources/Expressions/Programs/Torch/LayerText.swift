import Networks
import Tensors

/// A layer as PyTorch prints it: `Linear(in_features=4, out_features=8, bias=True)`.
enum LayerText {
  static func text(_ layer: any Layer) -> String {
    "\(layer.typeName)(\(parts(layer).joined(separator: ", ")))"
  }

  private static func parts(_ layer: any Layer) -> [String] {
    let settings = layer.settings
    let hasBias = layer.parameters.contains { $0.name == "bias" }
    func named(_ names: [String]) -> [String] {
      names.compactMap { name in settings[name].flatMap(single).map { "\(name)=\($0)" } }
    }
    switch layer.typeName {
    case "Linear":
      return named(["in_features", "out_features"]) + ["bias=\(hasBias ? "True" : "False")"]
    case "Conv1d", "Conv2d", "ConvTranspose2d":
      return convolution(settings, isLine: layer.typeName == "Conv1d", hasBias: hasBias)
    case "MaxPool2d", "MaxPool1d":
      return named(["kernel_size", "stride", "padding", "dilation", "ceil_mode"])
    case "AvgPool2d", "AvgPool1d": return named(["kernel_size", "stride", "padding"])
    case "BatchNorm2d", "BatchNorm1d":
      let count = settings["num_features"].flatMap(single) ?? ""
      return [count, "eps=1e-05", "momentum=0.1", "affine=True", "track_running_stats=True"]
    case "Dropout": return named(["p"]) + ["inplace=False"]
    case "AdaptiveAvgPool2d": return named(["output_size"])
    case "Flatten": return named(["start_dim", "end_dim"])
    case "Softmax": return named(["dim"])
    case "LeakyReLU": return named(["negative_slope"])
    default: return []
    }
  }

  private static func convolution(
    _ settings: [String: SettingValue], isLine: Bool, hasBias: Bool
  ) -> [String] {
    func cells(_ name: String) -> String? {
      guard case .pair(let rows, let columns)? = settings[name] else { return nil }
      return isLine
        ? "(\(columns ?? 0),)" : "(\(rows ?? 0), \(columns ?? 0))"
    }
    var parts = ["in_channels", "out_channels"].compactMap { settings[$0].flatMap(single) }
    parts += ["kernel_size", "stride"].compactMap { name in cells(name).map { "\(name)=\($0)" } }
    switch settings["padding"] {
    case .padding(.cells(let rows, let columns)) where rows + columns > 0:
      parts.append("padding=\(isLine ? "(\(columns),)" : "(\(rows), \(columns))")")
    case .padding(.same): parts.append("padding=same")
    default: break
    }
    if let dilation = cells("dilation"), !["(1, 1)", "(1,)"].contains(dilation) {
      parts.append("dilation=\(dilation)")
    }
    if case .integer(let groups)? = settings["groups"], groups != 1 {
      parts.append("groups=\(groups)")
    }
    return hasBias ? parts : parts + ["bias=False"]
  }

  /// A setting as PyTorch prints it; two equal numbers as one.
  private static func single(_ value: SettingValue) -> String? {
    switch value {
    case .none: nil
    case .integer(let number): "\(number)"
    case .number(let number): NumberTexts.representation(number)
    case .flag(let truth): truth ? "True" : "False"
    case .pair(let rows, let columns):
      rows == columns
        ? rows.map { "\($0)" }
        : "(\(rows.map { "\($0)" } ?? "None"), \(columns.map { "\($0)" } ?? "None"))"
    case .padding(.cells(let rows, let columns)):
      rows == columns ? "\(rows)" : "(\(rows), \(columns))"
    case .padding: nil
    case .word(let word): "'\(word)'"
    }
  }
}
