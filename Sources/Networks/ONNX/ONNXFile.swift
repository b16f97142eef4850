import Files
import ONNXSchema
import SwiftProtobuf
import Tensors

/// A network from an ONNX model.
///
/// Source: Open Neural Network Exchange, *IR.md* and *Operators.md*.
public struct ONNXFile {
  /// The network.
  public let network: Network
  /// The shape of its input as far as the model says it, a batch's first length left out.
  public let imageShape: [Int]?

  /// How many images it takes at a time, where the model is written for several and no other number.
  public let batch: Int?

  /// The layers that give the model's outputs behind the first, which is the network's.
  public let otherOutputs: [String]

  /// The versions of the operators that are read.
  static let versions = 7...28

  /// The most nodes of a graph.
  static let maximumNodes = Network.maximumLayers

  /// The longest model that is read.
  public static let maximumBytes = ImageSet.maximumBytes

  /// Whether a path is meant to be that of a model.
  public static func isMeant(path: String) -> Bool { path.hasSuffix(".onnx") }

  /// Reads a model and the numbers beside it.
  ///
  /// - Throws: what is wrong with it, and at which node or tensor.
  public init(path: String) throws(FileFailure) {
    var file = try InputFile(path: path)
    guard file.size <= Self.maximumBytes else {
      throw FileFailure(path, .tooLarge(bytes: file.size, limit: Self.maximumBytes))
    }
    let bytes = try file.read(file.size)
    let model: ModelProto
    do {
      var options = BinaryDecodingOptions()
      options.discardUnknownFields = true
      options.messageDepthLimit = 16
      model = try ModelProto(serializedBytes: bytes, options: options)
    } catch {
      switch ONNXDamage(bytes) {
      case .cutOff(let expected):
        throw FileFailure(path, .truncated(expected: expected, found: bytes.count))
      case .field(let byte): throw FileFailure(path, .onnx(.damaged), at: .byte(byte))
      case nil: throw FileFailure(path, .onnx(.damaged))
      }
    }
    var reader = ONNXReader(path: path)
    do throws(ONNXFailure) {
      (network, imageShape) = try reader.network(model)
      batch = reader.batch
      otherOutputs = reader.others
    } catch {
      switch error {
      case .fault(let fault): throw FileFailure(path, .onnx(fault))
      case .file(let failure): throw failure
      }
    }
  }
}

/// Why a model cannot be read: something in it, or a file beside it.
enum ONNXFailure: Error {
  case fault(ONNXFault)
  case file(FileFailure)
}
