import Files
import Tensors

/// What can be wrong with an ONNX model.
public enum ONNXFault: ContentFault {
  /// A node as it is spoken of: its name, and its operator.
  public struct Place: Hashable, Sendable {
    /// Its name, or that of its first output.
    public let name: String
    /// The operator.
    public let type: String

    /// A node's name and its operator.
    public init(name: String, type: String) {
      (self.name, self.type) = (name, type)
    }
  }

  /// The bytes are no model.
  case damaged
  /// There is nothing to compute.
  case noGraph
  /// Operators of a version that is not read.
  case version(Int)
  /// An operator that is not known.
  case unknownOperator(Place, domain: String)
  /// A setting of an operator that is not known, or has a value that is not.
  case setting(Place, name: String, value: String?)
  /// An operand that is missing, or not what the operator takes: of which shape it is, if that is known.
  case operand(Place, number: Int, found: Shape? = nil)
  /// A node takes what nothing before it gives.
  case unknown(Place, value: String)
  /// A value that two nodes give.
  case repeated(Place, value: String)
  /// Sizes that do not fit.
  case sizes(Place, ShapeError)
  /// More nodes than are read.
  case tooMany(nodes: Int, limit: Int)
  /// Not one input, or none.
  case inputs([String])
  /// Numbers that do not fit their shape.
  case numbers(tensor: String, found: Int, expected: Int)
  /// Numbers beside the model at a place that is not one.
  case beside(tensor: String, location: String)
}

extension FileFailure.Reason {
  /// Something that only ONNX models have.
  public static func onnx(_ fault: ONNXFault) -> FileFailure.Reason { .content(.init(fault)) }

  /// The fault, if it is one that only ONNX models have.
  public var onnxFault: ONNXFault? {
    if case .content(let content) = self { content.fault as? ONNXFault } else { nil }
  }
}
