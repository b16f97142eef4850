/// A walk through the entries, from the line being written back to older ones.
struct HistoryCursor {
  private let entries: [String]
  private var position: Int
  private var draft = ""
  private var prefix = ""
  private var shown: String?

  /// Begins below the newest entry.
  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// Says that a line came from the entries by another way (Ctrl-R): the walk goes on from there.
  mutating func found(_ line: String) {
    guard line != shown, let index = entries.lastIndex(of: line) else { return }
    position = index
    prefix = ""
    shown = line
  }

  /// The next older entry, or nil.
  ///
  /// - Parameters:
  ///   - line: The line as it stands, kept as the draft when the walk begins.
  ///   - start: What an entry must begin with; a walk that goes on keeps what it began with, unless
  ///     this is empty.
  /// - Returns: The entry.
  mutating func older(than line: String, startingWith start: String) -> String? {
    begin(line, start)
    let index = entries[..<position].lastIndex { $0.hasPrefix(prefix) && $0 != line }
    return index.map { show($0) }
  }

  /// The next newer entry, at last the draft, or nil below it.
  mutating func newer(than line: String, startingWith start: String) -> String? {
    begin(line, start)
    if position >= entries.count { return nil }
    let index = entries[(position + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != line }
    if let index { return show(index) }
    position = entries.count
    shown = draft
    return draft
  }

  private mutating func begin(_ line: String, _ start: String) {
    if line == shown {
      if start.isEmpty { prefix = "" }
      return
    }
    // What a person has typed, or made of an entry, is what the walk comes back to at its end.
    draft = line
    position = entries.count
    prefix = start
    shown = line
  }

  private mutating func show(_ index: Int) -> String {
    position = index
    shown = entries[index]
    return entries[index]
  }
}
