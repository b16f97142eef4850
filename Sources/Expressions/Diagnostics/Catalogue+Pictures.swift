import Files
import Pictures
import Tensors
import Terminal

/// The words for what is wrong with a file of a picture.
enum PictureFaultWords {
  static func words(_ fault: PictureFault) -> FileWords.Words {
    switch fault {
    case .unknown(let found):
      let bytes = found.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      let list = bytes.joined(separator: " ")
      return (
        "picture-unknown",
        Phrase(
          found.isEmpty
            ? "the file is empty" : "a file that begins with \(list) is no PNG, JPEG, PGM or PPM",
          found.isEmpty ? "文件是空的" : "以 \(list) 开头的文件不是 PNG、JPEG、PGM 或 PPM"),
        Phrase("save it as PNG or JPEG first", "先把它存成 PNG 或 JPEG")
      )
    case .tooManyPixels(let width, let height):
      return (
        "picture-too-large",
        Phrase(
          "\(height)×\(width) pixels; at most \(PixelImage.mostPixels) are read",
          "有 \(height)×\(width) 个像素；最多读取 \(PixelImage.mostPixels) 个"),
        Phrase("make it smaller first", "先把它缩小")
      )
    case .emptySide(let width, let height):
      return (
        "picture-empty",
        Phrase("\(height)×\(width) pixels are no picture", "\(height)×\(width) 个像素不是图像"), nil
      )
    case .png(let words): return broken("PNG", words)
    case .jpeg(let words): return broken("JPEG", words)
    case .netpbm(.numberWanted):
      return (
        "picture-broken",
        Phrase("a number is missing here", "这里缺少一个数"), copyAgain
      )
    case .netpbm(.maximum(let maximum)):
      return (
        "picture-broken",
        Phrase(
          "the largest value is given as \(maximum); it can be 1 to 65535",
          "给出的最大值为 \(maximum)；它应在 1 到 65535 之间"), copyAgain
      )
    case .netpbm(.sample(let sample, let maximum)):
      return (
        "picture-broken",
        Phrase(
          "\(sample) is more than the largest value \(maximum)",
          "\(sample) 大于给出的最大值 \(maximum)"), copyAgain
      )
    }
  }

  private static func broken(_ format: String, _ words: String) -> FileWords.Words {
    (
      "picture-broken",
      Phrase(
        "the \(format) is broken (\(escaped(words)))", "这个 \(format) 已损坏（\(escaped(words))）"),
      copyAgain
    )
  }

  private static let copyAgain = Phrase(
    "copy or download the file again", "重新复制或下载这个文件")
}

extension Diagnostic {
  static func pictureFileName(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "picture-file-name",
      Phrase(
        "pictures are written as PNG, and \(escaped(path)) is no name of one",
        "图像存成 PNG，而 \(escaped(path)) 不是 PNG 的文件名"),
      at: Label(range), help: Phrase(same: "save('edges.png', y)"))
  }

  static func pictureShape(_ shape: Shape, _ text: String, at range: SourceRange) -> Diagnostic {
    let isLast = shape.rank == 3 && shape[2] == 3
    let isBatch = shape.rank == 4
    let isStack = shape.rank == 3 && shape[0] > 1
    return Diagnostic(
      "picture-shape",
      Phrase(
        "a picture is H×W, 1×H×W or 3×H×W numbers, and this is \(shape)",
        "图像是 H×W、1×H×W 或 3×H×W 的数，而这是 \(shape)"),
      at: Label(range),
      help: isLast
        ? Phrase(
          "permute(\(text), 2, 0, 1) puts the channels first",
          "permute(\(text), 2, 0, 1) 把通道放到最前")
        : isBatch || isStack
          ? Phrase("\(text)[0] is the first of them", "\(text)[0] 是其中第一个") : nil)
  }
}
