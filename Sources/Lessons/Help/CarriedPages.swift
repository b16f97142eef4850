import CPages

/// The pages that the program carries in itself, so that it can help without its folder of lessons.
enum CarriedPages {
  /// The names of all pages, such as `help/en/relu`, in their order.
  static var names: [String] { table.map { String(cString: $0.name) } }

  /// The text of every page whose name begins with a text, with its name.
  static func texts(under prefix: String) -> [(name: String, text: String)] {
    table.compactMap { page in
      let name = String(cString: page.name)
      return name.hasPrefix(prefix) ? (name, text(page)) : nil
    }
  }

  private static var table: UnsafeBufferPointer<carried_page> {
    var count = 0
    let start = carried_pages(&count)
    return UnsafeBufferPointer(start: start, count: count)
  }

  private static func text(_ page: carried_page) -> String {
    String(
      decoding: UnsafeBufferPointer(start: page.start, count: page.end - page.start),
      as: UTF8.self)
  }
}
