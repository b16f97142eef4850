import Networks
import Tensors

/// A layer as PyTorch prints it: `Linear(in_features=4, out_features=8, bias=True)`.
enum LayerText {
  /// - Parameters:
  ///   - layer: The layer.
  ///   - pairs: The settings that were written as pairs.
  /// - Returns: The text, of one line.
  static func text(_ layer: any Layer, pairs: Set<String> = []) -> String {
    "\(layer.typeName)(\(said(layer, pairs: pairs)))"
  }

  /// What stands between the brackets.
  static func said(_ layer: any Layer, pairs: Set<String> = []) -> String {
    parts(layer, pairs).joined(separator: ", ")
  }

  private static func parts(_ layer: any Layer, _ pairs: Set<String>) -> [String] {
    let settings = layer.settings
    let hasBias = layer.parameters.contains { $0.name == "bias" }
    func named(_ names: [String]) -> [String] {
      names.compactMap { name in
        settings[name].flatMap { single($0, isPair: pairs.contains(name)) }.map { "\(name)=\($0)" }
      }
    }
    switch layer.typeName {
    case "Linear":
      return named(["in_features", "out_features"]) + ["bias=\(hasBias ? "True" : "False")"]
    case "Conv1d", "Conv2d", "ConvTranspose2d":
      return convolution(settings, isLine: layer.typeName == "Conv1d", hasBias: hasBias)
    case "AvgPool1d":
      return ["kernel_size", "stride", "padding"].compactMap { name in
        line(settings[name]).map { "\(name)=\($0)" }
      }
    case "MaxPool1d":
      return ["kernel_size", "stride", "padding", "dilation"].compactMap { name in
        line(settings[name]).map { "\(name)=\($0.dropFirst().dropLast(2))" }
      } + named(["ceil_mode"])
    case "LPPool1d", "LPPool2d":
      let degree = settings["norm_type"].flatMap { single($0) }.map {
        $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0
      }
      let stride =
        settings["stride"] == settings["kernel_size"] ? ["stride=None"] : named(["stride"])
      return ["norm_type=\(degree ?? "")"] + named(["kernel_size"]) + stride + named(["ceil_mode"])
    case "AvgPool2d": return named(["kernel_size", "stride", "padding"])
    case "BatchNorm2d", "BatchNorm1d":
      let count = settings["num_features"].flatMap { single($0) } ?? ""
      return [count] + named(["eps", "momentum"]) + [
        "affine=True", "bias=True", "track_running_stats=True",
      ]
    case "Dropout":
      return named(["p"]) + ["inplace=\(settings["inplace"] == .flag(true) ? "True" : "False")"]
    case "Upsample": return named(["scale_factor", "size", "mode"])
    default:
      // Its settings in their order; what PyTorch does in place is named only where it does.
      return layer.kind.settings.compactMap { setting in
        guard let value = settings[setting.name] else { return nil }
        if setting.form == .ignored, value != .flag(true) { return nil }
        return single(value, isPair: pairs.contains(setting.name)).map { "\(setting.name)=\($0)" }
      }
    }
  }

  /// A setting of lines, which PyTorch keeps as tuples of one.
  private static func line(_ value: SettingValue?) -> String? {
    switch value {
    case .pair(_, let columns)?: "(\(columns ?? 0),)"
    case .padding(.cells(_, let columns))?: "(\(columns),)"
    default: nil
    }
  }

  private static func convolution(
    _ settings: [String: SettingValue], isLine: Bool, hasBias: Bool
  ) -> [String] {
    func cells(_ name: String) -> String? {
      guard case .pair(let rows, let columns)? = settings[name] else { return nil }
      return isLine ? line(settings[name]) : "(\(rows ?? 0), \(columns ?? 0))"
    }
    var parts = ["in_channels", "out_channels"].compactMap { settings[$0].flatMap { single($0) } }
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
    if let extra = cells("output_padding"), extra != "(0, 0)" {
      parts.append("output_padding=\(extra)")
    }
    if case .integer(let groups)? = settings["groups"], groups != 1 {
      parts.append("groups=\(groups)")
    }
    return hasBias ? parts : parts + ["bias=False"]
  }

  /// A setting as PyTorch prints it; two equal numbers as one unless they were written as a pair.
  private static func single(_ value: SettingValue, isPair: Bool = false) -> String? {
    switch value {
    case .none: nil
    case .integer(let number): "\(number)"
    case .number(let number): NumberTexts.representation(number)
    case .flag(let truth): truth ? "True" : "False"
    case .pair(let rows, let columns):
      rows == columns && !isPair
        ? rows.map { "\($0)" }
        : "(\(rows.map { "\($0)" } ?? "None"), \(columns.map { "\($0)" } ?? "None"))"
    case .padding(.cells(let rows, let columns)):
      rows == columns && !isPair ? "\(rows)" : "(\(rows), \(columns))"
    case .padding: nil
    case .word(let word): "'\(word)'"
    }
  }
}
