import Files
import Terminal

/// Which files the statements and commands of a session may touch.
///
/// Whoever opens a file for a session asks here for its path, so that what a page holds, a lesson of a
/// stranger's say, can do no more than compute.
public enum FileAccess: Hashable, Sendable {
  /// The user's own session: whatever the system lets them.
  case user

  /// A page: nothing is written, and read is only what stands in the folder, called by its name alone.
  case page(data: String?)

  /// What a file is opened for.
  public enum Purpose: Sendable {
    /// Its bytes are taken in.
    case reading
    /// It is made, replaced or added to.
    case writing
  }

  /// The path under which a file may be opened, `~/` at its beginning being the home folder.
  ///
  /// - Parameters:
  ///   - name: The file as it was named.
  ///   - purpose: What it is opened for.
  ///   - range: Where it was named.
  /// - Returns: The path.
  /// - Throws: a diagnostic if the session may not touch it.
  public func path(
    _ name: String, for purpose: Purpose, at range: SourceRange
  ) throws(Diagnostic) -> String {
    switch (self, purpose) {
    case (.user, _): return expandingHome(name)
    case (.page, .writing): throw .pageWrites(name, at: range)
    case (.page(let data), .reading):
      let isName = !name.contains { $0 == "/" || $0 == "\\" || $0 == "\0" }
      guard let data, isName, !name.contains(".."), name != "." else {
        throw .pageReads(name, at: range)
      }
      return data + "/" + name
    }
  }
}
