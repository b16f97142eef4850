import Terminal

/// The terms from g to z.
extension GlossaryTerm {
  static let gToZ: [GlossaryTerm] = [
    GlossaryTerm(
      ["gather view"], "收集视角", accepted: ["gather"],
      Phrase(
        "each input collects its gradient from the outputs that used it",
        "每个输入从用过它的各个输出收集自己的梯度")),
    GlossaryTerm(
      ["global average pooling"], "全局平均池化", accepted: ["全局平均汇聚层"],
      Phrase("one mean a channel", "每个通道取一个平均值")),
    GlossaryTerm(
      ["gradient"], "梯度",
      Phrase("the slopes of a scalar with respect to each element", "标量对每个元素的斜率")),
    GlossaryTerm(
      ["gradient check"], "梯度检验", accepted: ["梯度检查"],
      Phrase("comparing gradients with finite differences", "把梯度与有限差分比较")),
    GlossaryTerm(
      ["gradient descent"], "梯度下降",
      Phrase("moving the parameters a little against the gradient", "让参数逆着梯度移动一小步")),
    GlossaryTerm(
      ["groups", "group"], "分组", accepted: ["组数"],
      Phrase("channels split into parts that are convolved separately", "把通道分成几部分，各自卷积")),
    GlossaryTerm(
      ["head"], "头", accepted: ["输出头"],
      Phrase("what stands behind the feature maps of a network", "网络在特征图后面的部分")),
    GlossaryTerm(
      ["hyperparameter"], "超参数",
      Phrase("a number that is chosen, not learned", "人为选定、不靠学习得到的数")),
    GlossaryTerm(
      ["im2col"], "im2col", accepted: ["unfold", "滑窗展开"],
      Phrase(
        "laying each window out as a column, so that convolution is a matrix product",
        "把每个窗口排成一列，使卷积成为矩阵乘积")),
    GlossaryTerm(
      ["invariance"], "不变性",
      Phrase("shifting the input leaves the output as it was", "输入平移，输出保持不变")),
    GlossaryTerm(
      ["jump"], "间距",
      Phrase("how far apart neighbouring units stand in the input", "相邻单元在输入上隔多远")),
    GlossaryTerm(
      ["kernel"], "卷积核", accepted: ["核"],
      Phrase(
        "one plane of weights, for one input channel of one filter",
        "一个平面的权重，对应一个滤波器的一个输入通道")),
    GlossaryTerm(
      ["kernel size"], "卷积核大小", accepted: ["核大小", "窗口大小"],
      Phrase("height and width of a kernel: F", "卷积核的高和宽：F")),
    GlossaryTerm(
      ["label"], "标签", accepted: ["标记"],
      Phrase("the right class of a picture", "图像的正确类别")),
    GlossaryTerm(
      ["learning rate"], "学习率",
      Phrase("the factor in front of the gradient in an update", "更新时梯度前面的系数")),
    GlossaryTerm(
      ["logits"], "未归一化得分", accepted: ["logits", "未规范化的预测"],
      Phrase("the scores before softmax", "softmax 之前的得分")),
    GlossaryTerm(
      ["loss"], "损失", accepted: ["损失函数", "代价"],
      Phrase("one number that says how wrong an output is", "说明输出错得多厉害的一个数")),
    GlossaryTerm(
      ["max pooling"], "最大池化", accepted: ["最大汇聚"],
      Phrase("the largest value of each window", "取每个窗口的最大值")),
    GlossaryTerm(
      ["maxout"], "maxout",
      Phrase("the maximum over several channels", "在几个通道上取最大值")),
    GlossaryTerm(
      ["mean squared error"], "均方误差",
      Phrase("the mean of the squared differences", "差的平方的平均")),
    GlossaryTerm(
      ["momentum"], "动量", accepted: ["动量法"],
      Phrase("an update from a decaying sum of gradients", "用逐渐衰减的梯度之和来更新")),
    GlossaryTerm(
      ["moving average"], "滑动平均", accepted: ["移动平均"],
      Phrase("the mean of neighbouring values, place by place", "逐个位置求相邻值的平均")),
    GlossaryTerm(
      ["multiply-add", "MAC"], "乘加", accepted: ["乘加运算", "MAC"],
      Phrase(
        "one product and one addition, the unit in which a layer's work is counted",
        "一次乘法加一次加法，用来计算一层的工作量")),
    GlossaryTerm(
      ["normalise", "normalize"], "归一化", accepted: ["规范化"],
      Phrase("bringing values into a fixed range such as 0 to 1", "把数值变到固定范围，例如 0 到 1")),
    GlossaryTerm(
      ["one-hot"], "独热", accepted: ["独热编码", "one-hot"],
      Phrase("a vector with a 1 at the class and 0 elsewhere", "类别处为 1、其余为 0 的向量")),
    GlossaryTerm(
      ["output size"], "输出尺寸", accepted: ["输出大小", "输出形状"],
      Phrase(
        "the number of places along a side: (W−F+2P)/S+1, rounded down",
        "一边上的位置数：(W−F+2P)/S+1，向下取整")),
    GlossaryTerm(
      ["overfitting"], "过拟合",
      Phrase(
        "the training loss falls while the loss on unseen pictures rises",
        "训练损失下降，而没见过的图像上损失上升")),
    GlossaryTerm(
      ["overlap"], "重叠",
      Phrase("cells that neighbouring windows share: F − S", "相邻窗口共有的格：F − S")),
    GlossaryTerm(
      ["padding"], "填充", accepted: ["补零", "边距"],
      Phrase("cells added around the input: P on each side", "在输入四周补上的格：每侧 P 个")),
    GlossaryTerm(
      ["parameter"], "参数",
      Phrase("a number that training changes", "训练会改变的数")),
    GlossaryTerm(
      ["pixel"], "像素",
      Phrase("one cell of a picture", "图像中的一格")),
    GlossaryTerm(
      ["pointwise convolution", "1×1 convolution"], "1×1 卷积", accepted: ["逐点卷积"],
      Phrase("a filter that mixes channels at one place", "在同一位置上混合各通道的滤波器")),
    GlossaryTerm(
      ["pooling"], "池化", accepted: ["汇聚"],
      Phrase("putting one number in the place of each window", "用一个数代替每个窗口")),
    GlossaryTerm(
      ["prior"], "先验",
      Phrase("what is assumed about weights before any data is seen", "看到数据之前对权重的假定")),
    GlossaryTerm(
      ["receptive field"], "感受野",
      Phrase("the input cells on which one unit can depend", "一个单元可能依赖的那些输入格")),
    GlossaryTerm(
      ["reflect padding"], "反射填充", accepted: ["镜像填充"],
      Phrase(
        "outside cells mirror the inside, without repeating the border",
        "输入之外的格是内部的镜像，不重复边界")),
    GlossaryTerm(
      ["relative error"], "相对误差",
      Phrase("the difference over the larger of the two", "差除以两者中较大的一个")),
    GlossaryTerm(
      ["replicate padding"], "复制填充", accepted: ["边缘复制填充"],
      Phrase("outside cells repeat the border", "输入之外的格重复边界的值")),
    GlossaryTerm(
      ["residual connection"], "残差连接", accepted: ["跳跃连接", "快捷连接"],
      Phrase("adding a block's input to its output", "把一个模块的输入加到它的输出上")),
    GlossaryTerm(
      ["route"], "传给", accepted: ["路由"],
      Phrase("handing a gradient to the one cell that was the maximum", "把梯度交给取得最大值的那一格")),
    GlossaryTerm(
      ["same"], "相同填充", accepted: ["same 模式"],
      Phrase("output as large as the input, or ⌈W/S⌉", "输出与输入一样大，或为 ⌈W/S⌉")),
    GlossaryTerm(
      ["saturated"], "饱和",
      Phrase("said of an activation where its curve is nearly flat", "激活函数的曲线几乎变平")),
    GlossaryTerm(
      ["scatter view"], "分发视角", accepted: ["scatter"],
      Phrase(
        "each output hands shares of its gradient to the inputs it used",
        "每个输出把自己的梯度分给它用过的输入")),
    GlossaryTerm(
      ["shape"], "形状",
      Phrase("the lengths of a tensor's dimensions", "张量各维的长度")),
    GlossaryTerm(
      ["sharing", "parameter sharing"], "参数共享", accepted: ["权重共享"],
      Phrase("the same weights at every place", "每个位置用同样的权重")),
    GlossaryTerm(
      ["sparse interactions"], "稀疏交互", accepted: ["稀疏连接"],
      Phrase("each output depends on few inputs", "每个输出只依赖少数输入")),
    GlossaryTerm(
      ["standard deviation"], "标准差",
      Phrase("the root of the mean squared distance from the mean", "到均值的距离先平方、求平均、再开方")),
    GlossaryTerm(
      ["standardise", "standardize"], "标准化",
      Phrase("taking the mean off and dividing by the standard deviation", "减去平均值，再除以标准差")),
    GlossaryTerm(
      ["stochastic gradient descent", "SGD"], "随机梯度下降", accepted: ["SGD"],
      Phrase("gradient descent on one batch at a time", "每次只用一个批次的梯度下降")),
    GlossaryTerm(
      ["stride"], "步幅", accepted: ["步长"],
      Phrase("how far the window moves: S", "窗口每次移动多远：S")),
    GlossaryTerm(
      ["tensor"], "张量",
      Phrase("numbers laid out along any number of dimensions", "沿任意多个维度排列的数")),
    GlossaryTerm(
      ["test set"], "测试集",
      Phrase("pictures that are used once, at the end", "最后只用一次的图像")),
    GlossaryTerm(
      ["tie"], "并列", accepted: ["平局"],
      Phrase("several cells of a window share the maximum", "一个窗口里有几格同为最大值")),
    GlossaryTerm(
      ["training set"], "训练集",
      Phrase("pictures from which parameters are learned", "用来学习参数的图像")),
    GlossaryTerm(
      ["translation", "shift"], "平移",
      Phrase("shifting a picture", "把图像移动一段距离")),
    GlossaryTerm(
      ["transposed convolution"], "转置卷积", accepted: ["反卷积"],
      Phrase("the backward pass of a convolution used as a forward operation", "把卷积的反向传播当作前向运算")),
    GlossaryTerm(
      ["true convolution"], "真正的卷积", accepted: ["数学卷积", "严格卷积"],
      Phrase("the same with the kernel turned by 180° first", "同样的运算，但先把卷积核旋转 180°")),
    GlossaryTerm(
      ["underfitting"], "欠拟合",
      Phrase("even the training loss stays high", "连训练损失也降不下来")),
    GlossaryTerm(
      ["unit"], "单元", accepted: ["神经元"],
      Phrase(
        "what computes one output: weighted inputs, added up, and a bias", "算出一个输出的部分：输入加权求和，再加偏置")),
    GlossaryTerm(
      ["update"], "更新", accepted: ["参数更新"],
      Phrase("changing the parameters by one step", "把参数改变一步")),
    GlossaryTerm(
      ["upstream gradient"], "上游梯度",
      Phrase("the gradient that arrives at an operation's output", "到达一个运算输出处的梯度")),
    GlossaryTerm(
      ["valid"], "有效卷积", accepted: ["valid 模式"],
      Phrase("no padding: only whole windows inside the input", "不填充：只用完全落在输入内的窗口")),
    GlossaryTerm(
      ["validation set"], "验证集",
      Phrase("pictures used to choose hyperparameters and when to stop", "用来选择超参数和决定何时停止的图像")),
    GlossaryTerm(
      ["weight"], "权重",
      Phrase("a number by which an input is multiplied", "与输入相乘的数")),
    GlossaryTerm(
      ["weight decay"], "权重衰减", accepted: ["L2 正则化"],
      Phrase("pulling weights towards 0 at each update", "每次更新都把权重往 0 拉")),
    GlossaryTerm(
      ["window"], "窗口", accepted: ["滑动窗口"],
      Phrase("the cells that a kernel covers at one place", "卷积核在一个位置上盖住的格")),
    GlossaryTerm(
      ["zeros in between"], "插零",
      Phrase(
        "zeros put between elements of a gradient for a stride above 1",
        "步幅大于 1 时，在梯度的元素之间插入的零")),
  ]
}
