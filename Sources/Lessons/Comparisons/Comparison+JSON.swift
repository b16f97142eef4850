import Expressions
import Tensors
import Terminal
import Walkthroughs

extension Comparison {
  /// The comparison as an object of the program's JSON output.
  public func json(language: Language) -> JSONValue {
    var members: [JSONValue.Member] = [
      JSONValue.Member("kind", .string("comparison")), JSONValue.Member("mine", .string(mine)),
      JSONValue.Member("other", .string(other)), JSONValue.Member("same", .bool(isSame)),
      JSONValue.Member("cases", .integer(cases)),
    ]
    if !isSame {
      members += [
        JSONValue.Member(
          "input", .object(input.map { JSONValue.Member($0.name, .nested($0.value)) })),
        JSONValue.Member(
          "parameters", .object(parameters.map { JSONValue.Member($0.name, .number($0.value)) })),
        JSONValue.Member("values", values.map { .nested($0) } ?? .null),
        JSONValue.Member("expected", expected.map { .nested($0) } ?? .null),
        JSONValue.Member("at", at.map { .integers($0) } ?? .null),
        JSONValue.Member("slip", slip.map { .string($0.rawValue) } ?? .null),
      ]
      if let failure {
        let python = failure.python.isEmpty ? "" : "\(failure.python): "
        members.append(JSONValue.Member("error", .string(python + failure.message[language])))
      }
    }
    return .object(members)
  }
}

extension JSONValue {
  /// A tensor as nested lists, a number where it has no dimensions.
  public static func nested(_ tensor: Tensor<Double>) -> JSONValue {
    func value(_ numbers: ArraySlice<Double>, _ lengths: ArraySlice<Int>) -> JSONValue {
      guard let length = lengths.first else { return .number(numbers.first ?? 0) }
      if lengths.count == 1 { return .numbers(Array(numbers)) }
      let size = numbers.count / max(length, 1)
      return .array(
        (0..<length).map { place in
          let start = numbers.startIndex + place * size
          return value(numbers[start..<start + size], lengths.dropFirst())
        })
    }
    return value(tensor.elements[...], tensor.shape.dimensions[...])
  }
}
