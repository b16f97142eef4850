import Terminal

/// An option whose value cannot be.
package struct UsageFault {
  /// The option as it is written.
  let option: String

  /// What is wrong.
  package let phrase: Phrase

  init(_ option: String, _ phrase: Phrase) {
    self.option = option
    self.phrase = phrase
  }

  /// A whole number outside its range; nil if it is inside or was not given.
  package init?(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) {
    guard let value, !range.contains(value) else { return nil }
    let (low, high) = (range.lowerBound, range.upperBound)
    self.init(
      option,
      Phrase(
        "\(option) is \(value); it goes from \(low) to \(high).",
        "\(option) 为 \(value)，应在 \(low) 到 \(high) 之间。"))
  }

  /// A number that is not above 0, or 0 where that is allowed; nil if it is or was not given.
  package init?(_ option: String, _ value: Double?, allowsZero: Bool) {
    guard let value else { return nil }
    if value.isFinite, value > 0 || allowsZero && value == 0, value <= 1e6 { return nil }
    self.init(
      option,
      allowsZero
        ? Phrase(
          "\(option) is \(value); it goes from 0 to 1000000.",
          "\(option) 为 \(value)，应在 0 到 1000000 之间。")
        : Phrase(
          "\(option) is \(value); it is above 0, at most 1000000.",
          "\(option) 为 \(value)，应大于 0，且不超过 1000000。"))
  }
}
