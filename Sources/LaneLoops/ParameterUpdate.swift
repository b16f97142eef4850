import LaneInterface

extension Loops {
  private typealias Vector = FloatLanes.Vector

  static func addBlocks(
    _ vectors: Int, _ blocks: UnsafePointer<UnsafeMutablePointer<Float>>, _ count: Int
  ) {
    var distance = 1
    while distance < count {
      var block = 0
      while block + distance < count {
        let (a, b) = (part(blocks, block), part(blocks, block + distance))
        if block + 3 * distance < count {
          // Two branches at once and what joins them: what is added up is read and written once.
          let (c, d) = (part(blocks, block + 2 * distance), part(blocks, block + 3 * distance))
          for i in 0..<vectors { a[i] = (a[i] + b[i]) + (c[i] + d[i]) }
        } else if block + 2 * distance < count {
          let c = part(blocks, block + 2 * distance)
          for i in 0..<vectors { a[i] = (a[i] + b[i]) + c[i] }
        } else {
          for i in 0..<vectors { a[i] += b[i] }
        }
        block += 4 * distance
      }
      distance *= 4
    }
  }

  @inline(__always)
  private static func part(
    _ blocks: UnsafePointer<UnsafeMutablePointer<Float>>, _ block: Int
  ) -> UnsafeMutablePointer<Vector> {
    UnsafeMutableRawPointer(blocks[block]).assumingMemoryBound(to: Vector.self)
  }

  static func update(
    _ rule: MomentumRule, _ vectors: Int, _ p: UnsafeMutableRawPointer, _ g: UnsafeRawPointer,
    _ speed: UnsafeMutableRawPointer
  ) {
    let (p, g) = (p.assumingMemoryBound(to: Vector.self), g.assumingMemoryBound(to: Vector.self))
    let m = speed.assumingMemoryBound(to: Vector.self)
    let (mu, looksAhead) = (rule.momentum, rule.looksAhead)
    for i in 0..<vectors {
      let slope = g[i] + p[i] * rule.decay
      let speed = m[i] * mu + slope
      m[i] = speed
      p[i] -= (looksAhead ? slope + speed * mu : speed) * rule.rate
    }
  }

  static func update(
    _ rule: AdamRule, _ vectors: Int, _ p: UnsafeMutableRawPointer, _ g: UnsafeRawPointer,
    _ means: UnsafeMutableRawPointer, _ squares: UnsafeMutableRawPointer
  ) {
    let (p, g) = (p.assumingMemoryBound(to: Vector.self), g.assumingMemoryBound(to: Vector.self))
    let m = means.assumingMemoryBound(to: Vector.self)
    let v = squares.assumingMemoryBound(to: Vector.self)
    for i in 0..<vectors {
      let slope = g[i] + p[i] * rule.added
      let mean = m[i] * rule.beta1 + slope * (1 - rule.beta1)
      let square = v[i] * rule.beta2 + slope * slope * (1 - rule.beta2)
      m[i] = mean
      v[i] = square
      p[i] = p[i] * rule.keep - mean * rule.rate / (square.squareRoot() * rule.scale + rule.epsilon)
    }
  }
}
