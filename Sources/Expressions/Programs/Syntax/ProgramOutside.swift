/// What Python has and programs here do not: an error when it is reached.
public enum ProgramOutside: String, Hashable, Sendable, CaseIterable {
  /// `try` with its blocks.
  case trying = "try"
  /// `match` with its cases.
  case matching = "match"
  /// `async def`, `async for`, `async with`.
  case asynchronous = "async"
  /// `await x`.
  case awaiting = "await"
  /// `yield x`, `yield from x`.
  case yielding = "yield"
  /// `type X = …`.
  case typeAlias = "type"
  /// `2j`.
  case imaginary = "j"
  /// `b"…"`.
  case bytes = "b\"…\""
  /// A whole number that needs more than 64 bits.
  case hugeInteger = "64 bits"
}
