import Tensors

/// Runs the instructions of programs.
///
/// Split by what it does: this file holds its state and limits; the loop over instructions, calls,
/// numbers, comparisons, elements and the ways to functions of the library stand in files of their own.
final class ProgramMachine {
  /// The most steps while the record is kept, where a step is a statement or an iteration begun.
  static let recordedSteps = 10_000_000

  /// The most steps without the record.
  static let unrecordedSteps = 1_000_000_000

  /// How many calls, and how many values, may stand one inside another.
  static let maximumDepth = 200

  /// What the loop over instructions reads and writes all the time.
  struct State {
    var isRecording = true
    /// Steps, where one without the record counts as one and one with it as a hundred.
    var steps = 0
    /// Steps of either kind.
    var turn = 0
    var line = 0
    var depth = 0
    /// How many loops are active, and of how many from the outermost the iteration is on the record.
    var loopCount = 0
    var notedCount = 0
    var stackTop = 0
  }

  /// A loop that runs.
  struct ActiveLoop: BitwiseCopyable {
    var number = 0
    var value = 0
    var isWhole = true
    var iteration: UInt32 = 0
  }

  let session: Session
  let namespace: ProgramNamespace
  let ledger: Ledger
  let state: UnsafeMutablePointer<State>
  /// The loops that run, up to `loopCount`; what lies behind them was never written.
  let loops: UnsafeMutablePointer<ActiveLoop>
  /// Where the variables of active loops are, for errors.
  @exclusivity(unchecked) var loopPlans: [(plan: LoopPlan, registers: Registers)] = []
  /// Room for shapes and steps.
  let scratch: UnsafeMutablePointer<Int>

  /// Notes what is written into arrays; nil where nobody watches.
  @exclusivity(unchecked) private(set) var watch: ArrayWatch?

  /// The call that runs, for the names of its variables; nil in the library.
  @exclusivity(unchecked) var frame: (code: Unmanaged<ProgramCode>, registers: Registers)?

  /// What receives what the program shows; nothing is shown where it is nil.
  var show: ((ProgramOutput) -> Void)?

  /// Where the instruction stands that runs, for functions of the library.
  @exclusivity(unchecked) var place = SourceRange(0, 0)
  @exclusivity(unchecked) var source: ProgramSource?

  /// What `print(…, end="")` has left without an end.
  var unfinished: [ProgramOutput.Piece] = []
  /// The same as one text, arrays in it as nested lists.
  var unfinishedText = ""

  /// What ordinary lines have of each object.
  var boxes: [ObjectIdentifier: ProgramBox] = [:]

  /// The last value that was shown.
  var lastValue: ProgramValue?

  /// The lists and dicts that are being written: one inside itself is written as dots.
  private var showing: [ObjectIdentifier] = []

  /// How many bytes values may hold before time and memory are looked at again.
  @exclusivity(unchecked) private var nextLook = 0

  /// The step in which a comparison was shown: what gave it is not shown besides.
  var shownTurn = -1

  /// The global names of functions of other sessions.
  var foreignGlobals: [ObjectIdentifier: ForeignGlobals] = [:]

  /// Whether a note about plotting has been made.
  var hasNotedPlot = false

  /// The formats that have been read.
  var formatSpecs: [String: FormatSpec] = [:]

  /// The machine that worked for the session when this one was made.
  private weak var outer: ProgramMachine?

  private static let mostLoops = 1 << 13

  /// The registers of the calls that run, one after another.
  let stack: Registers
  static let stackSize = 1 << 12

  /// Makes a machine that works on a session's variables.
  init(_ session: Session) {
    self.session = session
    namespace = session.namespace
    ledger = Ledger(lines: namespace.book)
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    loops = .allocate(capacity: ProgramMachine.mostLoops)
    stack = .allocate(capacity: ProgramMachine.stackSize)
    outer = session.machine
    scratch = .allocate(capacity: 4 * Shape.maximumRank)
    scratch.initialize(repeating: 0, count: 4 * Shape.maximumRank)
    session.machine = self
    if session.isWatching {
      let log = RecordLog()
      ledger.log = log
      watch = ArrayWatch(self, log)
    }
  }

  deinit {
    session.machine = outer
    ledger.close()
    state.deallocate()
    loops.deallocate()
    scratch.deallocate()
    stack.deallocate()
  }

  /// Whether what is computed goes onto the record.
  @inline(__always)
  var isRecording: Bool {
    get { state.pointee.isRecording }
    set { state.pointee.isRecording = newValue }
  }

  /// Where the program stands, for the record.
  @inline(__always)
  var here: LedgerPlace {
    let now = state.pointee
    let iteration =
      now.notedCount == now.loopCount
      ? (now.loopCount == 0 ? 0 : loops[now.loopCount - 1].iteration) : noteIterations()
    return LedgerPlace(iteration: iteration, line: now.line)
  }

