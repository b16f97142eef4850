import Tensors

/// How the formula of the output size goes wrong: `out_size`.
extension SlipVariants {
  mutating func addSizeFormula() {
    typealias Sizes = (w: Double, f: Double, p: Double, s: Double, d: Double)
    func add(
      _ slip: Slip, _ english: String = "", _ chinese: String = "",
      _ formula: @escaping (Sizes) -> Double
    ) {
      self.add(slip, english, chinese) { judged in
        guard let w = judged.arrays["W"]?.single, let f = judged.arrays["F"]?.single else {
          return nil
        }
        let numbers = ["P": 0.0, "S": 1, "D": 1].merging(
          judged.arrays.compactMapValues(\.single)
        ) { $1 }
        return Tensor(formula((w, f, numbers["P"] ?? 0, numbers["S"] ?? 1, numbers["D"] ?? 1)))
      }
    }
    func steps(_ sizes: Sizes) -> Double {
      (sizes.w + 2 * sizes.p - sizes.d * (sizes.f - 1) - 1) / sizes.s
    }
    add(.borderLost, "the +1 is missing", "漏了 +1") { steps($0).rounded(.down) }
    add(.rounding, "the size is not rounded down: // in place of /", "没有向下取整：要用 //，不是 /") {
      steps($0) + 1
    }
    add(.rounding, "the size is rounded up", "尺寸向上取整了") { steps($0).rounded(.up) + 1 }
    add(.rounding, "the size is rounded to the nearest number", "尺寸四舍五入了") {
      (steps($0) + 1).rounded(.toNearestOrEven)
    }
    add(.rounding, "the size is rounded to the nearest number", "尺寸四舍五入了") {
      steps($0).rounded(.toNearestOrEven) + 1
    }
    add(.borderLost, "the padding is ignored", "忽略了填充") {
      steps(($0.w, $0.f, 0, $0.s, $0.d)).rounded(.down) + 1
    }
    add(.stride) { steps(($0.w, $0.f, $0.p, 1, $0.d)).rounded(.down) + 1 }
    add(.stride, "the brackets are missing: the stride divides 2P alone", "漏了括号：步幅只除了 2P") {
      $0.w - $0.d * ($0.f - 1) - 1 + (2 * $0.p / $0.s).rounded(.down) + 1
    }
    add(.stride, "the brackets are missing: the stride divides 2P alone", "漏了括号：步幅只除了 2P") {
      $0.w - $0.d * ($0.f - 1) - 1 + 2 * $0.p / $0.s + 1
    }
    add(.dilation) { steps(($0.w, $0.f, $0.p, $0.s, 1)).rounded(.down) + 1 }
    add(
      .dilation, "the kernel's extent is D·F, which should be D·(F−1)+1",
      "核的跨度写成了 D·F，应当是 D·(F−1)+1"
    ) {
      (($0.w + 2 * $0.p - $0.d * $0.f) / $0.s).rounded(.down) + 1
    }
    add(.paddingOnce, "the padding counts once: +P instead of +2P", "填充只算了一次：应当是 +2P，不是 +P") {
      steps(($0.w, $0.f, $0.p / 2, $0.s, $0.d)).rounded(.down) + 1
    }
    add(.sign, "the padding is taken off", "填充被减去了") {
      steps(($0.w, $0.f, -$0.p, $0.s, $0.d)).rounded(.down) + 1
    }
  }
}
