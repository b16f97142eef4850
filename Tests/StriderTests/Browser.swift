import Foundation
import TestSupport
import Testing

/// A browser without a window, where there is one.
enum Browser {
  /// Its program; nil where none is installed.
  static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].lazy.flatMap { name in
      folders.map { "\($0)/\(name)" }
    }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What a script finds on a page: each line that it hands to `note`.
  ///
  /// The page is opened from the disk; `key` presses a key where the focus is, `seen` is what a box shows.
  static func notes(on html: String, width: Int = 1000, _ script: String) throws -> [String] {
    let program = try #require(program)
    let folder = try TemporaryFolder()
    let driver = """
      <script>
      const notes = [];
      const note = (text) => notes.push(String(text));
      const key = (name, target) => (target || document.activeElement || document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
      const seen = (selector) => [...document.querySelectorAll(selector)]
        .filter((box) => box.checkVisibility()).map((box) => box.innerText.trim()).join("|");
      try { \(script) } catch (error) { note(error) }
      const list = document.createElement("pre");
      list.id = "notes";
      list.textContent = notes.join("\\u001e");
      document.body.append(list);
      </script>
      """
    let page = try folder.write(
      "page.html", Array(html.replacing("</body>", with: driver + "</body>").utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
      "--window-size=\(width),800", "--dump-dom", "file://" + page,
    ]
    let output = try folder.write("dom.html", [])
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let dom = try folder.read("dom.html")
    let found = dom.components(separatedBy: "<pre id=\"notes\">").dropFirst().first
    let text = try #require(found?.components(separatedBy: "</pre>").first)
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&").components(separatedBy: "\u{1E}")
  }
}
