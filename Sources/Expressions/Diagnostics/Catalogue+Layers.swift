import Networks
import Terminal

extension Diagnostic {
  /// The words for a layer that cannot be trained where it stands.
  static func layer(_ fault: LayerFault) -> Diagnostic {
    let name = Phrase("layer \(fault.place) (\(fault.type))", "层 \(fault.place)（\(fault.type)）")
    switch fault.reason {
    case .shape(let fault): return misfit(fault, at: nil)
    case .branches:
      return Diagnostic(
        "training-branches",
        Phrase(
          "branches meet at \(name.english), and only layers in a row are trained here",
          "分支在\(name.chinese)汇合，而这里只训练排成一列的层"))
    case .kind:
      return Diagnostic(
        "training-layer",
        Phrase("\(name.english) is of a kind that is not trained here", "这里不能训练\(name.chinese)"))
    case .lastSoftmax:
      return Diagnostic(
        "training-last-softmax",
        Phrase(
          "\(name.english) ends the network, but the loss takes scores, not probabilities",
          "网络以\(name.chinese)结尾，而损失要的是得分，不是概率"),
        help: Phrase(
          "leave it out: the loss turns the scores into probabilities itself",
          "去掉它：损失会自己把得分变成概率"))
    case .acrossBatch:
      return Diagnostic(
        "training-across-batch",
        Phrase(
          "\(name.english) would mix the pictures of a batch", "\(name.chinese)会把一个批次里的图像混在一起"),
        help: Phrase(
          "dimension 0 counts the pictures; begin with dimension 1", "第 0 维数的是图像；从第 1 维开始"))
    case .notImages(let lengths):
      let text = lengths.map(String.init).joined(separator: "×")
      return Diagnostic(
        "training-not-images",
        Phrase(
          "\(name.english) takes images of channels, rows and columns, and \(text) numbers come",
          "\(name.chinese)接受通道、行、列组成的图像，输入的却是 \(text) 个数"),
        help: Phrase("put it before Flatten and Linear", "把它放在 Flatten 和 Linear 之前"))
    case .windows(let cells, let limit):
      return Diagnostic(
        "training-windows",
        Phrase(
          "the windows of \(name.english) have \(cells) cells in all, and at most \(limit) are taken",
          "\(name.chinese)的所有窗口共有 \(cells) 格，上限是 \(limit)"),
        help: Phrase("a smaller kernel or a larger stride needs fewer", "窗口小一些或步幅大一些，格数就少"))
    case .repeated(let first):
      return Diagnostic(
        "training-repeated-layer",
        Phrase(
          "\(name.english) is the very layer that stands at \(first)",
          "\(name.chinese)就是位置 \(first) 上的那一层"),
        help: Phrase(
          "make another \(fault.type): each place trains weights of its own",
          "另建一个 \(fault.type)：每个位置训练各自的权重"))
    }
  }
}
