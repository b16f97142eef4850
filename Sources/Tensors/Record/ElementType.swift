/// What kind of numbers a tensor holds, as NumPy and PyTorch tell them apart; all are kept in 64 bits.
///
/// The cases stand in the order in which one gives way to the other: what two kinds make together is
/// the later of them.
public enum ElementType: Int, Comparable, Sendable {
  /// True and false, kept as 1 and 0.
  case boolean
  /// Whole numbers that were typed and belong to no library yet, as a list of Python's: they take any
  /// number that is written into them.
  case written
  /// Whole numbers, and inf or nan where one was divided by 0.
  case whole
  /// Floating-point numbers.
  case real

  /// Whether every number is whole.
  public var isWhole: Bool { self == .written || self == .whole }

  /// The kind that holds what several kinds make together; none make `real`.
  public static func common(_ types: some Sequence<ElementType>) -> ElementType {
    var result: ElementType?
    for type in types {
      guard let before = result else {
        result = type
        continue
      }
      // A boolean array with a number typed beside it makes an array of whole numbers.
      let isMixed = min(before, type) == .boolean && max(before, type) == .written
      result = isMixed ? .whole : max(before, type)
    }
    return result ?? .real
  }

  /// The kind of a sum of such numbers: true and true make 2.
  public var counted: ElementType { self == .boolean ? .whole : self }

  /// What becomes of a number that is written into a tensor of this kind: a whole one cuts it towards 0.
  public func cut<Scalar: TensorScalar>(_ number: Scalar) -> Scalar {
    switch self {
    case .boolean: number == 0 ? 0 : 1
    case .whole: number.rounded(.towardZero)
    case .written, .real: number
    }
  }

  /// The order of the cases.
  public static func < (left: ElementType, right: ElementType) -> Bool {
    left.rawValue < right.rawValue
  }
}
