import CPageParts

/// A style sheet or a script that the program carries in itself, to be put into the pages it writes.
enum PagePart: String {
  case style = "page.css"
  case answers = "answers.js"
  case stepper = "stepper.js"
  case lesson = "lesson.js"

  /// Its text.
  var text: String {
    var count = 0
    let parts = UnsafeBufferPointer(start: page_parts(&count), count: count)
    let part = parts.first { String(cString: $0.name) == rawValue }
    guard let part, let start = part.start, let end = part.end else { return "" }
    return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
  }
}
