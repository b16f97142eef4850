import ONNXSchema

/// A node of a model with its settings by name.
struct ONNXNode {
  let proto: NodeProto
  /// The name that is not given to another node: its own, else its first output's.
  let name: String
  private let settings: [String: AttributeProto]
  /// Settings that have not been asked for.
  private(set) var unasked: Set<String>

  init(_ proto: NodeProto, name: String) {
    self.proto = proto
    self.name = name
    settings = proto.attribute.reduce(into: [:]) { $0[$1.name] = $1 }
    unasked = Set(settings.keys)
  }

  var place: ONNXFault.Place { ONNXFault.Place(name: name, type: proto.opType) }

  /// Whether an operand is there.
  func has(_ number: Int) -> Bool {
    proto.input.indices.contains(number) && !proto.input[number].isEmpty
  }

  /// Whether a setting is there.
  func has(_ name: String) -> Bool { settings[name] != nil }

  /// A whole number.
  mutating func integer(_ name: String, _ standard: Int) -> Int {
    unasked.remove(name)
    return settings[name].map { Int(clamping: $0.i) } ?? standard
  }

  /// A switch, which is 0 or 1.
  mutating func flag(_ name: String, _ standard: Bool = false) throws(ConversionError) -> Bool {
    let number = integer(name, standard ? 1 : 0)
    guard (0...1).contains(number) else { throw refusal(of: name) }
    return number == 1
  }

  /// A number.
  mutating func number(_ name: String, _ standard: Double) -> Double {
    unasked.remove(name)
    return settings[name].map { Double($0.f) } ?? standard
  }

  /// Whole numbers.
  mutating func integers(_ name: String) -> [Int]? {
    unasked.remove(name)
    return settings[name]?.ints.map { Int(clamping: $0) }
  }

  /// Numbers.
  mutating func numbers(_ name: String) -> [Double]? {
    unasked.remove(name)
    return settings[name]?.floats.map { Double($0) }
  }

  /// A word.
  mutating func word(_ name: String, _ standard: String) -> String {
    unasked.remove(name)
    return settings[name]?.text ?? standard
  }

  /// A tensor.
  mutating func tensor(_ name: String) -> TensorProto? {
    unasked.remove(name)
    return settings[name].flatMap { $0.hasT ? $0.t : nil }
  }

  /// That a setting is not taken, with the value that it has.
  func refused(_ name: String) -> ONNXFault {
    .setting(place, name: name, value: settings[name].map(ONNXNode.text))
  }

  /// The same while a node is understood.
  func refusal(of name: String) -> ConversionError { .failure(.fault(refused(name))) }

  /// The schema's kinds of elements, by number.
  private static let types = [
    "UNDEFINED", "FLOAT", "UINT8", "INT8", "UINT16", "INT16", "INT32", "INT64", "STRING", "BOOL",
    "FLOAT16", "DOUBLE", "UINT32", "UINT64", "COMPLEX64", "COMPLEX128", "BFLOAT16",
  ]

  /// A setting's value as it is quoted.
  private static func text(_ setting: AttributeProto) -> String {
    func list(_ numbers: some Collection<some CustomStringConvertible>) -> String {
      let more = numbers.count > 8 ? ["…"] : []
      return "[" + (numbers.prefix(8).map(\.description) + more).joined(separator: ", ") + "]"
    }
    if setting.hasT { return "[…]" }
    if !setting.ints.isEmpty { return list(setting.ints) }
    if !setting.floats.isEmpty { return list(setting.floats) }
    if !setting.text.isEmpty { return setting.text }
    if setting.type == 1 || setting.f != 0 { return "\(setting.f)" }
    let number = Int(clamping: setting.i)
    return setting.name == "to" && types.indices.contains(number) ? types[number] : "\(number)"
  }

  /// Passes over a setting that changes no number here.
  mutating func ignore(_ names: String...) { unasked.subtract(names) }
}
