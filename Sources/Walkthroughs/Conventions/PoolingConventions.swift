import Tensors
import Terminal

/// What libraries call one pooling.
struct PoolingConventions {
  private let geometry: PlaneGeometry
  private let name: String
  private let x: String

  init(_ geometry: PlaneGeometry, _ name: String, x: String) {
    self.geometry = geometry
    self.name = name
    self.x = x
  }

  private var rows: AxisGeometry { geometry.window.rows }
  private var columns: AxisGeometry { geometry.window.columns }
  private var output: (rows: Int, columns: Int) { (rows.output, columns.output) }
  private var kernel: String { ConventionWords.pair(rows.kernel, columns.kernel) }
  private var stride: String { ConventionWords.pair(rows.stride, columns.stride) }
  private var padding: String { ConventionWords.pair(rows.before, columns.before) }

  /// The same window where a last one may stick out.
  private var roundedUp: (rows: Int, columns: Int) {
    func output(_ axis: AxisGeometry) -> Int {
      let up = try? AxisGeometry(
        input: axis.input, kernel: axis.kernel, before: axis.before, after: axis.after,
        stride: axis.stride, dilation: axis.dilation, ceilMode: true)
      return up?.output ?? axis.output
    }
    return (output(rows), output(columns))
  }

  var entries: [Conventions.Entry] {
    let isCeiled = rows.ceilMode || columns.ceilMode
    let isUnpadded = ConventionWords.isUnpadded(geometry.window)
    let isSame = ConventionWords.isSame(geometry.window)
    let same = (ConventionWords.same(rows).output, ConventionWords.same(columns).output)
    return [
      Conventions.Entry(
        name: Phrase(same: "PyTorch"),
        call: "F.\(name)(\(x), \(kernel), stride=\(stride), padding=\(padding)"
          + (isCeiled ? ", ceil_mode=True)" : ")"),
        notes: [
          ConventionWords.channelsFirst,
          Phrase(
            "the stride is the window's size unless given; ceil_mode=True rounds up",
            "不写步幅时等于窗口大小；ceil_mode=True 向上取整"),
        ], output: output, result: nil),
      Conventions.Entry(
        name: Phrase(same: "TensorFlow, Keras"),
        call:
          "tf.nn.pool(\(x), [\(rows.kernel), \(columns.kernel)], strides=[\(rows.stride), \(columns.stride)], padding=\(isUnpadded ? "'VALID'" : "'SAME'"))",
        notes: [
          ConventionWords.channelsLast,
          isUnpadded || isSame
            ? Phrase("averages leave out the padding", "平均时不计填充")
            : Phrase(
              "only VALID and SAME: SAME gives \(same.0)×\(same.1)",
              "只有 VALID 和 SAME：SAME 得到 \(same.0)×\(same.1)"),
        ], output: isUnpadded ? output : same, result: nil),
      Conventions.Entry(
        name: Phrase(same: "ONNX"),
        call:
          "kernel_shape=[\(rows.kernel),\(columns.kernel)], strides=[\(rows.stride),\(columns.stride)], pads=[\(rows.before),\(columns.before),\(rows.after),\(columns.after)], ceil_mode=\(isCeiled ? 1 : 0)",
        notes: [
          Phrase(
            "averages leave out the padding unless count_include_pad=1",
            "平均时不计填充，除非 count_include_pad=1")
        ],
        output: output, result: nil),
      Conventions.Entry(
        name: Phrase(same: "Caffe"),
        call:
          "kernel_h: \(rows.kernel) kernel_w: \(columns.kernel) stride_h: \(rows.stride) stride_w: \(columns.stride) pad_h: \(rows.before) pad_w: \(columns.before)",
        notes: [Phrase("rounds up when it pools", "池化时向上取整")], output: roundedUp, result: nil),
      Conventions.Entry(
        name: Phrase(same: "MATLAB"),
        call:
          "Stride=[\(rows.stride) \(columns.stride)], Padding=[\(rows.before) \(rows.after) \(columns.before) \(columns.after)]",
        notes: [
          Phrase(
            "a layer of size [\(rows.kernel) \(columns.kernel)]; rounds down",
            "层的窗口为 [\(rows.kernel) \(columns.kernel)]；向下取整")
        ],
        output: output, result: nil),
    ]
  }
}
