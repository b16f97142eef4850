import Tensors
import Terminal

/// What is said about sizes that do not fit: a message, a text for each operand, the rule, the repair.
struct ShapeWords {
  var id = ""
  var message = Phrase(same: "")
  var operands: [(Operand, Phrase)] = []
  var notes: [Phrase] = []
  var help: Phrase?

  /// What the filters are called in a suggestion.
  private let weight: String

  /// Whether the operand at fault was written as an argument of its name.
  private let isNamed: Bool

  init(_ error: ShapeError, weight: String, isNamed: Bool = false) {
    self.weight = weight
    self.isNamed = isNamed
    switch error {
    case .tooManyDimensions, .tooLarge, .tooMuchWork, .tapeIsFull:
      describeLimit(error)
    case .negativeLength, .noSuchDimension, .repeatedDimension, .reshape, .empty,
      .flattenBackwards, .nothingToJoin:
      describeShape(error)
    case .notBroadcastable, .innerLengths, .lengthsDiffer, .foldColumns, .foldHeight, .label,
      .noCell:
      describePair(error)
    case .wrongRank, .channels, .planeOnChannels, .groups, .biasCount:
      describeOperands(error)
    case .windowTooLarge, .tooSmall, .tooBig, .borderTooWide:
      describeWindow(error)
    case .indexOutOfRange, .tooManyIndices, .settingCount, .notProbability, .oneOf, .notInMode,
      .noNorm:
      describeSetting(error)
    }
  }

  private mutating func describeLimit(_ error: ShapeError) {
    switch error {
    case .tooManyDimensions(let count, let limit):
      id = "too-many-dimensions"
      message = Phrase(
        "\(count) dimensions are more than the \(limit) that a tensor may have",
        "\(count) 个维度，超过了张量允许的 \(limit) 个")
    case .tooLarge(let dimensions, let limit):
      id = "too-large"
      let size = dimensions.map(String.init).joined(separator: "×")
      message = Phrase(
        "\(size) is more than the \(limit) numbers that a tensor may hold",
        "\(size) 超过了一个张量允许的 \(limit) 个数")
      notes = [
        Phrase(
          "a matrix of 4096×8192 is as much as fits", "最大可到 4096×8192 的矩阵")
      ]
      help = Phrase(
        "smaller numbers show the same thing: zeros(28, 28)",
        "用小一些的数也能说明同样的道理：zeros(28, 28)")
    case .tooMuchWork(let work, let limit):
      id = "too-much-work"
      let amount = Value.shortText(Double(work))
      message = Phrase(
        "this takes about \(amount) products; at most \(limit) are done at a time",
        "这大约需要 \(amount) 次乘法，一次最多做 \(limit) 次")
      help = Phrase(
        "a part of the input, such as x[0:32, 0:32], or a smaller window shows the same thing",
        "用输入的一部分（如 x[0:32, 0:32]）或更小的窗口也能说明同样的道理")
    case .tapeIsFull(let limit):
      id = "memory"
      message = Phrase(
        "all values together would hold more than the \(limit) numbers that are kept",
        "所有值加起来会超过能保留的 \(limit) 个数")
      notes = [
        Phrase(
          "every value remembers what it was computed from",
          "每个值都记着自己是由什么算出来的")
      ]
      help = Phrase(
        "clear forgets all variables, clear NAME one of them; detach(x) forgets x's history",
        "clear 清除所有变量，clear 变量名 清除一个；detach(x) 忘掉 x 的来历")
    default: break
    }
  }

