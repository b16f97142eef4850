import Tensors
import Terminal

/// Something done to a picture before a layer, or to the map behind it; whether the same comes out.
///
/// Where the two differ, the numbers that are drawn show it.
struct Commutes: Generator {
  let name = "commutes"

  func problem(using random: inout RandomSource) -> Problem? {
    let layer = random.pick(Layer.allCases)
    let change = random.pick(Change.allCases)
    let agrees = change.commutes(with: layer)
    let reason = change.reason(with: layer)
    let shown = Phrase(
      "\(reason.english) Here: `{y}` and `{z}`.", "\(reason.chinese)这里是 `{y}` 和 `{z}`。")
    let same =
      agrees && change == .shift
      ? Phrase(
        "The same, as long as only zeros are pushed over the border.", "相同，只要移出边界的都是零。")
      : Phrase("The same, whatever the numbers are.", "相同，无论数字是多少。")
    let different = Phrase("Not the same in general.", "一般不同。")
    let choices = Problem.choices(
      right: agrees ? same : different,
      wrong: [.init(words: agrees ? different : same, message: shown)], using: &random)
    return Problem(
      kind: .choice,
      letters: [
        ("n", "ints(2,2,1..9)"), ("k", "ints(2,2,-2..3)"), ("x", layer.picture(for: change)),
        ("y", layer.applied(to: change.applied(to: "x"))),
        ("z", change.applied(to: layer.applied(to: "x"))), ("e", "max(abs(y-z))"),
      ],
      condition: agrees ? "e==0" : "e>0",
      question: [
        .words(
          Phrase(
            "`x = {x}`\(layer.words.english). First \(change.words.english), then the layer; or first "
              + "the layer, then \(change.words.english). Does the same come out?",
            "`x = {x}`\(layer.words.chinese)。先\(change.words.chinese)再过这一层，或先过这一层再"
              + "\(change.words.chinese)，结果相同吗？")), choices.list,
      ],
      hints: [
        Phrase(
          "Type it both ways round and compare: `\(layer.applied(to: "x"))` is the layer.",
          "两种次序都算一遍再比较：`\(layer.applied(to: "x"))` 就是这一层。")
      ],
      answer: choices.answer, explanation: shown, slips: choices.slips)
  }

  /// What a picture goes through.
  enum Layer: CaseIterable {
    case convolution, maximum, mean

    var words: Phrase {
      switch self {
      case .convolution: Phrase(" under `k = {k}`", "，卷积核 `k = {k}`")
      case .maximum: Phrase(", max pooling of 2 × 2", "，2 × 2 的最大池化")
      case .mean: Phrase(", average pooling of 2 × 2", "，2 × 2 的平均池化")
      }
    }

    func applied(to x: String) -> String {
      switch self {
      case .convolution: "conv2d(\(x), k)"
      case .maximum: "max_pool2d(\(x), 2)"
      case .mean: "avg_pool2d(\(x), 2)"
      }
    }

    /// A picture; one that is shifted has zeros at its sides, so that nothing is lost.
    func picture(for change: Change) -> String {
      switch (self, change) {
      case (.convolution, .shift): "pad(n,[1,2,0,0])"
      case (.convolution, _): "ints(3,3,-4..6)"
      default: "ints(4,4,-9..9)"
      }
    }
  }

  /// What is done to the picture, or to the map.
  enum Change: CaseIterable {
    case shift, turn, mirror, halve, negate, raise, relu

    var words: Phrase {
      switch self {
      case .shift: Phrase("shift by one column", "右移一列")
      case .turn: Phrase("turn by 90°", "旋转 90°")
      case .mirror: Phrase("mirror left and right", "左右镜像")
      case .halve: Phrase("halve every number", "把每个数减半")
      case .negate: Phrase("change every sign", "把每个数变号")
      case .raise: Phrase("add one to every number", "把每个数加一")
      case .relu: Phrase("apply ReLU", "做 ReLU")
      }
    }

    func applied(to x: String) -> String {
      switch self {
      case .shift: "roll(\(x), 1, 1)"
      case .turn: "rot90(\(x), 1)"
      case .mirror: "flip(\(x), 1)"
      case .halve: "(\(x)/2)"
      case .negate: "(-\(x))"
      case .raise: "(\(x) + 1)"
      case .relu: "relu(\(x))"
      }
    }

    func commutes(with layer: Layer) -> Bool {
      switch (self, layer) {
      case (.shift, .convolution), (.halve, _): true
      case (.turn, .maximum), (.turn, .mean), (.mirror, .maximum), (.mirror, .mean): true
      case (.negate, .convolution), (.negate, .mean): true
      case (.raise, .maximum), (.raise, .mean): true
      case (.relu, .maximum): true
      default: false
      }
    }

    func reason(with layer: Layer) -> Phrase {
      switch (self, layer) {
      case (.shift, .convolution):
        Phrase(
          "The weights are the same at every place: the map moves too, and zeros at the border lose "
            + "nothing.",
          "处处是同样的权重：特征图跟着移动；边上是零，什么也不会丢。")
      case (.shift, _):
        Phrase(
          "The windows jump by two: a shift by one puts other cells together.",
          "窗口每次跳两格：移一格会把别的格放到一起。")
      case (.turn, .convolution), (.mirror, .convolution):
        Phrase("The kernel would have to be changed alike.", "卷积核也得跟着一起变。")
      case (.turn, _), (.mirror, _):
        Phrase(
          "The windows are the same, and what they take knows no order.", "窗口没有变，取最大值或平均值也不看次序。")
      case (.halve, .maximum):
        Phrase("The largest stays the largest.", "最大的仍是最大的。")
      case (.halve, _), (.negate, .convolution), (.negate, .mean):
        Phrase("A sum of products is linear: a factor can be taken out.", "加权和是线性的：因数可以提出来。")
      case (.negate, .maximum):
        Phrase("With the other sign the smallest becomes the largest.", "变号之后，最小的成了最大的。")
      case (.raise, .convolution):
        Phrase(
          "The one comes out times the sum of the weights, which need not be 1.",
          "加的 1 会乘上权重之和，而那不一定是 1。")
      case (.raise, _):
        Phrase("The largest and the mean both rise by 1.", "最大值和平均值都恰好加 1。")
      case (.relu, .maximum):
        Phrase("ReLU never turns an order round.", "ReLU 从不颠倒大小次序。")
      case (.relu, _):
        Phrase(
          "Negative numbers count in a sum, and are gone behind a ReLU.", "负数会计入和，而 ReLU 之后就没有了。")
      }
    }
  }
}
