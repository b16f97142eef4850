import Tensors
import Terminal

/// What libraries call one convolution.
struct ConvolutionConventions {
  private let geometry: ConvGeometry
  private let x: String
  private let w: String

  init(_ geometry: ConvGeometry, x: String, w: String) {
    self.geometry = geometry
    self.x = x
    self.w = w
  }

  private var window: WindowGeometry { geometry.window }
  private var rows: AxisGeometry { window.rows }
  private var columns: AxisGeometry { window.columns }
  private var output: (rows: Int, columns: Int) { (rows.output, columns.output) }

  func entries(_ node: Node<Double>) -> [Conventions.Entry] {
    [pytorch, tensorFlow, onnx, caffe, scipy, matlab, textbook(node)]
  }

  private func setting(_ name: String, _ a: Int, _ b: Int, unless standard: Int) -> String {
    a == standard && b == standard ? "" : ", \(name)=\(ConventionWords.pair(a, b))"
  }

  private var pytorch: Conventions.Entry {
    let isEven = rows.before == rows.after && columns.before == columns.after
    let padded =
      isEven
      ? x : "F.pad(\(x), (\(columns.before), \(columns.after), \(rows.before), \(rows.after)))"
    let padding = isEven ? setting("padding", rows.before, columns.before, unless: 0) : ""
    return Conventions.Entry(
      name: Phrase(same: "PyTorch"),
      call: "F.conv2d(\(padded), \(w)\(setting("stride", rows.stride, columns.stride, unless: 1))"
        + padding + setting("dilation", rows.dilation, columns.dilation, unless: 1)
        + (geometry.groups > 1 ? ", groups=\(geometry.groups)" : "") + ")",
      notes: [
        ConventionWords.channelsFirst,
        Phrase("filters O×I×KH×KW, not turned", "滤波器 O×I×KH×KW，不翻转"), ConventionWords.roundsDown,
      ], output: output, result: nil)
  }

  private var tensorFlow: Conventions.Entry {
    let padding =
      ConventionWords.isUnpadded(window)
      ? "'VALID'"
      : ConventionWords.isSame(window) ? "'SAME'" : ConventionWords.explicit(window)
    return Conventions.Entry(
      name: Phrase(same: "TensorFlow, Keras"),
      call:
        "tf.nn.conv2d(\(x), \(w), strides=\(ConventionWords.pair(rows.stride, columns.stride)), padding=\(padding)"
        + setting("dilations", rows.dilation, columns.dilation, unless: 1) + ")",
      notes: [
        ConventionWords.channelsLast,
        Phrase("filters KH×KW×I×O, not turned", "滤波器 KH×KW×I×O，不翻转"),
        ConventionWords.isSame(window)
          ? Phrase("an odd cell of SAME goes behind", "SAME 多出的一格放在后面")
          : ConventionWords.sameNote(window),
      ], output: output, result: nil)
  }

  private var onnx: Conventions.Entry {
    Conventions.Entry(
      name: Phrase(same: "ONNX"),
      call:
        "Conv(strides=[\(rows.stride),\(columns.stride)], pads=[\(rows.before),\(columns.before),\(rows.after),\(columns.after)]"
        + ", dilations=[\(rows.dilation),\(columns.dilation)], group=\(geometry.groups))",
      notes: [
        ConventionWords.channelsFirst,
        Phrase("pads: first all in front, then all behind", "pads：先写所有前面的，再写所有后面的"),
      ], output: output, result: nil)
  }

  private var caffe: Conventions.Entry {
    let isEven = rows.before == rows.after && columns.before == columns.after
    return Conventions.Entry(
      name: Phrase(same: "Caffe"),
      call: isEven
        ? "kernel_h: \(rows.kernel) kernel_w: \(columns.kernel) stride_h: \(rows.stride) stride_w: \(columns.stride) pad_h: \(rows.before) pad_w: \(columns.before)"
        : "–",
      notes: [
        ConventionWords.channelsFirst,
        isEven
          ? Phrase(
            "rounds down here, but up when it pools", "卷积向下取整，但池化向上取整")
          : Phrase(
            "pads both sides alike, so this takes a layer of its own", "两侧填充必须相同，这里需要另加一层"),
      ], output: output, result: nil)
  }

