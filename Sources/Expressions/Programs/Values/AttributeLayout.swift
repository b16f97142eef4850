import Synchronization

/// Where the attributes of an object are: objects of a class that got the same names in the same order share one.
///
/// An instruction that remembers a layout knows the place of its attribute without looking for the name.
final class AttributeLayout: @unchecked Sendable {
  // Unchecked: shared by the objects of a program's class, which runs on one thread.

  /// The names in the order in which they came: PyTorch numbers parameters by it.
  private(set) var names: [String]
  private var places: [String: Int]

  /// What it becomes by one more name.
  private var next: [String: AttributeLayout] = [:]

  /// The number by which instructions remember it; 0 for that of a single object, which changes.
  let number: Int

  /// How many layouts the objects of a class share.
  private final class Family {
    var count = 0
  }
  private let family: Family?

  /// The most names of a layout, and the most layouts of a class, that are shared: objects may be used as tables.
  private static let most = (names: 32, layouts: 256)

  private static let count = Atomic<Int>(0)

  /// A layout without names, of one object or for all of a class.
  convenience init(isShared: Bool) { self.init([], isShared ? Family() : nil) }

  private init(_ names: [String], _ family: Family?) {
    self.names = names
    self.family = family
    places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    number = family == nil ? 0 : AttributeLayout.count.add(1, ordering: .relaxed).newValue
    family?.count += 1
  }

  /// The place of an attribute; nil where there is none of that name.
  func place(of name: String) -> Int? { places[name] }

  /// The layout with one more name behind the others.
  func adding(_ name: String) -> AttributeLayout {
    if let known = next[name] { return known }
    guard let family else {
      places[name] = names.count
      names.append(name)
      return self
    }
    let isShared =
      names.count < AttributeLayout.most.names && family.count < AttributeLayout.most.layouts
    let made = AttributeLayout(names + [name], isShared ? family : nil)
    if isShared { next[name] = made }
    return made
  }

  /// The layout of one object without a name.
  func removing(_ name: String) -> AttributeLayout {
    AttributeLayout(names.filter { $0 != name }, nil)
  }
}

/// What an instruction remembers of the object that it met last.
struct AttributeCache {
  /// The number of its layout.
  var layout = -1
  /// The state of all classes then.
  var edition = 0
  /// Where the attribute is.
  var place = 0
  /// The method that is called, or the layout after a new attribute.
  ///
  /// Its class holds it. For a name it is the built-in function or type, which is there for ever.
  var held: Unmanaged<AnyObject>?
}
