/// A key of a dict or an element of a set, by what makes two of them equal.
enum ProgramKey: Hashable {
  case none
  case number(Double)
  case whole(Int)
  case text(String)
  case tuple([ProgramKey])
  case set(Set<ProgramKey>)
  case identity(ObjectIdentifier)

  /// Says which of several equal objects stands for one whose class has a hash of its own.
  typealias Deputy = (InstanceObject, _ hash: Int) throws(ProgramFailure) -> InstanceObject

  init(
    _ value: ProgramValue,
    _ deputy: Deputy = { instance, _ throws(ProgramFailure) in instance }
  ) throws(ProgramFailure) {
    var count = 0
    self = try ProgramKey(value, depth: 0, &count, deputy)
  }

  /// The key of a part of a tuple, whose depth and size are bounded.
  private init(
    _ value: ProgramValue, depth: Int, _ count: inout Int, _ deputy: Deputy
  ) throws(ProgramFailure) {
    guard depth < ProgramMachine.maximumDepth else { throw .tooDeep(ProgramMachine.maximumDepth) }
    count += 1
    try Sequences.check(count)
    switch value {
    case .unbound, .none: self = .none
    case .boolean, .int, .real, .whole:
      // 1, 1.0 and True are one key.
      if let whole = value.integer ?? value.number.flatMap({ Int(exactly: $0) }) {
        self = .whole(whole)
      } else {
        self = .number(value.number ?? 0)
      }
    case .object(let object):
      switch object {
      case let text as TextObject: self = .text(text.text)
      case let tuple as TupleObject:
        var keys: [ProgramKey] = []
        for item in tuple.items {
          keys.append(try ProgramKey(item, depth: depth + 1, &count, deputy))
        }
        self = .tuple(keys)
      case let set as SetObject where set.isHashable:
        var keys: Set<ProgramKey> = []
        for item in set.items {
          keys.insert(try ProgramKey(item, depth: depth + 1, &count, deputy))
        }
        self = .set(keys)
      case is ListObject, is DictionaryObject, is SetObject:
        throw .unhashable(object.typeName)
      case let instance as InstanceObject:
        let hash = try instance.ownHash()
        self = .identity(
          ObjectIdentifier(
            try hash.map { hash throws(ProgramFailure) in try deputy(instance, hash) } ?? instance))
      default: self = .identity(ObjectIdentifier(object))
      }
    }
  }
}
