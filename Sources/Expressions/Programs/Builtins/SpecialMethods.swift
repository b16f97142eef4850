/// The methods with two underscores of Python's own values, taken by name: `scores.__getitem__` as a key
/// function.
enum SpecialMethods {
  private typealias Body =
    @Sendable (ProgramValue, [ProgramValue], ProgramMachine) throws(ProgramFailure) -> ProgramValue

  /// A method of a value; nil where Python's value has none of that name, or it is not known here.
  static func method(_ name: String, of value: ProgramValue) -> ProgramValue? {
    guard let (count, body) = table[name], isPythons(value) else { return nil }
    return .object(
      BuiltinObject(name) { given, machine throws(ProgramFailure) in
        try given.check(name, count...count)
        return try body(value, given.values, machine)
      })
  }

  private static func isPythons(_ value: ProgramValue) -> Bool {
    switch value.object {
    case is ListObject, is TupleObject, is DictionaryObject, is SetObject, is TextObject,
      is RangeObject, is ArrayObject:
      true
    default: false
    }
  }

  private static let table: [String: (count: Int, body: Body)] = [
    "__getitem__": (
      1,
      { value, given, machine throws(ProgramFailure) in try machine.element(value, given[0]) }
    ),
    "__setitem__": (
      2,
      { value, given, machine throws(ProgramFailure) in
        guard let object = value.object else { throw .notIndexable(value.typeName) }
        try object.setElement(given[0], to: given[1], machine)
        return .none
      }
    ),
    "__len__": (
      0,
      { value, _, machine throws(ProgramFailure) in
        guard let count = try value.object?.length(machine) else {
          throw machine.unknown("__len__", of: value)
        }
        return .int(count)
      }
    ),
    "__contains__": (
      1,
      { value, given, machine throws(ProgramFailure) in
        guard let object = value.object else { throw .notIterable(value.typeName) }
        return .boolean(try object.contains(given[0], machine))
      }
    ),
    "__iter__": (
      0, { value, _, machine throws(ProgramFailure) in .object(try machine.iterator(of: value)) }
    ),
    "__eq__": (
      1,
      { value, given, machine throws(ProgramFailure) in
        .boolean(try machine.isEqual(value, given[0]))
      }
    ),
    "__repr__": (
      0, { value, _, machine throws(ProgramFailure) in .text(try machine.representation(value)) }
    ),
    "__str__": (0, { value, _, machine throws(ProgramFailure) in .text(try machine.text(value)) }),
  ]
}
