import Expressions
import Foundation
import Terminal
import Testing

/// Every diagnostic as people read it, in both languages, compared with stored texts.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the texts are written anew, and the run fails so that
/// nobody takes it for a test.
struct DiagnosticSnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  @Test func `every diagnostic reads as it did`() throws {
    for (diagnostic, source) in DiagnosticExamples.all() {
      let texts = Language.allCases.map { language in
        DiagnosticLayout(language: language, width: 80).text(
          for: diagnostic, in: SourceText(source))
      }
      for text in texts { #expect(text.width <= 80, "\(diagnostic.id)") }
      try expectStored(diagnostic.id, texts.map { $0.plain + "\n" }.joined(separator: "\n"))
    }
  }

  @Test func `every diagnostic of the catalogue has its text stored`() throws {
    let stored = Set(
      try FileManager.default.contentsOfDirectory(
        atPath: Self.folder.appending(path: "Snapshots").path
      ).map { $0.replacingOccurrences(of: ".txt", with: "") })
    #expect(try Self.catalogue() == stored)
  }

  @Test func `every diagnostic is whole in both languages`() {
    for (diagnostic, source) in DiagnosticExamples.all() {
      let flaws = Trial.flaws(of: diagnostic, in: source)
      #expect(flaws.isEmpty, "\(diagnostic.id): \(flaws)")
    }
  }

  /// The ids that the sources speak of.
  private static func catalogue() throws -> Set<String> {
    let sources = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Expressions")
    var ids: Set<String> = []
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:\bDiagnostic\(\s*|\bid = )"([a-z0-9-]+)"/) {
        ids.insert(String(match.1))
      }
    }
    return ids
  }

  private func expectStored(_ name: String, _ text: String) throws {
    let folder = Self.folder.appending(path: "Snapshots")
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
      return
    }
    let stored = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == stored, "\(name)")
  }
}
