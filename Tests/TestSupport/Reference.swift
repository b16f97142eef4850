import Tensors

/// Images as plain loops see them: numbers by image, channel, row and column.
public struct ReferenceImages {
  /// N, C, H, W.
  public let size: [Int]
  /// The numbers in row-major order.
  public var values: [Double]

  /// Makes images from numbers.
  public init(_ size: [Int], _ values: [Double]) {
    self.size = size
    self.values = values
  }

  /// Makes images of one number.
  public init(_ size: [Int], repeating value: Double = 0) {
    self.init(size, [Double](repeating: value, count: size.reduce(1, *)))
  }

  /// The place of an element; nil outside.
  public func place(_ n: Int, _ c: Int, _ y: Int, _ x: Int) -> Int? {
    guard y >= 0, x >= 0, y < size[2], x < size[3] else { return nil }
    return ((n * size[1] + c) * size[2] + y) * size[3] + x
  }

  /// An element, or what stands outside.
  public func at(_ n: Int, _ c: Int, _ y: Int, _ x: Int, outside: Double = 0) -> Double {
    place(n, c, y, x).map { values[$0] } ?? outside
  }
}

/// Settings of a window as a test draws them; pairs are rows, columns.
public struct ReferenceWindow {
  /// Kernel.
  public var kernel = [1, 1]
  /// Stride.
  public var stride = [1, 1]
  /// Dilation.
  public var dilation = [1, 1]
  /// Padding in front.
  public var before = [0, 0]
  /// Padding behind.
  public var after = [0, 0]
  /// Whether a last window may stick out.
  public var ceilMode = false

  /// Makes a window of one cell.
  public init() {}

  /// How many times the window is put down along an axis, found by putting it down.
  public func outputs(_ axis: Int, input: Int) -> Int {
    let extent = (kernel[axis] - 1) * dilation[axis] + 1
    var (count, start) = (0, -before[axis])
    while start + extent <= input + after[axis] {
      count += 1
      start += stride[axis]
    }
    // The only window may stick out by less than a stride, if it begins inside.
    if ceilMode, count == 0, start + extent - input - after[axis] < stride[axis], input > 0 {
      return 1
    }
    let reached = start - stride[axis] + extent
    if ceilMode, reached < input + after[axis], start < input { count += 1 }
    return count
  }

  /// The row or column under a tap.
  public func position(_ axis: Int, _ output: Int, _ tap: Int) -> Int {
    output * stride[axis] + tap * dilation[axis] - before[axis]
  }
}

/// Operations as their definitions say, in plain loops, to which the kernels are held.
public enum Reference {
  /// Cross-correlation by its definition, with padding and groups.
  public static func convolution(
    _ input: ReferenceImages, _ weight: ReferenceImages, bias: [Double]?, groups: Int,
    _ window: ReferenceWindow
  ) -> ReferenceImages {
    let (filters, depth) = (weight.size[0], weight.size[1])
    var result = ReferenceImages([
      input.size[0], filters, window.outputs(0, input: input.size[2]),
      window.outputs(1, input: input.size[3]),
    ])
    for n in 0..<result.size[0] {
      for o in 0..<filters {
        for y in 0..<result.size[2] {
          for x in 0..<result.size[3] {
            var sum = bias?[o] ?? 0
            let first = o / (filters / groups) * depth
            for c in 0..<depth {
              for i in 0..<window.kernel[0] {
                for j in 0..<window.kernel[1] {
                  let (row, column) = (window.position(0, y, i), window.position(1, x, j))
                  sum += input.at(n, first + c, row, column) * weight.at(o, c, i, j)
                }
              }
            }
            if let place = result.place(n, o, y, x) { result.values[place] = sum }
          }
        }
      }
    }
    return result
  }

  /// Transposed convolution by its definition: every input number puts down the kernel, scaled.
  public static func transposedConvolution(
    _ input: ReferenceImages, _ weight: ReferenceImages, bias: [Double]?, groups: Int,
    outputPadding: [Int], _ window: ReferenceWindow
  ) -> ReferenceImages {
    let perGroup = weight.size[1]
    func length(_ axis: Int) -> Int {
      (input.size[axis + 2] - 1) * window.stride[axis] - 2 * window.before[axis]
        + window.dilation[axis] * (window.kernel[axis] - 1) + outputPadding[axis] + 1
    }
    var result = ReferenceImages([input.size[0], perGroup * groups, length(0), length(1)])
    for place in result.values.indices {
      result.values[place] =
        bias?[place / (result.size[2] * result.size[3]) % result.size[1]] ?? 0
    }
    for n in 0..<input.size[0] {
      for c in 0..<input.size[1] {
        let group = c / (input.size[1] / groups)
        for y in 0..<input.size[2] {
          for x in 0..<input.size[3] {
            for o in 0..<perGroup {
              for i in 0..<window.kernel[0] {
                for j in 0..<window.kernel[1] {
                  let (row, column) = (window.position(0, y, i), window.position(1, x, j))
                  guard let place = result.place(n, group * perGroup + o, row, column)
                  else { continue }
                  result.values[place] += input.at(n, c, y, x) * weight.at(c, o, i, j)
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The cells under every place of a window, one list a place; nil stands for a cell of the padding.
  ///
  /// Cells behind the padding are left out.
  public static func windows(
    _ input: ReferenceImages, _ window: ReferenceWindow
  ) -> [[Double?]] {
    var result: [[Double?]] = []
    for n in 0..<input.size[0] {
      for c in 0..<input.size[1] {
        for y in 0..<window.outputs(0, input: input.size[2]) {
          for x in 0..<window.outputs(1, input: input.size[3]) {
            var cells: [Double?] = []
            for i in 0..<window.kernel[0] {
              for j in 0..<window.kernel[1] {
                let (row, column) = (window.position(0, y, i), window.position(1, x, j))
                guard row < input.size[2] + window.after[0],
                  column < input.size[3] + window.after[1]
                else { continue }
                cells.append(input.place(n, c, row, column).map { input.values[$0] })
              }
            }
            result.append(cells)
          }
        }
      }
    }
    return result
  }
}
