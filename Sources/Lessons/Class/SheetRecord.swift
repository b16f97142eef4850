import Files
import Terminal

/// The file in which a student's answers are kept until they are handed in: a line an event, only ever
/// added to, in the form in which they are handed in.
public final class SheetRecord {
  /// The file; nil where there is no home to keep it in.
  public let path: String?

  /// What happened so far, oldest first.
  public private(set) var events: [SheetEvent] = []

  /// Why nothing can be kept, or what could not be read.
  public private(set) var failure: FileFailure?

  /// Opens what is kept of a sheet; another page of the same name has a file of its own.
  ///
  /// - Parameters:
  ///   - header: The header of a student's sheet.
  ///   - page: The hash of its page.
  ///   - environment: Gives a variable of the environment.
  public init(_ header: SheetHeader, page: String, environment: (String) -> String?) {
    path = StateFolder.path(environment: environment).map {
      "\($0)/sheets/\(header.id)/\(header.student ?? "")-\(page)"
    }
    guard let path else { return }
    do throws(FileFailure) {
      events = try TextFile.readLines(path: path).compactMap { SheetEvent(line: $0) }
    } catch {
      if !error.isAbsence { failure = error }
    }
  }

  /// Keeps an event.
  ///
  /// - Returns: Whether it is on the disk.
  @discardableResult
  public func add(_ event: SheetEvent) -> Bool {
    events.append(event)
    guard let path else { return false }
    do throws(FileFailure) {
      try FilePath.makeDirectory(FilePath.directory(of: path))
      try TextFile.append(line: event.line, path: path, isPrivate: true)
      return true
    } catch {
      failure = error
      return false
    }
  }
}
