import Tensors
import Terminal

/// A gradient held against finite differences of the same graph.
///
/// For each element, |a − n| over the larger of |a| and |n|; elements a thousand times smaller than the
/// largest are measured against that instead, since a difference cannot resolve them.
struct GradientCheck {
  /// The largest relative error of any element.
  let relativeError: Double

  /// The element where it is largest, its gradient and its finite difference.
  let worst: (index: [Int], exact: Double, numeric: Double)

  /// The elements where the slope is not the same on both sides.
  let kinks: [[Int]]

  init(
    exact: Tensor<Double>, replay: Replay<Double>, scalar: Node<Double>, variable: Node<Double>,
    step: Double
  ) {
    let numeric = replay.differences(step: step)
    let largest = exact.elements.reduce(0) { max($0, abs($1)) }
    var worst = (error: -1.0, offset: 0)
    var kinks: [[Int]] = []
    for i in exact.elements.indices {
      guard !Interruption.isRequested else { break }
      let (a, n) = (exact.elements[i], numeric.elements[i])
      let scale = max(abs(a), abs(n), largest * 1e-3)
      let error = scale > 0 ? abs(a - n) / scale : 0
      if error > worst.error || error.isNaN { worst = (error, i) }
      if error > 1e-6,
        GradientCheck.hasKink(replay, scalar, variable.value, at: i, step: step)
      {
        kinks.append(variable.value.shape.index(of: i))
      }
    }
    relativeError = max(worst.error, 0)
    self.kinks = kinks
    let offset = worst.offset
    self.worst = (
      variable.value.shape.index(of: offset),
      exact.elements.indices.contains(offset) ? exact.elements[offset] : 0,
      numeric.elements.indices.contains(offset) ? numeric.elements[offset] : 0
    )
  }

  /// Whether the slopes to the left and to the right differ by more than curvature explains.
  private static func hasKink(
    _ replay: Replay<Double>, _ scalar: Node<Double>, _ numbers: Tensor<Double>, at i: Int,
    step: Double
  ) -> Bool {
    func value(_ shift: Double) -> Double {
      var moved = numbers.elements
      moved[i] += shift
      guard let tensor = try? Tensor(numbers.shape, moved) else { return .nan }
      return replay.value(with: tensor).single ?? .nan
    }
    let here = scalar.value.single ?? .nan
    let right = (value(step) - here) / step
    let left = (here - value(-step)) / step
    return abs(right - left) > 1e-2 * max(abs(right), abs(left), 1e-12)
  }

  /// What there is to say beside the number.
  func remarks(name: String) -> [Phrase] {
    func place(_ index: [Int]) -> String {
      index.isEmpty ? name : "\(name)[\(index.map(String.init).joined(separator: ","))]"
    }
    var remarks = [
      Phrase(
        "worst element \(place(worst.index)): gradient \(worst.exact), finite difference \(worst.numeric)",
        "误差最大的元素 \(place(worst.index))：梯度 \(worst.exact)，有限差分 \(worst.numeric)")
    ]
    if let first = kinks.first {
      let others = kinks.count - 1
      remarks.append(
        Phrase(
          "at \(place(first))\(others > 0 ? " and \(others) more" : "") the step crosses a kink or a tie: "
            + "the slopes on the two sides differ, and this is no mistake of the gradient",
          "在 \(place(first))\(others > 0 ? " 及另外 \(others) 处" : "")，步长跨过了折点或并列："
            + "两侧斜率不同，这不是梯度的错误"))
    }
    return remarks
  }
}

/// Remarks that functions make.
enum Remark {
  static let noNamedInputs = Phrase(
    "it was computed from no named value, so there is no gradient to show",
    "它不是由任何有名字的值算出的，没有梯度可显示")
}
