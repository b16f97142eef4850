import Terminal

/// The slips that learners make when they write a convolution, a pooling or a gradient of their own.
///
/// One list: the judge names the first of it that explains a function on every case tried, in this order;
/// lessons and bug hunts take their words from it. What each slip does to a result stands in `SlipVariants`.
public enum Slip: String, CaseIterable, Hashable, Sendable {
  case turned
  case notTurned = "not-turned"
  case transposed, shifted
  case borderLost = "border-lost"
  case rounding, stride, dilation
  case paddingOnce = "padding-once"
  case paddingSide = "padding-side"
  case paddingValue = "padding-value"
  case assigned
  case meanCount = "mean-count"
  case maxForMean = "max-for-mean"
  case ties, bias, channels, groups, upstream, factor, sign
  case notSummed = "not-summed"
  case notReset = "not-reset"
  case picture = "one-picture"
  case normalisation
  case onlySize = "only-size"
  case oneHot = "one-hot"
  case remembered
  case shared

  /// What it is, as one sentence.
  public var words: Phrase {
    switch self {
    case .turned:
      Phrase(
        "the kernel is turned where it should be laid down as it is", "卷积核被翻转了，这里应当原样放上去")
    case .notTurned:
      Phrase("here the kernel has to be turned by 180° first", "这里要先把卷积核旋转 180°")
    case .transposed: Phrase("rows and columns are exchanged", "行与列互换了")
    case .shifted: Phrase("the window lies one place off", "窗口错位一格")
    case .borderLost: Phrase("windows at the border are missing", "边缘处的窗口丢了")
    case .rounding:
      Phrase("a number is rounded the wrong way", "取整的方式不对")
    case .stride: Phrase("the stride is ignored", "忽略了步幅")
    case .dilation: Phrase("the dilation is ignored", "忽略了空洞率")
    case .paddingOnce: Phrase("the padding is put on one side only", "填充只加在了一侧")
    case .paddingSide: Phrase("the padding stands on the wrong sides", "填充加错了边")
    case .paddingValue: Phrase("the padding holds the wrong number", "填充的数值不对")
    case .assigned:
      Phrase("what should be added up is overwritten: += instead of =", "应当累加却被覆盖：要用 +=，不是 =")
    case .meanCount: Phrase("the sum is divided by the wrong count", "除以的个数不对")
    case .maxForMean: Phrase("maximum and mean are exchanged", "最大值与平均值弄混了")
    case .ties:
      Phrase(
        "where several cells share the maximum, the gradient belongs to the first alone",
        "最大值并列时，梯度只传给第一个")
    case .bias: Phrase("the bias is not added once an output", "偏置没有在每个输出上恰好加一次")
    case .channels:
      Phrase("a filter covers all channels, and they are added up", "滤波器要覆盖所有通道，并把各通道相加")
    case .groups: Phrase("the groups are not kept apart", "分组没有分开计算")
    case .upstream: Phrase("the upstream gradient is forgotten", "忘了乘上游梯度")
    case .factor: Phrase("the result is a multiple of the right one", "结果是正确值的某个倍数")
    case .sign: Phrase("the sign is wrong", "符号错了")
    case .notSummed: Phrase("the terms are not added up", "各项没有求和")
    case .notReset:
      Phrase(
        "the sum is not set back to 0 before each window", "每个窗口开始前没有把和清零")
    case .picture:
      Phrase("every picture of a batch gets the result of one", "一批里的每张图都得到了同一张图的结果")
    case .normalisation:
      Phrase("the numbers are normalised otherwise", "归一化的做法不对")
    case .onlySize: Phrase("it is right for some sizes only", "只对某些大小正确")
    case .oneHot:
      Phrase(
        "the targets are read as rows with a single 1; here they are class numbers, which one_hot(target, C) turns into rows",
        "目标被当作只有一个 1 的行；这里给的是类别编号，one_hot(target, C) 可以把它们变成行")
    case .remembered:
      Phrase(
        "the same input gives another result in a later call: something is kept from call to call",
        "同样的输入，后来调用得到不同的结果：有内容从一次调用留到了下一次")
    case .shared:
      Phrase("the function changes what it is given: work on a copy", "函数改动了传给它的数组：应当在副本上计算")
    }
  }

  /// The lesson that teaches it; nil where it is about Python alone.
  public var lesson: String? {
    switch self {
    case .turned: "04-true-convolution"
    case .notTurned: "14-backprop-convolution"
    case .transposed, .shifted: "03-convolution-2d"
    case .notSummed: "03-convolution-2d"
    case .borderLost, .paddingOnce, .paddingSide, .paddingValue: "05-padding"
    case .rounding, .stride: "06-stride-and-size"
    case .dilation: "08-receptive-field"
    case .bias, .channels: "07-filters-and-channels"
    case .groups: "18-architectures"
    case .meanCount, .maxForMean: "10-stages"
    case .assigned: "14-backprop-convolution"
    case .ties: "15-backprop-pooling"
    case .upstream, .factor, .sign: "13-backprop-dense"
    case .notReset: "03-convolution-2d"
    case .picture: "07-filters-and-channels"
    case .normalisation: "18-architectures"
    case .onlySize: "06-stride-and-size"
    case .oneHot: "12-classifier"
    case .remembered, .shared: nil
    }
  }
}
