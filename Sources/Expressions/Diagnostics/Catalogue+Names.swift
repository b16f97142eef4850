import Networks
import Tensors
import Terminal

extension Diagnostic {
  static func unknownName(
    _ name: String, at range: SourceRange, in session: Session
  ) -> Diagnostic {
    let known =
      Array(session.variables.keys) + FunctionTable.shared.names + Array(Constant.numbers.keys)
    return Diagnostic(
      "unknown-name",
      Phrase("there is no variable named \(name)", "没有名为 \(name) 的变量"),
      at: Label(range),
      help: wordHelp(name) ?? NearestName.question(name, among: known)
        ?? Phrase("\(name) = 3 makes one", "\(name) = 3 可以定义它"))
  }

  /// What to type in place of a word that a beginner tries.
  private static func wordHelp(_ name: String) -> Phrase? {
    if let number = numberWords[name.lowercased()] {
      return Phrase("a number is typed in digits: \(number)", "数要用数字写：\(number)")
    }
    if let command = commandWords[name] {
      return Phrase("the command is \(command)", "命令用英文写：\(command)")
    }
    if unitWords.contains(name) {
      return Phrase("a number is typed without a unit", "只写数，不带单位")
    }
    return nil
  }

  /// Commands by their Chinese names.
  private static let commandWords = [
    "提示": "hint", "答案": "solution", "跳过": "skip", "帮助": "help", "继续": "next",
    "下一步": "next", "返回": "back", "上一步": "back", "退出": "quit", "课程": "lessons",
    "练习": "practice", "步骤": "step", "重来": "restart", "不知道": "hint", "不会": "hint",
    "不懂": "hint",
  ]

  /// Units and counting words that a number does not take.
  private static let unitWords: Set<String> = [
    "个", "格", "幅", "张", "行", "列", "层", "倍", "次", "像素", "通道", "px",
  ]

  /// Numbers as words, which beginners try.
  private static let numberWords: [String: String] = {
    let english = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    let chinese = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    var words = ["hundred": "100", "thousand": "1000", "million": "1e6", "两": "2"]
    for (number, pair) in zip(english, chinese).enumerated() {
      words[pair.0] = "\(number)"
      words[pair.1] = "\(number)"
    }
    for word in ["infinity", "infty"] { words[word] = "inf" }
    return words
  }()

  /// `help(range)`: help is a command; what stands in the brackets is asked without them.
  static func helpCalled(_ asked: String, at range: SourceRange) -> Diagnostic {
    let name = asked.split(separator: ".").last.map(String.init) ?? ""
    let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let command = isName ? "help \(name)" : "help"
    return Diagnostic(
      "help-called",
      Phrase("help is a command here, not a function", "help 在这里是命令，不是函数"),
      at: Label(range),
      help: Phrase("\(command), without brackets", "\(command)，不加括号"))
  }

  static func unknownFunction(
    _ name: String, at range: SourceRange, in session: Session
  ) -> Diagnostic {
    let own = session.variables.filter {
      switch $0.value {
      case .network: true
      case .program(let box): Kinds.isCallable(box.value)
      default: false
      }
    }
    let known = FunctionTable.shared.names + Builtins.names + own.keys
    return Diagnostic(
      "unknown-function",
      Phrase("there is no function named \(name)", "没有名为 \(name) 的函数"),
      at: Label(range),
      help: functionTwins[name].map { Phrase("\($0) does this", "用 \($0) 可以做到") }
        ?? NearestName.question(name, among: known)
        ?? Phrase("help lists all functions", "输入 help 查看所有函数"))
  }

  /// Functions of other libraries, and what does their work here.
  private static let functionTwins = [
    "im2col": "unfold", "col2im": "fold", "imfilter": "filter2(k, x)", "corr2d": "conv2d(X, K)",
    "convn": "conv2d", "im2double": "image / 255",
    "vec": "flatten", "conv": "convolve(u, v)", "xcorr": "signal.correlate",
    "ravel_multi_index": "x[i, j]",
  ]

