/// Text inside XML and HTML.
public enum Markup {
  /// Text with the characters replaced that stand for tags; characters that XML has not got are made
  /// visible.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "\n"
      default:
        if scalar.isShownEscaped || scalar.value & 0xFFFE == 0xFFFE {
          result += Terminal.escaped(String(scalar))
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
