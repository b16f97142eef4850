#if canImport(Glibc)
  import Glibc
#endif
import LaneInterface

// Everything generic is in this one file: a debug build compiles file by file and would leave
// generic code of another file unspecialised, seventy times slower.

/// A vector of numbers, one for each of several images, and the few things kernels do with it.
protocol Lanes {
  associatedtype Scalar: BinaryFloatingPoint
  associatedtype Vector: SIMD where Vector.Scalar == Scalar
  /// The same number in every lane.
  static func splat(_ number: Scalar) -> Vector
  /// sum + a·b in each lane; in single precision it is rounded only once where the machine can.
  static func addProduct(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector
  static func add(_ a: Vector, _ b: Vector) -> Vector
  /// The sums of neighbouring lanes, first those of `a`, then those of `b`.
  static func pairs(_ a: Vector, _ b: Vector) -> Vector
  /// Numbers that are not above 0 replaced by 0.
  static func positive(_ a: Vector) -> Vector
}

enum FloatLanes: Lanes {
  #if LANES_128
    typealias Vector = SIMD4<Float>
    typealias Words = SIMD4<UInt32>
    typealias Place = SIMD4<Int32>
  #elseif LANES_256
    typealias Vector = SIMD8<Float>
    typealias Words = SIMD8<UInt32>
    typealias Place = SIMD8<Int32>
  #else
    typealias Vector = SIMD16<Float>
    typealias Words = SIMD16<UInt32>
    typealias Place = SIMD16<Int32>
  #endif
}

enum DoubleLanes: Lanes {
  #if LANES_128
    typealias Vector = SIMD2<Double>
  #elseif LANES_256
    typealias Vector = SIMD4<Double>
  #else
    typealias Vector = SIMD8<Double>
  #endif
}

extension FloatLanes {
  @inline(__always) static func splat(_ number: Float) -> Vector { Vector(repeating: number) }
  @inline(__always) static func addProduct(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
    #if NO_FMA
      sum + a * b
    #else
      sum.addingProduct(a, b)
    #endif
  }
  @inline(__always) static func add(_ a: Vector, _ b: Vector) -> Vector { a + b }
  @inline(__always) static func pairs(_ a: Vector, _ b: Vector) -> Vector {
    Vector(lowHalf: a.evenHalf, highHalf: b.evenHalf)
      + Vector(lowHalf: a.oddHalf, highHalf: b.oddHalf)
  }
  @inline(__always) static func positive(_ a: Vector) -> Vector {
    a.replacing(with: 0, where: a .<= 0)
  }
}

extension DoubleLanes {
  @inline(__always) static func splat(_ number: Double) -> Vector { Vector(repeating: number) }
  @inline(__always) static func addProduct(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
    // Each product is rounded, as it is where products are shown, so that equal ones cancel: a filter
    // whose weights add up to 0 gives 0 on an even picture, which one rounding less would not.
    sum + a * b
  }
  @inline(__always) static func add(_ a: Vector, _ b: Vector) -> Vector { a + b }
  @inline(__always) static func pairs(_ a: Vector, _ b: Vector) -> Vector {
    #if LANES_128
      Vector(a[0], b[0]) + Vector(a[1], b[1])
    #else
      Vector(lowHalf: a.evenHalf, highHalf: b.evenHalf)
        + Vector(lowHalf: a.oddHalf, highHalf: b.oddHalf)
    #endif
  }
  @inline(__always) static func positive(_ a: Vector) -> Vector {
    a.replacing(with: 0, where: a .<= 0)
  }
}

/// K channels of a result at P positions, each the sum over channels and taps of weight times source.
private enum GatherTile<L: Lanes, let K: Int, let P: Int> {
  @inline(never)
  static func run(
    _ walk: borrowing Walk, _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer,
    _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    let (xTile, yTile) = (walk.xTile, walk.yTile)
    let (xPosition, yPosition, yChannel) = (walk.xPosition, walk.yPosition, walk.yChannel)
    let (channels, rows, columns) = (walk.channels, walk.rows, walk.columns)
    let (xColumn, wColumn) = (walk.xColumn, walk.wColumn)
    let xRow = walk.xRow &- columns &* xColumn
    let wRow = walk.wRow &- columns &* wColumn
    let xChannel = walk.xChannel &- rows &* walk.xRow
    let wChannel = walk.wChannel &- rows &* walk.wRow
    var source = x.assumingMemoryBound(to: L.Vector.self)
    var result = y.assumingMemoryBound(to: L.Vector.self)
    let shift = bias?.assumingMemoryBound(to: L.Scalar.self)
    for _ in 0..<walk.tiles {
      var sum = InlineArray<K, InlineArray<P, L.Vector>>(
        repeating: InlineArray(repeating: L.splat(0)))
      if walk.continues {
        for k in 0..<K {
          for p in 0..<P { sum[k][p] = result[k &* yChannel &+ p &* yPosition] }
        }
      } else if let shift {
        for k in 0..<K {
          let start = L.splat(shift[k])
          for p in 0..<P { sum[k][p] = start }
        }
      }
      var px = source
      var pw = weights.assumingMemoryBound(to: L.Scalar.self)
      var channel = channels
      while channel > 0 {
        var row = rows
        while row > 0 {
          var column = columns
          while column > 0 {
            let v = InlineArray<P, L.Vector> { px[$0 &* xPosition] }
            for k in 0..<K {
              let factor = L.splat(pw[k])
              for p in 0..<P { sum[k][p] = L.addProduct(sum[k][p], factor, v[p]) }
            }
            px += xColumn
            pw += wColumn
            column &-= 1
          }
          px += xRow
          pw += wRow
          row &-= 1
        }
        px += xChannel
        pw += wChannel
        channel &-= 1
      }
      if walk.rectifies {
        for k in 0..<K {
          for p in 0..<P { sum[k][p] = L.positive(sum[k][p]) }
        }
      }
      for k in 0..<K {
        for p in 0..<P { result[k &* yChannel &+ p &* yPosition] = sum[k][p] }
      }
      source += xTile
      result += yTile
    }
  }
}

/// P vectors of a line, each number the sum over taps of weight times the number so far behind it.
private enum SlidingTile<L: Lanes, let P: Int> {
  @inline(__always)
  static func run(
    _ taps: Int, _ offsets: UnsafePointer<Int>, _ x: UnsafeRawPointer,
    _ weights: UnsafePointer<L.Scalar>, _ start: L.Vector, _ y: UnsafeMutablePointer<L.Vector>
  ) {
    let step = MemoryLayout<L.Vector>.stride
    var sum = InlineArray<P, L.Vector>(repeating: start)
    for tap in 0..<taps {
      let (factor, source) = (L.splat(weights[tap]), x + offsets[tap])
      for p in 0..<P {
        let v = (source + p &* step).loadUnaligned(as: L.Vector.self)
        sum[p] = L.addProduct(sum[p], factor, v)
      }
    }
    for p in 0..<P { y[p] = sum[p] }
  }
}

/// K sums over all numbers of an image, each times a weight; the weights of a sum lie in a line.
private enum LineTile<L: Lanes, let K: Int> {
  @inline(never)
  static func run(
    _ line: borrowing WeightLines, _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer,
    _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    let (count, perLine) = (line.count, line.perLine)
    let source = x.assumingMemoryBound(to: L.Vector.self)
    let result = y.assumingMemoryBound(to: L.Vector.self)
    var sum = InlineArray<K, L.Vector>(repeating: L.splat(0))
    if line.continues {
      for k in 0..<K { sum[k] = result[k] }
    } else if let bias = bias?.assumingMemoryBound(to: L.Scalar.self) {
      for k in 0..<K { sum[k] = L.splat(bias[k]) }
    }
    // A pointer for every line: their addresses would else be worked out at every step.
    let first = weights.assumingMemoryBound(to: L.Scalar.self)
    let lines = InlineArray<K, UnsafePointer<L.Scalar>> { first + $0 &* perLine }
    for i in 0..<count {
      let v = source[i]
      for k in 0..<K { sum[k] = L.addProduct(sum[k], L.splat(lines[k][i]), v) }
    }
    for k in 0..<K { result[k] = sum[k] }
  }
}

/// The same where the weights of all K sums lie side by side.
private enum NeighbourTile<L: Lanes, let K: Int> {
  @inline(never)
  static func run(
    _ line: borrowing WeightLines, _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer,
    _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    let (count, perStep) = (line.count, line.perStep)
    let source = x.assumingMemoryBound(to: L.Vector.self)
    let result = y.assumingMemoryBound(to: L.Vector.self)
    var sum = InlineArray<K, L.Vector>(repeating: L.splat(0))
    if line.continues {
      for k in 0..<K { sum[k] = result[k] }
    } else if let bias = bias?.assumingMemoryBound(to: L.Scalar.self) {
      for k in 0..<K { sum[k] = L.splat(bias[k]) }
    }
    var factors = weights.assumingMemoryBound(to: L.Scalar.self)
    for i in 0..<count {
      let v = source[i]
      for k in 0..<K { sum[k] = L.addProduct(sum[k], L.splat(factors[k]), v) }
      factors += perStep
    }
    for k in 0..<K { result[k] = sum[k] }
  }
}

/// The sums, lane by lane, of the products of K channels of `dy` with what T weights saw.
private enum OuterTile<L: Lanes, let K: Int, let T: Int> {
  @inline(never)
  static func run(
    _ field: borrowing Field, _ x: UnsafeRawPointer, _ offsets: UnsafePointer<Int>,
    _ dy: UnsafeRawPointer, _ sums: UnsafeMutableRawPointer
  ) {
    let source = x.assumingMemoryBound(to: L.Vector.self)
    let at = InlineArray<T, Int> { offsets[$0] }
    let (dyChannel, xColumn, columns) = (field.dyChannel, field.xColumn, field.columns)
    var sum = InlineArray<K, InlineArray<T, L.Vector>>(
      repeating: InlineArray(repeating: L.splat(0)))
    var dyLine = dy.assumingMemoryBound(to: L.Vector.self)
    var xLine = source
    for _ in 0..<field.rows {
      var pd = dyLine
      var px = xLine
      var column = columns
      while column > 0 {
        let d = InlineArray<K, L.Vector> { pd[$0 &* dyChannel] }
        for t in 0..<T {
          let v = px[at[t]]
          for k in 0..<K { sum[k][t] = L.addProduct(sum[k][t], d[k], v) }
        }
        pd += 1
        px += xColumn
        column &-= 1
      }
      dyLine += field.dyRow
      xLine += field.xRow
    }
    let result = sums.assumingMemoryBound(to: L.Vector.self)
    for k in 0..<K {
      for t in 0..<T { result[k &* field.sumChannel &+ t] = sum[k][t] }
    }
  }
}

extension Lanes {
  /// One line of tiles of `k` channels and `p` positions.
  @inline(__always)
  fileprivate static func gather(
    _ k: Int, _ p: Int, _ walk: borrowing Walk, _ x: UnsafeRawPointer, _ w: UnsafeRawPointer,
    _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    switch (k, p) {
    case (1, 1): GatherTile<Self, 1, 1>.run(walk, x, w, bias, y)
    case (1, 2): GatherTile<Self, 1, 2>.run(walk, x, w, bias, y)
    case (1, 4): GatherTile<Self, 1, 4>.run(walk, x, w, bias, y)
    case (1, 8): GatherTile<Self, 1, 8>.run(walk, x, w, bias, y)
    case (2, 1): GatherTile<Self, 2, 1>.run(walk, x, w, bias, y)
    case (2, 2): GatherTile<Self, 2, 2>.run(walk, x, w, bias, y)
    case (2, 4): GatherTile<Self, 2, 4>.run(walk, x, w, bias, y)
    case (2, 8): GatherTile<Self, 2, 8>.run(walk, x, w, bias, y)
    case (3, 1): GatherTile<Self, 3, 1>.run(walk, x, w, bias, y)
    case (3, 2): GatherTile<Self, 3, 2>.run(walk, x, w, bias, y)
    case (3, 4): GatherTile<Self, 3, 4>.run(walk, x, w, bias, y)
    case (4, 1): GatherTile<Self, 4, 1>.run(walk, x, w, bias, y)
    case (4, 2): GatherTile<Self, 4, 2>.run(walk, x, w, bias, y)
    case (4, 4): GatherTile<Self, 4, 4>.run(walk, x, w, bias, y)
    case (5, 1): GatherTile<Self, 5, 1>.run(walk, x, w, bias, y)
    case (5, 2): GatherTile<Self, 5, 2>.run(walk, x, w, bias, y)
    case (6, 1): GatherTile<Self, 6, 1>.run(walk, x, w, bias, y)
    case (6, 2): GatherTile<Self, 6, 2>.run(walk, x, w, bias, y)
    case (7, 1): GatherTile<Self, 7, 1>.run(walk, x, w, bias, y)
    case (7, 2): GatherTile<Self, 7, 2>.run(walk, x, w, bias, y)
    case (8, 1): GatherTile<Self, 8, 1>.run(walk, x, w, bias, y)
    case (8, 2): GatherTile<Self, 8, 2>.run(walk, x, w, bias, y)
    default: preconditionFailure("no tile of \(k) channels and \(p) positions")
    }
  }

