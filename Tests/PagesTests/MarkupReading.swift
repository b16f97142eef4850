import Foundation

/// A page read back in the plainest way there is.
enum MarkupReading {
  /// The text without its tags, its characters as they were.
  static func text(_ html: String) -> String {
    html.replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// What stands between an opening and the next closing tag, each time.
  static func parts(_ html: String, from opening: String, to closing: String) -> [String] {
    html.components(separatedBy: opening).dropFirst().map {
      $0.components(separatedBy: closing)[0]
    }
  }
}
