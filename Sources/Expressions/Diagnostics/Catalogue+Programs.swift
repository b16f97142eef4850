import Terminal

/// What can be wrong in a program while it runs.
extension ProgramFailure {
  /// How many arguments are wanted: `1`, or `1–3`.
  private static func count(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  static func argumentCount(_ function: String, found: Int, wanted: ClosedRange<Int>)
    -> ProgramFailure
  {
    ProgramFailure(
      "TypeError", "program-argument-count",
      Phrase(
        "\(function) takes \(Self.count(wanted)) argument\(wanted.upperBound == 1 ? "" : "s"), \(found) given",
        "\(function) 接受 \(Self.count(wanted)) 个参数，这里给了 \(found) 个"))
  }

  static func unknownArgument(_ name: String, of function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-unknown-argument",
      Phrase(
        "\(function) has no argument named '\(name)'",
        "\(function) 没有名为 '\(name)' 的参数"))
  }

  static func missingArgument(_ names: [String], of function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-missing-argument",
      Phrase(
        "\(function) needs the argument\(names.count == 1 ? "" : "s") \(Diagnostic.quoted(names))",
        "\(function) 缺少参数 \(Diagnostic.quoted(names, "、"))"))
  }

  static func repeatedArgument(_ name: String, of function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-repeated-argument",
      Phrase(
        "\(function) is given '\(name)' twice",
        "\(function) 的参数 '\(name)' 给了两次"))
  }

  static func notIndexable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-indexable",
      Phrase(
        "a value of type \(type) has no elements to pick",
        "\(type) 类型的值没有可取的元素"))
  }

  static func elementsNotAssignable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-elements-fixed",
      Phrase(
        "the elements of a value of type \(type) cannot be changed",
        "\(type) 类型的值的元素不能改变"),
      help: Phrase(
        "list(x) makes a list of them, whose elements can",
        "list(x) 得到元素可以改变的列表"))
  }

  static func notIterable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-iterable",
      Phrase(
        "a value of type \(type) cannot be gone through",
        "\(type) 类型的值不能逐个取出"))
  }

  static func attributeNotAssignable(_ name: String, of type: String) -> ProgramFailure {
    ProgramFailure(
      "AttributeError", "program-attribute-fixed",
      Phrase(
        "'\(name)' of a value of type \(type) cannot be assigned",
        "\(type) 类型的值的 '\(name)' 不能被赋值"))
  }

  static func notCallable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-callable",
      Phrase(
        "a value of type \(type) cannot be called",
        "\(type) 类型的值不能被调用"))
  }

  static func tooLong(_ count: Int, limit: Int) -> ProgramFailure {
    ProgramFailure(
      "MemoryError", "program-too-long",
      Phrase(
        "a list, a tuple or a text may have at most \(limit) elements; this one would have \(count == .max ? "more" : "\(count)")",
        "列表、元组和字符串最多有 \(limit) 个元素，这里会有\(count == .max ? "更多" : " \(count) 个")"))
  }

  static func indexKind(_ kind: String, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-index-kind",
      Phrase(
        "an index of \(kind) must be a whole number or a slice, not \(type)",
        "\(kind) 的下标要用整数或切片，不能用 \(type)"))
  }

  static func indexOutOfRange(_ kind: String, _ index: Int, _ count: Int) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-index-out-of-range",
      Phrase(
        "\(kind) index \(index) is out of range: there \(count == 1 ? "is 1 element" : "are \(count) elements")",
        "\(kind) 的下标 \(index) 超出范围：共有 \(count) 个元素"))
  }

  static func notInList(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-not-in-list",
      Phrase(
        "\(text) is not in it",
        "里面没有 \(text)"))
  }

  static func unpacking(_ found: Int, into count: Int) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-unpacking",
      Phrase(
        "\(found) value\(found == 1 ? "" : "s") for \(count) target\(count == 1 ? "" : "s")",
        "\(count) 个目标得到了 \(found) 个值"))
  }

  static func emptyPop() -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-empty-pop",
      Phrase(
        "nothing can be taken out of an empty list",
        "空列表里没有可取出的元素"))
  }

  static func sliceKind(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-slice-kind",
      Phrase(
        "the ends and the step of a slice are whole numbers or None, not \(type)",
        "切片的两端和步长要用整数或 None，不能用 \(type)"))
  }

  static func sliceStepZero() -> ProgramFailure {
    ProgramFailure(
      "ValueError", "slice-step-zero",
      Phrase(
        "a slice cannot step by 0",
        "切片的步长不能是 0"),
      help: Phrase(
        "::2 takes every second, ::-1 turns round",
        "::2 隔一个取一个，::-1 倒过来"))
  }

  static func wantsText(_ function: String, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-wants-text",
      Phrase(
        "\(function) wants a text, not \(type)",
        "\(function) 需要字符串，不能用 \(type)"))
  }

  static func emptySeparator() -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-empty-separator",
      Phrase(
        "the text to split at is empty",
        "用来分割的字符串是空的"))
  }

  static func formatSpec(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-format",
      Phrase(
        "'\(text)' is no format that is known here",
        "这里不认识格式 '\(text)'"),
      help: Phrase(
        ".3f gives three decimals, >8 puts it on the right of 8 places",
        ".3f 保留三位小数，>8 在 8 格里靠右"))
  }

  static func formatCode(_ code: Character, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-format-code",
      Phrase(
        "the format '\(code)' does not fit a value of type \(type)",
        "格式 '\(code)' 不适用于 \(type) 类型的值"))
  }

  static func formatUnsupported(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-format-type",
      Phrase(
        "a value of type \(type) takes no format",
        "\(type) 类型的值不接受格式"),
      help: Phrase(
        "{x} alone writes it; an array's number is x.item()",
        "只写 {x} 就能写出它；数组里的数用 x.item() 取出"))
  }

  static func formatPlace(_ place: Int) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-format-place",
      Phrase(
        "there is no argument number \(place) for the text",
        "字符串缺少第 \(place) 号参数"))
  }

  static func percentCount(isMore: Bool) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-format-count",
      Phrase(
        "\(isMore ? "there are more values than places in the text" : "there are fewer values than places in the text")",
        "\(isMore ? "值比字符串里的位置多" : "值比字符串里的位置少")"))
  }

  static func percentKind(_ code: Character, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-format-kind",
      Phrase(
        "%\(code) wants a number, not \(type)",
        "%\(code) 需要一个数，不能用 \(type)"))
  }

  static func overflow() -> ProgramFailure {
    ProgramFailure(
      "OverflowError", "program-overflow",
      Phrase(
        "whole numbers have 64 bits here; this one needs more",
        "这里的整数有 64 位，这个数放不下"),
      help: Phrase(
        "a point makes it a floating-point number: 2.0 ** 100",
        "加小数点就成为浮点数：2.0 ** 100"))
  }

  static func key(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "KeyError", "program-key",
      Phrase(
        "there is no key \(text)",
        "没有键 \(text)"))
  }

  static func unhashable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-unhashable",
      Phrase(
        "a value of type \(type) can be changed and so cannot be a key",
        "\(type) 类型的值可以改变，不能用作键"),
      help: Phrase(
        "tuple(x) can be one",
        "tuple(x) 可以"))
  }

  static func initialiserGives(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-init-gives",
      Phrase(
        "__init__ gives back None, not \(type)",
        "__init__ 应当返回 None，而不是 \(type)"))
  }

  static func lengthKind(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-length-kind",
      Phrase(
        "__len__ gives a whole number from 0 on, not \(type)",
        "__len__ 应当返回不小于 0 的整数，而不是 \(type)"))
  }

  static func noLength(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-no-length",
      Phrase(
        "a value of type \(type) has no length",
        "\(type) 类型的值没有长度"))
  }

  static func operands(_ op: String, _ left: String, _ right: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-operands",
      Phrase(
        "\(op) does not work on \(left) and \(right)",
        "\(op) 不能用于 \(left) 和 \(right)"))
  }

  static func operand(_ op: String, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-operand",
      Phrase(
        "\(op) does not work on \(type)",
        "\(op) 不能用于 \(type)"))
  }

  static func caret() -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-caret",
      Phrase(
        "^ is not a power in Python, and no function of these numbers",
        "在 Python 里 ^ 不是乘方，也不能用于这些数"),
      help: Phrase(
        "x ** 2 squares x",
        "x ** 2 是 x 的平方"))
  }

  static func zeroDivision() -> ProgramFailure {
    ProgramFailure(
      "ZeroDivisionError", "program-zero-division",
      Phrase(
        "a number is divided by 0",
        "除数是 0"),
      help: Phrase(
        "numbers of an array give inf or nan instead, as in NumPy",
        "数组里的数会得到 inf 或 nan，与 NumPy 相同"))
  }

  static func unassigned(_ name: String) -> ProgramFailure {
    ProgramFailure(
      "UnboundLocalError", "program-unassigned",
      Phrase(
        "\(name) is used before the function has assigned it",
        "函数里的 \(name) 在赋值之前就被使用"),
      help: Phrase(
        "a name that a function assigns is its own; give it as an argument, or say global \(name)",
        "函数里赋值的名字是它自己的；可以作为参数传入，或写 global \(name)"))
  }

  static func notInModule(_ name: String, _ module: String) -> ProgramFailure {
    ProgramFailure(
      "AttributeError", "not-in-library",
      Phrase(
        "\(module).\(name) is not known here",
        "这里不认识 \(module).\(name)"))
  }

  static func noModule(_ name: String) -> ProgramFailure {
    ProgramFailure(
      "ModuleNotFoundError", "program-no-module",
      Phrase(
        "the library \(name) is not here",
        "这里没有 \(name) 库"),
      help: Phrase(
        "numpy, torch, scipy.signal, math, random, time, copy and collections are",
        "这里有 numpy、torch、scipy.signal、math、random、time、copy 和 collections"))
  }

  static func outside(_ word: String) -> ProgramFailure {
    ProgramFailure(
      "NotImplementedError", "program-outside",
      Phrase(
        "\(word) is outside the language of programs here",
        "\(word) 不在这里的程序语言之内"),
      help: Phrase(
        "leave it out, or write what it does in another way",
        "去掉它，或者换一种写法"))
  }

  static func assertion(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "AssertionError", "program-assertion",
      Phrase(
        "the assertion does not hold\(text.isEmpty ? "" : ": \(text)")",
        "断言不成立\(text.isEmpty ? "" : "：\(text)")"))
  }

  static func raised(_ type: String, _ text: String) -> ProgramFailure {
    ProgramFailure(
      "\(type)", "program-raised",
      Phrase(
        "\(type) is raised\(text.isEmpty ? "" : ": \(text)")",
        "引发了 \(type)\(text.isEmpty ? "" : "：\(text)")"))
  }

  static func notRaisable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-raisable",
      Phrase(
        "only an exception can be raised, not \(type)",
        "只能引发异常，不能引发 \(type)"),
      help: Phrase(
        "raise ValueError('too small')",
        "raise ValueError('too small')"))
  }

  static func tooManySteps(_ limit: Int) -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-steps",
      Phrase(
        "the program took \(limit) steps, which is as many as it may",
        "程序已经走了 \(limit) 步，这是上限"),
      help: Phrase(
        "with torch.no_grad(): takes 100 times as many, since nothing is recorded",
        "with torch.no_grad(): 不做记录，可以多走 100 倍的步数"))
  }

  static func tooDeep(_ limit: Int) -> ProgramFailure {
    ProgramFailure(
      "RecursionError", "program-recursion",
      Phrase(
        "calls or values stand \(limit) deep one inside another, which is as deep as they may",
        "调用或值已经嵌套 \(limit) 层，这是上限"))
  }

  static func outOfMemory(_ limit: Int) -> ProgramFailure {
    ProgramFailure(
      "MemoryError", "program-memory",
      Phrase(
        "the arrays of the program would take more than \(limit >> 20) MB",
        "程序的数组会超过 \(limit >> 20) MB"))
  }

  static func ambiguousTruth(_ shape: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-truth",
      Phrase(
        "an array of \(shape) is neither true nor false",
        "形状为 \(shape) 的数组无所谓真假"),
      help: Phrase(
        ".any() asks whether one of its elements is true, .all() whether all are",
        ".any() 问是否有元素为真，.all() 问是否全部为真"))
  }

  static func tooManyIndices(_ count: Int, _ shape: String, rank: Int) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-too-many-indices",
      Phrase(
        "\(count) indices for an array of \(rank) dimension\(rank == 1 ? "" : "s"), \(shape)",
        "形状 \(shape) 的数组有 \(rank) 个维度，用了 \(count) 个下标"))
  }

  static func arrayIndexOutOfRange(_ index: Int, axis: Int, length: Int) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "index-out-of-range",
      Phrase(
        "index \(index) is out of range: dimension \(axis) has \(length) place\(length == 1 ? "" : "s")",
        "下标 \(index) 超出范围：第 \(axis) 维有 \(length) 格"))
  }

  static func arrayIndexKind(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-array-index",
      Phrase(
        "an array is indexed by whole numbers, slices, None, ..., lists and arrays of whole or boolean numbers, not by \(type)",
        "数组的下标可以是整数、切片、None、...、整数或布尔的列表和数组，不能是 \(type)"))
  }

  static func maskShape(_ mask: String, _ shape: String) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-mask",
      Phrase(
        "a mask of \(mask) does not fit an array of \(shape)",
        "形状为 \(mask) 的掩码与形状为 \(shape) 的数组不匹配"))
  }

  static func notBroadcastable(_ left: String, _ right: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "not-broadcastable",
      Phrase(
        "shapes \(left) and \(right) do not stretch to a common one",
        "形状 \(left) 与 \(right) 不能相容"))
  }

  static func notStorable(_ value: String, into: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-store-shape",
      Phrase(
        "an array of \(value) does not fit into \(into)",
        "形状为 \(value) 的数组放不进 \(into)"))
  }

  static func notAnArray(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-an-array",
      Phrase(
        "an array wants numbers, not \(type)",
        "数组里要放数，不能放 \(type)"))
  }

  static func ragged() -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-ragged",
      Phrase(
        "the rows have different lengths, so they are no array",
        "各行长度不同，不能组成数组"))
  }

  static func notANumber(_ type: String, _ function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-a-number",
      Phrase(
        "\(function) wants a number, not \(type)",
        "\(function) 需要一个数，不能用 \(type)"))
  }

  static func numberText(_ text: String, _ function: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-number-text",
      Phrase(
        "\(function) cannot read \(text)",
        "\(function) 读不懂 \(text)"))
  }

  static func notWhole(_ function: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-not-whole",
      Phrase(
        "\(function) wants a finite number",
        "\(function) 需要有限的数"))
  }

  static func emptyArgument(_ function: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-empty",
      Phrase(
        "\(function) of nothing has no value",
        "空的 \(function) 没有值"))
  }

  static func stopIteration() -> ProgramFailure {
    ProgramFailure(
      "StopIteration", "program-stop-iteration",
      Phrase(
        "there is no next element",
        "没有下一个元素"))
  }

  static func notComparable(_ op: String, _ left: String, _ right: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-comparison",
      Phrase(
        "\(op) does not compare \(left) with \(right)",
        "\(op) 不能比较 \(left) 和 \(right)"))
  }

  static func noContext(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-with",
      Phrase(
        "a value of type \(type) cannot stand after with",
        "\(type) 类型的值不能放在 with 后面"),
      help: Phrase(
        "with torch.no_grad(): is the one that is known",
        "这里认识的是 with torch.no_grad():"))
  }

  static func noSuper() -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-super",
      Phrase(
        "super() stands only in a method of a class",
        "super() 只能用在类的方法里"))
  }

  static func item(_ shape: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "item-of-many",
      Phrase(
        "an array of \(shape) has no single number to take",
        "形状为 \(shape) 的数组不止一个数"))
  }

  static func notLibraryValue(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-library-value",
      Phrase(
        "a value of type \(type) cannot be given to a function of a library",
        "\(type) 类型的值不能交给库函数"))
  }

  static func backwardWhole() -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-backward",
      Phrase(
        "a gradient starts at one number that was computed from an array",
        "梯度要从一个由数组算出的数开始"),
      help: Phrase(
        "loss = (y - t).pow(2).mean()",
        "loss = (y - t).pow(2).mean()"))
  }

  static func recordLost(_ line: Int) -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-record-lost",
      Phrase(
        "the record of this program was let go up to line \(line), so the gradient is not whole",
        "程序在第 \(line) 行之前的记录已经放弃，梯度不完整"),
      help: Phrase(
        "fewer and larger steps help: operations on whole arrays instead of single elements",
        "步数少些、每步大些会有帮助：用整个数组的运算代替逐元素的运算"))
  }

  static func stateMismatch(_ name: String) -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-state",
      Phrase(
        "the state has no '\(name)', or one of another shape",
        "状态里没有 '\(name)'，或形状不同"))
  }

  static func name(_ name: String, nearest: String?) -> ProgramFailure {
    ProgramFailure(
      "NameError", "unknown-name",
      Phrase("there is no variable named \(name)", "没有名为 \(name) 的变量"),
      help: nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") })
  }

  static func attribute(_ name: String, of type: String, nearest: String?) -> ProgramFailure {
    ProgramFailure(
      "AttributeError", "unknown-attribute",
      Phrase("a value of type \(type) has no '\(name)'", "\(type) 类型的值没有 '\(name)'"),
      help: nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") })
  }
}
