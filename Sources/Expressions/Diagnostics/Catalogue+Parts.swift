import Networks
import Terminal

/// The words for parts of networks.
extension Diagnostic {
  static func noLayer(_ name: String, among names: [String], at range: SourceRange) -> Diagnostic {
    let near = names.filter { $0.hasPrefix(name) || $0.hasSuffix(name) }
    let shown = (near.isEmpty ? names : near).prefix(6).map { escaped($0) }
    let more = (near.isEmpty ? names : near).count > shown.count ? ", …" : ""
    let list = shown.joined(separator: ", ") + more
    return Diagnostic(
      "no-layer",
      Phrase("the network has no layer '\(escaped(name))'", "网络中没有层 '\(escaped(name))'"),
      at: Label(range),
      help: NearestName.question(name, among: names)
        ?? (names.isEmpty
          ? nil : Phrase("its layers: \(list)", "它的层：\(list)")))
  }

  static func branchesNotSliced(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "branches-not-sliced",
      Phrase(
        "this network has branches, and a slice would tear them apart", "这个网络有分支，切片会把分支切断"),
      at: Label(range),
      help: Phrase(
        "net.layer1[0] and net['layer1.0'] pick one part", "net.layer1[0] 或 net['layer1.0'] 取出一个部分")
    )
  }

  static func weightsElsewhere(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "weights-elsewhere",
      Phrase(
        "trained weights are read from files here, never from the network",
        "这里只从文件读取训练好的权重，从不联网"),
      at: Label(range),
      notes: [
        Phrase(
          "where PyTorch is: torch.save(models.\(name)(weights='DEFAULT').state_dict(), '\(name).pth')",
          "在有 PyTorch 的机器上：torch.save(models.\(name)(weights='DEFAULT').state_dict(), '\(name).pth')"
        )
      ],
      help: Phrase(
        "then here: net = load('\(name).pth', \(name)())",
        "然后在这里输入：net = load('\(name).pth', \(name)())"))
  }
}
