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
  /// A name that pasted code mentions and that has no effect here, such as `torch.float32`.
  case symbol(String)
  /// `None`, and what functions give that only print.
  case none

  /// A single number on the tape.
  public static func number(_ number: Double) -> Value {
    .tensor(Node(Tensor(number)))
  }

  /// A tuple of whole numbers: a shape.
  public static func sizes(_ sizes: [Int]) -> Value {
    .tuple(sizes.map { .number(Double($0)) })
  }
}
