import Terminal

/// Training, and networks in files.
extension HelpPage {
  static let training: [HelpPage] = [
    HelpPage(
      "fit", .layers,
      Phrase(
        "trains a network on pictures and labels, and gives the loss of the last epoch",
        "用图片和标签训练网络，返回最后一轮的损失"),
      shapes: Phrase(
        "pictures N×C×H×W, or N×D for vectors; labels N whole numbers from 0",
        "图片 N×C×H×W，或 N×D（向量）；标签为 N 个从 0 起的整数"),
      notes: [
        Phrase(
          "digits(300) is such a pair; fit(net, (x, t)) takes your own",
          "digits(300) 就是这样一对；自己的数据写 fit(net, (x, t))"),
        Phrase(
          "the network gives a score a class, without Softmax; the loss is cross_entropy",
          "网络给出每类的得分，不加 Softmax；损失是 cross_entropy"),
        Phrase(
          "optimizer: 'sgd', 'momentum', 'adam' or 'adamw'; learning_rate is 0.1, 0.03, 0.002 or 0.002 unless given",
          "optimizer 可为 'sgd'、'momentum'、'adam'、'adamw'；不写 learning_rate 时分别为 0.1、0.03、0.002、0.002"),
        Phrase(
          "momentum=0.9 is that of 'momentum'; nesterov=True lets it look ahead, as Nesterov's does",
          "momentum=0.9 用于 'momentum'；nesterov=True 是会向前看的 Nesterov 动量"),
        Phrase(
          "schedule: 'constant', 'cosine' or 'step'; balance=True lets rare classes count more",
          "schedule 可为 'constant'、'cosine'、'step'；balance=True 提高少见类别的权重"),
        Phrase(
          "validation=50 keeps 50 pictures back and judges each epoch by them; validation=(x, t) takes others",
          "validation=50 留出 50 张来检验每一轮；validation=(x, t) 用另外的图片"),
        Phrase(
          "fit again goes on: epochs=2 and then epochs=3 give the weights of epochs=5, if pictures, batch_size, seed, validation and optimizer are the same; the optimizer's memory is kept. Otherwise a new run begins from the present weights",
          "再次 fit 会接着训练：先 epochs=2 再 epochs=3 与 epochs=5 的权重相同，只要图片、batch_size、seed、validation 和 optimizer 不变；优化器的状态会保留。否则从目前的权重开始新的训练"
        ),
        Phrase(
          "Ctrl-C finishes the step and keeps the weights; the same fit goes on from there",
          "按 Ctrl-C 会做完当前一步并保留权重；再次输入同样的 fit 即可继续"),
        Phrase(
          "an error, such as a loss that is no number any more, leaves the network as it was",
          "出错时（如损失不再是数）网络保持原样"),
      ],
      examples: Phrase(
        """
        > x = [0 0; 0 1; 1 0; 1 1]; t = [0 1 1 1];
        > net = nn.Linear(2, 2); net.weight = zeros(2, 2); net.bias = zeros(2);
        > fit(net, (x, t), epochs=2, optimizer='sgd', learning_rate=2)
        epoch 1/2  loss 0.6931  accuracy 25.00 %
        epoch 2/2  loss 0.4039  accuracy 75.00 %
        0.4039
        """,
        """
        > x = [0 0; 0 1; 1 0; 1 1]; t = [0 1 1 1];
        > net = nn.Linear(2, 2); net.weight = zeros(2, 2); net.bias = zeros(2);
        > fit(net, (x, t), epochs=2, optimizer='sgd', learning_rate=2)
        第 1/2 轮  损失 0.6931  准确率 25.00 %
        第 2/2 轮  损失 0.4039  准确率 75.00 %
        0.4039
        """),
      seeAlso: "digits cross_entropy save summary Sequential"),
    HelpPage(
      "load", .layers,
      Phrase("reads a network from a safetensors file", "从 safetensors 文件读取网络"),
      notes: [
        Phrase(
          "net = load('m.safetensors') takes what save and strider train --save write",
          "net = load('m.safetensors') 可读取 save 和 strider train --save 写出的文件"),
        Phrase(
          "load('m.safetensors', net) puts a file's weights into a network that you have built",
          "load('m.safetensors', net) 把文件里的权重放进已搭好的网络"),
        Phrase("load FILE without brackets runs a script", "不带括号的 load 文件名 运行脚本"),
      ],
      seeAlso: "save fit"),
    HelpPage(
      "save", .layers,
      Phrase("writes a network to a safetensors file", "把网络写进 safetensors 文件"),
      notes: [
        Phrase(
          "save('m.safetensors', net) keeps layers, weights and the kind of pictures it takes",
          "save('m.safetensors', net) 保存各层、权重和所用图片的格式"),
        Phrase(
          "strider evaluate, strider summary and train --resume take the file; --resume begins a new run from its weights",
          "strider evaluate、strider summary 和 train --resume 可使用该文件；--resume 会从这些权重开始新的训练"),
        Phrase(
          "names and layouts are PyTorch's: 0.weight, 0.bias", "名称和排列与 PyTorch 相同：0.weight、0.bias"),
        Phrase(
          "save FILE without brackets writes your inputs", "不带括号的 save 文件名 保存你的输入"),
      ],
      seeAlso: "load fit"),
  ]

  static let trainingCommands: [HelpPage] = [
    HelpPage(
      "train", .commands,
      Phrase(
        "trains a network on many pictures, as strider train does; it is then a variable, net",
        "像 strider train 一样用大量图片训练网络；之后网络是变量 net"),
      usage: [
        "train [--model lenet5|simple|FILE] [--data digits|DIRECTORY] [--epochs N]",
        "train [--batch-size N] [--optimizer NAME] [--nesterov] [--learning-rate X] [--weight-decay X] [--schedule NAME] [--warm-up N] [--augment] [--balance] [--validation N] [--patience N] [--seed N] [--threads N]",
        "train [--save FILE] [--resume FILE] [--log FILE]",
      ],
      notes: [
        Phrase(
          "for example: train --model simple --epochs 1 --save m.safetensors",
          "例如：train --model simple --epochs 1 --save m.safetensors"),
        Phrase(
          "Ctrl-C finishes the step and returns to the prompt; the weights reached are in the network",
          "按 Ctrl-C 会做完当前一步并回到提示符；网络保留已得到的权重"),
        Phrase(
          "fit trains any network of yours on pictures you choose",
          "fit 用你选的图片训练你自己的任何网络"),
      ],
      seeAlso: "fit load summary")
  ]
}
