import Testing

@testable import Networks

struct DigitsTests {
  @Test func `a picture belongs to its digit and seed`() {
    #expect(Digits.draw(3, seed: 7) == Digits.draw(3, seed: 7))
    #expect(Digits.draw(3, seed: 7) != Digits.draw(3, seed: 8))
    #expect(Digits.draw(3, seed: 7) != Digits.draw(4, seed: 7))
    #expect(Digits.draw(13, seed: 7) == Digits.draw(3, seed: 7))
    #expect(Digits.draw(.min, seed: 7).count == 784)
  }

  @Test(arguments: 0..<10)
  func `ink lies in the middle and leaves the border free`(digit: Int) {
    for seed in 0..<200 as Range<UInt64> {
      let picture = Digits.draw(digit, seed: seed)
      let ink = picture.reduce(0) { $0 + Int($1) }
      #expect((3_000...90_000).contains(ink))
      var centre = (x: 0, y: 0)
      for (place, value) in picture.enumerated() {
        centre.x += Int(value) * (place % 28)
        centre.y += Int(value) * (place / 28)
      }
      #expect(abs(Double(centre.x) / Double(ink) - 13.5) < 3)
      #expect(abs(Double(centre.y) / Double(ink) - 13.5) < 3)
      let corners = [0, 27, 28 * 27, 783].map { picture[$0] }
      #expect(corners == [0, 0, 0, 0])
    }
  }

  @Test func `a set has every digit in turn, and any part of it can be drawn alone`() {
    let set = Digits.set(count: 25, seed: 1)
    #expect(set.labels == (0..<25).map { UInt16($0 % 10) })
    #expect(set.imageShape == [1, 28, 28])
    #expect(Digits.set(count: 12, seed: 1).pixels == Array(set.pixels.prefix(12 * 784)))
    #expect(Set((0..<25).map { set.image($0) }).count == 25)
    #expect(Digits.set(count: -1, seed: 1).count == 0)
  }

  @Test func `the forms of a glyph agree in strokes, points and corners`() {
    for glyph in Glyphs.all.joined() {
      let first = glyph.forms[0]
      for form in glyph.forms {
        #expect(form.map(\.points.count) == first.map(\.points.count))
        #expect(form.map(\.corners) == first.map(\.corners))
        #expect(form.allSatisfy { $0.points.count >= 2 })
      }
    }
  }
}
