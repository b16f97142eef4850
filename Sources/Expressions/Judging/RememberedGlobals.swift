/// The lists and dicts outside a function, which it may fill from call to call: what they held before it was
/// judged.
struct RememberedGlobals {
  private var lists: [(name: String, list: ListObject, items: [ProgramValue])] = []
  private var dictionaries:
    [(
      name: String, dictionary: DictionaryObject,
      items: [(key: ProgramValue, value: ProgramValue)]
    )] = []

  /// Notes what the variables of a session hold.
  init(_ session: Session) {
    let namespace = session.namespace
    var values = namespace.names.map { (name: $0, value: namespace[$0]) }
    for (name, value) in session.variables.sorted(by: { $0.key < $1.key }) {
      if case .program(let box) = value { values.append((name, box.value)) }
    }
    var seen: Set<ObjectIdentifier> = []
    for (name, value) in values {
      guard let object = value.object, seen.insert(ObjectIdentifier(object)).inserted else {
        continue
      }
      switch object {
      case let list as ListObject: lists.append((name, list, list.items))
      case let dictionary as DictionaryObject:
        dictionaries.append((name, dictionary, dictionary.items))
      default: break
      }
    }
  }

  /// The first of them that holds another number of things now.
  var changed: String? {
    lists.first { $0.list.items.count != $0.items.count }?.name
      ?? dictionaries.first { $0.dictionary.items.count != $0.items.count }?.name
  }

  /// Gives them back what they held.
  func restore() {
    for (_, list, items) in lists where list.items.count != items.count { list.items = items }
    for (_, dictionary, items) in dictionaries
    where dictionary.items.count != items.count {
      dictionary.removeAll()
      for (key, value) in items { try? dictionary.set(key, value) }
    }
  }
}
