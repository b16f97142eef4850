import Networks
import Tensors

/// Anything an expression can stand for.
public enum Value {
  /// Numbers of any rank, with what they were computed from.
  case tensor(Node<Double>)
  /// A text.
  case string(String)
  /// Several values in round brackets, or between commas.
  case tuple([Value])
  /// Several values in square brackets whose shapes differ.
  case list([Value])
  /// A network or a layer; every name of it sees the same parameters.
  case network(Network)
  /// What only a program has: a function, a class, an object, a list that programs share, a dict.
  case program(ProgramBox)
  /// A name that pasted code mentions and that has no effect here, such as `torch.float32`.
  case symbol(String)
  /// `None`, and what functions give that only print.
  case none

  /// The most values that a tuple or a list may hold, those inside others counted.
  static let maximumParts = 1 << 20

  /// How deep tuples and lists may stand one inside another.
  static let maximumDepth = 100

  /// Whether a tuple or list is small and shallow enough to be shown and let go.
  ///
  /// Values are shared: `t = (t, t)` doubles what there is to show without taking memory.
  var isModest: Bool {
    var room = Value.maximumParts
    return fits(depth: Value.maximumDepth, room: &room)
  }

  private func fits(depth: Int, room: inout Int) -> Bool {
    room -= 1
    guard depth > 0, room >= 0 else { return false }
    switch self {
    case .tuple(let values), .list(let values):
      for value in values where !value.fits(depth: depth - 1, room: &room) { return false }
      return true
    default: return true
    }
  }

  /// Whether it is a module of a class of the learner's, whose forward is a program.
  public var isOwnModule: Bool { OwnModules.module(self) != nil }

  /// A single number on the tape.
  public static func number(_ number: Double, _ type: ElementType = .real) -> Value {
    .tensor(Node(Tensor(number), type: type))
  }

  /// A whole number that was counted: a length, a size.
  public static func whole(_ number: Int) -> Value { .number(Double(number), .written) }

  /// True or false, as 1 or 0.
  public static func truth(_ isTrue: Bool) -> Value { .number(isTrue ? 1 : 0, .boolean) }

  /// A tuple of whole numbers: a shape.
  public static func sizes(_ sizes: [Int]) -> Value {
    .tuple(sizes.map { .whole($0) })
  }
}
