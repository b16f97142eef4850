import Networks
import Tensors
import Terminal

extension Diagnostic {
  /// The words for a network that cannot be trained on some pictures.
  public static func training(_ fault: TrainingFault) -> Diagnostic {
    switch fault {
    case .shape(let error):
      // No text of the user's is at fault that could be pointed at.
      var diagnostic = Diagnostic.shape(error, range: SourceRange(0, 0))
      (diagnostic.primary, diagnostic.secondary) = (nil, [])
      return diagnostic
    case .layer(let fault): return layer(fault)
    case .outputs(let found, let classes):
      return Diagnostic(
        "training-outputs",
        Phrase(
          "the network has \(found) outputs for \(classes) classes",
          "网络有 \(found) 个输出，而类别有 \(classes) 个"),
        help: Phrase(
          "end it with Linear(…, \(classes)), without Softmax: the loss takes the scores",
          "以 Linear(…, \(classes)) 结尾，不加 Softmax：损失直接使用得分"))
    case .memory(let bytes, let limit):
      return Diagnostic(
        "training-memory",
        Phrase(
          "training would take \(bytes >> 20) MiB, and at most \(limit >> 20) MiB are taken",
          "训练要占用 \(bytes >> 20) MiB，上限是 \(limit >> 20) MiB"),
        help: Phrase(
          "a smaller --batch-size or a smaller network needs less", "减小 --batch-size，或换一个小一些的网络"))
    case .noImages:
      return Diagnostic(
        "training-empty", Phrase("there are no pictures to learn from", "没有可以学习的图像"))
    case .images, .classes, .diverged, .overflowed, .position, .parameters:
      return trainingRun(fault)
    }
  }

  private static func trainingRun(_ fault: TrainingFault) -> Diagnostic {
    switch fault {
    case .images(let found, let expected):
      let texts = [found, expected].map { $0.map(String.init).joined(separator: "×") }
      return Diagnostic(
        "training-images",
        Phrase(
          "the pictures are \(texts[0]), and the network takes \(texts[1])",
          "图像是 \(texts[0])，网络接受的却是 \(texts[1])"))
    case .classes(let found, let expected):
      return Diagnostic(
        "training-classes",
        Phrase(
          "the pictures have \(found) classes, and the network knows \(expected)",
          "图像有 \(found) 个类别，而网络只认识 \(expected) 个"))
    case .parameters(let found, let expected):
      let texts = [found, expected].map { $0.map(String.init).joined(separator: ", ") }
      return Diagnostic(
        "training-parameters",
        Phrase(
          "the network has \(texts[0]) numbers, and its layers take \(texts[1])",
          "网络有 \(texts[0]) 个数，而各层需要的是 \(texts[1]) 个"))
    case .diverged(let epoch, let step):
      return Diagnostic(
        "training-diverged",
        Phrase(
          "in epoch \(epoch), step \(step), the loss is not a number any more",
          "第 \(epoch) 轮第 \(step) 步时，损失已经不是数了"),
        help: Phrase("try a smaller --learning-rate", "把 --learning-rate 调小"))
    case .overflowed(let epoch, let step):
      return Diagnostic(
        "training-overflowed",
        Phrase(
          "in epoch \(epoch), step \(step), weights or what the optimizer keeps are not numbers "
            + "any more",
          "第 \(epoch) 轮第 \(step) 步时，权重或优化器保存的量已经不是数了"),
        help: Phrase("try a smaller --learning-rate", "把 --learning-rate 调小"))
    case .position(let step, let steps):
      return Diagnostic(
        "training-position",
        Phrase(
          "the run stands at step \(step) of an epoch that has \(steps)",
          "训练停在第 \(step) 步，而一轮只有 \(steps) 步"),
        help: Phrase(
          "go on with the same --data, --batch-size and --validation",
          "用同样的 --data、--batch-size 和 --validation 接着训练"))
    case .shape, .layer, .outputs, .memory, .noImages: return training(fault)
    }
  }
}
