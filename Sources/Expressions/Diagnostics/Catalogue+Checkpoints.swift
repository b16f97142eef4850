import Networks
import Terminal

/// The words for what is wrong with a checkpoint.
enum CheckpointWords {
  static func words(_ fault: CheckpointFault) -> FileWords.Words {
    switch fault {
    case .headerLength(let declared, _) where declared > TensorFile.maximumHeader:
      return (
        "checkpoint-header",
        Phrase(
          "this is no safetensors file: it does not begin with the length of a header",
          "这不是 safetensors 文件：开头不是文件头的长度"),
        Phrase(
          "strider train --save and save(\"m.safetensors\", net) write such files",
          "strider train --save 和 save(\"m.safetensors\", net) 写出的就是这种文件")
      )
    case .headerLength(let declared, let available):
      return (
        "checkpoint-header",
        Phrase(
          "a header of \(declared) bytes is announced, and \(available) bytes follow",
          "文件头声明为 \(declared) 字节，而后面只有 \(available) 字节"),
        Phrase("is this a safetensors file?", "这是 safetensors 文件吗？")
      )
    case .json(let expected):
      return (
        "checkpoint-json",
        Phrase(
          "the header is not as safetensors has it: \(escaped(expected)) is expected here",
          "文件头不符合 safetensors 格式：此处应为 \(escaped(expected))"), nil
      )
    case .duplicate(let name):
      return (
        "checkpoint-duplicate",
        Phrase("\(escaped(name)) stands twice", "\(escaped(name)) 出现了两次"), nil
      )
    case .metadataMissing(let key):
      return (
        "checkpoint-metadata",
        Phrase(
          "the metadata has no “\(escaped(key))”, and the tensors are not those of a network known "
            + "by name",
          "元数据中没有“\(escaped(key))”，且张量也不属于任何内置网络"),
        Phrase(
          "--as resnet18, or --as and a script, says of which network they are",
          "用 --as resnet18，或 --as 加脚本，说明它们属于哪个网络")
      )
    case .metadata(let key, let value):
      let shown = excerpt(value)
      return (
        "checkpoint-metadata",
        Phrase(
          "the metadata says “\(escaped(key))” is “\(shown)”, which cannot be",
          "元数据中“\(escaped(key))”的值“\(shown)”不合理"), nil
      )
    case .otherData(let found, let expected):
      return (
        "checkpoint-data",
        Phrase(
          "the run was made with other pictures than \(escaped(found)): \(escaped(expected))",
          "那次训练用的图像与 \(escaped(found)) 不同：\(escaped(expected))"),
        Phrase("give the same --data as before", "--data 要与上次相同")
      )
    default: return tensorWords(fault)
    }
  }

  private static func tensorWords(_ fault: CheckpointFault) -> FileWords.Words {
    switch fault {
    case .field(let tensor, let field):
      return (
        "checkpoint-entry",
        Phrase(
          "the entry of \(escaped(tensor)) has no proper “\(field)”",
          "\(escaped(tensor)) 的条目缺少正确的“\(field)”"), nil
      )
    case .type(let tensor, let type):
      return (
        "checkpoint-type",
        Phrase(
          "\(escaped(tensor)) has numbers of type \(escaped(type)); F64, F32, F16 and BF16 are read",
          "\(escaped(tensor)) 的数值类型为 \(escaped(type))；可读取 F64、F32、F16 和 BF16"), nil
      )
    case .shape(let tensor, let shape):
      return (
        "checkpoint-shape",
        Phrase(
          "\(escaped(tensor)) is said to be \(text(shape)), more than a tensor may hold",
          "\(escaped(tensor)) 声明为 \(text(shape))，超出张量的上限"), nil
      )
    case .offsets(let tensor, let begin, let end, let available):
      return (
        "checkpoint-offsets",
        Phrase(
          "\(escaped(tensor)) lies from \(begin) to \(end), but the file has \(available) bytes of "
            + "numbers",
          "\(escaped(tensor)) 位于 \(begin) 到 \(end)，而文件中只有 \(available) 字节的数值"), nil
      )
    case .size(let tensor, let bytes, let expected):
      return (
        "checkpoint-size",
        Phrase(
          "\(escaped(tensor)) has \(bytes) bytes, and its shape and type need \(expected)",
          "\(escaped(tensor)) 有 \(bytes) 字节，而其形状和类型需要 \(expected) 字节"), nil
      )
    case .overlap(let tensor, let other):
      return (
        "checkpoint-overlap",
        Phrase(
          "\(escaped(tensor)) begins before \(escaped(other)) ends",
          "\(escaped(tensor)) 的起点在 \(escaped(other)) 的终点之前"), nil
      )
    case .gap(let bytes):
      return (
        "checkpoint-gap",
        Phrase("\(bytes) bytes belong to no tensor", "有 \(bytes) 字节不属于任何张量"), nil
      )
    case .notFinite(let tensor, let index):
      return (
        "checkpoint-nan",
        Phrase(
          "element \(index) of \(escaped(tensor)) is not a finite number",
          "\(escaped(tensor)) 的第 \(index) 个元素不是有限的数"), nil
      )
    default: return networkWords(fault)
    }
  }

  private static func networkWords(_ fault: CheckpointFault) -> FileWords.Words {
    switch fault {
    case .missing(let tensor, let shape):
      return (
        "checkpoint-missing",
        Phrase(
          "the network needs \(escaped(tensor)), \(text(shape)), which is not there",
          "网络需要 \(escaped(tensor))（\(text(shape))），但文件中没有"), nil
      )
    case .shapeDiffers(let tensor, let found, let expected):
      return (
        "checkpoint-differs",
        Phrase(
          "\(escaped(tensor)) is \(text(found)), and the network's is \(text(expected))",
          "\(escaped(tensor)) 的形状为 \(text(found))，而网络中为 \(text(expected))"), nil
      )
    case .unexpected(let tensor):
      return (
        "checkpoint-unexpected",
        Phrase("the network has no \(escaped(tensor))", "网络中没有 \(escaped(tensor))"), nil
      )
    default: return ("checkpoint", Phrase("the file cannot be used", "这个文件无法使用"), nil)
    }
  }

  private static func text(_ shape: [Int]) -> String {
    "[" + shape.map(String.init).joined(separator: ", ") + "]"
  }
}
