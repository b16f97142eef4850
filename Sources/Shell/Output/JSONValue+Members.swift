import Walkthroughs

extension JSONValue {
  /// An object from pairs of names and values, in order.
  package static func members(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member($0.0, $0.1) })
  }
}
