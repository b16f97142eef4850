extension Session {
  /// Gives a copy of a session its own lists, dicts and objects, so that what is changed in them changes
  /// nothing for the session that it was copied from.
  func separatePrograms() {
    let boxes = variables.compactMap { name, value -> (String, ProgramBox)? in
      guard case .program(let box) = value, box.value.object?.isChangeable ?? false else {
        return nil
      }
      return (name, box)
    }
    guard !boxes.isEmpty else { return }
    let copies = Copies(ProgramMachine(self), isDeep: true)
    for (name, box) in boxes.sorted(by: { $0.0 < $1.0 }) {
      guard let value = try? copies.copied(box.value) else { continue }
      variables[name] = .program(ProgramBox(value, session: self))
    }
  }
}

extension ProgramObject {
  /// Whether something in it can be changed.
  fileprivate var isChangeable: Bool {
    switch self {
    case is ListObject, is DictionaryObject, is SetObject, is InstanceObject, is TupleObject: true
    default: false
    }
  }
}
