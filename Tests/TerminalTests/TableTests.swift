import Terminal
import Testing

struct TableTests {
  @Test func `columns line up by display width`() {
    let table = Table([["卷积", "12", "x"], ["abc", "3", "yy"]], alignments: [.left, .right])
    #expect(table.lines().map(\.plain) == ["卷积  12  x", "abc    3  yy"])
  }

  @Test func `rows may be short and the last cell may stand at the right`() {
    let table = Table([["a", "1"], ["b"], [], ["c", "22"]], alignments: [.left, .right])
    #expect(table.lines().map(\.plain) == ["a   1", "b", "", "c  22"])
  }

  @Test func `the last column is wrapped under itself`() {
    let table = Table([["stride", "how far the window moves"], ["k", "size"]])
    #expect(
      table.lines(width: 20).map(\.plain)
        == ["stride  how far the", "        window moves", "k       size"])
  }

  @Test func `no word of the last column is cut where it can stand below`() {
    let table = Table([["14-backprop-convolution", "0/20", "The gradient of a convolution"]])
    #expect(
      table.lines(width: 38).map(\.plain) == [
        "14-backprop-convolution  0/20", "    The gradient of a convolution",
      ])
  }

  @Test func `where one row stands below, all do`() {
    let table = Table([
      ["03-convolution-2d", "0/17", "On a matrix"], ["14-back", "0/20", "Through a convolution"],
    ])
    #expect(
      table.lines(width: 30).map(\.plain) == [
        "03-convolution-2d  0/17", "    On a matrix", "14-back  0/20", "    Through a convolution",
      ])
  }

  @Test func `items are listed downwards in as few lines as fit`() {
    let items = ["a", "bb", "ccc", "d", "卷积"].map { StyledText($0) }
    #expect(columns(items, width: 16).map(\.plain) == ["a     ccc   卷积", "bb    d"])
    #expect(columns(items, width: 80).count == 1)
    #expect(columns(items, width: 1).map(\.plain) == items.map(\.plain))
    #expect(columns([], width: 10).isEmpty)
    #expect(columns(items, width: -5).count == 5)
  }
}
