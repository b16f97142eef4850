import Tensors

/// The variables of a session as programs see them, and what all programs of the session are counted by;
/// or the names of a module that is written in the language of programs itself.
final class ProgramNamespace {
  /// The session's own variables, where it is a module that belongs to them.
  private weak var user: ProgramNamespace?

  /// Whether its functions are the library's: errors, lines and loop variables are those of the program
  /// that calls them.
  let isLibrary: Bool

  /// The modules that have been read, by their paths.
  var modules: [String: ProgramNamespace] = [:]

  private var slots: [String: Int32] = [:]
  private(set) var names: [String] = []
  private(set) var values: UnsafeMutablePointer<ProgramValue>
  private var capacity = 64

  /// What each variable was for ordinary lines when a program last ended.
  var exported: [String: Value] = [:]

  /// What a program took each of them over as.
  var taken: [String: ProgramValue] = [:]

  /// The lines and loops of programs, as their records count them.
  let book = ProgramBook()

  /// How many programs run on it that have taken over the session's variables.
  var runningPrograms = 0

  /// What went wrong in a gradient of the learner's own, for who asked for it.
  var failure: ProgramFailure?

  /// Whether gradients are asked for by a program or a line, so that what their functions print is shown.
  private(set) var asksForGradients = false

  /// Computes gradients, and says what went wrong in those of the learner's own.
  func gradients(
    _ body: () -> Gradients<Double>
  ) throws(ProgramFailure) -> Gradients<Double> {
    let before = asksForGradients
    (failure, asksForGradients) = (nil, true)
    defer { (failure, asksForGradients) = (nil, before) }
    let gradients = body()
    if let failure { throw failure }
    return gradients
  }

  /// Names of functions that a program has hidden; each is said once.
  var hidden: Set<String> = []

  /// Arrays whose gradients `backward()` adds up.
  private(set) var leaves: [WeakArray] = []

  /// Functions that are told the gradients of tensors, and of what modules took and gave.
  var gradientHooks: [GradientHook] = []
  var moduleHooks: [ModuleGradientHook] = []

  /// Whether an array that asked for its gradient is gone.
  var hasLostLeaves: Bool { hasDroppedLeaves || leaves.contains { $0.array == nil } }
  private var hasDroppedLeaves = false

  /// Makes room for a session's variables, or for the names of a module that it uses.
  init(ofModuleFor user: ProgramNamespace? = nil) {
    self.user = user
    isLibrary = user != nil
    values = .allocate(capacity: 64)
    values.initialize(repeating: .unbound, count: 64)
  }

  deinit {
    values.deinitialize(count: capacity)
    values.deallocate()
  }

  /// Lets go of every value, as its session ends: functions that live on elsewhere know its names alone.
  func release() {
    for slot in names.indices { values[slot] = .unbound }
    exported = [:]
    taken = [:]
  }

  /// The slot of a variable, made where it is new.
  func slot(of name: String) -> Int32 {
    if let slot = slots[name] { return slot }
    if names.count == capacity {
      let moved = UnsafeMutablePointer<ProgramValue>.allocate(capacity: capacity * 2)
      moved.moveInitialize(from: values, count: capacity)
      (moved + capacity).initialize(repeating: .unbound, count: capacity)
      values.deallocate()
      values = moved
      capacity *= 2
    }
    let slot = Int32(names.count)
    slots[name] = slot
    names.append(name)
    return slot
  }

  /// The value of a variable; unbound where there is none.
  subscript(name: String) -> ProgramValue {
    get { slots[name].map { values[Int($0)] } ?? .unbound }
    set { values[Int(slot(of: name))] = newValue }
  }

  /// Has the gradients of an array added up.
  func addLeaf(_ array: ArrayObject) {
    guard !leaves.contains(where: { $0.array === array }) else { return }
    hasDroppedLeaves = hasLostLeaves
    leaves.removeAll { $0.array == nil }
    leaves.append(WeakArray(array: array))
  }

  /// A number for a loop with some variables.
  func nextLoop(_ variables: [String]) -> Int {
    (user?.book ?? book).nextLoop(user == nil ? variables : [])
  }
}

/// An array that goes away when nobody else has it.
struct WeakArray {
  weak var array: ArrayObject?
}
