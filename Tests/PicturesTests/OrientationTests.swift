import Testing

@testable import Pictures

struct OrientationTests {
  @Test func `every orientation moves the corner where Exif says`() {
    // Row 0 and column 0 of what is looked at, in a stored picture of 2 rows and 3 columns.
    let corners: [(Int, Int)] = [(0, 0), (0, 2), (1, 2), (1, 0), (0, 0), (1, 0), (1, 2), (0, 2)]
    for (orientation, corner) in zip(Orientation.allCases, corners) {
      let source = orientation.source(row: 0, column: 0, width: 3, height: 2)
      #expect(source.row == corner.0 && source.column == corner.1, "\(orientation)")
    }
  }
}
