import Terminal

/// Softmax, losses, normalisation and dropout.
extension HelpPage {
  static let losses: [HelpPage] = [
    HelpPage(
      "softmax", .losses,
      Phrase("turns scores into probabilities that add up to 1", "把得分变成和为 1 的概率"),
      formula: Phrase(same: "y[i] = e^x[i] / Σ e^x[j]"),
      notes: [
        Phrase("adding the same number to every score changes nothing", "所有得分加同一个数，结果不变"),
        Phrase("say dim: the classes' dimension", "要写明 dim：类别所在的维度"),
      ],
      examples: Phrase(
        same: """
          > softmax([1 2 3], dim=0)
          3
          0.09  0.2447  0.6652
          """),
      seeAlso: "log_softmax cross_entropy Softmax"),
    HelpPage(
      "log_softmax", .losses,
      Phrase("the logarithms of softmax, computed without overflow", "softmax 的对数，计算时不会溢出"),
      formula: Phrase(same: "y[i] = x[i] − ln Σ e^x[j]"),
      examples: Phrase(
        same: """
          > log_softmax([1 2 3], dim=0)
          3
          -2.4076  -1.4076  -0.4076
          """),
      seeAlso: "softmax nll_loss"),
    HelpPage(
      "cross_entropy", .losses,
      Phrase(
        "minus the logarithm of the probability given to the right class, from scores",
        "由得分算出：正确类别概率的负对数"),
      formula: Phrase(same: "L = −ln softmax(x)[target]"),
      notes: [
        Phrase(
          "a target is the number of the right class, counted from 0",
          "target 是正确类别的编号，从 0 开始"),
        Phrase(
          "its gradient is softmax(x) minus one-hot, divided by the batch",
          "梯度是 softmax(x) 减去独热向量，再除以批次大小"),
        Phrase("reduction: 'mean', 'sum' or 'none'", "reduction：'mean'、'sum' 或 'none'"),
      ],
      examples: Phrase(
        same: """
          > x = [1 2 3]; L = cross_entropy(x, 2)
          L  0.4076
          > grad(L, x)
          3
          0.09  0.2447  -0.3348
          """),
      seeAlso: "softmax nll_loss one_hot"),
    HelpPage(
      "nll_loss", .losses,
      Phrase(
        "minus the log-probability of the right class; takes what log_softmax gives",
        "正确类别的负对数概率；接受 log_softmax 的结果"),
      formula: Phrase(same: "L = −x[target]"),
      notes: [
        Phrase(
          "a target is the number of the right class, counted from 0",
          "target 是正确类别的编号，从 0 开始"),
        Phrase("reduction: 'mean', 'sum' or 'none'", "reduction：'mean'、'sum' 或 'none'"),
      ],
      examples: Phrase(
        same: """
          > nll_loss(log_softmax([1 2 3], dim=0), 2)
          0.4076
          """),
      seeAlso: "cross_entropy log_softmax"),
    HelpPage(
      "binary_cross_entropy", .losses,
      Phrase("the loss of a yes-or-no answer, from probabilities", "是非题的损失，由概率算出"),
      formula: Phrase(same: "L = −(t·ln p + (1−t)·ln(1−p))"),
      notes: [
        Phrase("probabilities come from sigmoid", "概率来自 sigmoid"),
        Phrase("reduction: 'mean', 'sum' or 'none'", "reduction：'mean'、'sum' 或 'none'"),
      ],
      examples: Phrase(
        same: """
          > binary_cross_entropy([0.9, 0.2], [1, 0])
          0.1643
          """),
      seeAlso: "sigmoid cross_entropy"),
    HelpPage(
      "mse_loss", .losses,
      Phrase("the mean of the squared differences", "差的平方的平均"),
      formula: Phrase(same: "L = 1/n Σ (x−t)²"),
      notes: [
        Phrase("reduction: 'mean', 'sum' or 'none'", "reduction：'mean'、'sum' 或 'none'"),
        Phrase("gradient: 2·(x−t)/n", "梯度：2·(x−t)/n"),
      ],
      examples: Phrase(
        same: """
          > mse_loss([1 2 3], [1 1 1])
          1.6667
          """),
      seeAlso: "l1_loss cross_entropy"),
    HelpPage(
      "l1_loss", .losses,
      Phrase("the mean of the absolute differences", "差的绝对值的平均"),
      formula: Phrase(same: "L = 1/n Σ |x−t|"),
      notes: [
        Phrase("reduction: 'mean', 'sum' or 'none'", "reduction：'mean'、'sum' 或 'none'")
      ],
      examples: Phrase(
        same: """
          > l1_loss([1 2 3], [1 1 1])
          1
          """),
      seeAlso: "mse_loss abs"),
    HelpPage(
      "one_hot", .losses,
      Phrase("a 1 at the class of each label and 0 elsewhere", "每个标签的类别处为 1，其余为 0"),
      examples: Phrase(
        same: """
          > one_hot([0, 2, 1])
          3×3
          1  0  0
          0  0  1
          0  1  0
          > one_hot([1], num_classes=3)
          1×3
          0  1  0
          """),
      seeAlso: "cross_entropy argmax"),
    HelpPage(
      "batch_norm", .losses,
      Phrase(
        "brings each channel to mean 0 and deviation 1, then scales and shifts it",
        "把每个通道变成均值 0、标准差 1，再缩放和平移"),
      formula: Phrase(same: "y = (x−m)/√(v+eps)·weight + bias"),
      notes: [
        Phrase(
          "m and v are the batch's, over every dimension but the channel's; in use the running ones",
          "m、v 取自当前批次（除通道外的各维）；使用时取累计值"),
        Phrase("here the divisor is n", "这里的方差除以 n"),
      ],
      examples: Phrase(
        same: """
          > batch_norm([1 10; 3 30], training=True)
          2×2
          -1  -1
           1   1
          """),
      seeAlso: "var BatchNorm2d"),
    HelpPage(
      "dropout", .losses,
      Phrase("sets random elements to 0 and scales the others up", "随机把一些元素置 0，其余放大"),
      formula: Phrase(same: "y = x·mask/(1−p)"),
      notes: [
        Phrase("with training=False nothing changes", "training=False 时不变")
      ],
      examples: Phrase(
        same: """
          > dropout([1 2 3], training=False)
          3
          1  2  3
          """),
      seeAlso: "Dropout manual_seed"),
  ]
}
