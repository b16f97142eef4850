import Terminal

/// Arithmetic about windows, and the classic kernels.
extension HelpPage {
  static let sizes: [HelpPage] = [
    HelpPage(
      "out_size", .sizes,
      Phrase("how many places a window has along a side", "窗口沿一边有多少个位置"),
      formula: Phrase(
        "⌊(W−F+2P)/S⌋+1; with dilation D·(F−1)+1 for F",
        "⌊(W−F+2P)/S⌋+1；有空洞时 F 换成 D·(F−1)+1"),
      notes: [
        Phrase(
          "the command size also says what is left over, and solves for any letter",
          "命令 size 还会说明剩下多少，并可求任一字母")
      ],
      examples: Phrase(
        same: """
          > out_size(32, 5, 2)
          32
          > out_size(224, 11, 0, 4)
          54
          """),
      seeAlso: "size coverage receptive_field conv2d"),
    HelpPage(
      "receptive_field", .sizes,
      Phrase("how many input cells a side one unit can see", "一个单元沿一边能看到多少个输入格"),
      formula: Phrase("r = 1 + Σ D·(F−1) · (strides before it)", "r = 1 + Σ D·(F−1) · (之前各层步幅之积)"),
      notes: [
        Phrase(
          "takes a network, or rows of kernel and stride (and dilation)",
          "接受网络，或每行写卷积核大小、步幅（和空洞率）的表")
      ],
      examples: Phrase(
        same: """
          > receptive_field([3 1; 3 1; 2 2])
          6
          """),
      seeAlso: "out_size coverage"),
    HelpPage(
      "coverage", .sizes,
      Phrase("how often each cell of the input is under the window", "输入的每一格被窗口覆盖多少次"),
      notes: [
        Phrase("one number for both sides, or a pair (rows, columns)", "两边相同时写一个数，否则写一对（行、列）")
      ],
      examples: Phrase(
        same: """
          > coverage(5, 3)
          5×5
          1  2  3  2  1
          2  4  6  4  2
          3  6  9  6  3
          2  4  6  4  2
          1  2  3  2  1
          > coverage((1, 7), (1, 3), 0, 2)
          1×7
          1  1  2  1  2  1  1
          """),
      seeAlso: "out_size fold"),
    HelpPage(
      "kernel", .sizes,
      Phrase("a classic filter by name", "按名字给出经典的滤波器"),
      notes: [
        Phrase(
          "names: identity sobel_x sobel_y prewitt_x prewitt_y scharr_x scharr_y laplacian laplacian8 sharpen emboss box gaussian box5 gaussian5 log5",
          "可用的名字：identity、sobel_x、sobel_y、prewitt_x、prewitt_y、scharr_x、scharr_y、laplacian、laplacian8、sharpen、emboss、box、gaussian、box5、gaussian5、log5"
        )
      ],
      examples: Phrase(
        same: """
          > kernel('sobel_x')
          3×3
          -1  0  1
          -2  0  2
          -1  0  1
          > kernel('box')
          3×3
          0.1111  0.1111  0.1111
          0.1111  0.1111  0.1111
          0.1111  0.1111  0.1111
          """),
      seeAlso: "conv2d filter2"),
  ]
}
