import Terminal

/// What is wrong with arrays and gradients of a program.
extension ProgramFailure {
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

  static func item(_ shape: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "item-of-many",
      Phrase(
        "an array of \(shape) has no single number to take",
        "形状为 \(shape) 的数组不止一个数"))
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

  static func notUsed() -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-not-used",
      Phrase(
        "the result was not computed from this array, so it has no gradient with respect to it",
        "这个结果不是由这个数组算出来的，所以没有对它的梯度"),
      help: Phrase(
        "allow_unused=True gives None in its place; a gradient has no history, and so no gradient itself",
        "写上 allow_unused=True 就用 None 代替；梯度没有来历，不能再求梯度"))
  }

  static func gradientOfGradient() -> ProgramFailure {
    ProgramFailure(
      "NotImplementedError", "program-create-graph", Diagnostic.graphWords.message,
      help: Diagnostic.graphWords.help)
  }

  static func nothingAsks() -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-nothing-asks",
      Phrase(
        "nothing that this number was computed from asks for a gradient",
        "算出这个数所用的数组都没有要求梯度"),
      help: Phrase(
        "x = torch.tensor([1., 2.], requires_grad=True) asks; what no_grad, detach or .grad gives does not",
        "x = torch.tensor([1., 2.], requires_grad=True) 才要求梯度；no_grad、detach 和 .grad 给出的没有"))
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

  /// A state without a tensor that the module has; what is left over in it says why.
  static func stateMissing(_ name: String, leftOver: String?) -> ProgramFailure {
    let failure = ProgramFailure(
      "RuntimeError", "program-state",
      Phrase(
        "the state has no '\(escaped(name))'"
          + (leftOver.map { "; it has '\(escaped($0))', which the module has not" } ?? ""),
        "状态里没有 '\(escaped(name))'"
          + (leftOver.map { "；它有 '\(escaped($0))'，而模块里没有" } ?? "")))
    if let leftOver, leftOver.hasSuffix("." + name) {
      // DataParallel and training loops of others put a word before every name.
      let count = leftOver.count - name.count
      failure.diagnostic.help = Phrase(
        "net.load_state_dict({k[\(count):]: v for k, v in state.items()}) takes the '\(escaped(String(leftOver.prefix(count))))' off",
        "net.load_state_dict({k[\(count):]: v for k, v in state.items()}) 去掉名称前的 '\(escaped(String(leftOver.prefix(count))))'"
      )
    }
    return failure
  }

  static func stateShape(_ name: String, _ found: [Int], module: [Int]) -> ProgramFailure {
    func text(_ lengths: [Int]) -> String {
      lengths.isEmpty ? "()" : lengths.map(String.init).joined(separator: "×")
    }
    return ProgramFailure(
      "RuntimeError", "program-state",
      Phrase(
        "'\(escaped(name))' is \(text(found)) in the state and \(text(module)) in the module",
        "'\(escaped(name))' 在状态里是 \(text(found))，在模块里是 \(text(module))"))
  }
}
