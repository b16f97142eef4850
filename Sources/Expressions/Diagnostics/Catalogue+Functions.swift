import Networks
import Tensors
import Terminal

extension Diagnostic {
  static func equationDoesNotFit(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "einsum-equation",
      Phrase(
        "'\(text)' does not name every dimension of every operand by a letter of its own",
        "'\(text)' 没有用各自的字母写出每个操作数的每一维"),
      at: Label(range),
      help: Phrase(
        "einsum('ij,jk->ik', a, b) is the matrix product",
        "einsum('ij,jk->ik', a, b) 是矩阵乘积"))
  }

  static func outOfBounds(
    _ name: String, _ low: Int, _ high: Int, _ call: borrowing Call
  ) -> Diagnostic {
    Diagnostic(
      "out-of-bounds",
      Phrase(
        "\(name) lies between \(low) and \(high)", "\(name) 应在 \(low) 与 \(high) 之间"),
      at: Label(call.place(of: name)))
  }

  static func itemOfMany(_ shape: Shape, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "item-of-many",
      Phrase(
        "item() takes a tensor of one element, this one has \(shape.count)",
        "item() 只接受一个元素的张量，这里有 \(shape.count) 个"),
      at: Label(range, Phrase(same: "\(shape)")),
      help: Phrase("sum(x), mean(x) or x[0] give one", "sum(x)、mean(x) 或 x[0] 得到一个数"))
  }

  static func neitherIsLarger(_ left: Shape, _ right: Shape, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "neither-is-larger",
      Phrase(
        "with mode='valid' one must be at least as large as the other in every dimension: \(left) and \(right)",
        "mode='valid' 时，其中一个在每个维度上都不能小于另一个：\(left) 与 \(right)"),
      at: Label(range),
      help: Phrase(
        "mode='full' or mode='same' takes any sizes", "mode='full' 或 mode='same' 接受任何尺寸"))
  }

  static func sameRankWanted(
    _ image: Shape, _ kernel: Shape, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "same-rank",
      Phrase(
        "image and kernel must both be vectors or both be matrices: \(image) and \(kernel)",
        "图像与卷积核须同为向量或同为矩阵：\(image) 与 \(kernel)"),
      at: Label(range),
      help: Phrase(
        "[1 2 3;] is a matrix of one row; conv2d takes channels and batches",
        "[1 2 3;] 是一行的矩阵；conv2d 接受通道和批次"))
  }

  static func padPairs(_ rank: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "pad-pairs",
      Phrase(
        "np.pad takes a number, one pair, or a pair for each of the \(rank) dimensions",
        "np.pad 接受一个数、一对数，或为 \(rank) 个维度各给一对"),
      at: Label(range),
      help: Phrase(same: "np.pad(x, ((1, 1), (2, 2)))"))
  }

  static func rangeWithoutEnd(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "range-without-end",
      Phrase(
        "these steps never lead from the start to the end", "这样的步长走不到终点"),
      at: Label(range),
      help: Phrase(
        "arange(5) counts 0 to 4, arange(5, 0, -1) downwards",
        "arange(5) 从 0 数到 4，arange(5, 0, -1) 往下数"))
  }

  static func rangeTooLong(_ count: Double, at range: SourceRange) -> Diagnostic {
    let text = Value.shortText(count)
    return Diagnostic(
      "range-too-long",
      Phrase(
        "these steps give \(text) numbers, more than the \(Shape.maximumCount) that a tensor may hold",
        "这样会得到 \(text) 个数，超过了一个张量允许的 \(Shape.maximumCount) 个"),
      at: Label(range),
      help: Phrase(
        "arange(0, 1, 0.1) takes ten steps, linspace(0, 1, 5) gives five numbers",
        "arange(0, 1, 0.1) 走十步，linspace(0, 1, 5) 得到五个数"))
  }

  static func randomRangeTooWide(_ bound: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "random-range-too-wide",
      Phrase(
        "\(bound) is beyond 2^53, up to where every whole number is exact",
        "\(bound) 超出了 2^53；只有在此范围内每个整数才是精确的"),
      at: Label(range), help: Phrase(same: "randint(0, 10, [2, 3])"))
  }

  static func networkTooLarge(_ network: Network, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "network-too-large",
      network.depth > Network.maximumDepth
        ? Phrase(
          "more than \(Network.maximumDepth) sequences stand one inside another",
          "Sequential 的嵌套超过了 \(Network.maximumDepth) 层")
        : Phrase(
          "a network may have at most \(Network.maximumLayers) layers; this one would have \(network.layerCount)",
          "一个网络最多有 \(Network.maximumLayers) 层，这个网络会有 \(network.layerCount) 层"),
      at: Label(range),
      help: Phrase(same: "nn.Sequential(nn.Linear(2, 3), nn.ReLU())"))
  }

  static func emptyRandomRange(_ low: Int, _ high: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-random-range",
      Phrase(
        "there is no whole number from \(low) up to, not including, \(high)",
        "从 \(low) 到 \(high)（不含）之间没有整数"),
      at: Label(range), help: Phrase(same: "randint(0, 10, [2, 3])"))
  }

  static func receptiveFieldRows(_ shape: Shape, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "receptive-field-rows",
      Phrase(
        "a row for each layer is wanted: kernel size and stride, perhaps dilation",
        "每层写一行：卷积核大小、步幅，还可以有空洞率"),
      at: Label(range, Phrase(same: "\(shape)")),
      help: Phrase(same: "receptive_field([3 1; 3 1; 2 2])"))
  }

  static func receptiveFieldNumber(
    _ setting: Operand, _ number: Int, row: Int, at range: SourceRange
  ) -> Diagnostic {
    let limit = AxisGeometry.maximum
    return Diagnostic(
      "receptive-field-number",
      Phrase(
        "\(setting.rawValue) lies between 1 and \(limit), and row \(row) says \(number)",
        "\(setting.rawValue) 应在 1 与 \(limit) 之间，而第 \(row) 行写的是 \(number)"),
      at: Label(range))
  }
}

