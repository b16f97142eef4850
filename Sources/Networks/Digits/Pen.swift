import RealModule
import Tensors

/// How one picture differs from the next: everything that is drawn by chance.
struct Pen {
  /// Where the points of the polyline lie, in pixels, stroke by stroke.
  let lines: [[SIMD2<Float>]]

  /// Half of the width of a line, in pixels, at the top and at the bottom of the picture.
  let halfWidth: (top: Float, bottom: Float)

  /// How many pixels the edge of a line takes from black to white.
  let softness: Float

  /// The brightness of the middle of a line, up to 1.
  let brightness: Float

  /// Chooses a way to write a digit and distorts it.
  init(_ digit: Int, using random: inout RandomSource) {
    let strokes = Self.form(Self.glyph(digit, using: &random), using: &random)
    let distortion = Distortion(using: &random)
    let lines = strokes.map { Self.curve($0).map(distortion.apply) }
    let width = Float(max(0.45, 1.2 + 0.48 * random.normal()))
    let change = Float(0.12 * random.normal())
    halfWidth = (width * max(0.5, 1 + change), width * max(0.5, 1 - change))
    softness = Float(0.8 + 1.2 * random.uniform())
    brightness = Float(1 - 0.15 * random.uniform() * random.uniform())
    self.lines = Self.placed(lines, margin: width, using: &random)
  }

  private static func glyph(_ digit: Int, using random: inout RandomSource) -> Glyph {
    let glyphs = Glyphs.all[digit]
    var place = random.uniform() * glyphs.reduce(0) { $0 + $1.weight }
    for glyph in glyphs.dropLast() {
      place -= glyph.weight
      if place < 0 { return glyph }
    }
    return glyphs[glyphs.count - 1]
  }

  /// A mixture of the extremes of a glyph, every point moved a little.
  private static func form(
    _ glyph: Glyph, using random: inout RandomSource
  ) -> [(points: [SIMD2<Float>], corners: Set<Int>)] {
    var shares = glyph.forms.map { _ in Float(-Double.log(1 - random.uniform())) }
    let sum = shares.reduce(0, +)
    shares = shares.map { $0 / sum }
    return glyph.forms[0].indices.map { stroke in
      let first = glyph.forms[0][stroke]
      let points = first.points.indices.map { point in
        var sum = SIMD2<Float>(Float(random.normal()), Float(random.normal())) * 0.034
        for (form, share) in zip(glyph.forms, shares) { sum += form[stroke].points[point] * share }
        return sum
      }
      return (points, first.corners)
    }
  }

  /// A Catmull-Rom curve through the points of a stroke, broken at its corners.
  private static func curve(
    _ stroke: (points: [SIMD2<Float>], corners: Set<Int>)
  ) -> [SIMD2<Float>] {
    let points = stroke.points
    var line = [points[0]]
    let parts = 6
    for start in 0..<points.count - 1 {
      let a = points[start]
      let b = points[start + 1]
      let isSharpStart = start == 0 || stroke.corners.contains(start)
      let isSharpEnd = start + 2 == points.count || stroke.corners.contains(start + 1)
      let fromSlope = isSharpStart ? b - a : (b - points[start - 1]) * 0.5
      let toSlope = isSharpEnd ? b - a : (points[start + 2] - a) * 0.5
      for part in 1...parts {
        let t = Float(part) / Float(parts)
        let u = 1 - t
        let outer = a * (1 + 2 * t) * (u * u) + b * (3 - 2 * t) * (t * t)
        line.append(outer + fromSlope * (t * u * u) - toSlope * (t * t * u))
      }
    }
    return line
  }

  /// Scales a digit to the usual place in the picture: its longer side about 20 of 28 pixels, the
  /// middle of its ink in the middle of the picture.
  private static func placed(
    _ lines: [[SIMD2<Float>]], margin: Float, using random: inout RandomSource
  ) -> [[SIMD2<Float>]] {
    var low = SIMD2<Float>(repeating: .infinity)
    var high = -low
    var middle = SIMD2<Float>(repeating: 0)
    var length: Float = 0
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) {
        low = low.replacing(with: a, where: a .< low)
        high = high.replacing(with: a, where: a .> high)
        low = low.replacing(with: b, where: b .< low)
        high = high.replacing(with: b, where: b .> high)
        let step = ((b - a) * (b - a)).sum().squareRoot()
        middle += (a + b) * (0.5 * step)
        length += step
      }
    }
    middle /= max(length, 1e-6)
    let side = Float(20 + 0.5 * random.normal()) - 2 * margin
    let scale = side / max(high.x - low.x, high.y - low.y, 1e-6)
    let shift = SIMD2<Float>(Float(random.normal()), Float(random.normal())) * 0.4
    let centre = SIMD2<Float>(repeating: 14) + shift
    return lines.map { $0.map { ($0 - middle) * scale + centre } }
  }
}

/// A slant, a turn, a stretch and slow waves across the page.
private struct Distortion {
  private var rowX: SIMD2<Float>
  private var rowY: SIMD2<Float>
  private var waves: [(direction: SIMD2<Float>, phase: Float, push: SIMD2<Float>)] = []

  init(using random: inout RandomSource) {
    let slant = Float(0.12 + 0.3 * random.normal())
    let turn = 0.09 * random.normal()
    let stretch = Float.exp(Float(0.17 * random.normal()))
    let (cosine, sine) = (Float(Double.cos(turn)), Float(Double.sin(turn)))
    // Stretch across, then slant (the top to the right), then turn.
    rowX = SIMD2(cosine * stretch, -cosine * slant - sine)
    rowY = SIMD2(sine * stretch, cosine - sine * slant)
    for _ in 0..<3 {
      let angle = 2 * Double.pi * random.uniform()
      let frequency = Float(3 + 5 * random.uniform())
      let direction = SIMD2(Float(Double.cos(angle)), Float(Double.sin(angle))) * frequency
      let push = SIMD2(Float(random.normal()), Float(random.normal())) * 0.045
      waves.append((direction, Float(2 * Double.pi * random.uniform()), push))
    }
  }

  func apply(_ point: SIMD2<Float>) -> SIMD2<Float> {
    var moved = point
    for wave in waves {
      moved += wave.push * Float.sin((wave.direction * point).sum() + wave.phase)
    }
    return SIMD2((rowX * moved).sum(), (rowY * moved).sum())
  }
}
