import Tensors

/// A kind of layer: what it is called, what settings it takes, and how it is made from them.
public struct LayerKind: Sendable {
  /// Makes a layer from settings of the kind's forms.
  public typealias Maker = @Sendable (LayerSettings) throws(ShapeError) -> any Layer

  /// The name in `torch.nn`.
  public let name: String
  /// Its settings in the order in which they are given.
  public let settings: [LayerSetting]
  private let maker: Maker

  /// Describes a kind.
  public init(_ name: String, _ settings: [LayerSetting], _ maker: @escaping Maker) {
    self.name = name
    self.settings = settings
    self.maker = maker
  }

  /// Every kind that there is.
  public static let all: [LayerKind] =
    Conv2D.kinds + ConvTranspose2D.kinds + Pool2D.kinds + AdaptiveAvgPool2D.kinds
    + Activation.kinds + Identity.kinds + SoftmaxLayer.kinds + Dropout.kinds + LinearLayer.kinds
    + Flatten.kinds + BatchNorm2D.kinds + UnfoldLayer.kinds + FoldLayer.kinds + Upsample.kinds

  /// The kind of a name.
  public static func named(_ name: String) -> LayerKind? { all.first { $0.name == name } }

  /// Makes a layer.
  ///
  /// - Returns: Nil if a setting is missing.
  /// - Throws: what is wrong with the settings.
  public func layer(_ values: [String: SettingValue]) throws(ShapeError) -> (any Layer)? {
    guard let settings = LayerSettings(values, for: self) else { return nil }
    return try maker(settings)
  }

  /// The settings that layers keep.
  var kept: [LayerSetting] { settings.filter(\.isKept) }

  /// The settings as a function's parameters: `kernel_size, stride=None`.
  public var signature: String {
    settings.map { setting in
      setting.standardText.map { "\(setting.name)=\($0)" } ?? setting.name
    }
    .joined(separator: ", ")
  }

  /// A layer of the kind as it is typed, without what is as it would be anyway.
  func code(_ values: [String: SettingValue]) -> String {
    var parts: [String] = []
    for setting in kept {
      guard let value = values[setting.name], value != setting.standard else { continue }
      // A stride that is the kernel's size is what pooling takes by itself.
      if setting.standard == SettingValue.none, value == values["kernel_size"] { continue }
      let text = setting.text(value)
      parts.append(setting.standardText == nil ? text : "\(setting.name)=\(text)")
    }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}