  private mutating func describeShape(_ error: ShapeError) {
    switch error {
    case .negativeLength(let length):
      id = "negative-size"
      message = Phrase(
        "a dimension cannot have the length \(length)", "维度的长度不能是 \(length)")
      help = Phrase(
        "lengths are 0 or more; in reshape(x, [2, -1]) one -1 stands for a length to be found",
        "长度为 0 或更大；reshape(x, [2, -1]) 中可以有一个 -1，由程序求出")
    case .flattenBackwards(let first, let last):
      id = "flatten-backwards"
      message = Phrase(
        "dimension \(first) comes after dimension \(last)", "第 \(first) 维在第 \(last) 维之后")
      help = Phrase(
        "flatten(x, 0, 1) merges the first two dimensions",
        "flatten(x, 0, 1) 合并最前面的两个维度")
    case .nothingToJoin:
      id = "nothing-to-join"
      message = Phrase("there is nothing to join", "没有可以连接的张量")
      help = Phrase(same: "cat([ones(2), zeros(3)])")
    case .noSuchDimension(let number, let shape):
      id = "no-such-dimension"
      message = Phrase(
        "there is no dimension \(number) in the shape \(shape)",
        "形状 \(shape) 没有第 \(number) 维")
      operands = [(.input, Phrase(same: "\(shape)"))]
      let last = max(shape.rank, 1) - 1
      notes = [
        Phrase(
          "dimensions run from 0 to \(last); -1 is the last",
          "维度从 0 到 \(last)，-1 表示最后一维")
      ]
    case .repeatedDimension(let number):
      id = "repeated-dimension"
      message = Phrase(
        "dimension \(number) is named twice", "第 \(number) 维写了两次")
    case .reshape(let shape, let dimensions):
      id = "reshape"
      let wanted = dimensions.isEmpty ? "()" : dimensions.map(String.init).joined(separator: "×")
      message = Phrase(
        "the shape \(shape) has \(shape.count) element\(shape.count == 1 ? "" : "s"), which do not fill the shape \(wanted)",
        "形状 \(shape) 有 \(shape.count) 个元素，填不成形状 \(wanted)")
      operands = [(.input, Phrase(same: "\(shape)"))]
      notes = [
        Phrase(
          "a reshape keeps the number of elements; -1 stands for one length to be found",
          "改变形状不改变元素个数；-1 表示由程序求出的一个长度")
      ]
    case .empty(let shape):
      id = "empty"
      message = Phrase(
        "a tensor without elements (\(shape)) has no answer here",
        "没有元素的张量（\(shape)）在这里没有结果")
      operands = [(.input, Phrase(same: "\(shape)"))]
    default: break
    }
  }

  private mutating func describePair(_ error: ShapeError) {
    switch error {
    case .notBroadcastable(let a, let b, let dimension):
      id = "not-broadcastable"
      message = Phrase(
        "the shapes \(a) and \(b) do not fit together, element by element",
        "形状 \(a) 与 \(b) 不能逐元素对应")
      operands = [(.input, Phrase(same: "\(a)")), (.other, Phrase(same: "\(b)"))]
      notes = [
        Phrase(
          "counted from the last, lengths must be equal or 1; they differ in dimension \(dimension)",
          "从最后一维数起，长度须相等或为 1；第 \(dimension) 维不同")
      ]
    case .innerLengths(let a, let b, let left, let right):
      id = "inner-lengths"
      // The rows of a dense layer's weights are its outputs.
      let isTurned = b.rank > 1 && b[b.rank - 2] != right
      message = Phrase(
        "\(a) by \(b): a matrix product needs as many columns on the left as \(isTurned ? "columns" : "rows") on the right, and there are \(left) and \(right)",
        "\(a) 乘 \(b)：矩阵乘积要求左边的列数等于右边的\(isTurned ? "列数" : "行数")，这里是 \(left) 与 \(right)")
      operands = [(.input, Phrase(same: "\(a)")), (.other, Phrase(same: "\(b)"))]
      if a.rank == 2, a == b {
        help = Phrase(
          "* multiplies element by element; x.T turns a matrix over",
          "* 是逐元素相乘；x.T 把矩阵转置")
      }
    case .lengthsDiffer(let one, let a, let other, let b, let dimension):
      id = "lengths-differ"
      message = Phrase(
        "the shapes \(a) and \(b) must agree in dimension \(dimension)",
        "形状 \(a) 与 \(b) 在第 \(dimension) 维必须一致")
      operands = [(one, Phrase(same: "\(a)")), (other, Phrase(same: "\(b)"))]
    case .foldColumns(let expected, let found):
      id = "fold-columns"
      message = Phrase(
        "folding to this size takes \(expected) columns, there are \(found)",
        "折叠成这个尺寸需要 \(expected) 列，这里有 \(found) 列")
      operands = [(.input, Phrase("\(found) columns", "\(found) 列"))]
    case .foldHeight(let height, let taps):
      id = "fold-height"
      message = Phrase(
        "columns of \(height) numbers cannot be windows of \(taps) cells",
        "每列 \(height) 个数，不能构成 \(taps) 格的窗口")
      operands = [(.input, Phrase(same: "\(height)"))]
      notes = [
        Phrase(
          "a column holds the window's cells for each channel: channels times kernel_size",
          "每列依次是各通道窗口中的格：通道数乘以窗口格数")
      ]
    case .noCell(let place, let cells):
      id = "no-cell"
      let text = Value.shortText(place)
      message = Phrase(
        "\(text) is no place in a plane of \(cells) cell\(cells == 1 ? "" : "s"): they are counted from 0 to \(cells - 1), row by row",
        "\(text) 不是平面上的位置：平面有 \(cells) 格，按行从 0 编号到 \(cells - 1)")
      operands = [(.indices, Phrase(same: text))]
      help = Phrase(
        "max_pool2d(x, 2, return_indices=True) gives values and places",
        "max_pool2d(x, 2, return_indices=True) 给出数值和位置")
    case .label(let label, let classes):
      id = "label"
      let text = Value.shortText(label)
      message =
        classes > 0
        ? Phrase(
          "\(text) is not one of the \(classes) class\(classes == 1 ? "" : "es"), numbered from 0 to \(classes - 1)",
          "\(text) 不是 \(classes) 个类别之一，类别编号从 0 到 \(classes - 1)")
        : Phrase(
          "\(text) cannot be a class: classes are numbered from 0",
          "\(text) 不能是类别：类别从 0 开始编号")
      operands = [(.target, Phrase(same: text))]
    default: break
    }
  }

