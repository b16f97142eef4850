import LaneInterface

// Batch normalisation in one loop for a number and for a vector of numbers: training goes through it with a
// vector of images, the prompt with one number at a time. All stands in one file for the reason told in
// Tiles.swift.

/// What batch normalisation does with a cell of a map.
protocol NormCells {
  associatedtype Scalar: TensorScalar
  /// A number, or a vector with one number of each of several images.
  associatedtype Cell
  /// The same number for all.
  static func splat(_ number: Scalar) -> Cell
  static func add(_ a: Cell, _ b: Cell) -> Cell
  static func subtract(_ a: Cell, _ b: Cell) -> Cell
  static func multiply(_ a: Cell, _ b: Cell) -> Cell
  /// 1 for each of so many images, 0 where there is none.
  static func ones(_ images: Int) -> Cell
  /// The sum over so many images.
  static func total(_ cell: Cell, _ images: Int) -> Double
}

/// Cells that are numbers.
enum NormNumbers<Scalar: TensorScalar>: NormCells {
  @inline(__always) static func splat(_ number: Scalar) -> Scalar { number }
  @inline(__always) static func add(_ a: Scalar, _ b: Scalar) -> Scalar { a + b }
  @inline(__always) static func subtract(_ a: Scalar, _ b: Scalar) -> Scalar { a - b }
  @inline(__always) static func multiply(_ a: Scalar, _ b: Scalar) -> Scalar { a * b }
  @inline(__always) static func ones(_ images: Int) -> Scalar { 1 }
  @inline(__always) static func total(_ cell: Scalar, _ images: Int) -> Double { Double(cell) }
}

/// Cells that are vectors of images.
enum NormVectors: NormCells {
  typealias Cell = FloatLanes.Vector

  @inline(__always) static func splat(_ number: Float) -> Cell { Cell(repeating: number) }
  @inline(__always) static func add(_ a: Cell, _ b: Cell) -> Cell { a + b }
  @inline(__always) static func subtract(_ a: Cell, _ b: Cell) -> Cell { a - b }
  @inline(__always) static func multiply(_ a: Cell, _ b: Cell) -> Cell { a * b }
  @inline(__always) static func ones(_ images: Int) -> Cell {
    var ones = Cell(repeating: 0)
    for lane in 0..<min(images, Cell.scalarCount) { ones[lane] = 1 }
    return ones
  }
  @inline(__always) static func total(_ cell: Cell, _ images: Int) -> Double {
    var sum = 0.0
    for lane in 0..<min(images, Cell.scalarCount) { sum += Double(cell[lane]) }
    return sum
  }
}

/// What batch normalisation does with the channels of a block.
struct CellNorm<L: NormCells> {
  typealias Scalar = L.Scalar

  let channels: Int
  let plane: Int
  let epsilon: Double

  init(_ layer: ChannelPlanes) {
    channels = layer.channels
    plane = layer.plane
    epsilon = layer.epsilon
  }

  @inline(__always)
  private func cells(_ memory: UnsafeRawPointer) -> UnsafePointer<L.Cell> {
    memory.assumingMemoryBound(to: L.Cell.self)
  }

  @inline(__always)
  private func numbers(_ memory: UnsafeRawPointer) -> UnsafePointer<Scalar> {
    memory.assumingMemoryBound(to: Scalar.self)
  }

  @inline(__always)
  func measure(
    _ images: Int, _ x: UnsafeRawPointer, _ moments: UnsafeMutableRawPointer
  ) {
    let moments = moments.assumingMemoryBound(to: Scalar.self)
    var source = cells(x)
    for channel in 0..<channels {
      var sum = L.splat(0)
      for i in 0..<plane { sum = L.add(sum, source[i]) }
      let mean = Scalar(L.total(sum, images) / Double(images * plane))
      sum = L.splat(0)
      for i in 0..<plane {
        let distance = L.subtract(source[i], L.splat(mean))
        sum = L.add(sum, L.multiply(distance, distance))
      }
      moments[channel] = mean
      moments[channels + channel] = Scalar(L.total(sum, images))
      source += plane
    }
  }

  @inline(__always)
  func forward(
    _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ weight: UnsafeRawPointer?,
    _ bias: UnsafeRawPointer?, _ statistics: UnsafeRawPointer
  ) {
    let (weight, bias, statistics) = (weight.map(numbers), bias.map(numbers), numbers(statistics))
    var (source, result) = (cells(x), y.assumingMemoryBound(to: L.Cell.self))
    for channel in 0..<channels {
      let (mean, shift) = (L.splat(statistics[channel]), L.splat(bias?[channel] ?? 0))
      let factor = L.splat(scale(statistics, channel) * (weight?[channel] ?? 1))
      for i in 0..<plane {
        result[i] = L.add(L.multiply(L.subtract(source[i], mean), factor), shift)
      }
      source += plane
      result += plane
    }
  }

