import Files
import Networks
import Terminal

/// The words for networks that are read and written in the language.
extension Diagnostic {
  /// A file that cannot be read or written, at the place where it was named.
  static func file(_ failure: FileFailure, at range: SourceRange) -> Diagnostic {
    var diagnostic = Diagnostic.file(failure)
    diagnostic.primary = Label(range)
    return diagnostic
  }

  /// A file that `load` cannot use.
  static func load(_ failure: FileFailure, _ call: borrowing Call) -> Diagnostic {
    let place = call.place(of: "path")
    let path = failure.path ?? ""
    var diagnostic = Diagnostic.file(failure, at: place)
    if path.hasSuffix(".strider") {
      let path = escaped(path)
      diagnostic.help = Phrase(
        "load \(path), without brackets, runs a script", "load \(path)（不带括号）运行脚本")
    }
    return diagnostic
  }

  static func networkFileName(_ path: String, at range: SourceRange) -> Diagnostic {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let stem = name.split(separator: ".").first ?? "m"
    let better = escaped(path.dropLast(name.count) + stem) + ".safetensors"
    return Diagnostic(
      "save-name",
      Phrase(
        "networks are saved in files whose names end in .safetensors",
        "网络保存在以 .safetensors 结尾的文件里"),
      at: Label(range), help: Phrase(same: "save('\(better)', net)"))
  }

  static func weightsNotFinite(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "weights-not-finite",
      Phrase(
        "the network's \(name) has elements that are not finite numbers",
        "网络的 \(name) 含有非有限的数"),
      at: Label(range),
      help: Phrase("build the network anew, or assign the weights", "请重新搭建网络，或给权重赋值"))
  }
}

extension Normalisation {
  /// How pictures have to be prepared for a network of a name; nil where numbers from 0 to 1 go in.
  public func phrase(name: String) -> Phrase? {
    guard mean.contains(where: { $0 != 0 }) || deviation.contains(where: { $0 != 1 }) else {
      return nil
    }
    func list(_ numbers: [Double]) -> String {
      numbers.map { fixed($0, decimals: 4) }.joined(separator: ", ")
    }
    guard mean.count == 1 else {
      return Phrase(
        "\(name) was trained on pictures normalised by channel: mean \(list(mean)), "
          + "deviation \(list(deviation))",
        "\(name) 训练时按通道做了归一化：均值 \(list(mean))，标准差 \(list(deviation))")
    }
    let formula = "(x - \(list(mean)))/\(list(deviation))"
    return Phrase(
      "\(name) was trained on normalised pictures: type \(name)(\(formula)) for x from 0 to 1",
      "\(name) 训练时用的是归一化后的图片：x 的值在 0 到 1 时，请输入 \(name)(\(formula))")
  }
}
