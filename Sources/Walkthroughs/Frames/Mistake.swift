import Terminal

/// The usual ways to come to a wrong number.
public enum Mistake: String, CaseIterable, Hashable, Sendable {
  case flipped, notFlipped, transposed, rowColumn, nextWindow, noPadding, strideIgnored
  case channelsForgotten, biasForgotten, biasTooOften, meanForMax, maxForMean, undivided, averaged
  case rootForgotten, firstPlaceOnly, averagedGradient, overwritten, spreadForRoute, reluIgnored
  case chainForgotten, signLost, largestOnly

  /// What to say about it.
  public var reply: Phrase {
    switch self {
    case .flipped: Phrase("the kernel was turned by 180°", "把卷积核旋转了 180°")
    case .notFlipped:
      Phrase("here the kernel has to be turned by 180° first", "这里要先把卷积核旋转 180°")
    case .transposed: Phrase("rows and columns of the kernel were exchanged", "卷积核的行列互换了")
    case .rowColumn: Phrase("row comes first, column second", "先行后列")
    case .nextWindow: Phrase("the window was one place off", "窗口错位一格")
    case .noPadding: Phrase("the padding was left out", "忘了填充")
    case .strideIgnored: Phrase("the window jumps: the stride was ignored", "忽略了步幅")
    case .channelsForgotten:
      Phrase("a filter is as deep as its input: add up all channels", "滤波器要覆盖所有通道，各通道结果相加")
    case .biasForgotten: Phrase("the bias was forgotten", "忘了偏置")
    case .biasTooOften: Phrase("the bias is added once, not once a channel", "偏置只加一次，不是每个通道加一次")
    case .meanForMax:
      Phrase("that is the mean; this is max pooling", "那是平均值；这里是最大池化")
    case .maxForMean:
      Phrase("that is the maximum; this is average pooling", "那是最大值；这里是平均池化")
    case .undivided: Phrase("a mean divides by the number of cells", "忘了除以个数")
    case .averaged: Phrase("the products are added up, not averaged", "乘积是相加，不是取平均")
    case .rootForgotten: Phrase("the root at the end was forgotten", "忘了开方")
    case .firstPlaceOnly:
      Phrase(
        "that is the first place only; the gradient collects from every place",
        "这只是第一个位置；梯度要对所有用到它的位置求和")
    case .averagedGradient:
      Phrase("gradients of several uses add up, they are not averaged", "梯度是相加，不是平均")
    case .overwritten:
      Phrase("overlapping gradients add up; the last one does not replace them", "重叠处应累加而不是覆盖")
    case .spreadForRoute:
      Phrase("max pooling gives all of it to one cell", "最大池化只把梯度传给最大值所在的格子")
    case .reluIgnored:
      Phrase("nothing passes here: the slope is 0", "这里斜率为 0，梯度传不过去")
    case .chainForgotten:
      Phrase("multiply by the upstream gradient", "忘了乘上游梯度")
    case .signLost: Phrase("the sign is wrong", "符号错了")
    case .largestOnly: Phrase("that is the largest term alone", "这只是最大的一项")
    }
  }
}
