import Networks
import Terminal

/// The words for what is wrong with a file of PyTorch's.
enum TorchWords {
  static func words(_ fault: TorchFault) -> FileWords.Words {
    let saved = Phrase(
      "in PyTorch: torch.save(net.state_dict(), 'net.pth')",
      "在 PyTorch 里：torch.save(net.state_dict(), 'net.pth')")
    switch fault {
    case .archive(let part): return ("torch-archive", archive(part), copyAgain)
    case .packed(let entry):
      return (
        "torch-packed",
        Phrase(
          "the entry \(escaped(entry)) is packed or encrypted, which torch.save never does",
          "条目 \(escaped(entry)) 经过压缩或加密，而 torch.save 从不这样做"), saved
      )
    case .missing(let entry):
      return (
        "torch-missing",
        Phrase(
          "the archive has no entry \(escaped(entry))", "归档中没有条目 \(escaped(entry))"), saved
      )
    case .legacy:
      return (
        "torch-legacy",
        Phrase(
          "this is the form that PyTorch wrote before 1.6, which is not read",
          "这是 PyTorch 1.6 以前的格式，这里不读取"),
        Phrase(
          "in PyTorch: torch.save(torch.load('net.pth', weights_only=True), 'new.pth')",
          "在 PyTorch 里：torch.save(torch.load('net.pth', weights_only=True), 'new.pth')")
      )
    case .script:
      return (
        "torch-script",
        Phrase(
          "this is a TorchScript program, and nothing in a file is executed here",
          "这是 TorchScript 程序，而这里不执行文件里的任何东西"),
        Phrase(
          "in PyTorch: torch.save(torch.jit.load('net.pt').state_dict(), 'net.pth')",
          "在 PyTorch 里：torch.save(torch.jit.load('net.pt').state_dict(), 'net.pth')")
      )
    case .object(let name):
      return (
        "torch-object",
        Phrase(
          "the file holds a \(excerpt(name)), and only tensors are read: nothing in a file is executed",
          "文件里有 \(excerpt(name))，而这里只读取张量，不执行文件里的任何东西"), saved
      )
    default: return pickle(fault, saved)
    }
  }

  private static func pickle(_ fault: TorchFault, _ saved: Phrase) -> FileWords.Words {
    switch fault {
    case .step(let code):
      return (
        "torch-step",
        Phrase(
          "step 0x\(String(code, radix: 16)) of the pickle is none that tensors need",
          "pickle 的步骤 0x\(String(code, radix: 16)) 不是张量所需要的"), saved
      )
    case .bounds(let tensor):
      return (
        "torch-bounds",
        Phrase(
          "\(escaped(tensor)) reaches beyond the numbers of its entry, which begins here",
          "\(escaped(tensor)) 超出了它的条目里的数，条目从这里开始"), copyAgain
      )
    case .byteOrder(let order):
      return (
        "torch-byte-order",
        Phrase(
          "the numbers are in byte order “\(excerpt(order))”; little is read",
          "数的字节顺序为“\(excerpt(order))”；这里只读取 little"), nil
      )
    case .noTensors:
      return ("torch-no-tensors", Phrase("there are no tensors in it", "里面没有张量"), saved)
    default:
      return (
        "torch-pickle",
        Phrase("the pickle does not make sense here", "pickle 到这里不成立"), copyAgain
      )
    }
  }

  private static let copyAgain = Phrase("copy or download the file again", "重新复制或下载这个文件")

  private static func archive(_ part: TorchFault.Part) -> Phrase {
    switch part {
    case .directory:
      return Phrase(
        "the archive has no list of entries at its end, or one that leads nowhere",
        "归档末尾没有条目表，或条目表有误")
    case .entry: return Phrase("an entry of the archive's list is damaged", "归档的条目表中有一项已损坏")
    case .header: return Phrase("no entry of the archive begins here", "归档在这里没有条目开始")
    case .name:
      return Phrase(
        "an entry's name is not UTF-8 or would lead out of the archive", "条目名不是 UTF-8，或会指向归档之外")
    }
  }
}
