/// What loops take one at a time.
package enum Cells: Sendable {
  /// Vectors of `Float`, a number of each of several images: training.
  case vectors
  /// Numbers: the prompt.
  case numbers(Precision)
}

/// Lines of cells: `outer·inner` of them, each of `length` cells that lie `inner` apart.
package struct CellLines: Sendable {
  package let outer: Int
  package let length: Int
  package let inner: Int

  /// Describes the lines.
  package init(outer: Int, length: Int, inner: Int) {
    self.outer = outer
    self.length = length
    self.inner = inner
  }
}