  /// So many vectors of a line, each number a sum over the numbers so far behind it.
  @inline(__always)
  fileprivate static func slide(
    _ vectors: Int, _ taps: Int, _ offsets: UnsafePointer<Int>, _ x: UnsafeRawPointer,
    _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    let weights = w.assumingMemoryBound(to: Scalar.self)
    let start = splat(bias?.assumingMemoryBound(to: Scalar.self)[0] ?? 0)
    let result = y.assumingMemoryBound(to: Vector.self)
    let step = MemoryLayout<Vector>.stride
    var place = 0
    while place &+ 8 <= vectors {
      SlidingTile<Self, 8>.run(taps, offsets, x + place &* step, weights, start, result + place)
      place &+= 8
    }
    if place &+ 4 <= vectors {
      SlidingTile<Self, 4>.run(taps, offsets, x + place &* step, weights, start, result + place)
      place &+= 4
    }
    while place < vectors {
      SlidingTile<Self, 1>.run(taps, offsets, x + place &* step, weights, start, result + place)
      place &+= 1
    }
  }

  /// `k` sums of a dense layer: 1, 2, 4, 8, or 16 whose weights lie side by side.
  @inline(__always)
  fileprivate static func lines(
    _ k: Int, _ line: borrowing WeightLines, _ x: UnsafeRawPointer, _ w: UnsafeRawPointer,
    _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    switch (k, line.perLine) {
    case (16, _): NeighbourTile<Self, 16>.run(line, x, w, bias, y)
    case (8, 1): NeighbourTile<Self, 8>.run(line, x, w, bias, y)
    case (8, _): LineTile<Self, 8>.run(line, x, w, bias, y)
    case (4, 1): NeighbourTile<Self, 4>.run(line, x, w, bias, y)
    case (4, _): LineTile<Self, 4>.run(line, x, w, bias, y)
    case (2, 1): NeighbourTile<Self, 2>.run(line, x, w, bias, y)
    case (2, _): LineTile<Self, 2>.run(line, x, w, bias, y)
    case (_, 1): NeighbourTile<Self, 1>.run(line, x, w, bias, y)
    default: LineTile<Self, 1>.run(line, x, w, bias, y)
    }
  }

