import Terminal

/// Whole networks.
extension HelpPage {
  static let networks: [HelpPage] = [
    HelpPage(
      "summary", .layers,
      Phrase(
        "a network's layers with shapes, parameters, work and receptive fields",
        "网络各层的形状、参数量、乘加次数和感受野"),
      examples: Phrase(
        """
        > net = nn.Sequential(nn.Conv2d(1, 6, 5), nn.MaxPool2d(2));
        > summary(net, [1, 28, 28])
        layer     type       output   parameters  multiply-adds  receptive field
        0         Conv2d     6×24×24         156          86400                5
        1         MaxPool2d  6×12×12           0              0                6
        together                             156          86400
        """,
        """
        > net = nn.Sequential(nn.Conv2d(1, 6, 5), nn.MaxPool2d(2));
        > summary(net, [1, 28, 28])
        层    类型       输出     参数   乘加  感受野
        0     Conv2d     6×24×24   156  86400       5
        1     MaxPool2d  6×12×12     0      0       6
        合计                       156  86400
        """),
      seeAlso: "Sequential parameters receptive_field"),
    HelpPage(
      "parameters", .layers,
      Phrase("a network's weights and biases as a list", "网络的权重和偏置，组成一个列表"),
      examples: Phrase(
        same: """
          > net = nn.Linear(3, 2);
          > len(net.parameters())
          2
          """),
      seeAlso: "summary Linear"),
    HelpPage(
      "train", .layers,
      Phrase(
        "puts a network into training: dropout drops, batch_norm uses the batch",
        "让网络进入训练状态：dropout 会丢弃，batch_norm 用当前批次"),
      isMethod: true,
      examples: Phrase(
        same: """
          > net = nn.Dropout(0); net.train();
          > net([1 2])
          2
          1  2
          """),
      seeAlso: "eval Dropout"),
    HelpPage(
      "eval", .layers,
      Phrase(
        "puts a network into use: dropout passes all, batch_norm uses its running numbers",
        "让网络进入使用状态：dropout 全部通过，batch_norm 用累计值"),
      isMethod: true,
      examples: Phrase(
        same: """
          > net = nn.Dropout(0.5); net.eval();
          > net([1 2])
          2
          1  2
          """),
      seeAlso: "train Dropout"),
  ]
}
