import Networks
import Tensors

/// Runs the statements of one entry that is Python's: one record, one count of steps.
///
///     let runner = ProgramRunner(source, session: session)
///     try runner.run(statements)        // as often as commands stand between
///
/// Variables of the session are read when the statements begin and given back when they end, also
/// where they end with an error: what ran before it stays.
public final class ProgramRunner {
  private let session: Session
  private let source: ProgramSource
  private let machine: ProgramMachine

  /// Begins an entry.
  public init(_ source: ProgramSource, session: Session) {
    self.source = source
    self.session = session
    machine = ProgramMachine(session)
    machine.show = { [weak session] output in session?.show(.program(output)) }
  }

  /// Runs statements of the entry, one after another.
  ///
  /// - Parameters:
  ///   - statements: The statements.
  ///   - endsLine: Whether a line that `print(…, end="")` began ends here.
  /// - Throws: what is wrong, with the calls that led there and what Python would have raised.
  public func run(_ statements: [ProgramStatement], endsLine: Bool = true) throws(Diagnostic) {
    session.namespace.runningPrograms += 1
    defer { session.namespace.runningPrograms -= 1 }
    do throws(ProgramFailure) {
      try machine.takeVariables()
      let code = Compiler.compile(statements, source: source, namespace: session.namespace)
      do throws(ProgramFailure) {
        try machine.run(code)
      } catch {
        machine.finishLine()
        machine.abandonCalls()
        try? machine.giveVariables()
        throw error
      }
      if endsLine { machine.finishLine() }
      try machine.giveVariables()
    } catch {
      throw error.finished
    }
  }
}

extension ProgramMachine {
  /// Takes over the variables of the session that ordinary lines have changed.
  func takeVariables() throws(ProgramFailure) {
    for (name, value) in session.variables {
      // Ids mean something only in the record that they belong to.
      let isForeign = Ledger.isRecorded(namespace[name].id)
      if !isForeign, let known = namespace.exported[name], known.isSame(as: value) { continue }
      namespace[name] = try imported(value, isCopied: true)
      namespace.exported[name] = value
      namespace.taken[name] = namespace[name]
    }
    for name in namespace.names where !namespace[name].isUnbound && session.variables[name] == nil {
      namespace[name] = .unbound
      namespace.exported[name] = nil
    }
  }

  /// Gives the session the variables as the program leaves them.
  func giveVariables() throws(ProgramFailure) {
    for name in namespace.names {
      let value = namespace[name]
      guard !value.isUnbound else {
        if namespace.exported[name] != nil {
          namespace.exported[name] = nil
          session.variables[name] = nil
        }
        continue
      }
      if namespace.exported[name] != nil, isAsTaken(name, value) { continue }
      let given = try variable(value)
      if let known = namespace.exported[name], known.isSame(as: given) { continue }
      if namespace.exported[name] == nil { remarkHiding(name, value) }
      namespace.exported[name] = given
      session.variables[name] = given
    }
    if let lastValue { session.last = try variable(lastValue) }
    if ledger.entryCount > 0 || !ledger.bindings.isEmpty {
      var settling = Settling(self)
      settling.settle(namespace.names.map { namespace[$0] })
      settling.settle(
        namespace.gradientHooks.map(\.function) + namespace.moduleHooks.map(\.function))
    }
  }

  /// Whether a variable is what was taken over from the session, and nothing in it can have changed.
  private func isAsTaken(_ name: String, _ value: ProgramValue) -> Bool {
    guard let taken = namespace.taken[name], taken.isSame(as: value) else { return false }
    guard let object = value.object else { return true }
    return (object as? TupleObject)?.items.allSatisfy { $0.object == nil } ?? false
  }

  /// A variable as ordinary lines have it: numbers, arrays, texts and networks as their own, everything
  /// else as the program's.
  func variable(_ value: ProgramValue) throws(ProgramFailure) -> Value {
    switch value {
    case .real(let number, let id) where Ledger.isRecorded(id):
      // The number keeps its node, so that it is one and the same for later entries.
      let made = node(ofNumber: number, id, .real)
      return .tensor(made)
    case .object(let object):
      switch object {
      case is ArrayObject, is TextObject, is NetworkObject, is TypeNameObject:
        return try exported(value)
      case let tuple as TupleObject where tuple.items.allSatisfy({ $0.object == nil && !$0.isNone }):
        return try exported(value)
      default:
        if let known = boxes[ObjectIdentifier(object)] { return .program(known) }
        let made = ProgramBox(value, session: session)
        boxes[ObjectIdentifier(object)] = made
        return .program(made)
      }
    default: return try exported(value)
    }
  }

  /// A name of a function that a program takes is said once.
  private func remarkHiding(_ name: String, _ value: ProgramValue) {
    guard value.object is FunctionObject || value.object is ClassObject,
      FunctionTable.shared.named(name) != nil
    else { return }
    session.remarkOnce(
      "hides-\(name)",
      .init(
        "\(name) now is this program's; clear \(name) gives the built-in function back",
        "\(name) 现在是这个程序里的定义；clear \(name) 恢复内置函数"))
  }

  /// Forgets the calls and loops that an error has left.
  func abandonCalls() {
    state.pointee.depth = 0
    state.pointee.loopCount = 0
    state.pointee.notedCount = 0
    state.pointee.isRecording = true
  }
}

extension Value {
  /// Whether it is the very value that it was: the same node, the same network, the same object.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.tensor(let a), .tensor(let b)): a === b
    case (.string(let a), .string(let b)), (.symbol(let a), .symbol(let b)): a == b
    case (.network(let a), .network(let b)): a === b
    case (.program(let a), .program(let b)): a === b
    case (.none, .none): true
    case (.tuple(let a), .tuple(let b)), (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    default: false
    }
  }
}
