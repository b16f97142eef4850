import Files
import Networks
import Pictures
import Terminal

extension Diagnostic {
  /// The words for a data file or a checkpoint that cannot be read or written.
  public static func file(_ failure: FileFailure) -> Diagnostic {
    let words = FileWords(failure)
    return Diagnostic(words.id, words.message, help: words.help)
  }
}

/// The words for what is wrong with a file.
struct FileWords {
  let id: String
  let message: Phrase
  var help: Phrase?

  init(_ failure: FileFailure) {
    let (id, reason, help) = FileWords.reason(failure.reason)
    self.id = id
    self.help = help
    message = failure.phrase(reason)
  }

  typealias Words = (String, Phrase, Phrase?)

  private static func reason(_ reason: FileFailure.Reason) -> Words {
    let phrase = reason.phrase
    switch reason {
    case .system: return ("file-system", phrase, nil)
    case .notAFile:
      return ("not-a-file", phrase, Phrase("give a file with bytes in it", "给出一个有内容的文件"))
    case .truncated:
      return (
        "file-truncated", phrase,
        Phrase("copy or download the file again", "重新复制或下载这个文件")
      )
    case .trailing: return ("file-trailing", phrase, nil)
    case .tooLarge, .tooLong: return ("file-too-large", phrase, nil)
    case .notUTF8, .notText: return ("file-not-text", phrase, nil)
    case .content:
      if let fault = reason.dataFault { return DataFaultWords.words(fault) }
      if let fault = reason.pictureFault { return PictureFaultWords.words(fault) }
      if let fault = reason.checkpointFault { return CheckpointWords.words(fault) }
      if let fault = reason.torchFault { return TorchWords.words(fault) }
      if let fault = reason.onnxFault { return ONNXWords.words(fault) }
      if let format = reason.foreignFormat { return ForeignWords.words(format) }
      return ("file-content", phrase, nil)
    }
  }
}

/// The words for what is wrong with a data file.
private enum DataFaultWords {
  static func words(_ fault: DataFault) -> FileWords.Words {
    switch fault {
    case .magic(let found, let expected):
      let bytes = found.map(hex).joined(separator: " ")
      return (
        "data-magic",
        Phrase(
          "the file begins with \(bytes), an IDX file of bytes with \(expected)",
          "文件以 \(bytes) 开头，而字节型 IDX 文件应以 \(expected) 开头"), nil
      )
    case .elementType(let code):
      return (
        "data-type",
        Phrase(
          "elements of type 0x\(hex(code)); only bytes, type 0x08, are read",
          "元素类型为 0x\(hex(code))；只读取字节，即类型 0x08"), nil
      )
    case .dimensions(let found, let expected):
      let list = expected.map(String.init)
      return (
        "data-dimensions",
        Phrase(
          "\(found) dimensions, where \(list.joined(separator: " or ")) are needed; "
            + "images have 3 or 4, labels 1",
          "维数为 \(found)，应为 \(list.joined(separator: " 或 "))；图像有 3 或 4 维，标签有 1 维"), nil
      )
    case .emptySide(let lengths):
      let text = lengths.map(String.init).joined(separator: "×")
      return (
        "data-empty",
        Phrase("the sizes are \(text), and none may be 0", "尺寸为 \(text)，任何一维都不能为 0"), nil
      )
    case .counts(let labels, let images, let path):
      return (
        "data-counts",
        Phrase(
          "\(labels) labels, but \(escaped(path)) has \(images) pictures",
          "有 \(labels) 个标签，而 \(escaped(path)) 有 \(images) 张图像"), nil
      )
    case .sizes(let found, let expected, let path):
      return (
        "data-sizes",
        Phrase(
          "pictures of \(text(found)), but those of \(escaped(path)) are \(text(expected))",
          "图像尺寸为 \(text(found))，而 \(escaped(path)) 的图像为 \(text(expected))"),
        Phrase("--size 64 gives pictures in folders one size", "--size 64 让文件夹中的图像大小一致")
      )
    case .label(let label, 1):
      return (
        "data-label",
        Phrase(
          "the label \(label) is taken for a mistake: most of the numbers below it are no labels here",
          "标签 \(label) 应是有误：比它小的数大多不是这里的标签"), nil
      )
    case .label(let label, let classes):
      return (
        "data-label",
        Phrase(
          "the label \(label); with \(classes) classes labels go from 0 to \(classes - 1)",
          "标签为 \(label)；共 \(classes) 个类别，标签应在 0 到 \(classes - 1) 之间"), nil
      )
    case .record(let size, let record):
      return (
        "data-record",
        Phrase(
          "\(size) bytes are not a whole number of records of \(record) bytes",
          "\(size) 字节不能分成每条 \(record) 字节的整条记录"), nil
      )
    case .compression:
      return (
        "data-compression", Phrase("the gzip data is damaged", "gzip 数据已损坏"),
        Phrase("download the file again", "重新下载这个文件")
      )
    case .compressionTruncated:
      return (
        "data-compression",
        Phrase("the gzip data stops here, before its end", "gzip 数据到此中断，并不完整"),
        Phrase("copy or download the file again", "重新复制或下载这个文件")
      )
    case .behindCompression(let count):
      let bytes = count == 1 ? "1 byte" : "\(count) bytes"
      return (
        "data-compression",
        Phrase(
          "\(bytes) behind the gzip data are not part of it", "gzip 数据之后多出 \(count) 字节"),
        Phrase("copy or download the file again", "重新复制或下载这个文件")
      )
    case .unknownClass(let name):
      return (
        "data-class",
        Phrase(
          "there are no pictures of \(escaped(name)) to learn from", "没有供学习的 \(escaped(name)) 类图像"),
        nil
      )
    case .nothingKnown, .ambiguous, .partnerMissing: return directoryWords(fault)
    }
  }

  private static func directoryWords(_ fault: DataFault) -> FileWords.Words {
    let known = Phrase(
      "a directory holds train-images-idx3-ubyte and its labels, plain or .gz, or CIFAR-10's "
        + "data_batch_1.bin, or a folder of PNG or JPEG pictures for each class; "
        + "`--data digits` needs no file",
      "目录中应有 train-images-idx3-ubyte 及其标签（可为 .gz），或 CIFAR-10 的 data_batch_1.bin，或每个类别一个 PNG/JPEG 图像文件夹；"
        + "`--data digits` 不需要文件")
    switch fault {
    case .ambiguous(let names):
      let list = names.map { escaped($0) }.joined(separator: ", ")
      return (
        "data-ambiguous",
        Phrase(
          "\(list) could all be meant; keep one set in a directory",
          "\(list) 都有可能；一个目录里只放一套数据"), known
      )
    case .partnerMissing(let name, let like):
      return (
        "data-partner",
        Phrase(
          "\(escaped(name)) has no partner here, a file like \(like)",
          "这里没有与 \(escaped(name)) 配对的文件（如 \(like)）"), known
      )
    default:
      var names: [String] = []
      if case .nothingKnown(let found) = fault { names = found.map { escaped($0) } }
      let list = names.isEmpty ? "" : " (\(names.joined(separator: ", ")), …)"
      return (
        "data-unknown",
        Phrase("nothing in the directory is known\(list)", "目录中没有可识别的数据\(list)"), known
      )
    }
  }

  private static func text(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: "×")
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
