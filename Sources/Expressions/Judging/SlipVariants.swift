import Tensors
import Terminal

/// What each slip makes of a result, computed by the right function on other arrays or settings, or from
/// its result: so a slip is told from a right function by numbers alone.
///
/// Split by what slips: this file holds what can happen to every function; windows, pooling, sums and
/// gradients stand in files of their own.
struct SlipVariants {
  /// One way to slip.
  struct Variant {
    let slip: Slip
    /// What exactly happened, where the slip's own words say less.
    let words: Phrase?
    /// The result; nil where the slip changes nothing that can be computed.
    let result: (JudgedCase) -> Tensor<Double>?
  }

  typealias Numbers = Tensor<Double>

  let reference: JudgedReference
  private(set) var variants: [Variant] = []

  /// All ways to slip of a function.
  init(_ reference: JudgedReference) {
    self.reference = reference
    addCommon()
    switch reference.kind {
    case .value:
      switch reference.family.kind {
      case .window: addWindow()
      case .pooling: addPooling()
      case .line: addLine()
      case .loss: addLoss()
      case .elements, .other: break
      }
    case .gradient(let operand): addGradient(of: operand)
    }
    let order = Slip.allCases
    variants = variants.enumerated().sorted {
      let (a, b) = (order.firstIndex(of: $0.element.slip), order.firstIndex(of: $1.element.slip))
      return (a ?? 0, $0.offset) < (b ?? 0, $1.offset)
    }.map(\.element)
  }

  mutating func add(
    _ slip: Slip, _ english: String = "", _ chinese: String = "",
    _ result: @escaping (JudgedCase) -> Numbers?
  ) {
    variants.append(
      Variant(
        slip: slip, words: english.isEmpty ? nil : Phrase(english, chinese), result: result))
  }

  /// Right results.
  var right: RightResults { RightResults(reference: reference) }

  private mutating func addCommon() {
    let right = self.right
    add(
      .rounding, "the numbers are cut to whole ones: the array that they are written into is whole",
      "小数部分被截去了：写入的是整数数组"
    ) {
      right($0)?.map { $0.rounded(.towardZero) }
    }
    add(.rounding, "the numbers are rounded down: // in place of /", "结果被向下取整了：用了 //，应当用 /") {
      right($0)?.map { $0.rounded(.down) }
    }
    add(.rounding, "the numbers are rounded", "结果被四舍五入了") {
      right($0)?.map { $0.rounded(.toNearestOrEven) }
    }
    for names in [["input"], ["weight"], ["input", "weight"]] {
      add(.rounding, "the numbers that come in are cut to whole ones", "输入的小数部分被截去了") { judged in
        var cut = judged
        for name in names {
          cut = cut.with(name, judged.arrays[name]?.map { $0.rounded(.towardZero) })
        }
        return right(cut)
      }
    }
    add(.transposed, "rows and columns of the result are exchanged", "结果的行与列互换了") {
      guard let result = right($0), result.shape.rank >= 2 else { return nil }
      return result.transposed()
    }
    add(.transposed, "rows and columns of the input are exchanged", "输入的行与列互换了") { judged in
      guard let input = judged.arrays["input"], input.shape.rank >= 2 else { return nil }
      return input.transposed().flatMap { right(judged.with("input", $0)) }
    }
  }
}

/// What the right function gives for other cases.
struct RightResults {
  let reference: JudgedReference

  /// The right result of another case.
  func callAsFunction(_ judged: JudgedCase?) -> Tensor<Double>? {
    judged.flatMap { reference.result($0) }
  }

  /// The right result with one array replaced.
  func callAsFunction(
    _ judged: JudgedCase, _ name: String, _ change: (Tensor<Double>) -> Tensor<Double>?
  ) -> Tensor<Double>? {
    guard let array = judged.arrays[name], let changed = change(array) else { return nil }
    return reference.result(judged.with(name, changed))
  }
}

/// Whether all results are one multiple of the right ones, apart from 0 and 1.
struct ConstantFactor {
  /// The factor, if there is one.
  let factor: Double?

  init(_ pairs: [(mine: Tensor<Double>, right: Tensor<Double>)]) {
    var found: Double?
    for (mine, right) in pairs {
      guard mine.shape == right.shape else {
        factor = nil
        return
      }
      for (a, b) in zip(mine.elements, right.elements) {
        guard b.isFinite, a.isFinite else {
          factor = nil
          return
        }
        if abs(b) < 1e-12 {
          guard abs(a) < 1e-9 else {
            factor = nil
            return
          }
          continue
        }
        let ratio = a / b
        if let found, abs(ratio - found) > 1e-9 * max(1, abs(found)) {
          factor = nil
          return
        }
        found = found ?? ratio
      }
    }
    factor = found.flatMap { $0 == 0 || abs($0 - 1) < 1e-9 ? nil : $0 }
  }
}
