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
    guard (0...1).contains(number) else { throw .failure(.fault(.setting(place, name: name))) }
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

  /// Passes over a setting that changes no number here.
  mutating func ignore(_ names: String...) { unasked.subtract(names) }
}