  /// The products of `k` channels of `dy` with the cells under `t` weights.
  @inline(__always)
  fileprivate static func outer(
    _ k: Int, _ t: Int, _ field: borrowing Field, _ x: UnsafeRawPointer,
    _ at: UnsafePointer<Int>, _ dy: UnsafeRawPointer, _ sums: UnsafeMutableRawPointer
  ) {
    switch (k, t) {
    case (1, 1): OuterTile<Self, 1, 1>.run(field, x, at, dy, sums)
    case (1, 2): OuterTile<Self, 1, 2>.run(field, x, at, dy, sums)
    case (1, 3): OuterTile<Self, 1, 3>.run(field, x, at, dy, sums)
    case (1, 4): OuterTile<Self, 1, 4>.run(field, x, at, dy, sums)
    case (1, 5): OuterTile<Self, 1, 5>.run(field, x, at, dy, sums)
    case (1, 6): OuterTile<Self, 1, 6>.run(field, x, at, dy, sums)
    case (1, 7): OuterTile<Self, 1, 7>.run(field, x, at, dy, sums)
    case (1, 8): OuterTile<Self, 1, 8>.run(field, x, at, dy, sums)
    case (1, 9): OuterTile<Self, 1, 9>.run(field, x, at, dy, sums)
    case (2, 1): OuterTile<Self, 2, 1>.run(field, x, at, dy, sums)
    case (2, 2): OuterTile<Self, 2, 2>.run(field, x, at, dy, sums)
    case (2, 3): OuterTile<Self, 2, 3>.run(field, x, at, dy, sums)
    case (2, 4): OuterTile<Self, 2, 4>.run(field, x, at, dy, sums)
    case (2, 5): OuterTile<Self, 2, 5>.run(field, x, at, dy, sums)
    case (2, 6): OuterTile<Self, 2, 6>.run(field, x, at, dy, sums)
    case (2, 7): OuterTile<Self, 2, 7>.run(field, x, at, dy, sums)
    case (2, 8): OuterTile<Self, 2, 8>.run(field, x, at, dy, sums)
    case (2, 9): OuterTile<Self, 2, 9>.run(field, x, at, dy, sums)
    case (3, 1): OuterTile<Self, 3, 1>.run(field, x, at, dy, sums)
    case (3, 2): OuterTile<Self, 3, 2>.run(field, x, at, dy, sums)
    case (3, 3): OuterTile<Self, 3, 3>.run(field, x, at, dy, sums)
    case (3, 4): OuterTile<Self, 3, 4>.run(field, x, at, dy, sums)
    case (3, 5): OuterTile<Self, 3, 5>.run(field, x, at, dy, sums)
    case (3, 6): OuterTile<Self, 3, 6>.run(field, x, at, dy, sums)
    case (3, 7): OuterTile<Self, 3, 7>.run(field, x, at, dy, sums)
    case (3, 8): OuterTile<Self, 3, 8>.run(field, x, at, dy, sums)
    case (3, 9): OuterTile<Self, 3, 9>.run(field, x, at, dy, sums)
    default: preconditionFailure("no tile of \(k) channels and \(t) weights")
    }
  }

