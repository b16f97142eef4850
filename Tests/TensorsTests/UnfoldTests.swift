import Tensors
import TestSupport
import Testing

struct UnfoldTests {
  @Test func `columns hold what lies under the window`() throws {
    var samples = Samples(seed: 6)
    var tried = 0
    while tried < 100 {
      var window = ReferenceWindow(drawnFrom: &samples)
      (window.after, window.ceilMode) = (window.before, false)
      let size = [2, 3] + samples.pair(1...7)
      guard
        let unfold = try? Unfold(
          name: "unfold", input: Shape(size), window: .init(window))
      else { continue }
      tried += 1
      let x = try samples.tensor(size)
      let y = unfold.forward([x])
      let taps = window.kernel[0] * window.kernel[1]
      for (w, cells) in Reference.windows(ReferenceImages(size, x.elements), window).enumerated() {
        let places = unfold.geometry.window.outputCount
        let (plane, place) = w.quotientAndRemainder(dividingBy: places)
        for (tap, cell) in cells.enumerated() {
          let element = ((plane * taps) + tap) * places + place
          #expect(y.elements[element] == cell ?? 0)
          #expect(unfold.geometry.source(of: element).map { x.elements[$0] } == cell)
        }
      }
      let fold = try Fold(
        name: "fold", input: y.shape, size: (size[2], size[3]), window: .init(window))
      let folded = fold.forward([y]).elements
      let coverage = unfold.geometry.window.coverage
      let expected = x.elements.indices.map {
        x.elements[$0] * Double(coverage[$0 % coverage.count])
      }
      #expect(agree(folded, expected))
      if tried % 20 == 0 {
        #expect(try GradientCheck(unfold, [x]).worstError() < 1e-7)
        #expect(try GradientCheck(fold, [y]).worstError() < 1e-7)
      }
    }
  }

  @Test func `folding says how many columns belong to the size`() throws {
    #expect(throws: ShapeError.foldColumns(expected: 4, found: 5)) {
      try Fold(
        name: "fold", input: Shape([4, 5]), size: (3, 3), window: .init(kernel: (2, 2)))
    }
    #expect(throws: ShapeError.foldHeight(5, taps: 4)) {
      try Fold(
        name: "fold", input: Shape([5, 4]), size: (3, 3), window: .init(kernel: (2, 2)))
    }
  }
}
