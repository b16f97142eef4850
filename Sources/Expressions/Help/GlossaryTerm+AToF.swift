import Terminal

/// The terms from a to f.
extension GlossaryTerm {
  static let aToF: [GlossaryTerm] = [
    GlossaryTerm(
      ["accuracy"], "准确率", accepted: ["精度"],
      Phrase("the share of pictures whose class was right", "类别判断正确的图像所占的比例")),
    GlossaryTerm(
      ["activation function"], "激活函数",
      Phrase(
        "a function applied to each element after an affine operation, to make the network non-linear",
        "仿射运算之后逐元素作用的函数，使网络成为非线性的")),
    GlossaryTerm(
      ["activation map"], "激活图", accepted: ["激活映射"],
      Phrase("a feature map after its activation function", "经过激活函数之后的特征图")),
    GlossaryTerm(
      ["adaptive pooling"], "自适应池化", accepted: ["自适应汇聚"],
      Phrase(
        "pooling whose windows are chosen so that the output has a given size",
        "自动选择窗口、使输出达到指定大小的池化")),
    GlossaryTerm(
      ["average pooling"], "平均池化", accepted: ["平均汇聚"],
      Phrase("the mean of each window", "取每个窗口的平均值")),
    GlossaryTerm(
      ["backward pass", "backpropagation"], "反向传播",
      Phrase(
        "computing the gradient of the loss with respect to every value, from the end to the start",
        "从终点到起点，计算损失对每个值的梯度")),
    GlossaryTerm(
      ["batch"], "批次", accepted: ["批量", "小批量", "mini-batch"],
      Phrase("the pictures that one update uses", "一次更新所用的那些图像")),
    GlossaryTerm(
      ["batch normalisation", "batch normalization"], "批归一化", accepted: ["批量归一化", "批量规范化"],
      Phrase(
        "bringing each channel to mean 0 and deviation 1 over a batch, then scaling and shifting it with learned numbers",
        "在一个批次上把每个通道变成均值 0、标准差 1，再用学到的数缩放和平移")),
    GlossaryTerm(
      ["bias"], "偏置", accepted: ["偏差"],
      Phrase("one number a filter or unit, added to every sum", "每个滤波器或单元一个数，加在每个和上")),
    GlossaryTerm(
      ["bottleneck"], "瓶颈结构", accepted: ["瓶颈块"],
      Phrase(
        "a block that narrows the channels with 1×1, convolves, and widens them again",
        "先用 1×1 卷积减少通道，再卷积，然后恢复通道数的结构")),
    GlossaryTerm(
      ["boundary mode"], "边界模式", accepted: ["填充模式"],
      Phrase(
        "what is assumed outside the input: zeros, reflect, replicate, circular",
        "假定输入之外是什么：零、反射、复制或循环")),
    GlossaryTerm(
      ["broadcasting"], "广播",
      Phrase(
        "stretching dimensions of length 1 so that two shapes agree",
        "把长度为 1 的维度拉长，使两个形状一致")),
    GlossaryTerm(
      ["ceil mode"], "向上取整模式", accepted: ["ceil 模式"],
      Phrase("pooling that keeps a last window which sticks out", "保留伸出边界的最后一个窗口的池化方式")),
    GlossaryTerm(
      ["chain rule"], "链式法则", accepted: ["链式求导法则"],
      Phrase("the slope of a composition is the product of the slopes", "复合函数的斜率等于各斜率之积")),
    GlossaryTerm(
      ["channel"], "通道",
      Phrase("one plane of a picture or of a stack of maps", "图像或一叠特征图中的一个平面")),
    GlossaryTerm(
      ["checkpoint"], "检查点", accepted: ["断点"],
      Phrase("the file from which training can go on", "可以接着训练的文件")),
    GlossaryTerm(
      ["circular padding"], "循环填充", accepted: ["环绕填充"],
      Phrase("outside cells are taken from the opposite side", "输入之外的格取自相对的另一侧")),
    GlossaryTerm(
      ["class"], "类别", accepted: ["类"],
      Phrase("one of the answers of a classifier", "分类器的答案之一")),
    GlossaryTerm(
      ["commutative"], "可交换",
      Phrase("the two operands may change places", "两个运算对象可以互换")),
    GlossaryTerm(
      ["confusion matrix"], "混淆矩阵",
      Phrase("counts of pictures by true class and predicted class", "按真实类别和预测类别统计的图像数")),
    GlossaryTerm(
      ["convolution"], "卷积",
      Phrase(
        "sliding a filter over an input and adding up products, without a flip",
        "让滤波器在输入上滑动并把乘积相加，不翻转")),
    GlossaryTerm(
      ["convolutional layer"], "卷积层",
      Phrase("a bank of filters with their biases", "一组滤波器及其偏置")),
    GlossaryTerm(
      ["cross-correlation"], "互相关", accepted: ["互相关运算"],
      Phrase(
        "the sliding sum of products without a flip; what `conv2d` computes",
        "不翻转的滑动乘积之和；conv2d 计算的就是它")),
    GlossaryTerm(
      ["cross-entropy"], "交叉熵", accepted: ["交叉熵损失"],
      Phrase("minus the logarithm of the probability given to the right class", "正确类别所得概率的负对数")),
    GlossaryTerm(
      ["data augmentation"], "数据增强", accepted: ["数据增广", "图像增广"],
      Phrase("random shifts, turns and scalings of training pictures", "对训练图像作随机的平移、旋转和缩放")),
    GlossaryTerm(
      ["dense layer", "fully connected layer"], "全连接层", accepted: ["稠密层"],
      Phrase(
        "every output depends on every input through a weight of its own",
        "每个输出都通过各自的权重依赖每个输入")),
    GlossaryTerm(
      ["depth"], "通道数", accepted: ["深度"],
      Phrase("the number of channels", "通道的个数")),
    GlossaryTerm(
      ["depthwise convolution"], "深度卷积", accepted: ["逐深度卷积", "逐通道卷积"],
      Phrase(
        "each channel has a filter of its own: groups equal to channels",
        "每个通道有自己的滤波器：分组数等于通道数")),
    GlossaryTerm(
      ["detector stage"], "探测级",
      Phrase("the stage of a layer that applies the activation function", "一层中使用激活函数的那一级")),
    GlossaryTerm(
      ["dilation"], "空洞率", accepted: ["膨胀率", "扩张率", "dilation"],
      Phrase("the distance between neighbouring taps of a kernel", "卷积核相邻两格之间的距离")),
    GlossaryTerm(
      ["downsampling"], "下采样", accepted: ["降采样"],
      Phrase("making maps smaller", "把特征图变小")),
    GlossaryTerm(
      ["dropout"], "dropout", accepted: ["暂退法", "丢弃法", "随机失活"],
      Phrase("setting random activations to zero in training", "训练时随机把一些激活值置 0")),
    GlossaryTerm(
      ["effective receptive field"], "有效感受野",
      Phrase("the part of a receptive field that has much influence", "感受野中影响较大的那一部分")),
    GlossaryTerm(
      ["element-wise"], "逐元素", accepted: ["按元素"],
      Phrase("applied to each pair of elements in the same place", "作用于同一位置的每一对元素")),
    GlossaryTerm(
      ["epoch"], "轮", accepted: ["轮次", "迭代周期", "epoch"],
      Phrase("one pass over the training data", "把训练数据完整过一遍")),
    GlossaryTerm(
      ["equivariance"], "等变性", accepted: ["同变性"],
      Phrase("shifting the input shifts the output alike", "输入平移，输出也同样平移")),
    GlossaryTerm(
      ["feature map"], "特征图", accepted: ["特征映射"],
      Phrase("one output plane of a layer", "一层输出的一个平面")),
    GlossaryTerm(
      ["filter"], "滤波器", accepted: ["过滤器"],
      Phrase("all kernels of one output channel together, with one bias", "一个输出通道的全部卷积核，共用一个偏置")),
    GlossaryTerm(
      ["filter bank"], "滤波器组",
      Phrase("the filters of one layer", "一层的所有滤波器")),
    GlossaryTerm(
      ["finite difference"], "有限差分", accepted: ["差分"],
      Phrase("a slope estimated from two nearby values", "由两个相近的值估计的斜率")),
    GlossaryTerm(
      ["flatten"], "展平", accepted: ["拉平"],
      Phrase("reading a tensor row by row as a vector", "把张量逐行读成一个向量")),
    GlossaryTerm(
      ["flip"], "翻转",
      Phrase(
        "reversing the order along a dimension; along both is half a turn",
        "沿某一维颠倒次序；两维都颠倒就是旋转 180°")),
    GlossaryTerm(
      ["floor"], "向下取整",
      Phrase("the greatest whole number that is not larger", "不大于它的最大整数")),
    GlossaryTerm(
      ["forward pass"], "前向传播", accepted: ["正向传播", "前向计算"],
      Phrase("computing the output from the input", "由输入计算输出")),
    GlossaryTerm(
      ["full convolution", "full"], "完全卷积", accepted: ["full 模式"],
      Phrase(
        "every place where kernel and input touch counts: P = F − 1",
        "卷积核与输入有接触的位置都算：P = F − 1")),
    GlossaryTerm(
      ["fully convolutional"], "全卷积",
      Phrase(
        "said of a network without dense layers; not the padding mode full",
        "指不含全连接层的网络；与 full 填充方式无关")),
  ]
}