extension Diagnostic {
  static func noValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-value", Phrase("there is no expression here", "这里没有表达式"), at: Label(range),
      help: Phrase(
        "type one behind the command: step conv2d([1 2; 3 4], [1 1])",
        "在命令后面写一个：step conv2d([1 2; 3 4], [1 1])"))
  }
}

// MARK: - Gradients

extension Diagnostic {
  static func scalarWanted(_ shape: Shape, text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "scalar-wanted",
      Phrase(
        "a gradient is taken of one number, this has \(shape.count)",
        "梯度是对一个数求的，这里有 \(shape.count) 个"),
      at: Label(range, Phrase(same: "\(shape)")),
      help: Phrase(
        "grad(sum(\(text)), …), or backward(\(text), dy) with the gradient that arrives",
        "grad(sum(\(text)), …)，或 backward(\(text), dy)，dy 是上游梯度"))
  }

  /// The number and what it was computed from, in the wrong order.
  static func scalarFirst(
    _ function: String, _ scalar: String, _ variable: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "scalar-first",
      Phrase(
        "the number comes first, then what it was computed from", "先写要求导的那个数，再写对谁求导"),
      at: Label(range),
      help: Phrase(same: "\(function)(\(scalar), \(variable))"))
  }

  /// `create_graph=True`.
  static func gradientOfGradient(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "create-graph", graphWords.message, at: Label(range), help: graphWords.help)
  }

  /// What is said of gradients of gradients, and what does their work.
  static let graphWords = (
    message: Phrase(
      "a gradient is numbers without a history here, so it has no gradient itself: create_graph=True is not done",
      "这里的梯度只是数，没有来历，不能再求梯度：不支持 create_graph=True"),
    help: Phrase(
      "with g(x) the gradient at x, (g(x + h) - g(x - h)) / (2*h) with h = 1e-4 is the second one",
      "设 g(x) 为 x 处的梯度，取 h = 1e-4，(g(x + h) - g(x - h)) / (2*h) 就是二阶导数")
  )

  static func notComputedFrom(
    _ name: String?, scalar: String, inputs: [String], isOfGradient: Bool, at range: SourceRange
  ) -> Diagnostic {
    let name = name ?? "this"
    return Diagnostic(
      "not-computed-from",
      Phrase("\(scalar) was not computed from \(name)", "\(scalar) 不是由 \(name) 算出的"),
      at: Label(range),
      notes: [
        isOfGradient
          ? Phrase(
            "a gradient is numbers without a history: it has no gradient itself",
            "梯度只是数，没有来历，不能再求梯度")
          : inputs.isEmpty
            ? Phrase(
              "\(scalar) was computed from no named value", "\(scalar) 不是由有名字的值算出的")
            : Phrase(
              "\(scalar) was computed from \(inputs.prefix(8).joined(separator: ", "))",
              "\(scalar) 由 \(inputs.prefix(8).joined(separator: "、")) 算出")
      ],
      help: inputs.first.map { Phrase(same: "grad(\(scalar), \($0))") })
  }

  static func changedSince(_ name: String, scalar: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "changed-since",
      Phrase(
        "\(name) has changed since \(scalar) was computed",
        "算出 \(scalar) 之后 \(name) 已被改变"),
      at: Label(range),
      help: Phrase("compute \(scalar) again, then ask", "重新计算 \(scalar)，再求梯度"))
  }

  static func noGradientFlows(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-gradient-flows",
      Phrase(
        "no gradient flows there: a position, a comparison or a label lies in between",
        "梯度流不到那里：中间隔着位置、比较或标签"),
      at: Label(range))
  }

  static func upstreamShape(_ shape: Shape, wanted: Shape, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "upstream-shape",
      Phrase(
        "the upstream gradient has the output's shape, \(wanted), not \(shape)",
        "上游梯度的形状应与输出相同，为 \(wanted)，不是 \(shape)"),
      at: Label(range))
  }
}

extension Diagnostic {
  static func probabilityWanted(_ number: Double, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "probability-wanted",
      Phrase(
        "\(Value.shortText(number)) is not a probability between 0 and 1",
        "\(Value.shortText(number)) 不是 0 到 1 之间的概率"),
      at: Label(range),
      help: Phrase(
        "sigmoid(x) turns scores into probabilities", "sigmoid(x) 把得分变成概率"))
  }
}

extension Diagnostic {
  static func oneElementWanted(
    _ shape: Shape, _ text: String, at range: SourceRange
  ) -> Diagnostic {
    let zeros = [String](repeating: "0", count: shape.rank).joined(separator: ",")
    return Diagnostic(
      "one-element-wanted",
      Phrase(
        "this is \(shape.count) numbers; one element is wanted",
        "这里有 \(shape.count) 个数，需要指定一个元素"),
      at: Label(range, Phrase(same: "\(shape)")),
      // Half of an expression could not be typed.
      help: shape.count > 0 && text.count <= 40 ? Phrase(same: "why \(text)[\(zeros)]") : nil)
  }
}
