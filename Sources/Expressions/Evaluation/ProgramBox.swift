import Tensors
import Terminal

/// A value of a program in the hands of ordinary lines: a function, an object, a list that programs share.
public final class ProgramBox: @unchecked Sendable {
  // Unchecked: a session is used by one thread.

  let value: ProgramValue
  private weak var session: Session?

  init(_ value: ProgramValue, session: Session) {
    self.value = value
    self.session = session
  }

  /// The value as Python writes it.
  public var text: String {
    guard let session else { return value.typeName }
    return (try? ProgramMachine(session).representation(value)) ?? value.typeName
  }

  /// What it is, for messages.
  var kindPhrase: Phrase {
    let name = value.typeName
    return Phrase("a value of type \(name)", "\(name) 类型的值")
  }

  /// The list or tuple that it is, its numbers as tensors; nil where it is something else.
  func parts(_ session: Session) throws(Diagnostic) -> Value? {
    let isSequence =
      value.object is ListObject || value.object is TupleObject || value.object is RangeObject
    guard isSequence else { return nil }
    do throws(ProgramFailure) {
      return try ProgramMachine(session).exported(value)
    } catch {
      throw error.finished
    }
  }
}