  @inline(__always)
  func weightGradient(
    _ images: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer,
    _ statistics: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer, _ db: UnsafeMutableRawPointer
  ) {
    let statistics = numbers(statistics)
    let (dw, db) = (
      dw.assumingMemoryBound(to: Scalar.self), db.assumingMemoryBound(to: Scalar.self)
    )
    var (source, gradient) = (cells(x), cells(dy))
    for channel in 0..<channels {
      let (mean, scale) = (L.splat(statistics[channel]), L.splat(scale(statistics, channel)))
      var (sum, product) = (L.splat(0), L.splat(0))
      for i in 0..<plane {
        sum = L.add(sum, gradient[i])
        let normal = L.multiply(L.subtract(source[i], mean), scale)
        product = L.add(product, L.multiply(gradient[i], normal))
      }
      dw[channel] = Scalar(L.total(product, images))
      db[channel] = Scalar(L.total(sum, images))
      source += plane
      gradient += plane
    }
  }

  /// Without means the statistics are no function of x.
  @inline(__always)
  func inputGradient(
    _ images: Int, _ x: UnsafeRawPointer, _ gradients: UnsafeMutableRawPointer,
    _ weight: UnsafeRawPointer?, _ statistics: UnsafeRawPointer, _ means: UnsafeRawPointer?
  ) {
    let (weight, means, statistics) = (weight.map(numbers), means.map(numbers), numbers(statistics))
    var (source, gradient) = (cells(x), gradients.assumingMemoryBound(to: L.Cell.self))
    for channel in 0..<channels {
      let (mean, scale) = (L.splat(statistics[channel]), scale(statistics, channel))
      let factor = L.multiply(L.ones(images), L.splat(scale * (weight?[channel] ?? 1)))
      if let means {
        let (product, sum) = (L.splat(means[channel]), L.splat(means[channels + channel]))
        for i in 0..<plane {
          let normal = L.multiply(L.subtract(source[i], mean), L.splat(scale))
          let rest = L.subtract(L.subtract(gradient[i], sum), L.multiply(normal, product))
          gradient[i] = L.multiply(rest, factor)
        }
      } else {
        for i in 0..<plane { gradient[i] = L.multiply(gradient[i], factor) }
      }
      source += plane
      gradient += plane
    }
  }

  /// What distances from the mean are multiplied by: 1 / √(variance + ε).
  @inline(__always)
  private func scale(_ statistics: UnsafePointer<Scalar>, _ channel: Int) -> Scalar {
    Scalar(1 / (Double(statistics[channels + channel]) + epsilon).squareRoot())
  }
}

extension Loops {
  static func measure(
    _ channels: ChannelPlanes, _ cells: Cells, _ images: Int, _ x: UnsafeRawPointer,
    _ moments: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellNorm<NormVectors>(channels).measure(images, x, moments)
    case .numbers(.float): CellNorm<NormNumbers<Float>>(channels).measure(images, x, moments)
    case .numbers(.double): CellNorm<NormNumbers<Double>>(channels).measure(images, x, moments)
    }
  }

  static func normalise(
    _ channels: ChannelPlanes, _ cells: Cells, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
    _ weight: UnsafeRawPointer?, _ bias: UnsafeRawPointer?, _ statistics: UnsafeRawPointer
  ) {
    switch cells {
    case .vectors: CellNorm<NormVectors>(channels).forward(x, y, weight, bias, statistics)
    case .numbers(.float):
      CellNorm<NormNumbers<Float>>(channels).forward(x, y, weight, bias, statistics)
    case .numbers(.double):
      CellNorm<NormNumbers<Double>>(channels).forward(x, y, weight, bias, statistics)
    }
  }

  static func normaliseWeightGradient(
    _ channels: ChannelPlanes, _ cells: Cells, _ images: Int, _ x: UnsafeRawPointer,
    _ dy: UnsafeRawPointer, _ statistics: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
    _ db: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellNorm<NormVectors>(channels).weightGradient(images, x, dy, statistics, dw, db)
    case .numbers(.float):
      CellNorm<NormNumbers<Float>>(channels).weightGradient(images, x, dy, statistics, dw, db)
    case .numbers(.double):
      CellNorm<NormNumbers<Double>>(channels).weightGradient(images, x, dy, statistics, dw, db)
    }
  }

  static func normaliseInputGradient(
    _ channels: ChannelPlanes, _ cells: Cells, _ images: Int, _ x: UnsafeRawPointer,
    _ gradients: UnsafeMutableRawPointer, _ weight: UnsafeRawPointer?,
    _ statistics: UnsafeRawPointer, _ means: UnsafeRawPointer?
  ) {
    switch cells {
    case .vectors:
      CellNorm<NormVectors>(channels).inputGradient(images, x, gradients, weight, statistics, means)
    case .numbers(.float):
      CellNorm<NormNumbers<Float>>(channels).inputGradient(
        images, x, gradients, weight, statistics, means)
    case .numbers(.double):
      CellNorm<NormNumbers<Double>>(channels).inputGradient(
        images, x, gradients, weight, statistics, means)
    }
  }
}
