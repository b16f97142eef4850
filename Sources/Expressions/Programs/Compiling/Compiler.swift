/// Turns the tree of a program into instructions.
///
/// Split by what is compiled: this file holds registers, names and jumps; statements, targets,
/// expressions, calls, functions and comprehensions stand in files of their own.
final class Compiler {
  /// What stands for a register that is not there.
  static let absent = Int32.min

  let code: ProgramCode
  let scope: NameScope
  let namespace: ProgramNamespace

  /// Registers that may be used again.
  private var spare: [Int32] = []
  /// Registers of intermediate values in use, the newest last.
  private var inUse: [Int32] = []
  private var nextRegister: Int32 = 0
  private var locals: [String: Int32] = [:]
  private var constants: [ConstantKey: Int32] = [:]

  /// Variables that certainly have a value here.
  var assigned: Set<String> = []

  /// The loops and `with` blocks that the code stands in, the innermost last.
  var enclosing: [Enclosing] = []

  /// How many blocks the code stands in.
  var nesting = 0

  /// Whether the code stands in no block.
  var isOutermost: Bool { nesting == 0 }

  /// Where the code stands, for errors.
  var place = SourceRange(0, 0)

  enum Enclosing {
    case loop(LoopLabels)
    case with(Int32)
  }

  /// Jumps that are directed when a loop has been compiled.
  final class LoopLabels {
    let start: Int
    let depth: Int
    var breaks: [Int] = []
    init(start: Int, depth: Int) {
      self.start = start
      self.depth = depth
    }
  }

  init(
    name: String, source: ProgramSource, scope: NameScope, namespace: ProgramNamespace,
    parameters: [String] = []
  ) {
    code = ProgramCode(name: name, source: source, namespace: namespace)
    self.scope = scope
    self.namespace = namespace
    guard scope.kind != .module else { return }
    let own = scope.bound.filter { scope.owns($0) && !parameters.contains($0) }.sorted()
    for name in parameters + own {
      locals[name] = nextRegister
      code.variableNames.append(name)
      if scope.cells.contains(name) { code.cellVariables.append(Int(nextRegister)) }
      nextRegister += 1
    }
    for name in scope.free {
      code.freeRegisters.append(Int(nextRegister))
      if locals[name] == nil { locals[name] = nextRegister }
      nextRegister += 1
    }
    code.variableCount = Int(nextRegister)
    assigned = Set(parameters)
  }

  /// Compiles the statements of an entry.
  static func compile(
    _ statements: [ProgramStatement], source: ProgramSource, namespace: ProgramNamespace
  ) -> ProgramCode {
    let scope = NameScope(.module)
    NameFinder(scope: scope).visit(statements)
    scope.resolve()
    let compiler = Compiler(
      name: "", source: source, scope: scope, namespace: namespace)
    compiler.block(statements)
    return compiler.finish()
  }

  /// Ends the code, which gives back None where nothing else does.
  func finish() -> ProgramCode {
    emit(.giveBack, a: constant(.none))
    code.registerCount = Int(nextRegister)
    code.seal()
    return code
  }

  // MARK: Instructions

  @discardableResult
  func emit(
    _ operation: Instruction.Code, extra: UInt8 = 0, a: Int32 = 0, b: Int32 = 0, c: Int32 = 0,
    d: Int32 = 0
  ) -> Int {
    code.instructions.append(Instruction(code: operation, extra: extra, a: a, b: b, c: c, d: d))
    code.ranges.append(place)
    return code.instructions.count - 1
  }

  /// Does something with errors pointing at a range.
  func at<Result>(_ range: SourceRange, _ body: () -> Result) -> Result {
    let before = place
    place = range
    defer { place = before }
    return body()
  }

  /// Where the next instruction will be.
  var here: Int { code.instructions.count }

  /// Directs a jump, forwards, to the next instruction.
  func direct(_ jump: Int) { direct(jump, to: here) }

  func direct(_ jump: Int, to target: Int) {
    if code.instructions[jump].code == .next {
      code.instructions[jump].c = Int32(target)
    } else {
      code.instructions[jump].a = Int32(target)
    }
  }