  static func functionNotCalled(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "function-not-called",
      Phrase("\(name) is a function", "\(name) 是一个函数"),
      at: Label(range),
      help: Phrase(
        "\(name)(…) calls it, help \(name) shows how", "用 \(name)(…) 调用，help \(name) 查看用法"))
  }

  static func libraryAlone(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "library-alone",
      Phrase("\(name) is a library's name, not a value", "\(name) 是库名，不是一个值"),
      at: Label(range),
      help: Phrase(
        "put a function after it, or leave it out: \(name).sum(x), sum(x)",
        "在它后面写函数，或者省略它：\(name).sum(x)、sum(x)"))
  }

  /// A library that is not here, by the name it was imported under.
  static func libraryElsewhere(
    _ name: String, _ path: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "library-elsewhere",
      name == path
        ? Phrase("\(name) is a library that is not here", "\(name) 是这里没有的库")
        : Phrase(
          "\(name) is \(path), which is not here", "\(name) 是 \(path)，这里没有它"),
      at: Label(range), help: twin(of: path))
  }

  /// What does the work of a library here.
  private static func twin(of path: String) -> Phrase {
    switch path.split(separator: ".").first {
    case "matplotlib", "seaborn":
      return Phrase("a value alone on a line is printed: x", "单独一行写一个值就会显示它：x")
    case "tensorflow", "keras", "fastai", "jax":
      return Phrase(
        "PyTorch's names are here: conv2d, max_pool2d, nn.Conv2d",
        "这里使用 PyTorch 的名称：conv2d、max_pool2d、nn.Conv2d")
    case "cv2", "skimage", "scipy":
      return Phrase(
        "scipy.signal and scipy.ndimage are here: ndimage.sobel(x), convolve2d(x, k)",
        "这里有 scipy.signal 和 scipy.ndimage：ndimage.sobel(x)、convolve2d(x, k)")
    case "d2l":
      return Phrase(
        "conv2d(X, K) is d2l's corr2d", "d2l 的 corr2d 就是 conv2d(X, K)")
    default:
      return Phrase(
        "torch, numpy, scipy and math are here", "这里有 torch、numpy、scipy 和 math")
    }
  }

  static func notInLibrary(
    _ name: String, _ library: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-in-library",
      Phrase(
        "\(library).\(name) is not known here", "这里不认识 \(library).\(name)"),
      at: Label(range),
      help: libraryHelp(name, of: library))
  }

  /// What to type instead of a name that a module does not have.
  static func libraryHelp(_ name: String, of path: String) -> Phrase? {
    if let help = absentHelp(name) { return help }
    let names = ModuleNames.names(of: ModuleNames.path(path) ?? path)
    if names.contains("\(name)_") { return NearestName.question(name, among: ["\(name)_"]) }
    if FunctionTable.shared.has(name) { return Phrase("\(name)(…) is", "可以直接用 \(name)(…)") }
    return NearestName.question(name, among: names)
  }

  /// What does the work of something well known that libraries have and that is not here.
  static func absentHelp(_ name: String) -> Phrase? {
    let word = name.lowercased()
    if ["fft", "ifft", "fft2", "ifft2", "rfft", "fftn"].contains(word) || word.hasPrefix("complex")
    {
      return Phrase(
        "there are no complex numbers here; signal.fftconvolve(x, k) and convolve2d(x, k) give the convolution itself",
        "这里没有复数；signal.fftconvolve(x, k) 和 convolve2d(x, k) 直接给出卷积")
    }
    if word.hasSuffix("3d") {
      return Phrase(
        "for volumes there are Conv3d, MaxPool3d and AvgPool3d; the slices of a volume can be its channels as well",
        "体数据有 Conv3d、MaxPool3d 和 AvgPool3d；也可以把体数据的切片当作通道")
    }
    if word.hasPrefix("transformer") || word.contains("attention") {
      return Phrase(
        "MultiheadAttention and TransformerEncoderLayer are here; attention itself is torch.softmax(q @ k.T / d**0.5, dim=-1) @ v",
        "这里有 MultiheadAttention 和 TransformerEncoderLayer；注意力本身是 torch.softmax(q @ k.T / d**0.5, dim=-1) @ v"
      )
    }
    return nil
  }

  static func noLastValue(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-last-value",
      Phrase(
        "\(name) is the last value, and there is none yet", "\(name) 是上一个值，现在还没有"),
      at: Label(range))
  }

  static func reservedName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "reserved-name",
      Phrase("\(name) cannot be assigned", "\(name) 不能被赋值"), at: Label(range),
      help: Phrase("choose another name", "换一个名字"))
  }

  static func unknownAttribute(
    _ name: String, of value: Value, at range: SourceRange
  ) -> Diagnostic {
    var known = FunctionTable.shared.names + ["shape", "T", "ndim", "grad", "values", "indices"]
    if case .program(let box) = value, let object = box.value.object {
      known = ProgramObject.methodNames.filter(object.hasMethod)
    }
    let kind = value.kindPhrase
    return Diagnostic(
      "unknown-attribute",
      Phrase("\(kind.english) has no '\(name)'", "\(kind.chinese)没有 '\(name)'"),
      at: Label(range),
      help: listHelp(value, name) ?? NearestName.question(name, among: known))
  }

  /// How a tensor becomes a list, where a method is a list's.
  private static func listHelp(_ value: Value, _ name: String) -> Phrase? {
    guard case .tensor = value, ListObject([]).hasMethod(name) else { return nil }
    return Phrase(
      "[1, 2] is a tensor here; x = x.tolist() makes it a list",
      "[1, 2] 在这里是张量；x = x.tolist() 把它变成列表")
  }

  static func noParameter(
    _ name: String, of network: Network, at range: SourceRange
  ) -> Diagnostic {
    let names = network.parameterExpressions(prefix: "").map { String($0.drop { $0 == "." }) }
    let question = NearestName.question(
      name, among: network.graph.map(\.name) + SettingChange.names(of: network))
    return Diagnostic(
      "no-parameter",
      Phrase("this network has no '\(name)' of its own", "这个网络自身没有 '\(name)'"),
      at: Label(range),
      help: question
        ?? (names.isEmpty
          ? nil
          : Phrase(
            "its parameters: \(names.prefix(8).joined(separator: ", "))",
            "它的参数：\(names.prefix(8).joined(separator: "、"))")))
  }

  static func noGradientYet(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-gradient-yet",
      Phrase("\(name) has no gradient yet", "\(name) 还没有梯度"),
      at: Label(range),
      help: Phrase(
        "backward(L) of a scalar L that was computed from it",
        "先对由它算出的标量 L 调用 backward(L)"))
  }
}
