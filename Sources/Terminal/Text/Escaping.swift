extension Unicode.Scalar {
  /// Whether the scalar would act on a terminal, or hide or reorder text, instead of being seen.
  ///
  /// These are the control characters (C0, DEL, C1), the line and paragraph separators, the marks
  /// that turn the direction of text, and characters without any picture.
  public var isShownEscaped: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E: true
    case 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// The way the scalar is written in a Swift string: `\n`, `\u{1B}`.
  var escapedForm: String {
    switch value {
    case 0x00: "\\0"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}

/// The beginning of a text that a message quotes, made visible: at most 60 characters, then `…`.
public func excerpt(_ text: some StringProtocol) -> String {
  let beginning = text.prefix(60)
  return escaped(beginning) + (beginning.endIndex == text.endIndex ? "" : "…")
}

/// Makes everything in a text visible that would act on a terminal or hide: `␛[31m` becomes
/// `\u{1B}[31m`.
///
/// Everything that a person or a file wrote goes through here before it is shown.
///
/// - Parameters:
///   - text: The text to show.
///   - keepingNewlines: Whether a newline stays one.
///   - keepingTabs: Whether a tab stays one.
/// - Returns: The text without anything that acts or hides.
public func escaped(
  _ text: some StringProtocol, keepingNewlines: Bool = false, keepingTabs: Bool = false
) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    let isKept = keepingNewlines && scalar == "\n" || keepingTabs && scalar == "\t"
    if scalar.isShownEscaped && !isKept {
      result += scalar.escapedForm
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
