import Networks
import Tensors
import Terminal

/// The words for what is wrong with training that was asked for in the language.
extension Diagnostic {
  /// Why a network cannot be trained on the pictures of a call.
  static func fit(
    _ fault: TrainingFault, _ call: borrowing Call, at range: SourceRange? = nil
  ) -> Diagnostic {
    var diagnostic = Diagnostic.training(fault)
    let argument: String
    switch fault {
    case .shape, .images, .noImages: argument = "data"
    case .memory:
      argument = "batch_size"
      diagnostic.help = Phrase(
        "a smaller batch_size or a smaller network needs less", "可减小 batch_size 或缩小网络")
    case .diverged:
      argument = "learning_rate"
      diagnostic.help = Phrase(
        "the network is as it was; try a smaller learning_rate",
        "网络保持原样；请尝试更小的 learning_rate")
    default: argument = "net"
    }
    diagnostic.primary = Label(range ?? call.place(of: argument))
    return diagnostic
  }

  static func fitWork(_ work: Int, limit: Int, _ call: borrowing Call) -> Diagnostic {
    var diagnostic = Diagnostic.shape(
      .tooMuchWork(work, limit: limit), range: call.place(of: "batch_size"))
    diagnostic.help = Phrase(
      "every step is finished before Ctrl-C is obeyed; take a smaller batch_size",
      "按 Ctrl-C 后要先做完当前一步；请减小 batch_size")
    return diagnostic
  }

  static func picturesAndLabels(_ argument: Call.Argument) -> Diagnostic {
    let found = argument.value.kindPhrase
    return Diagnostic(
      "fit-pair",
      Phrase(
        "pictures and labels are given together, in brackets", "图片和标签要放在括号里一起给出"),
      at: Label(argument.range, Phrase("this is \(found.english)", "这是\(found.chinese)")),
      help: Phrase(
        "fit(net, (x, t)), or fit(net, digits(300))", "fit(net, (x, t))，或 fit(net, digits(300))"))
  }

  static func picturesShape(_ shape: Shape, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "fit-pictures",
      Phrase(
        "pictures are N×C×H×W, or N×D for vectors of D numbers",
        "图片的形状应为 N×C×H×W；由 D 个数组成的向量为 N×D"),
      at: Label(range, Phrase("the first is \(shape)", "第一项为 \(shape)")),
      help: shape.rank == 3
        ? Phrase("x[:, None] adds the channel", "x[:, None] 会补上通道维")
        : Phrase("x.shape tells what x is", "x.shape 显示 x 的形状"))
  }

  static func labelCount(_ shape: Shape, pictures: Int, at range: SourceRange) -> Diagnostic {
    let isOneHot = shape.rank == 2 && shape[0] == pictures
    return Diagnostic(
      "fit-label-count",
      Phrase(
        "\(pictures) picture\(pictures == 1 ? "" : "s") need as many labels, each the number of a class",
        "\(pictures) 张图片需要同样多的标签，每个标签是一个类别编号"),
      at: Label(range, Phrase("the labels are \(shape)", "标签的形状为 \(shape)")),
      help: isOneHot
        ? Phrase(
          "argmax(t, dim=1) makes class numbers of one-hot rows", "argmax(t, dim=1) 把独热行变成类别编号")
        : Phrase("x.shape and t.shape tell how many there are", "x.shape 和 t.shape 显示各有多少"))
  }

  static func labelOutOfBounds(
    _ label: Double, index: Int, classes: Int, at range: SourceRange
  ) -> Diagnostic {
    let text = Value.shortText(label)
    return Diagnostic(
      "fit-label",
      Phrase(
        "the network has \(classes) outputs, so labels are whole numbers from 0 to \(classes - 1)",
        "网络有 \(classes) 个输出，标签应为 0 到 \(classes - 1) 的整数"),
      at: Label(range, Phrase("label \(index) is \(text)", "第 \(index) 个标签是 \(text)")),
      help: Phrase("end the network with one output a class", "让网络的输出数等于类别数"))
  }

  static func pictureNotFinite(
    _ number: Double, at index: [Int], _ range: SourceRange
  ) -> Diagnostic {
    let place = "[" + index.map(String.init).joined(separator: ", ") + "]"
    let text = Value.shortText(number)
    return Diagnostic(
      "fit-not-finite",
      Phrase(
        "nothing can be learned from \(text) in a picture", "图片里有 \(text)，无法学习"),
      at: Label(range, Phrase("at \(place)", "位于 \(place)")))
  }

  static func settingOutOfBounds(
    _ name: String, _ number: Double, above: Double?, from low: Double, to high: Double,
    _ call: borrowing Call
  ) -> Diagnostic {
    let (text, top) = (Value.shortText(number), Value.shortText(high))
    let bottom = Value.shortText(above ?? low)
    return Diagnostic(
      "fit-setting",
      above == nil
        ? Phrase(
          "\(name) goes from \(bottom) to \(top)", "\(name) 应在 \(bottom) 到 \(top) 之间")
        : Phrase(
          "\(name) is above \(bottom) and at most \(top)", "\(name) 应大于 \(bottom)，且不超过 \(top)"),
      at: Label(call.place(of: name), Phrase("this is \(text)", "这里是 \(text)")))
  }

  static func noMomentum(_ optimizer: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "fit-momentum",
      Phrase(
        "momentum belongs to optimizer='momentum'; \(optimizer) has means of its own",
        "momentum 只用于 optimizer='momentum'；\(optimizer) 自有办法"),
      at: Label(range), help: Phrase(same: "optimizer='momentum', momentum=0.9"))
  }

  static func noNesterov(_ settings: OptimizerSettings, at range: SourceRange) -> Diagnostic {
    let kind = settings.kind.rawValue
    let found =
      settings.kind == .momentum
      ? Phrase("it is 0", "这里的动量是 0") : Phrase("\(kind) has none", "\(kind) 没有动量")
    return Diagnostic(
      "fit-nesterov",
      Phrase(
        "nesterov=True looks ahead along the momentum, and \(found.english)",
        "nesterov=True 要沿动量向前看；\(found.chinese)"),
      at: Label(range), help: Phrase(same: "optimizer='momentum', nesterov=True"))
  }

  /// Training that Ctrl-C has ended; the weights are in the network.
  public static func trainingInterrupted(
    _ progress: TrainingProgress, at range: SourceRange, help: Phrase
  ) -> Diagnostic {
    let (epoch, epochs) = (progress.epoch, progress.epochs)
    let (step, steps) = (progress.step, progress.steps)
    return Diagnostic(
      "training-interrupted",
      Phrase(
        "interrupted in epoch \(epoch) of \(epochs), after step \(step) of \(steps); "
          + "the weights reached are kept",
        "在第 \(epoch)/\(epochs) 轮的第 \(step)/\(steps) 步后中断；已得到的权重会保留"),
      at: Label(range), help: help)
  }
}

extension Diagnostic {
  /// A setting of `fit` that a module of one's own does not have.
  static func ownModuleSetting(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "own-module-setting",
      Phrase(
        "fit has no \(name) for a module of your own", "对自己写的模块，fit 没有 \(name) 这个设置"),
      at: Label(range),
      help: Phrase(
        "leave it out, or write the loop: loss.backward(); optimizer.step()",
        "去掉它，或自己写循环：loss.backward(); optimizer.step()"))
  }
}

extension TrainingProgress {
  /// Where a run goes on.
  public var goingOn: Phrase {
    Phrase(
      "going on in epoch \(epoch), after step \(step) of \(steps)",
      "从第 \(epoch) 轮继续，已完成 \(step)/\(steps) 步")
  }
}
