import Tensors

/// A function of the language: how it is called and what it does.
///
/// To add one, write it in the file of its family and put that family's list into `FunctionTable`.
public struct Function: Sendable {
  /// What a function does with its arguments.
  public typealias Body = @Sendable (borrowing Call) throws(Diagnostic) -> Value

  /// The name a user types.
  public let name: String

  /// Its parameters.
  public let signature: Signature

  /// The libraries that have this name with this meaning.
  public let libraries: Set<Library>

  /// Whether the bare name, without a library before it, means this function.
  public let isBare: Bool

  /// Whether arguments may be functions, and keywords those that a function given has.
  let takesFunctions: Bool

  /// Whether it is called for what it says and not for a value: `print`, `compare`.
  let tells: Bool

  /// The names of the parts of its result, as PyTorch has them; none where it gives one value.
  let parts: [String]

  /// What it does.
  public let body: Body

  /// Declares a function.
  public init(
    _ name: String, _ parameters: String, in libraries: Set<Library> = [.torch],
    bare: Bool = true, takesFunctions: Bool = false, tells: Bool = false,
    parts: [String] = [], _ body: @escaping Body
  ) {
    self.name = name
    self.signature = Signature(parameters)
    self.libraries = libraries
    self.isBare = bare
    self.takesFunctions = takesFunctions
    self.tells = tells
    self.parts = parts
    self.body = body
  }

  /// The kind of numbers that an argument names where a `dtype` may stand by itself:
  /// `np.zeros((2, 3), int)`.
  func typeNamed(by argument: Call.Argument, at position: Int) -> ElementType? {
    guard signature.unshown.contains("dtype"),
      position >= signature.parameters.count || signature.parameters[position].isVariadic
    else { return nil }
    guard case .symbol = argument.value else { return nil }
    return ElementType(argument.value)
  }

  /// The first line of its help: `conv2d(input, weight, bias=None, stride=1)`.
  public var usage: String { "\(name)(\(signature.text))" }
}
