import Terminal

/// Commands of the prompt.
extension HelpPage {
  static let commands: [HelpPage] =
    sessionCommands + lessonCommands + trainingCommands

  private static let sessionCommands: [HelpPage] = [
    HelpPage(
      "help", .commands,
      Phrase(
        "lists everything, or explains a function, a command or a term",
        "列出全部内容，或说明一个函数、命令或术语"),
      usage: ["help [NAME]", "NAME?", "?NAME"],
      notes: [
        Phrase(
          "terms are found in English and Chinese: help stride, help 步幅",
          "术语中英文都能查：help stride、help 步幅")
      ],
      seeAlso: "example vars"),
    HelpPage(
      "size", .commands,
      Phrase(
        "the output-size formula with its numbers, what is left over and what would fit",
        "代入数字的输出尺寸公式，剩下多少，怎样正好"),
      usage: ["size W F [P] [S] [--dilation D] [--ceil] [--out N]"],
      notes: [
        Phrase(
          "one of the values may be ?; then --out says the output",
          "其中一个值可以写 ?，这时用 --out 给出输出"),
        Phrase("size(x) with a bracket is the function", "带括号的 size(x) 是函数"),
      ],
      examples: Phrase(
        """
        > size 32 5 2
        (32−5+2·2)/1+1 = 32
        > size 224 11 0 4
        (224−11+2·0)/4+1 = 54.25 → 54
        left over: 1 of the 4 cells of one more step
        what would fit:
          W = 227 gives 55
          W = 223 gives 54
          P = 2 gives 55 (1 cell of padding left over)
          S = 3 gives 72
        > size 32 5 ? 1 --out 32
        P = 2
        (32−5+2·2)/1+1 = 32
        """,
        """
        > size 32 5 2
        (32−5+2·2)/1+1 = 32
        > size 224 11 0 4
        (224−11+2·0)/4+1 = 54.25 → 54
        剩下 1 格，再走一步需要 4 格
        改成这样就正好：
          W = 227 得 55
          W = 223 得 54
          P = 2 得 55（只剩 1 格填充）
          S = 3 得 72
        > size 32 5 ? 1 --out 32
        P = 2
        (32−5+2·2)/1+1 = 32
        """),
      seeAlso: "out_size coverage stride"),
    HelpPage(
      "step", .commands,
      Phrase("every step of one operation, number by number", "逐个数地显示一个运算的每一步"),
      usage: ["step EXPRESSION"],
      notes: [
        Phrase("for example: step conv2d(x, [1 0; 0 1])", "例如：step conv2d(x, [1 0; 0 1])"),
        Phrase(
          "keys: space next, ← back, r a row, e to the end, a plays, v the other view, q leaves",
          "按键：空格 下一步，← 上一步，r 一行，e 到底，a 播放，v 换视角，q 离开"),
        Phrase(
          "step grad(L, w) walks through a gradient; --predict asks before it shows",
          "step grad(L, w) 逐步走完一个梯度；--predict 先提问再显示"),
      ],
      seeAlso: "trace why"),
    HelpPage(
      "trace", .commands,
      Phrase(
        "every intermediate value forward, then every gradient backward",
        "先正向列出每个中间值，再反向列出每个梯度"),
      usage: ["trace EXPRESSION"],
      notes: [
        Phrase("for example: trace sum(relu(conv2d(x, w)))", "例如：trace sum(relu(conv2d(x, w)))"),
        Phrase(
          "where the value is not one number, the gradient is that of its sum",
          "值不是一个数时，梯度是对它的总和求的"),
      ],
      seeAlso: "step why grad backward"),
    HelpPage(
      "why", .commands,
      Phrase("where one number comes from: every term of it", "一个数从哪里来：列出它的每一项"),
      usage: ["why ELEMENT [--depth N]"],
      notes: [
        Phrase(
          "why y[0,1], or why grad(L, w)[0,1] for a gradient",
          "why y[0,1]；梯度写 why grad(L, w)[0,1]"),
        Phrase(
          "--depth N goes on with what the terms were computed from",
          "--depth N 继续追溯各项由什么算出"),
      ],
      seeAlso: "step trace"),
    HelpPage(
      "vars", .commands,
      Phrase("lists the variables", "列出所有变量"),
      usage: ["vars"],
      seeAlso: "clear save"),
    HelpPage(
      "clear", .commands,
      Phrase("forgets all variables, or one", "清除所有变量，或其中一个"),
      usage: ["clear [NAME]"],
      seeAlso: "vars"),
    HelpPage(
      "precision", .commands,
      Phrase("how many decimals are printed, 0 to 17; 4 to begin with", "显示几位小数，0 到 17；开始时是 4"),
      usage: ["precision N"],
      examples: Phrase(
        same: """
          > precision 2
          > 2/3
          0.67
          """),
      seeAlso: "round print"),
    HelpPage(
      "language", .commands,
      Phrase("English or Chinese for everything the program says", "程序说的话用英文还是中文"),
      usage: ["language en|zh"],
      seeAlso: "help"),
    HelpPage(
      "save", .commands,
      Phrase(
        "writes the inputs that succeeded to a file that can be run again",
        "把成功的输入写进文件，可以再次运行"),
      usage: ["save FILE"],
      notes: [
        Phrase(
          "save('m.safetensors', net) with a bracket writes a network",
          "带括号的 save('m.safetensors', net) 写出网络")
      ],
      seeAlso: "load"),
    HelpPage(
      "load", .commands,
      Phrase("runs a file of inputs in this session", "在当前会话里运行一个输入文件"),
      usage: ["load FILE"],
      notes: [
        Phrase(
          "net = load('m.safetensors') with a bracket reads a network",
          "带括号的 net = load('m.safetensors') 读取网络")
      ],
      seeAlso: "save"),
    HelpPage(
      "quit", .commands,
      Phrase("leaves the program; Ctrl-D does too", "退出程序；Ctrl-D 也可以"),
      usage: ["quit"],
      seeAlso: "exit save"),
    HelpPage(
      "exit", .commands,
      Phrase("leaves the program; Ctrl-D does too", "退出程序；Ctrl-D 也可以"),
      usage: ["exit"],
      seeAlso: "quit save"),
    HelpPage(
      "example", .commands,
      Phrase(
        "puts an example of a function into the line, ready to be changed",
        "把某个函数的例子放进输入行，可以修改"),
      usage: ["example NAME"],
      seeAlso: "help"),
  ]
}
