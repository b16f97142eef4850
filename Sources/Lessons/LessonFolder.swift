#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Terminal

/// A lesson file and the language it is in.
public struct LessonFile: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// The language: that of the folder it lies in, `en` or `zh`.
  public var language: Language

  /// The same for every way to write the path.
  let identity: String

  /// Names a file; a folder `zh` makes it Chinese, any other leaves it to the caller.
  public init(path: String, otherwise language: Language = .english) {
    self.path = path
    identity = LessonFolder.absolute(path)
    self.language = LessonFile.language(ofFolder: identity) ?? language
  }

  /// The folder that holds the folders `en` and `zh`, if the file lies in one of them.
  var course: String? {
    guard LessonFile.language(ofFolder: identity) != nil else { return nil }
    let folder = LessonFolder.folder(of: path)
    return folder == "." || LessonFolder.name(of: folder) == ".."
      ? folder + "/.." : LessonFolder.folder(of: folder)
  }

  /// Whether it is a page of help: it lies in `help/en` or `help/zh`.
  var isHelp: Bool {
    course.map { LessonFolder.name(of: LessonFolder.absolute($0)) } == "help"
  }

  /// What a page and its translation have in common; nil for a file that can have none.
  var pair: String? {
    guard LessonFile.language(ofFolder: identity) != nil else { return nil }
    let course = LessonFolder.folder(of: LessonFolder.folder(of: identity))
    return course + "/" + LessonFolder.name(of: identity)
  }

  private static func language(ofFolder path: String) -> Language? {
    Language(rawValue: LessonFolder.name(of: LessonFolder.folder(of: path)))
  }
}

/// Folders that hold lessons.
public enum LessonFolder {
  /// The lesson files in a folder and in its folders `en` and `zh`, in the order of their names.
  ///
  /// Pages about lessons, `README.md`, `glossary.md` and those for teachers, are none.
  public static func files(in folder: String) -> [LessonFile] {
    let own = names(in: folder).filter(isLesson).map { LessonFile(path: "\(folder)/\($0)") }
    return own
      + Language.allCases.flatMap { language in
        names(in: "\(folder)/\(language.rawValue)").filter(isLesson).map {
          LessonFile(path: "\(folder)/\(language.rawValue)/\($0)")
        }
      }
  }

  /// Where the other languages' pages of a page are.
  public static func twins(of file: LessonFile) -> [LessonFile] {
    guard let course = file.course else { return [] }
    return Language.allCases.filter { $0 != file.language }.map {
      LessonFile(path: "\(course)/\($0.rawValue)/\(name(of: file.path))")
    }
  }

  /// The pages of help in a folder of lessons, each language's in the order of their names.
  public static func helpFiles(in folder: String) -> [LessonFile] {
    Language.allCases.flatMap { language in
      names(in: "\(folder)/help/\(language.rawValue)").filter { $0.hasSuffix(".md") }.map {
        LessonFile(path: "\(folder)/help/\(language.rawValue)/\($0)")
      }
    }
  }

  private static func isLesson(_ name: String) -> Bool {
    name.hasSuffix(".md") && !["README.md", "glossary.md"].contains(name)
      && !name.hasPrefix("teaching") && !name.hasPrefix(".")
  }

  /// Where the lessons are: `STRIDER_LESSONS`, else `../share/strider/Lessons` beside the program, else
  /// the nearest `Lessons` above it that has a `README.md`.
  public static func standard(
    program: String, environment: (String) -> String?
  ) -> String? {
    if let named = environment("STRIDER_LESSONS"), !named.isEmpty { return named }
    let folder = folder(of: program)
    let shared = "\(folder)/../share/strider/Lessons"
    if exists("\(shared)/README.md") { return shared }
    var above = folder
    while above.count > 1 {
      if exists("\(above)/Lessons/README.md") { return "\(above)/Lessons" }
      above = self.folder(of: above)
    }
    return nil
  }

  /// The path of the running program.
  public static func program() -> String {
    let own = "/proc/self/exe"
    let resolved = absolute(own)
    return resolved == own ? absolute(CommandLine.arguments.first ?? "") : resolved
  }

  /// A path from the root, without links and dots; the path itself where there is nothing.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Whether there is a file or folder of that name.
  public static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Whether a path is a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while names.count < 4096, let entry = readdir(handle) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }
}
