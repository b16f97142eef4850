import Networks
import Terminal

/// The words for what is wrong with an ONNX model.
enum ONNXWords {
  static func words(_ fault: ONNXFault) -> FileWords.Words {
    switch fault {
    case .damaged:
      return (
        "onnx-damaged",
        Phrase("this is no ONNX model, or it is damaged", "这不是 ONNX 模型，或已损坏"),
        Phrase("copy or download the file again", "重新复制或下载这个文件")
      )
    case .noGraph:
      return ("onnx-empty", Phrase("the model computes nothing", "模型不计算任何东西"), nil)
    case .version(let version):
      return (
        "onnx-version",
        Phrase(
          "the model's operators are of version \(version); 7 to 28 are read",
          "模型的算子版本为 \(version)；可读取 7 到 28"),
        Phrase(
          "in Python: onnx.version_converter.convert_version(model, 17)",
          "在 Python 里：onnx.version_converter.convert_version(model, 17)")
      )
    case .tooMany(let nodes, let limit):
      return (
        "onnx-too-many",
        Phrase(
          "the model has \(nodes) nodes; at most \(limit) are read",
          "模型有 \(nodes) 个节点；最多读取 \(limit) 个"), nil
      )
    case .inputs(let names):
      let list = names.prefix(6).map { excerpt($0) }.joined(separator: ", ")
      return (
        "onnx-inputs",
        Phrase(
          "the model takes \(names.count) inputs (\(list)); networks of one input are read",
          "模型有 \(names.count) 个输入（\(list)）；这里读取只有一个输入的网络"), nil
      )
    case .numbers(let tensor, let found, let expected):
      return (
        "onnx-numbers",
        Phrase(
          "the tensor \(excerpt(tensor)) has \(found) numbers, and its shape needs \(expected)",
          "张量 \(excerpt(tensor)) 有 \(found) 个数，而其形状需要 \(expected) 个"), nil
      )
    case .beside(let tensor, let location):
      return (
        "onnx-beside",
        Phrase(
          "the numbers of \(excerpt(tensor)) are said to lie in “\(excerpt(location))”, which is not a "
            + "file of the model's folder",
          "\(excerpt(tensor)) 的数据声称在“\(excerpt(location))”，那不是模型所在文件夹里的文件"),
        Phrase(
          "put the file beside the model and name it without a path", "把文件放在模型旁边，名称不带路径")
      )
    default: return node(fault)
    }
  }

  /// What whoever wrote the model can do so that it is read.
  private static func way(around type: String) -> Phrase {
    // Newer versions have one operator for what older ones put together.
    if ["LayerNormalization", "GroupNormalization", "Mish"].contains(type) {
      return Phrase(
        "torch.onnx.export(net, x, 'net.onnx', dynamo=False, opset_version=13) writes it with operators that are read here",
        "torch.onnx.export(net, x, 'net.onnx', dynamo=False, opset_version=13) 会用这里能读的算子写出它")
    }
    if type == "training_mode" {
      return Phrase(
        "net.eval() before torch.onnx.export(net, x, 'net.onnx') writes what the trained network does",
        "在 torch.onnx.export(net, x, 'net.onnx') 之前调用 net.eval()，写出的才是训练好的网络")
    }
    // What the newer exporter, or one that leaves lengths open, writes around other operators.
    if ["Equal", "Greater", "If", "Less", "ReduceMax", "Where"].contains(type) {
      return Phrase(
        "torch.onnx.export(net, x, 'net.onnx', dynamo=False) without dynamic_axes often does without it; else write net with the layers that are here and load the weights: load('net.pth', net)",
        "torch.onnx.export(net, x, 'net.onnx', dynamo=False)（不用 dynamic_axes）往往不需要它；否则用这里有的层写出 net，再读入权重：load('net.pth', net)"
      )
    }
    return Phrase(
      "write net with the layers that are here and load the weights of torch.save(net.state_dict(), 'net.pth'): load('net.pth', net)",
      "用这里有的层写出 net，再读入 torch.save(net.state_dict(), 'net.pth') 存下的权重：load('net.pth', net)")
  }

  private static func node(_ fault: ONNXFault) -> FileWords.Words {
    func name(_ place: ONNXFault.Place) -> Phrase {
      Phrase(
        "node \(excerpt(place.name)) (\(excerpt(place.type)))",
        "节点 \(excerpt(place.name))（\(excerpt(place.type))）")
    }
    switch fault {
    case .unknownOperator(let place, let domain):
      let node = name(place)
      let type = domain.isEmpty ? place.type : "\(domain).\(place.type)"
      return (
        "onnx-operator",
        Phrase(
          "\(node.english): the operator \(excerpt(type)) is not known here",
          "\(node.chinese)：这里没有算子 \(excerpt(type))"), way(around: domain.isEmpty ? place.type : "")
      )
    case .setting(let place, let setting, let value):
      let node = name(place)
      let words = value.map { "\(excerpt(setting)) = \(excerpt($0))" } ?? "“\(excerpt(setting))”"
      return (
        "onnx-setting",
        Phrase(
          "\(node.english): the setting \(words) is not taken here",
          "\(node.chinese)：这里不支持设置 \(words)"), way(around: setting)
      )
    case .operand(let place, let number, let found?):
      let node = name(place)
      return (
        "onnx-operand",
        Phrase(
          "\(node.english): input \(number) is \(found), which is not what the operator takes here",
          "\(node.chinese)：输入 \(number) 的形状是 \(found)，不是这里的算子能接受的"), nil
      )
    case .operand(let place, let number, nil):
      let node = name(place)
      return (
        "onnx-operand",
        Phrase(
          "\(node.english): input \(number) is missing, or known only when the network runs",
          "\(node.chinese)：输入 \(number) 缺少，或要到网络运行时才知道"), nil
      )
    case .unknown(let place, let value):
      let node = name(place)
      return (
        "onnx-unknown",
        Phrase(
          "\(node.english): nothing before it gives “\(excerpt(value))”",
          "\(node.chinese)：在它之前没有节点给出“\(excerpt(value))”"), nil
      )
    case .repeated(let place, let value):
      let node = name(place)
      return (
        "onnx-repeated",
        Phrase(
          "\(node.english): “\(excerpt(value))” is given twice",
          "\(node.chinese)：“\(excerpt(value))”给出了两次"),
        nil
      )
    case .sizes(let place, let error):
      let (node, words) = (name(place), ShapeWords(error, weight: "weight"))
      return (
        "onnx-sizes",
        Phrase(
          "\(node.english): \(words.message.english)", "\(node.chinese)：\(words.message.chinese)"),
        nil
      )
    default: return ("onnx", Phrase("the model cannot be used", "这个模型无法使用"), nil)
    }
  }
}
