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
    /// Whether its NaN stand for what cannot be known, as where a window leaves the array: what comes there
    /// hangs on how it is written.
    let leavesOpen: Bool
    /// The result; nil where the slip changes nothing that can be computed.
    let result: (JudgedCase) -> Tensor<Double>?

    /// Whether numbers are what the slip makes of a case; nil where it makes nothing.
    func gives(_ numbers: Tensor<Double>, for judged: JudgedCase) -> Bool? {
      guard let made = result(judged) else { return nil }
      // Nothing is nothing, whatever its shape: a list of no rows has no columns either.
      if numbers.elements.isEmpty, made.elements.isEmpty { return true }
      guard leavesOpen else { return numbers.agrees(with: made) }
      return numbers.shape == made.shape
        && zip(numbers.elements, made.elements).allSatisfy {
          $1.isNaN || Tensor<Double>.areEqual($0, $1)
        }
    }

    /// Whether the slip shows in a case: by a number or a shape that it knows to be another.
    func shows(_ judged: JudgedCase, against reference: JudgedReference) -> Bool {
      guard let made = result(judged) else { return false }
      guard leavesOpen, let right = reference.result(judged), right.shape == made.shape else {
        return true
      }
      return zip(made.elements, right.elements).contains {
        !$0.isNaN && !Tensor<Double>.areEqual($0, $1)
      }
    }

    /// Whether a function with this slip may stop with an error in a case.
    func mayFail(_ judged: JudgedCase, against reference: JudgedReference) -> Bool {
      let made = result(judged)
      return made?.shape != reference.result(judged)?.shape
        || leavesOpen && made?.elements.contains { $0.isNaN } ?? false
    }
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
      case .normalisation: addNormalisation()
      case .border: addBorder()
      case .size: addSizeFormula()
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
    _ slip: Slip, _ english: String = "", _ chinese: String = "", leavesOpen: Bool = false,
    _ result: @escaping (JudgedCase) -> Numbers?
  ) {
    variants.append(
      Variant(
        slip: slip, words: english.isEmpty ? nil : Phrase(english, chinese),
        leavesOpen: leavesOpen, result: result))
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
    if reference.kind == .value, reference.family.kind != .window {
      add(
        .transposed,
        "it goes along the rows where it should go along the columns, or the other way",
        "方向弄反了：应当沿着列却沿着行，或者相反"
      ) { judged in
        guard let input = judged.arrays["input"], input.shape.rank == 2 else { return nil }
        return input.transposed().flatMap { right(judged.with("input", $0)) }?.transposed()
      }
    }
    for array in reference.family.arrays where reference.kind == .value {
      if case .classes = array.numbers { continue }
      add(.sign, "an array comes in with the wrong sign", "有一个数组的符号反了") {
        right($0, array.name) { $0.map { -$0 } }
      }
    }
    if reference.family.settings.contains(where: { $0.name == "rate" }) {
      add(.factor, "the rate is left out", "漏乘了学习率") { judged in
        judged.settings["rate"].flatMap { _ in right(judged.with(["rate": 1])) }
      }
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

extension RightResults {
  /// The right result with an array of factors, of ones where there is none, multiplied by a number.
  func callAsFunction(
    _ judged: JudgedCase, _ name: String, besides count: Int, factor: Double
  ) -> Tensor<Double>? {
    let array =
      judged.arrays[name]
      ?? (try? Shape([count])).map { Tensor(repeating: 1, $0) }
    return array.flatMap { reference.result(judged.with(name, $0.map { $0 * factor })) }
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
