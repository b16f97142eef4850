import Testing

@testable import Terminal

struct HistoryCursorTests {
  private let entries = ["conv2d(x, k)", "y = 1", "conv1d(a, b)", "z"]

  @Test func `one walks up to the oldest and down to the draft`() {
    var cursor = HistoryCursor(entries)
    var line = "draft"
    var seen: [String] = []
    while let older = cursor.older(than: line, startingWith: "") {
      line = older
      seen.append(line)
    }
    #expect(seen == entries.reversed())
    seen = []
    while let newer = cursor.newer(than: line, startingWith: "") {
      line = newer
      seen.append(line)
    }
    #expect(seen == entries.dropFirst() + ["draft"])
  }

  @Test func `what is typed is what entries begin with`() {
    var cursor = HistoryCursor(entries)
    #expect(cursor.older(than: "conv", startingWith: "conv") == "conv1d(a, b)")
    #expect(cursor.older(than: "conv1d(a, b)", startingWith: "conv1d(a, b)") == "conv2d(x, k)")
    #expect(cursor.older(than: "conv2d(x, k)", startingWith: "conv2d(x, k)") == nil)
    #expect(cursor.newer(than: "conv2d(x, k)", startingWith: "conv2d(x, k)") == "conv1d(a, b)")
    #expect(cursor.newer(than: "conv1d(a, b)", startingWith: "conv1d(a, b)") == "conv")
  }

  @Test func `an entry that was changed is not lost`() {
    var cursor = HistoryCursor(entries)
    #expect(cursor.older(than: "", startingWith: "") == "z")
    #expect(cursor.older(than: "z + 1", startingWith: "") == "z")
    #expect(cursor.newer(than: "z", startingWith: "z") == "z + 1")
  }

  @Test func `the walk goes on from what was found otherwise`() {
    var cursor = HistoryCursor(entries)
    cursor.found("conv1d(a, b)")
    #expect(cursor.older(than: "conv1d(a, b)", startingWith: "conv1d(a, b)") == "y = 1")
  }

  @Test func `without entries there is nowhere to go`() {
    var cursor = HistoryCursor([])
    #expect(cursor.older(than: "a", startingWith: "a") == nil)
    #expect(cursor.newer(than: "a", startingWith: "a") == nil)
  }
}
