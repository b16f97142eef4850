import Files

/// What was entered in this session and in those before.
///
/// Every entry is saved when it is added, so that no end of the program loses one. Another session
/// that saves meanwhile is merged in the file; this session goes on with what it had.
public final class History {
  /// The most entries that are kept.
  public static let limit = 2000

  /// The entries, oldest first, each once.
  public private(set) var entries: [String] = []

  /// Why entries are not kept, or what in the file could not be read; to be shown once.
  public private(set) var notice: Phrase?

  /// Counts changes, for whoever has a copy of the entries.
  private(set) var generation = 0

  private let file: HistoryFile?
  private var unsaved: [String] = []
  private var mayStore = true

  /// Loads the entries of a file.
  ///
  /// - Parameter path: The file, which need not exist; nil keeps the entries in memory only.
  public init(path: String?) {
    file = path.map(HistoryFile.init)
    guard let file else { return }
    do throws(FileFailure) {
      take(try file.load(), path: file.path)
    } catch {
      stopStoring(error)
    }
  }

  /// The file that the environment names: `STRIDER_HISTORY` (empty for none), else `history` in the
  /// state directory.
  ///
  /// - Parameter environment: Gives a variable of the environment.
  /// - Returns: The path, or nil if nothing is to be kept.
  public static func path(environment: (String) -> String?) -> String? {
    if let named = environment("STRIDER_HISTORY") { return named.isEmpty ? nil : named }
    return StateFolder.path(environment: environment).map { $0 + "/history" }
  }

  /// Adds an entry and saves it.
  ///
  /// An empty entry and one that begins with a space are not kept; an older equal one goes.
  public func add(_ entry: String) {
    if entry.hasPrefix(" ") || entry.allSatisfy(\.isWhitespace) { return }
    entries.removeAll { $0 == entry }
    entries.append(entry)
    entries.removeFirst(max(0, entries.count - Self.limit))
    generation += 1
    unsaved.append(entry)
    save()
  }

  /// Saves entries that an earlier attempt could not save.
  public func save() {
    guard let file, mayStore, !unsaved.isEmpty else { return }
    do throws(FileFailure) {
      try file.add(unsaved, limit: Self.limit)
      unsaved = []
    } catch {
      // Another session that holds the lock lets it go; anything else stays as it is.
      if !error.isTemporary { stopStoring(error) }
    }
  }

  private func take(_ lines: [HistoryFile.Line], path: String) {
    for case .entry(let text) in HistoryFile.merge(lines, adding: [], limit: Self.limit) {
      entries.append(text)
    }
    let firstForeign = lines.firstIndex { if case .foreign = $0 { true } else { false } }
    guard let line = firstForeign else { return }
    notice = Phrase(
      "note: line \(line + 1) of \(escaped(path)) is not a history entry; it is left as it is",
      "说明：\(escaped(path)) 的第 \(line + 1) 行不是历史记录，已原样保留")
  }

  private func stopStoring(_ failure: FileFailure) {
    mayStore = false
    let reason = failure.phrase
    notice = Phrase(
      "note: history is not kept: \(reason.english)", "说明：历史记录不会保存：\(reason.chinese)")
  }
}
