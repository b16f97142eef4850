import Networks
import Terminal

extension LearningRemark {
  /// What does not go well, and what to try.
  public var phrase: Phrase {
    func number(_ value: Double) -> String { fixed(value, decimals: 2) }
    func percent(_ fraction: Double) -> String { "\(number(100 * fraction)) %" }
    switch self {
    case .guessing(let loss, let guess, let classes):
      return Phrase(
        "the loss stays at \(number(loss)), what guessing gives (\(number(guess)); ln \(classes) for \(classes) classes that are as frequent): nothing is learned. Try another learning rate, ten times larger or smaller; look whether the labels belong to the pictures; see whether a few pictures can be learned by heart",
        "损失停在 \(number(loss))，与乱猜相同（\(number(guess))；\(classes) 个类别同样多时为 ln \(classes)）：什么也没学到。试试换学习率，大十倍或小十倍；看看标签与图像是否对得上；先试几张图像，看能否记住"
      )
    case .deadUnits(let layer, let silent, let units):
      return Phrase(
        "in layer \(layer), ReLU, \(silent) of \(units) units give 0 for every picture: they pass no gradient and learn nothing more. Try a smaller learning rate, or LeakyReLU instead of ReLU",
        "第 \(layer) 层 ReLU 的 \(units) 个单元中有 \(silent) 个对每张图像都输出 0：它们不传梯度，不会再学习。试试更小的学习率，或用 LeakyReLU 代替 ReLU"
      )
    case .rateTooHigh(let loss, let first, let rate):
      return Phrase(
        "the loss has risen to \(number(loss)), from \(number(first)) at the beginning: the steps are too long. Try a learning rate below \(rate), a tenth of it first",
        "损失从开始的 \(number(first)) 升到了 \(number(loss))：步子太大。试试比 \(rate) 小的学习率，先取十分之一")
    case .probabilities:
      return Phrase(
        "the outputs are probabilities already, and cross-entropy takes a softmax of them once more, which makes gradients small. Try without the Softmax at the end: the loss takes the scores",
        "输出已经是概率，而交叉熵还要再做一次 softmax，梯度会变得很小。试试去掉结尾的 Softmax：损失直接使用得分")
    case .labelsShuffled(let training, let held, let chance):
      return Phrase(
        "\(percent(training)) of the training pictures are right, and of the others \(percent(held)), as many as by guessing (\(percent(chance))): they are learned by heart, as if the labels were shuffled. Look whether labels and pictures are in the same order",
        "训练图像对了 \(percent(training))，其他图像只对 \(percent(held))，与乱猜相同（\(percent(chance))）：只是死记硬背，像是标签被打乱了。看看标签与图像的顺序是否一致"
      )
    }
  }
}
