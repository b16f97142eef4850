import Files
import Terminal

/// The lessons there are, in the order of teaching.
public struct LessonLibrary {
  /// A lesson by its name, in the languages it exists in.
  public struct Entry: Hashable, Sendable {
    /// The name of its files, without `.md`, which is its id.
    public var id: String
    /// Its file in each language.
    public var paths: [Language: String]
  }

  /// The folder.
  public let folder: String

  /// The lessons in the order of the contents page; those that it does not name come last.
  public let entries: [Entry]

  /// Looks a folder through.
  public init(folder: String) {
    self.folder = folder
    var paths: [String: [Language: String]] = [:]
    for file in LessonFolder.files(in: folder) {
      let name = String(LessonFolder.name(of: file.path).dropLast(3))
      paths[name, default: [:]][file.language] = file.path
    }
    let contents = (try? TextFile.read(path: "\(folder)/README.md")) ?? ""
    let named = LessonLibrary.order(in: contents).filter { paths[$0] != nil }
    let rest = paths.keys.filter { !named.contains($0) }.sorted()
    entries = (named + rest).map { Entry(id: $0, paths: paths[$0] ?? [:]) }
  }

  /// The names of the pages that a contents page links to, in order.
  private static func order(in contents: String) -> [String] {
    var names: [String] = []
    for part in contents.split(separator: "](").dropFirst() {
      let target = part.prefix { $0 != ")" }
      guard target.hasPrefix("en/") || target.hasPrefix("zh/"), target.hasSuffix(".md") else {
        continue
      }
      let name = String(target.dropFirst(3).dropLast(3))
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The lesson that is meant by its id, its number, or the beginning of either.
  public func entry(_ name: String) -> Entry? {
    if let exact = entries.first(where: { $0.id == name }) { return exact }
    if let number = Int(name), let found = entries.first(where: { Int($0.id.prefix(2)) == number })
    {
      return found
    }
    return entries.first { $0.id.hasPrefix(name) || $0.id.dropFirst(3).hasPrefix(name) }
  }

  /// The lesson that comes after one.
  public func entry(after id: String) -> Entry? {
    guard let place = entries.firstIndex(where: { $0.id == id }), place + 1 < entries.count else {
      return nil
    }
    return entries[place + 1]
  }

  /// Reads a lesson in a language, or in the other where it does not exist in that one.
  ///
  /// - Returns: The lesson, or nil with what is wrong with its file.
  public func read(_ entry: Entry, in language: Language) -> (Lesson?, [LessonIssue]) {
    let found = ([language] + Language.allCases).first { entry.paths[$0] != nil }
    guard let found, let path = entry.paths[found] else { return (nil, []) }
    return LessonReader.read(path: path, language: found)
  }
}
