import Tensors

/// The value of a layer's setting.
public enum SettingValue: Hashable, Sendable {
  /// Left open.
  case none
  /// A whole number.
  case integer(Int)
  /// Any number.
  case number(Double)
  /// Yes or no.
  case flag(Bool)
  /// Rows and columns; nil for the input's own.
  case pair(rows: Int?, columns: Int?)
  /// What is put around an input.
  case padding(Padding)
  /// One of a few words.
  case word(String)
}

/// One setting of a kind of layer: its name, what values it takes, and its default.
///
/// Prompt, checkpoint and the text of a layer are all made from it.
public struct LayerSetting: Hashable, Sendable {
  /// What values a setting takes.
  public enum Form: Hashable, Sendable {
    /// A whole number.
    case integer
    /// Any finite number.
    case number
    /// True or False.
    case flag
    /// One number for rows and columns, or two.
    case pair
    /// The same, each of which may be None.
    case openPair
    /// One number: cells along a line.
    case length
    /// Padding of planes (2) or lines (1): cells, or `valid`, `same`, `full`.
    case padding(spatialRank: Int)
    /// One of these words.
    case word([String])
    /// Taken as it is in PyTorch's own lines, without effect; not kept.
    case ignored
    /// Its default, True or False: with the other a layer is another one; not kept.
    case usualFlag
    /// Its default, one of these words: with another a layer is another one; not kept.
    case usualWord([String])
  }

  /// PyTorch's name.
  public let name: String
  /// What values it takes.
  public let form: Form
  /// The default as it is typed; nil where it must be given.
  public let standardText: String?

  /// Describes a setting.
  public init(_ name: String, _ form: Form, _ standardText: String? = nil) {
    self.name = name
    self.form = form
    self.standardText = standardText
  }

  /// Whether a layer keeps its value: of the others it has the default.
  public var isKept: Bool {
    switch form {
    case .ignored, .usualFlag, .usualWord: false
    default: true
    }
  }

  /// The default.
  public var standard: SettingValue? {
    guard let text = standardText else { return nil }
    guard text != "None" else { return SettingValue.none }
    switch form {
    case .integer: return Int(text).map { .integer($0) }
    case .number: return Double(text).map { .number($0) }
    case .flag, .ignored, .usualFlag: return .flag(text == "True")
    case .pair, .openPair: return Int(text).map { .pair(rows: $0, columns: $0) }
    case .length: return Int(text).map { .pair(rows: 1, columns: $0) }
    case .padding(let rank):
      return Int(text).map { .padding(.cells(rows: rank == 1 ? 0 : $0, columns: $0)) }
    case .word, .usualWord: return .word(String(text.dropFirst().dropLast()))
    }
  }

  /// A value as it is typed.
  func text(_ value: SettingValue) -> String {
    func side(_ length: Int?) -> String { length.map { "\($0)" } ?? "None" }
    func pair(_ rows: Int?, _ columns: Int?) -> String {
      rows == columns ? side(rows) : "(\(side(rows)), \(side(columns)))"
    }
    switch (value, form) {
    case (.none, _): return "None"
    case (.integer(let number), _): return "\(number)"
    case (.number(let number), _):
      return Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case (.flag(let flag), _): return flag ? "True" : "False"
    case (.pair(_, let columns), .length): return side(columns)
    case (.pair(let rows, let columns), _): return pair(rows, columns)
    case (.padding(.cells(_, let columns)), .padding(spatialRank: 1)): return "\(columns)"
    case (.padding(.cells(let rows, let columns)), _): return pair(rows, columns)
    case (.padding(.sides(let top, let bottom, let left, let right)), _):
      return "(\(left), \(right), \(top), \(bottom))"
    case (.padding(.valid), _): return "'valid'"
    case (.padding(.same), _): return "'same'"
    case (.padding(.full), _): return "'full'"
    case (.word(let word), _): return "'\(word)'"
    }
  }
}

/// The settings of a layer that is to be made, each of the form that its kind asks for.
public struct LayerSettings: Sendable {
  /// The values by name.
  let values: [String: SettingValue]

  /// Takes values; what is missing gets its default.
  ///
  /// - Returns: Nil if a setting without a default is missing.
  public init?(_ given: [String: SettingValue], for kind: LayerKind) {
    self.init(given, orStandardOf: kind.settings)
    guard kind.settings.allSatisfy({ values[$0.name] != nil }) else { return nil }
  }

  /// Takes values; what is missing gets its default, if it has one.
  init(_ given: [String: SettingValue], orStandardOf settings: [LayerSetting]) {
    values = Dictionary(
      settings.compactMap { setting in
        (given[setting.name] ?? setting.standard).map { (setting.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A whole number; 0 where it was left open.
  func integer(_ name: String) -> Int { optionalInteger(name) ?? 0 }

  /// A whole number, if one was given.
  func optionalInteger(_ name: String) -> Int? {
    if case .integer(let number)? = values[name] { number } else { nil }
  }

  /// A number; 0 where it was left open.
  func number(_ name: String) -> Double { optionalNumber(name) ?? 0 }

  /// A number, if one was given.
  func optionalNumber(_ name: String) -> Double? {
    if case .number(let number)? = values[name] { number } else { nil }
  }

  /// Yes or no.
  func flag(_ name: String) -> Bool { values[name] == .flag(true) }

  /// Rows and columns; 1 and 1 where they were left open.
  func pair(_ name: String) -> (rows: Int, columns: Int) { optionalPair(name) ?? (1, 1) }

  /// Rows and columns, if they were given.
  func optionalPair(_ name: String) -> (rows: Int, columns: Int)? {
    guard case .pair(let rows?, let columns?)? = values[name] else { return nil }
    return (rows, columns)
  }

  /// Rows and columns, each of which may be open.
  func openPair(_ name: String) -> (rows: Int?, columns: Int?) {
    if case .pair(let rows, let columns)? = values[name] { (rows, columns) } else { (nil, nil) }
  }

  /// What is put around an input; nothing where the kind has no such setting.
  func padding(_ name: String = "padding") -> Padding {
    if case .padding(let padding)? = values[name] { padding } else { .valid }
  }

  /// A word.
  func word(_ name: String) -> String {
    if case .word(let word)? = values[name] { word } else { "" }
  }
}