  /// Adds up the lanes of `count` vectors and adds each sum to a number of its own.
  ///
  /// Vectors are read up to the next multiple of the lanes, and are used up.
  @inline(__always)
  fileprivate static func addLanes(
    _ count: Int, _ sums: UnsafeMutableRawPointer, _ numbers: UnsafeMutableRawPointer
  ) {
    let lanes = Vector.scalarCount
    let vectors = sums.assumingMemoryBound(to: Vector.self)
    let result = numbers.assumingMemoryBound(to: Scalar.self)
    var start = 0
    while start < count {
      let level = vectors + start
      var width = lanes
      while width > 1 {
        width /= 2
        for i in 0..<width { level[i] = pairs(level[2 &* i], level[2 &* i &+ 1]) }
      }
      if start &+ lanes <= count {
        let place = UnsafeMutableRawPointer(result + start)
        place.storeBytes(
          of: add(place.loadUnaligned(as: Vector.self), level[0]), as: Vector.self)
      } else {
        for lane in 0..<(count &- start) { result[start &+ lane] += level[0][lane] }
      }
      start &+= lanes
    }
  }

  /// Adds `count` vectors to one.
  @inline(__always)
  fileprivate static func addVectors(
    _ count: Int, _ vectors: UnsafeRawPointer, _ into: UnsafeMutableRawPointer
  ) {
    let source = vectors.assumingMemoryBound(to: Vector.self)
    var (a, b, c, d) = (splat(0), splat(0), splat(0), splat(0))
    var i = 0
    while i &+ 4 <= count {
      a = add(a, source[i])
      b = add(b, source[i &+ 1])
      c = add(c, source[i &+ 2])
      d = add(d, source[i &+ 3])
      i &+= 4
    }
    while i < count {
      a = add(a, source[i])
      i &+= 1
    }
    into.assumingMemoryBound(to: Vector.self)[0] = add(add(a, b), add(c, d))
  }
}

extension Loops {
  static func gather(
    _ precision: Precision, _ k: Int, _ p: Int, _ walk: borrowing Walk, _ x: UnsafeRawPointer,
    _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: FloatLanes.gather(k, p, walk, x, w, bias, y)
    case .double: DoubleLanes.gather(k, p, walk, x, w, bias, y)
    }
  }

