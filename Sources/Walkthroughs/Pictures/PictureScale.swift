import Tensors
import Terminal

/// How numbers become colours: from black to white, or, where there are negative ones, from blue over white
/// to red with 0 in the middle.
struct PictureScale: Equatable {
  /// Whether there are negative numbers.
  let isSigned: Bool
  /// What is white, or full blue and full red.
  let limit: Double

  /// The scale of some numbers; what is not finite does not count.
  ///
  /// Numbers from 0 to 1 keep 1 for white unless all are below a half; a picture then is as bright as it is.
  init(_ numbers: [Double]) {
    var (low, high) = (0.0, 0.0)
    for number in numbers where number.isFinite {
      low = min(low, number)
      high = max(high, number)
    }
    isSigned = low < 0
    let largest = max(-low, high)
    limit = !isSigned && (0.5...1).contains(largest) ? 1 : largest
  }

  /// A number from −1 to 1; nil for what is none.
  func share(_ number: Double) -> Double? {
    guard !number.isNaN else { return nil }
    if number == 0 { return 0 }
    guard limit > 0 else { return number > 0 ? 1 : -1 }
    return min(1, max(-1, number / limit))
  }

  /// The colour of a number; what is none is magenta.
  func pixel(_ number: Double) -> PixelGrid.Pixel {
    guard let share = share(number) else { return PixelGrid.Pixel(255, 0, 255) }
    if !isSigned { return PixelGrid.Pixel(grey: UInt8((share * 255).rounded())) }
    let ends: (Double, Double, Double) = share < 0 ? (33, 102, 172) : (178, 24, 43)
    func mixed(_ end: Double) -> UInt8 {
      UInt8((247 + (end - 247) * share.magnitude).rounded())
    }
    return PixelGrid.Pixel(mixed(ends.0), mixed(ends.1), mixed(ends.2))
  }

  /// The scale in words: what its ends stand for.
  func words(_ style: ExplanationStyle, hasColor: Bool) -> String {
    let text = style.numbers.arithmetic(limit)
    guard limit > 0 else { return style.say("all 0", "全为 0") }
    switch (isSigned, hasColor) {
    case (true, true):
      return style.say("blue −\(text) · white 0 · red \(text)", "蓝 −\(text) · 白 0 · 红 \(text)")
    case (true, false):
      return style.say(
        "█− is −\(text) · blank 0 · ██ is \(text)", "█− 为 −\(text) · 空白为 0 · ██ 为 \(text)")
    case (false, true): return style.say("black 0 · white \(text)", "黑 0 · 白 \(text)")
    case (false, false): return style.say("blank 0 · █ is \(text)", "空白为 0 · █ 为 \(text)")
    }
  }
}
