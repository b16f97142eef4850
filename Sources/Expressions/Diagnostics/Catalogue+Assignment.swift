import Tensors
import Terminal

extension Diagnostic {
  static func nothingToAssign(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-assign",
      Phrase("this gives no value that could be assigned", "这里没有可以赋的值"),
      at: Label(range))
  }

  static func unpacking(
    _ found: Int, into wanted: Int, value: SourceRange, targets: [SourceRange]
  ) -> Diagnostic {
    let place = targets.dropFirst().reduce(targets[0]) { $0.union($1) }
    return Diagnostic(
      "unpacking",
      Phrase(
        "\(wanted) names for \(found) value\(found == 1 ? "" : "s")",
        "\(wanted) 个名字对应 \(found) 个值"),
      at: Label(place, Phrase("\(wanted) names", "\(wanted) 个名字")),
      secondary: [
        Label(value, Phrase("\(found) value\(found == 1 ? "" : "s")", "\(found) 个值"))
      ])
  }

  static func attributeNotAssignable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "attribute-not-assignable",
      Phrase(
        "only a network's parameters and parts can be assigned by name, as net[0].weight",
        "只有网络的参数和层可以这样赋值，如 net[0].weight"),
      at: Label(range))
  }

  /// A setting of a layer on which the shapes of its numbers depend.
  static func settingFixed(_ name: String, of layer: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "setting-fixed",
      Phrase(
        "\(name) of a \(layer) cannot be changed: its weights have that size",
        "\(layer) 的 \(name) 不能改变：它的权重就是这个大小"),
      at: Label(range),
      help: Phrase(
        "nn.\(layer)(…) makes another layer, net[0] = … puts it into a network",
        "nn.\(layer)(…) 定义另一层，net[0] = … 把它放进网络"))
  }

  /// `net.training = False` of a network with parts, which PyTorch hands on to none of them.
  static func trainingOfParts(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "training-of-parts",
      Phrase(
        "training is set for every layer at once, by a method", "training 要用方法为所有层一起设置"),
      at: Label(range),
      help: Phrase("net.eval() switches it off, net.train() on", "net.eval() 关闭，net.train() 打开"))
  }

  static func elementsNotAssignable(_ value: Value, at range: SourceRange) -> Diagnostic {
    let kind = value.kindPhrase
    var help = Phrase(
      "[1, 2, 3] makes a tensor, whose elements can be assigned",
      "[1, 2, 3] 是张量，可以给它的元素赋值")
    if case .network = value {
      help = Phrase(
        "a layer can be put in the place of one that is there: net[0] = nn.ReLU(); parameters too, as "
          + "net[0].weight",
        "可以用一层替换已有的层：net[0] = nn.ReLU()；参数也可以赋值，如 net[0].weight")
    }
    return Diagnostic(
      "elements-not-assignable",
      Phrase(
        "parts of \(kind.english) cannot be assigned", "不能给\(kind.chinese)的一部分赋值"),
      at: Label(range), help: help)
  }

  static func discardHasNoValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "discard-has-no-value",
      Phrase("_ on the left throws a value away", "左边的 _ 表示丢弃这个值"),
      at: Label(range), help: Phrase("choose a name", "换一个名字"))
  }

  static func parameterShape(
    _ name: String, wanted: Shape, found: Shape, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "parameter-shape",
      Phrase(
        "\(name) has the shape \(wanted); \(found) does not fit",
        "\(name) 的形状是 \(wanted)，\(found) 放不进去"),
      at: Label(range, Phrase("this is \(found)", "这是 \(found)")),
      help: wanted.count == found.count
        ? Phrase(
          "reshape(…, [\(wanted.list)]) has the right shape",
          "reshape(…, [\(wanted.list)]) 可以得到这个形状")
        : nil)
  }

  static func targetNotNamed(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "target-not-named",
      Phrase(
        "only elements of a variable or of a parameter can be assigned",
        "只能给变量或参数的元素赋值"),
      at: Label(range),
      help: Phrase("give it a name first: y = …", "先给它起个名字：y = …"))
  }
}

extension Shape {
  /// The lengths between commas, as they are typed.
  var list: String { dimensions.map(String.init).joined(separator: ", ") }
}