  private var scipy: Conventions.Entry {
    let whole = [rows, columns]
    let mode: String?
    if ConventionWords.isUnpadded(window) {
      mode = "'valid'"
    } else if whole.allSatisfy({ $0.before == $0.kernel - 1 && $0.after == $0.before }) {
      mode = "'full'"
    } else if whole.allSatisfy({ $0.before + $0.after == $0.kernel - 1 && $0.before == $0.after }) {
      mode = "'same'"
    } else {
      mode = nil
    }
    let isPlane = geometry.inputChannels == 1 && geometry.outputChannels == 1
    let isDense = rows.dilation == 1 && columns.dilation == 1
    let strides =
      rows.stride == 1 && columns.stride == 1 ? "" : "[::\(rows.stride), ::\(columns.stride)]"
    let padded =
      "np.pad(\(x), ((\(rows.before), \(rows.after)), (\(columns.before), \(columns.after))))"
    return Conventions.Entry(
      name: Phrase(same: "SciPy"),
      call: isPlane && isDense
        ? "correlate2d(\(mode == nil ? padded : x), \(w), \(mode ?? "'valid'"))\(strides)" : "–",
      notes: [
        isPlane && isDense
          ? Phrase("one map, no stride of its own", "只处理一张图，没有步幅参数")
          : Phrase(
            "takes one map and one kernel, without dilation", "只处理一张图和一个核，没有空洞率"),
        Phrase("convolve2d would turn the kernel", "convolve2d 会翻转卷积核"),
      ], output: output, result: nil)
  }

  private var matlab: Conventions.Entry {
    let isSame = ConventionWords.isSame(window) && !ConventionWords.isUnpadded(window)
    return Conventions.Entry(
      name: Phrase(same: "MATLAB"),
      call:
        "convolution2dLayer(\(ConventionWords.row(rows.kernel, columns.kernel)), \(geometry.outputChannels), Stride=\(ConventionWords.row(rows.stride, columns.stride)), Padding="
        + (isSame
          ? "'same'" : "[\(rows.before) \(rows.after) \(columns.before) \(columns.after)]")
        + (rows.dilation == 1 && columns.dilation == 1
          ? "" : ", DilationFactor=\(ConventionWords.row(rows.dilation, columns.dilation))") + ")",
      notes: [
        Phrase("H×W×C×N, filters KH×KW×I×O, not turned", "H×W×C×N，滤波器 KH×KW×I×O，不翻转"),
        Phrase("conv2 turns the kernel, filter2 does not", "conv2 翻转卷积核，filter2 不翻转"),
      ], output: output, result: nil)
  }

  /// The same sizes with the kernel turned by 180° first.
  private func textbook(_ node: Node<Double>) -> Conventions.Entry {
    var result: Tensor<Double>?
    if let flipped = try? Rearrangement.flip(
      node.inputs[1].value.shape,
      Array(max(0, node.inputs[1].value.shape.rank - 2)..<node.inputs[1].value.shape.rank)),
      let convolution = try? Convolution(
        name: "convolve", geometry: geometry, outputShape: node.value.shape)
    {
      let turned = Node(flipped, [node.inputs[1]])
      result = Node(convolution, [node.inputs[0], turned] + node.inputs.dropFirst(2)).value
    }
    return Conventions.Entry(
      name: Phrase("textbook (true convolution)", "教科书（真正的卷积）"),
      call: "(\(x) ∗ \(w))[i,j] = Σ \(x)[i−a, j−b]·\(w)[a,b]",
      notes: [
        Phrase("the kernel is turned by 180° first, so the numbers are:", "先把卷积核旋转 180°，结果是：")
      ], output: output, result: result)
  }
}