  private mutating func describeOperands(_ error: ShapeError) {
    switch error {
    case .wrongRank(let operand, let shape, let expected):
      id = "wrong-rank"
      let counts = expected.map(String.init)
      let (english, chinese) = (
        counts.joined(separator: " or "), ShapeWords.chineseList(counts)
      )
      message = Phrase(
        "\(isNamed ? operand.rawValue : "this") has \(shape.rank) dimension\(shape.rank == 1 ? "" : "s"), \(english) \(counts == ["1"] ? "is" : "are") wanted",
        "\(isNamed ? operand.rawValue + " " : "它")有 \(shape.rank) 个维度，需要 \(chinese) 个")
      operands = [(operand, Phrase(same: "\(shape)"))]
      if shape.rank == 0 {
        help = Phrase(
          "[3] is a vector of one number, [3;] a matrix of one",
          "[3] 是一个数的向量，[3;] 是一个数的矩阵")
      }
      if operand == .input, shape.rank == 1, expected.contains(2) {
        help = Phrase(
          "[1 2 3;] is a matrix of one row; conv1d and max_pool1d take a vector",
          "[1 2 3;] 是一行的矩阵；conv1d 和 max_pool1d 接受向量")
      }
    case .channels(let input, let channels, let weight, let depth, let groups):
      id = "channels"
      message = Phrase(
        "the filters \(weight) and the image \(input) have different numbers of channels",
        "滤波器 \(weight) 与图像 \(input) 的通道数不同")
      operands = [
        (
          .input,
          Phrase(
            "\(channels) channel\(channels == 1 ? "" : "s")", "\(channels) 个通道")
        ),
        (
          .weight,
          Phrase(
            "\(depth) channel\(depth == 1 ? "" : "s")", "\(depth) 个通道")
        ),
      ]
      notes = [
        groups == 1
          ? Phrase("a filter is as deep as its input", "滤波器的通道数与输入相同")
          : Phrase(
            "with \(groups) groups a filter is as deep as the input divided by \(groups)",
            "分 \(groups) 组时，滤波器的通道数是输入的通道数除以 \(groups)")
      ]
      if depth > channels, channels > 0, weight.rank == 4 {
        help = Phrase(
          "\(self.weight)[:, 0:\(channels)] keeps the first of its channels",
          "\(self.weight)[:, 0:\(channels)] 只留前面的通道")
      }
    case .planeOnChannels(let input, let channels, let weight):
      id = "plane-on-channels"
      message = Phrase(
        "one kernel on an image of \(channels) channels can mean two things",
        "一个卷积核作用于 \(channels) 通道的图像，可能有两种意思")
      operands = [
        (.weight, Phrase("\(weight): one plane", "\(weight)：一个平面")),
        (.input, Phrase("\(input): \(channels) channels", "\(input)：\(channels) 个通道")),
      ]
      help = Phrase(
        "stack([\(ShapeWords.repeated("k", channels))]) is one filter that adds the channels up; "
          + "reshape(stack([\(ShapeWords.repeated("k", channels))]), [\(channels), 1, \(weight.list)]) with groups=\(channels) filters each channel by itself",
        "stack([\(ShapeWords.repeated("k", channels))]) 是把各通道相加的一个滤波器；"
          + "reshape(stack([\(ShapeWords.repeated("k", channels))]), [\(channels), 1, \(weight.list)]) 加 groups=\(channels) 则对每个通道分别滤波"
      )
    case .groups(let operand, let count, let groups):
      id = "groups"
      let isFilters = operand == .weight || operand == .outChannels
      message = Phrase(
        "\(count) \(isFilters ? "filter" : "channel")\(count == 1 ? "" : "s") cannot be split into \(groups) equal groups",
        "\(count) 个\(isFilters ? "滤波器" : "通道")不能平均分成 \(groups) 组")
      operands = [(operand, Phrase(same: "\(count)")), (.groups, Phrase(same: "\(groups)"))]
    case .biasCount(let bias, let expected):
      id = "bias-count"
      message = Phrase(
        "\(expected) number\(expected == 1 ? " is" : "s are") wanted here, one for each filter, channel or class; \(bias.count) \(bias.count == 1 ? "is" : "are") given",
        "这里每个滤波器、通道或类别一个数，需要 \(expected) 个，给了 \(bias.count) 个")
      operands = [(.bias, Phrase(same: "\(bias)"))]
    default: break
    }
  }

