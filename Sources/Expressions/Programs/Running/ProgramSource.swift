/// The text of an entry, which the functions defined in it keep: an error in one of them is shown there,
/// whatever entry called it.
public final class ProgramSource: Sendable {
  /// The text.
  public let text: String

  /// The file it was read from; nil at the prompt.
  public let file: String?

  /// Its code units.
  let bytes: [UInt8]

  /// Its lines.
  public let lines: SourceText

  /// Keeps a text.
  ///
  /// - Complexity: O(*n*), to find its lines.
  public init(_ text: String, file: String? = nil) {
    self.text = text
    self.file = file
    bytes = Array(text.utf8)
    lines = SourceText(text)
  }
}

extension ProgramSource: Hashable {
  /// Whether they are one and the same entry.
  public static func == (left: ProgramSource, right: ProgramSource) -> Bool { left === right }

  /// Mixes in which entry it is.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
