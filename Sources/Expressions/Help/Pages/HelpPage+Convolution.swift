import Terminal

/// Convolution in its several forms, and borders.
extension HelpPage {
  static let convolution: [HelpPage] = [
    HelpPage(
      "conv2d", .convolution,
      Phrase(
        "slides each filter over the image and adds up the products under it",
        "让每个滤波器在图像上滑动，把对应位置的乘积加起来"),
      formula: Phrase(same: "y[f,i,j] = b[f] + Σ x[c, i·S+u·D−P, j·S+v·D−P] · w[f,c,u,v]"),
      shapes: Phrase(
        "H×W with KH×KW → H'×W'\nC×H×W with O×C×KH×KW → O×H'×W'",
        "H×W 与 KH×KW → H'×W'\nC×H×W 与 O×C×KH×KW → O×H'×W'"),
      notes: [
        Phrase(
          "as in PyTorch the kernel is not turned; conv2 turns it",
          "与 PyTorch 一样不翻转卷积核；conv2 会翻转"),
        Phrase(
          "a side of the output is ⌊(W+2P−D·(F−1)−1)/S⌋+1",
          "输出每边的长度是 ⌊(W+2P−D·(F−1)−1)/S⌋+1"),
        Phrase(
          "padding is a number, a pair (rows, columns), 'valid', 'same' or 'full'",
          "padding 可以是一个数、一对数（行、列）、'valid'、'same' 或 'full'"),
      ],
      examples: Phrase(
        same: """
          > x = [1 2 3; 4 5 6; 7 8 9];
          > conv2d(x, [1 0; 0 -1])
          2×2
          -4  -4
          -4  -4
          > conv2d(x, ones(2, 2), stride=2, padding=1)
          2×2
           1   5
          11  28
          """),
      seeAlso: "conv1d conv2 max_pool2d unfold size step"),
    HelpPage(
      "conv1d", .convolution,
      Phrase(
        "slides each filter along a row of numbers and adds up the products",
        "让每个滤波器沿一行数滑动，把乘积加起来"),
      formula: Phrase(same: "y[f,i] = b[f] + Σ x[c, i·S+u·D−P] · w[f,c,u]"),
      shapes: Phrase(
        "L with K → L'\nC×L with O×C×K → O×L'",
        "L 与 K → L'\nC×L 与 O×C×K → O×L'"),
      notes: [
        Phrase(
          "as in PyTorch the kernel is not turned; conv2 turns it",
          "与 PyTorch 一样不翻转卷积核；conv2 会翻转")
      ],
      examples: Phrase(
        same: """
          > conv1d([1 2 3 4 5], [1 0 -1])
          3
          -2  -2  -2
          > conv1d([1 2 3 4 5], [1 1], stride=2)
          2
          3  7
          """),
      seeAlso: "conv2d convolve max_pool1d"),
    HelpPage(
      "conv_transpose2d", .convolution,
      Phrase(
        "spreads each input number over the output, weighted by the kernel; the backward pass of conv2d used forward",
        "把每个输入数按卷积核加权铺到输出上；即把 conv2d 的反向传播当作前向运算"),
      formula: Phrase(same: "H' = (H−1)·S − 2P + D·(K−1) + output_padding + 1"),
      shapes: Phrase(
        "C×H×W with C×O×KH×KW → O×H'×W'",
        "C×H×W 与 C×O×KH×KW → O×H'×W'"),
      notes: [
        Phrase(
          "several input sizes give one output size of conv2d; output_padding chooses among them",
          "conv2d 的一个输出尺寸对应多个输入尺寸；output_padding 从中选择")
      ],
      examples: Phrase(
        same: """
          > conv_transpose2d([1 2; 3 4], ones(2, 2))
          3×3
          1   3  2
          4  10  6
          3   7  4
          > conv_transpose2d([1 2; 3 4], [1 0; 0 1], stride=2)
          4×4
          1  0  2  0
          0  1  0  2
          3  0  4  0
          0  3  0  4
          """),
      seeAlso: "conv2d grad fold"),
    HelpPage(
      "conv2", .convolution,
      Phrase(
        "true convolution as in MATLAB: the kernel is turned by 180° first",
        "与 MATLAB 相同的真正的卷积：先把卷积核旋转 180°"),
      formula: Phrase(same: "y[i,j] = Σ A[u,v] · B[i−u, j−v]"),
      shapes: Phrase(
        same: "shape='full': H+KH−1 × W+KW−1\nshape='same': H×W\nshape='valid': H−KH+1 × W−KW+1"),
      examples: Phrase(
        same: """
          > x = [1 2 3; 4 5 6; 7 8 9];
          > conv2(x, [1 0; 0 -1], 'valid')
          2×2
          4  4
          4  4
          > conv2([1 2; 3 4], [1 1])
          2×3
          1  3  2
          3  7  4
          """),
      seeAlso: "conv2d filter2 convolve2d rot90"),
    HelpPage(
      "filter2", .convolution,
      Phrase(
        "correlation as in MATLAB: the kernel H is not turned, the result as large as X",
        "与 MATLAB 相同的互相关：卷积核 H 不翻转，结果与 X 一样大"),
      formula: Phrase(same: "y[i,j] = Σ X[i+u, j+v] · H[u,v]"),
      notes: [
        Phrase("the kernel comes first", "卷积核写在前面")
      ],
      examples: Phrase(
        same: """
          > x = [1 2 3; 4 5 6; 7 8 9];
          > filter2(ones(3, 3), x)
          3×3
          12  21  16
          27  45  33
          24  39  28
          > filter2([1 0; 0 -1], x, 'valid')
          2×2
          -4  -4
          -4  -4
          """),
      seeAlso: "conv2 conv2d correlate2d"),
    HelpPage(
      "convolve2d", .convolution,
      Phrase(
        "true convolution as in SciPy, with a choice of what lies outside the image",
        "与 SciPy 相同的真正的卷积，可选择图像之外取什么值"),
      formula: Phrase(same: "y[i,j] = Σ in1[u,v] · in2[i−u, j−v]"),
      notes: [
        Phrase(
          "boundary: 'fill' with fillvalue, 'wrap' or 'symm'",
          "boundary：'fill'（用 fillvalue 填充）、'wrap'（环绕）或 'symm'（镜像）")
      ],
      examples: Phrase(
        same: """
          > x = [1 2 3; 4 5 6; 7 8 9];
          > convolve2d(x, [1 1; 1 1], mode='valid')
          2×2
          12  16
          24  28
          > convolve2d(x, [0 1 0], mode='same', boundary='wrap')
          3×3
          1  2  3
          4  5  6
          7  8  9
          """),
      seeAlso: "correlate2d conv2 pad"),
    HelpPage(
      "correlate2d", .convolution,
      Phrase(
        "correlation as in SciPy: convolve2d without turning the kernel",
        "与 SciPy 相同的互相关：即不翻转卷积核的 convolve2d"),
      formula: Phrase(same: "y[i,j] = Σ in1[i+u, j+v] · in2[u,v]"),
      notes: [
        Phrase(
          "boundary: 'fill' with fillvalue, 'wrap' or 'symm'",
          "boundary：'fill'（用 fillvalue 填充）、'wrap'（环绕）或 'symm'（镜像）")
      ],
      examples: Phrase(
        same: """
          > x = [1 2 3; 4 5 6; 7 8 9];
          > correlate2d(x, [1 0; 0 -1], mode='valid')
          2×2
          -4  -4
          -4  -4
          """),
      seeAlso: "convolve2d conv2d filter2"),
    HelpPage(
      "convolve", .convolution,
      Phrase("true convolution of two rows of numbers, as in NumPy", "两行数的真正的卷积，与 NumPy 相同"),
      formula: Phrase(same: "y[i] = Σ a[u] · v[i−u]"),
      notes: [
        Phrase("mode: 'full', 'same' or 'valid'", "mode：'full'、'same' 或 'valid'"),
        Phrase(
          "it multiplies polynomials: (1+2t)(1+3t) = 1+5t+6t²",
          "它就是多项式乘法：(1+2t)(1+3t) = 1+5t+6t²"),
      ],
      examples: Phrase(
        same: """
          > convolve([1 2], [1 3])
          3
          1  5  6
          > convolve([1 2 3 4], [1 -1], mode='valid')
          3
          1  1  1
          """),
      seeAlso: "conv1d correlate conv2"),
    HelpPage(
      "correlate", .convolution,
      Phrase("correlation of two rows of numbers, as in NumPy", "两行数的互相关，与 NumPy 相同"),
      formula: Phrase(same: "y[i] = Σ a[i+u] · v[u]"),
      notes: [
        Phrase(
          "bare, as in NumPy, mode is 'valid'; signal.correlate is 'full' as in SciPy",
          "直接写时与 NumPy 相同，默认 'valid'；signal.correlate 与 SciPy 相同，默认 'full'")
      ],
      examples: Phrase(
        same: """
          > correlate([1 2 3 4], [1 0 -1])
          2
          -2  -2
          > signal.correlate([1 2 3], [0 1])
          4
          1  2  3  0
          """),
      seeAlso: "convolve conv1d correlate2d"),
    HelpPage(
      "pad", .convolution,
      Phrase("puts a border round the input", "在输入四周加一圈"),
      notes: [
        Phrase(
          "one number pads every side; more go left, right, top, bottom: the last dimension first",
          "一个数填充所有边；多个数依次为左、右、上、下，从最后一维开始"),
        Phrase(
          "mode: 'constant', 'reflect', 'replicate' or 'circular'",
          "mode：'constant'、'reflect'（反射）、'replicate'（复制）或 'circular'（循环）"),
        Phrase(
          "np.pad takes pairs (before, after), the first dimension first",
          "np.pad 接受成对的数（前、后），从第一维开始"),
      ],
      examples: Phrase(
        same: """
          > pad([1 2; 3 4], 1)
          4×4
          0  0  0  0
          0  1  2  0
          0  3  4  0
          0  0  0  0
          > pad([1 2 3], (2, 0), mode='reflect')
          5
          3  2  1  2  3
          > np.pad([1 2; 3 4], ((1, 0), (0, 0)))
          3×2
          0  0
          1  2
          3  4
          """),
      seeAlso: "conv2d flip"),
  ]
}
