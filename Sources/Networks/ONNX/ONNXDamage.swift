/// Where bytes cease to be a model: the library that reads them says only that they do.
///
/// Source: *Protocol Buffers, Encoding*, and the messages of onnx.proto beside the schema.
enum ONNXDamage {
  /// A field at the top announces more bytes than there are.
  case cutOff(expected: Int)
  /// What begins at a byte is no field of its message.
  case field(byte: Int)

  /// What a field holds, where it holds fields or text in turn.
  private enum Content {
    case model, set, graph, node, setting, tensor, entry, value, type, tensorType, shape, dimension
    case text

    /// What a field of a number holds; nil for numbers and bytes.
    func content(of field: UInt64) -> Content? {
      switch (self, field) {
      case (.model, 2), (.set, 1), (.graph, 2), (.node, 1...4), (.node, 7), (.setting, 1),
        (.tensor, 8), (.entry, 1...2), (.value, 1), (.dimension, 2):
        .text
      case (.model, 7): .graph
      case (.model, 8): .set
      case (.graph, 1): .node
      case (.graph, 5), (.setting, 5): .tensor
      case (.graph, 11...12): .value
      case (.node, 5): .setting
      case (.tensor, 13): .entry
      case (.value, 2): .type
      case (.type, 1): .tensorType
      case (.tensorType, 2): .shape
      case (.shape, 1): .dimension
      default: nil
      }
    }
  }

  /// Finds the first such place; nil where the bytes are in order.
  init?(_ bytes: [UInt8]) {
    guard let found = Self.find(bytes, 0..<bytes.count, .model) else { return nil }
    self = found
  }

  private static func find(
    _ bytes: [UInt8], _ range: Range<Int>, _ message: Content
  ) -> ONNXDamage? {
    if case .text = message {
      let isText = String(validating: bytes[range], as: UTF8.self) != nil
      return isText ? nil : .field(byte: range.lowerBound)
    }
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      guard let tag = number(bytes, &place, range.upperBound), tag >> 3 > 0 else {
        return .field(byte: start)
      }
      let length: UInt64
      switch tag & 7 {
      case 0:
        guard number(bytes, &place, range.upperBound) != nil else { return .field(byte: start) }
        continue
      case 1: length = 8
      case 2:
        guard let announced = number(bytes, &place, range.upperBound) else {
          return .field(byte: start)
        }
        length = announced
      case 5: length = 4
      default: return .field(byte: start)
      }
      guard length <= UInt64(range.upperBound - place) else {
        guard case .model = message, length < 1 << 40 else { return .field(byte: start) }
        return .cutOff(expected: place + Int(length))
      }
      let end = place + Int(length)
      if tag & 7 == 2, let content = message.content(of: tag >> 3),
        let found = find(bytes, place..<end, content)
      {
        return found
      }
      place = end
    }
    return nil
  }

  /// A number of up to ten bytes with seven bits each, the lowest first.
  private static func number(_ bytes: [UInt8], _ place: inout Int, _ end: Int) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard place < end else { return nil }
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return number }
    }
    return nil
  }
}
