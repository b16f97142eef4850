import ArgumentParser
import Terminal

/// How pictures are to be made ready for a network, where it does not say so itself.
package struct PictureRequest: ParsableArguments {
  @Option(
    help: .phrase("Rows and columns that the network takes.", "网络接收的行数和列数。"))
  package var size: Int?

  @Option(
    help: .phrase(
      "What is taken off each channel, as in 0.485,0.456,0.406.",
      "各通道减去的均值，如 0.485,0.456,0.406。"))
  var mean: String?

  @Option(
    help: .phrase(
      "What each channel is divided by, as in 0.229,0.224,0.225.",
      "各通道除以的标准差，如 0.229,0.224,0.225。"))
  var std: String?

  @Option(
    help: .phrase("A file with a class's name a line.", "类别名称文件，每行一个。"), completion: .file())
  var classes: String?

  /// The largest size of a side.
  static let mostSide = 4096

  /// What cannot be among the options; nil if all can.
  package var fault: UsageFault? {
    if let fault = UsageFault("--size", size, 1...PictureRequest.mostSide) { return fault }
    for (name, text) in [("--mean", mean), ("--std", std)] {
      if let text, PictureRequest.numbers(text) == nil {
        return UsageFault(
          name,
          Phrase(
            "\(name) \(escaped(text)) is not a list of numbers, such as 0.5,0.5,0.5.",
            "\(name) \(escaped(text)) 不是一列数，应如 0.5,0.5,0.5。"))
      }
    }
    return nil
  }

  /// Finite numbers between commas.
  static func numbers(_ text: String) -> [Double]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.filter { $0 != " " })
    }
    let numbers = parts.compactMap { $0 }.filter(\.isFinite)
    return numbers.count == parts.count ? numbers : nil
  }

  /// Makes what the parser fills in.
  package init() {}
}
