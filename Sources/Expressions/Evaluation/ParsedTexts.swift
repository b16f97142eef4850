/// What reading short texts gave, so that an expression which is evaluated again and again is read once.
///
/// A template's condition and answer are evaluated for hundreds of draws; reading them took a fifth of
/// the proof of the lessons. A session shares it with its copies, which are used by the same thread.
final class ParsedTexts {
  /// How many texts are kept.
  private static let most = 512

  /// The longest text that is kept, in bytes.
  private static let longest = 512

  private var kept: [String: Parsed] = [:]

  /// Reads a text, unless that has been done.
  ///
  /// A text that is wrong, or whose reading depends on which names are known, is read each time.
  func parsed(_ text: String, isKnown: @escaping (String) -> Bool) -> Parsed {
    if let parsed = kept[text] { return parsed }
    var hasAsked = false
    let parsed = Parser.parse(text) { name in
      hasAsked = true
      return isKnown(name)
    }
    if !hasAsked, parsed.diagnostic == nil, text.utf8.count <= Self.longest {
      if kept.count >= Self.most { kept = [:] }
      kept[text] = parsed
    }
    return parsed
  }
}