  func index<Plan>(of plan: Plan, in plans: ReferenceWritableKeyPath<ProgramCode, [Plan]>) -> Int32
  {
    code[keyPath: plans].append(plan)
    return Int32(code[keyPath: plans].count - 1)
  }

  func name(_ name: String) -> Int32 {
    if let known = code.names.firstIndex(of: name) { return Int32(known) }
    code.names.append(name)
    return Int32(code.names.count - 1)
  }

  // MARK: Registers

  /// A register for an intermediate value.
  func temporary() -> Int32 {
    let register = spare.popLast() ?? take()
    inUse.append(register)
    return register
  }

  private func take() -> Int32 {
    nextRegister += 1
    return nextRegister - 1
  }

  /// Lets the registers that were taken inside be used again.
  func releasing(_ body: () -> Void) {
    let count = inUse.count
    body()
    spare.append(contentsOf: inUse[count...].reversed())
    inUse.removeSubrange(count...)
  }

  private enum ConstantKey: Hashable {
    case none, truth(Bool), whole(Int), real(UInt64), text(String), ellipsis
  }

  /// A register that holds a constant.
  func constant(_ value: ProgramValue) -> Int32 {
    let key: ConstantKey
    switch value {
    case .none: key = .none
    case .boolean(let value): key = .truth(value)
    case .int(let value): key = .whole(value)
    case .real(let value, _): key = .real(value.bitPattern)
    case .object(let object):
      if let text = object as? TextObject { key = .text(text.text) } else { key = .ellipsis }
    default: key = .none
    }
    if let known = constants[key] { return known }
    let register = take()
    constants[key] = register
    code.constants.append((register, value))
    return register
  }

  // MARK: Names

  enum Place {
    /// A register, or a module variable by its slot.
    case direct(Int32)
    /// A cell in a register.
    case cell(Int32)
    /// A module variable, or a built-in where there is none.
    case global(Int32)
  }

  /// Where a name is kept.
  func place(of name: String) -> Place {
    switch scope.kind {
    case .module: return .direct(~namespace.slot(of: name))
    case .function, .classBody:
      if let register = locals[name] {
        let isCell = scope.cells.contains(name) || (scope.free.contains(name) && !scope.owns(name))
        return isCell ? .cell(register) : .direct(register)
      }
      return .global(namespace.slot(of: name))
    }
  }

  /// The register that holds a variable's value.
  func variable(_ name: String, into target: Int32? = nil) -> Int32 {
    switch place(of: name) {
    case .direct(let register) where assigned.contains(name): return register
    case .direct(let register):
      guard scope.kind == .function else {
        return global(name, namespace.slot(of: name), register, into: target)
      }
      emit(.check, a: register, b: self.name(name))
      return register
    case .cell(let register):
      let result = target ?? temporary()
      emit(.loadCell, a: result, b: register, c: self.name(name))
      return result
    case .global(let slot): return global(name, slot, nil, into: target)
    }
  }

  /// A variable of the entry, or of a class body that may still be the entry's, or a built-in.
  private func global(
    _ name: String, _ slot: Int32, _ own: Int32?, into target: Int32?
  ) -> Int32 {
    let result = target ?? temporary()
    emit(.loadName, a: result, b: slot, c: self.name(name), d: own ?? Compiler.absent)
    return result
  }

  /// Puts a value into a variable.
  func setVariable(_ name: String, to value: Int32) {
    switch place(of: name) {
    case .direct(let register): if register != value { emit(.move, a: register, b: value) }
    case .cell(let register): emit(.storeCell, a: register, b: value)
    case .global(let slot): emit(.move, a: ~slot, b: value)
    }
    assigned.insert(name)
  }

  /// The register into which a value of a variable may be computed at once; nil where it is in a cell.
  func destination(_ name: String) -> Int32? {
    switch place(of: name) {
    case .direct(let register): register
    case .cell: nil
    case .global(let slot): ~slot
    }
  }

  /// The registers of the cells that an inner scope shares.
  func cells(for inner: NameScope) -> [Int32] {
    inner.free.map { locals[$0] ?? Compiler.absent }
  }
}