  /// Puts the iterations of all active loops onto the record that are not there yet.
  @inline(never)
  private func noteIterations() -> UInt32 {
    var parent =
      state.pointee.notedCount == 0 ? 0 : loops[state.pointee.notedCount - 1].iteration
    for place in state.pointee.notedCount..<state.pointee.loopCount {
      let loop = loops[place]
      if loop.isWhole, let value = Int32(exactly: loop.value) {
        parent = ledger.iteration(parent: parent, loop: loop.number, value: value)
      } else {
        parent = ledger.iteration(
          parent: parent, loop: loop.number, text: variables(ofLoop: place).first?.text ?? "")
      }
      loops[place].iteration = parent
    }
    state.pointee.notedCount = state.pointee.loopCount
    return parent
  }

  /// Counts a step, and stops where there are too many or the user asks.
  @inline(__always)
  func step() throws(ProgramFailure) {
    state.pointee.steps &+= state.pointee.isRecording ? 100 : 1
    state.pointee.turn &+= 1
    if state.pointee.steps > ProgramMachine.unrecordedSteps { throw tooManySteps() }
    if Interruption.isRequested { throw interrupted() }
    if state.pointee.turn & 0xFFF == 0 || KeptMemory.bytes > nextLook { try checkAllowance() }
  }

  /// Counts a piece of work inside a function of the language, of which a hundred are a step.
  @inline(__always)
  func work() throws(ProgramFailure) {
    state.pointee.steps &+= 1
    state.pointee.turn &+= 1
    if state.pointee.turn & 0xFFF == 0 {
      if state.pointee.steps > ProgramMachine.unrecordedSteps { throw tooManySteps() }
      if Interruption.isRequested { throw interrupted() }
      try checkAllowance()
    }
  }

  /// Writes a value, or dots where it stands inside itself.
  func shown(
    _ object: ProgramObject, _ dots: String, _ body: () throws(ProgramFailure) -> String
  ) throws(ProgramFailure) -> String {
    let id = ObjectIdentifier(object)
    guard !showing.contains(id) else { return dots }
    showing.append(id)
    defer { showing.removeLast() }
    return try body()
  }

  /// Whether the session has time and memory left.
  @inline(never)
  private func checkAllowance() throws(ProgramFailure) {
    let held = KeptMemory.bytes
    nextLook = held + 1 << 24
    guard held <= KeptMemory.most else { throw .outOfMemory(KeptMemory.most) }
    do throws(Diagnostic) {
      try session.checkGoesOn(at: place)
    } catch {
      throw ProgramFailure("TimeoutError", error)
    }
  }

  @inline(never)
  private func tooManySteps() -> ProgramFailure {
    .tooManySteps(isRecording ? ProgramMachine.recordedSteps : ProgramMachine.unrecordedSteps)
  }

  @inline(never)
  func interrupted() -> ProgramFailure {
    ProgramFailure("KeyboardInterrupt", Diagnostic("interrupted", .init("interrupted", "已中断")))
  }

  /// Goes one level deeper into calls or values.
  @inline(__always)
  func enter() throws(ProgramFailure) {
    state.pointee.depth += 1
    if state.pointee.depth > ProgramMachine.maximumDepth {
      state.pointee.depth -= 1
      throw .tooDeep(ProgramMachine.maximumDepth)
    }
  }

  /// Comes back up.
  @inline(__always)
  func leave() { state.pointee.depth -= 1 }

  /// Whether so many more loops may be active.
  @inline(__always)
  func hasRoom(forLoops count: Int) -> Bool {
    state.pointee.loopCount + count < ProgramMachine.mostLoops
  }

  // MARK: Loop variables

  /// The variables of an active loop as they are.
  func variables(ofLoop place: Int) -> [ProgramContext.Variable] {
    guard loopPlans.indices.contains(place) else { return [] }
    let (plan, registers) = loopPlans[place]
    return plan.variables.map { name, register in
      // A name of another session's is not looked up.
      guard register >= 0 || Int(~register) < namespace.names.count else {
        return variable(name, .none)
      }
      let value = register >= 0 ? registers[Int(register)] : namespace.values[Int(~register)]
      return variable(name, value)
    }
  }

  private func variable(_ name: String, _ value: ProgramValue) -> ProgramContext.Variable {
    var text = (try? representation(value)) ?? value.typeName
    if text.unicodeScalars.count > 40 {
      text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
    }
    return ProgramContext.Variable(
      name: name, text: text, number: value.array == nil ? value.number : nil)
  }

  /// The variables of all active loops, the outermost first; of a name that two have the inner one.
  func loopVariables() -> [ProgramContext.Variable] {
    var found: [ProgramContext.Variable] = []
    for place in 0..<min(state.pointee.loopCount, loopPlans.count) {
      for variable in variables(ofLoop: place) {
        found.removeAll { $0.name == variable.name }
        found.append(variable)
      }
    }
    return found
  }
}
