/// A name that an import makes: `import scipy.signal as sig`, `from torch.nn.functional import conv2d`.
public struct Import: Hashable, Sendable {
  /// The library as it was written, with points.
  public let path: String

  /// What is taken out of it; nil for the library itself.
  public let member: String?

  /// The name that stands for it.
  public let name: String

  /// Makes an import.
  public init(path: String, member: String?, name: String) {
    self.path = path
    self.member = member
    self.name = name
  }
}
