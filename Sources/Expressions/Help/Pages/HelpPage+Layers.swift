import Terminal

/// Layers.
extension HelpPage {
  static let layers: [HelpPage] = [
    HelpPage(
      "Conv2d", .layers,
      Phrase("a layer of filters with their biases", "一层滤波器及其偏置"),
      notes: [
        Phrase(
          "weights begin random: manual_seed before it makes them repeat",
          "权重随机开始：先用 manual_seed 可以重现"),
        Phrase("weight O×C×KH×KW, bias O", "weight 为 O×C×KH×KW，bias 为 O"),
      ],
      examples: Phrase(
        same: """
          > net = nn.Conv2d(3, 8, 5, padding=2);
          > net.weight.shape
          (8, 3, 5, 5)
          > net(ones(3, 28, 28)).shape
          (8, 28, 28)
          """),
      seeAlso: "conv2d Sequential summary"),
    HelpPage(
      "ConvTranspose2d", .layers,
      Phrase("a layer that computes conv_transpose2d", "计算 conv_transpose2d 的层"),
      notes: [
        Phrase(
          "weights begin random: manual_seed before it makes them repeat",
          "权重随机开始：先用 manual_seed 可以重现")
      ],
      examples: Phrase(
        same: """
          > net = nn.ConvTranspose2d(3, 8, 2, stride=2);
          > net(ones(3, 5, 5)).shape
          (8, 10, 10)
          """),
      seeAlso: "conv_transpose2d Conv2d"),
    HelpPage(
      "MaxPool2d", .layers,
      Phrase("a layer that takes the largest value of each window", "取每个窗口最大值的层"),
      examples: Phrase(
        same: """
          > nn.MaxPool2d(2)([1 2; 3 4])
          1×1
          4
          """),
      seeAlso: "max_pool2d AvgPool2d"),
    HelpPage(
      "AvgPool2d", .layers,
      Phrase("a layer that takes the mean of each window", "取每个窗口平均值的层"),
      examples: Phrase(
        same: """
          > nn.AvgPool2d(2)([1 2; 3 4])
          1×1
          2.5
          """),
      seeAlso: "avg_pool2d MaxPool2d"),
    HelpPage(
      "LPPool2d", .layers,
      Phrase("a layer that takes the p-norm of each window", "取每个窗口 p 范数的层"),
      examples: Phrase(
        same: """
          > nn.LPPool2d(2, 2)([3 0; 0 4])
          1×1
          5
          """),
      seeAlso: "lp_pool2d MaxPool2d"),
    HelpPage(
      "AdaptiveAvgPool2d", .layers,
      Phrase("a layer whose mean pooling gives a fixed output size", "输出固定大小的平均池化层"),
      examples: Phrase(
        same: """
          > nn.AdaptiveAvgPool2d(1)([1 2; 3 4])
          1×1
          2.5
          """),
      seeAlso: "adaptive_avg_pool2d AvgPool2d"),
    HelpPage(
      "ReLU", .layers,
      Phrase("relu as a layer", "作为层的 relu"),
      examples: Phrase(
        same: """
          > nn.ReLU()([-1 2])
          2
          0  2
          """),
      seeAlso: "relu LeakyReLU Sequential"),
    HelpPage(
      "LeakyReLU", .layers,
      Phrase("leaky_relu as a layer", "作为层的 leaky_relu"),
      examples: Phrase(
        same: """
          > nn.LeakyReLU(0.1)([-1 2])
          2
          -0.1  2
          """),
      seeAlso: "leaky_relu ReLU"),
    HelpPage(
      "Sigmoid", .layers,
      Phrase("sigmoid as a layer", "作为层的 sigmoid"),
      examples: Phrase(
        same: """
          > nn.Sigmoid()([0 2])
          2
          0.5  0.8808
          """),
      seeAlso: "sigmoid Tanh"),
    HelpPage(
      "Tanh", .layers,
      Phrase("tanh as a layer", "作为层的 tanh"),
      examples: Phrase(
        same: """
          > nn.Tanh()([0 1])
          2
          0  0.7616
          """),
      seeAlso: "tanh Sigmoid"),
    HelpPage(
      "Softmax", .layers,
      Phrase("softmax as a layer", "作为层的 softmax"),
      examples: Phrase(
        same: """
          > nn.Softmax(dim=0)([1 2 3])
          3
          0.09  0.2447  0.6652
          """),
      seeAlso: "softmax"),
    HelpPage(
      "Dropout", .layers,
      Phrase("dropout as a layer: it drops in training only", "作为层的 dropout：只在训练时丢弃"),
      examples: Phrase(
        same: """
          > nn.Dropout(0.5).eval()([1 2 3])
          3
          1  2  3
          """),
      seeAlso: "dropout train eval"),
    HelpPage(
      "Linear", .layers,
      Phrase("a dense layer with its bias", "带偏置的全连接层"),
      notes: [
        Phrase(
          "weights begin random: manual_seed before it makes them repeat",
          "权重随机开始：先用 manual_seed 可以重现"),
        Phrase("weight out×in, bias out", "weight 为 out×in，bias 为 out"),
      ],
      examples: Phrase(
        same: """
          > net = nn.Linear(4, 2);
          > net.weight.shape
          (2, 4)
          > net([1 2 3 4]).shape
          (2,)
          """),
      seeAlso: "linear Flatten Sequential"),
    HelpPage(
      "Flatten", .layers,
      Phrase("lays each item of a batch out as a vector", "把批次中的每一项展平成向量"),
      examples: Phrase(
        same: """
          > nn.Flatten()(ones(2, 3, 4)).shape
          (24,)
          """),
      seeAlso: "flatten Linear"),
    HelpPage(
      "BatchNorm2d", .layers,
      Phrase(
        "batch_norm as a layer, with a learned scale and shift a channel",
        "作为层的 batch_norm，每个通道有可学习的缩放和平移"),
      examples: Phrase(
        same: """
          > net = nn.BatchNorm2d(2);
          > net(ones(4, 2, 3, 3)).shape
          (4, 2, 3, 3)
          """),
      seeAlso: "batch_norm train eval"),
    HelpPage(
      "Sequential", .layers,
      Phrase("layers one after another: a network", "依次相连的各层：一个网络"),
      notes: [
        Phrase("it is called like a function, with one image or a batch", "像函数一样调用，输入一张图像或一个批次")
      ],
      examples: Phrase(
        same: """
          > net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(0));
          > net(ones(8, 8)).shape
          (144,)
          > net[0].weight.shape
          (4, 1, 3, 3)
          """),
      seeAlso: "summary Conv2d Linear parameters"),
  ]
}
