/// The global names of functions that came from another session, as a page's functions do in a learner's:
/// they mean the variables of the session that calls them, and what that does not have they keep.
final class ForeignGlobals {
  private let origin: ProgramNamespace

  /// The values by the slots of the session that the functions were compiled in.
  let values: UnsafeMutablePointer<ProgramValue>

  private let count: Int
  private var taken: [ProgramValue] = []
  private var depth = 0

  init(_ origin: ProgramNamespace) {
    self.origin = origin
    count = origin.names.count
    values = .allocate(capacity: max(count, 1))
    values.initialize(repeating: .unbound, count: max(count, 1))
  }

  deinit {
    values.deinitialize(count: max(count, 1))
    values.deallocate()
  }

  /// Whether names have come since, so that it no longer fits.
  var isOutgrown: Bool { depth == 0 && origin.names.count > count }

  /// Begins a call: the outermost one takes over what the names mean now.
  func enter(from namespace: ProgramNamespace) {
    depth += 1
    guard depth == 1 else { return }
    for slot in 0..<count {
      let own = namespace[origin.names[slot]]
      values[slot] = own.isUnbound ? origin.values[slot] : own
    }
    taken = (0..<count).map { values[$0] }
  }

  /// Ends a call: the outermost one gives back what `global` names were assigned.
  func leave(to namespace: ProgramNamespace) {
    depth -= 1
    guard depth == 0 else { return }
    for slot in 0..<count where !values[slot].isSame(as: taken[slot]) {
      namespace[origin.names[slot]] = values[slot]
    }
    taken = []
  }
}

extension ProgramMachine {
  /// Begins a call of code of another session; nil for code of this one and of the library.
  func enterForeign(_ code: ProgramCode) -> ForeignGlobals? {
    guard !code.isLibrary, code.namespace !== namespace else { return nil }
    let key = ObjectIdentifier(code.namespace)
    var known = foreignGlobals[key]
    if known?.isOutgrown ?? true {
      known = ForeignGlobals(code.namespace)
      foreignGlobals[key] = known
    }
    known?.enter(from: namespace)
    return known
  }
}
