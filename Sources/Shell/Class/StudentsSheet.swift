import Expressions
import Files
import Lessons
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A student's own sheet, as it was read.
package struct StudentsSheet {
  package let lesson: Lesson
  package let header: SheetHeader
  /// The hash of the page.
  package let page: String

  /// Reads a sheet.
  ///
  /// - Throws: why it is none, or nobody's.
  package init(_ path: String, language: Language) throws(CommandFailure) {
    let source: String
    do throws(FileFailure) {
      source = try TextFile.read(path: path, limit: LessonReader.limit)
    } catch {
      throw CommandFailure(error)
    }
    let file = LessonFile(path: path, otherwise: language)
    let (lesson, issues) = LessonReader.read(source, path: path, language: file.language)
    guard let lesson else { throw .wrong(.brokenLesson(path, issues.first, path)) }
    guard let header = lesson.header.sheet else { throw .wrong(.noSheet(path)) }
    guard header.student != nil else { throw .wrong(.lecturersSheet(path)) }
    self.lesson = lesson
    self.header = header
    page = HandIn.page(ofSheet: source)
  }
}

/// The clock by which answers are dated.
package enum SheetClock {
  /// This second.
  package static func now() -> Moment { Moment(seconds: Int(time(nil))) }
}