  private mutating func describeWindow(_ error: ShapeError) {
    switch error {
    case .windowTooLarge(let axis, let extent, let kernel, let dilation, let input, let padding):
      id = "window-too-large"
      let side = axis == 0 ? Phrase("rows", "行") : Phrase("columns", "列")
      let padded = input + padding
      let one = axis == 0 ? "row" : "column"
      message =
        input > 0
        ? Phrase(
          "a window of \(extent) \(extent == 1 ? one : side.english) does not fit into \(padded)",
          "\(extent) \(side.chinese)的窗口放不进 \(padded) \(side.chinese)")
        : Phrase(
          "the input has no \(side.english) to put a window on",
          "输入没有\(axis == 0 ? "行" : "列")，放不下窗口")
      operands = [
        (.weight, Phrase("\(kernel) \(side.english)", "\(kernel) \(side.chinese)")),
        (.kernelSize, Phrase(same: "\(kernel)")),
        (.input, Phrase("\(input) \(side.english)", "\(input) \(side.chinese)")),
      ]
      if dilation > 1 {
        notes.append(
          Phrase(
            "with dilation \(dilation) a kernel of \(kernel) spans \(dilation)·(\(kernel)−1)+1 = \(extent)",
            "空洞率为 \(dilation) 时，大小 \(kernel) 的窗口跨越 \(dilation)·(\(kernel)−1)+1 = \(extent) 格"))
      }
      let needed = max(1, (extent - input + 1) / 2)
      if input > 0, extent > input {
        help = Phrase(
          "padding=\(needed) would make room", "padding=\(needed) 就放得下")
      }
    case .tooSmall(let operand, let value, let minimum):
      id = "too-small"
      message =
        operand == .input
        ? Phrase(
          "the input is too small here: \(value), where at least \(minimum) \(minimum == 1 ? "is" : "are") needed",
          "输入太小：只有 \(value)，至少需要 \(minimum)")
        : Phrase(
          "\(operand.rawValue) must be at least \(minimum), not \(value)",
          "\(operand.rawValue) 至少为 \(minimum)，不能是 \(value)")
      operands = [(operand, Phrase(same: "\(value)"))]
    case .tooBig(let operand, let value, let maximum):
      id = "too-big"
      message = Phrase(
        "\(operand.rawValue) may be at most \(maximum) here, not \(value)",
        "\(operand.rawValue) 在这里最多为 \(maximum)，不能是 \(value)")
      operands = [(operand, Phrase(same: "\(value)"))]
    case .borderTooWide(let mode, let padding, let input):
      id = "border-too-wide"
      message = Phrase(
        "\(mode) padding of \(padding) needs more cells than the \(input) there are",
        "\(mode) 填充 \(padding) 格，需要的格数多于现有的 \(input) 格")
      operands = [(.padding, Phrase(same: "\(padding)")), (.input, Phrase(same: "\(input)"))]
    default: break
    }
  }

  /// `2`, `2 或 3`, `2、3 或 4`.
  private static func chineseList(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: "、") + " 或 " + last
  }

  private static func repeated(_ name: String, _ count: Int) -> String {
    count <= 4
      ? Array(repeating: name, count: count).joined(separator: ", ") : "\(name), \(name), …"
  }
}
