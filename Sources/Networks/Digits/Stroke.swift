/// One line of a pen, through points that a person's hand would pass.
struct Stroke: Sendable {
  /// The points, x to the right and y downwards, as parts of the height of a digit.
  let points: [SIMD2<Float>]

  /// The points at which the pen turns sharply instead of in a curve.
  let corners: Set<Int>

  /// Reads a stroke written as `x,y` in hundredths, point by point, `!` behind those with a corner.
  init(_ text: String) {
    let words = text.split(separator: " ")
    points = words.map { word in
      let numbers = word.split { $0 == "," || $0 == "!" }.compactMap { Float($0) }
      return numbers.count == 2 ? SIMD2(numbers[0], numbers[1]) / 100 : .zero
    }
    corners = Set(words.indices.filter { words[$0].hasSuffix("!") })
  }
}

/// A way to write a digit.
struct Glyph: Sendable {
  /// How often people write it so, beside the other ways.
  let weight: Double

  /// Extremes of this way, stroke by stroke and point by point alike; what is drawn lies between.
  let forms: [[Stroke]]

  init(_ weight: Double, _ forms: [String]...) {
    self.weight = weight
    self.forms = forms.map { $0.map(Stroke.init) }
  }
}