  static func slide(
    _ precision: Precision, _ vectors: Int, taps: Int, _ offsets: UnsafePointer<Int>,
    _ x: UnsafeRawPointer, _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: FloatLanes.slide(vectors, taps, offsets, x, w, bias, y)
    case .double: DoubleLanes.slide(vectors, taps, offsets, x, w, bias, y)
    }
  }

  static func lines(
    _ precision: Precision, _ k: Int, _ line: borrowing WeightLines, _ x: UnsafeRawPointer,
    _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: FloatLanes.lines(k, line, x, w, bias, y)
    case .double: DoubleLanes.lines(k, line, x, w, bias, y)
    }
  }

  static func outer(
    _ precision: Precision, _ k: Int, _ t: Int, _ field: borrowing Field, _ x: UnsafeRawPointer,
    _ at: UnsafePointer<Int>, _ dy: UnsafeRawPointer, _ sums: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: FloatLanes.outer(k, t, field, x, at, dy, sums)
    case .double: DoubleLanes.outer(k, t, field, x, at, dy, sums)
    }
  }

  static func addLanes(
    _ precision: Precision, _ count: Int, _ sums: UnsafeMutableRawPointer,
    _ numbers: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: FloatLanes.addLanes(count, sums, numbers)
    case .double: DoubleLanes.addLanes(count, sums, numbers)
    }
  }

  static func addVectors(
    _ precision: Precision, _ count: Int, _ vectors: UnsafeRawPointer,
    _ into: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: FloatLanes.addVectors(count, vectors, into)
    case .double: DoubleLanes.addVectors(count, vectors, into)
    }
  }
}
