import Tensors

/// One convolution four ways: a window that slides, a product with the windows as columns, a product with one
/// large matrix, and a sum of shifted images.
///
/// Each is put on the tape by the operations that everything else uses, so each can be stepped through, and
/// the numbers of the large matrix are what the convolution itself says that its outputs take.
public struct ConvolutionFaces {
  /// A way of computing it.
  public struct Face {
    /// The value whose steps are the way's own.
    public let steps: Node<Double>
    /// The result, in the shape of the convolution.
    let result: Tensor<Double>
  }

  /// The convolution's sizes.
  let geometry: ConvGeometry
  /// A window that slides.
  public let window: Face
  /// The windows, a column each.
  let columns: Node<Double>
  /// The filters, a row each, times the columns.
  public let product: Face
  /// A row an output, a column an input; nil where it is too large to be written down.
  let matrix: Node<Double>?
  /// The matrix times the input laid flat.
  public let flat: Face?
  /// The shifted images of the first filter, each with the weight it is multiplied by.
  let shifts: [(weight: Double, image: Node<Double>)]
  /// Their sum.
  public let sum: Face

  /// The most numbers of the large matrix.
  static let largestMatrix = 1 << 20
  /// The most images that are added up.
  static let mostShifts = 256

  /// Why a value has no such faces.
  public enum Refusal: Error {
    /// It was not computed by a convolution.
    case noConvolution
    /// Several images at once, or groups.
    case notOneImage
    /// More taps than images are added up here.
    case tooManyTaps(Int)
  }

  /// Computes a convolution the other ways.
  ///
  /// - Throws: `Refusal`.
  public init(of node: Node<Double>) throws(Refusal) {
    guard let operation = node.operation, case .convolution(let geometry) = operation.reach else {
      throw .noConvolution
    }
    guard geometry.batch == 1, geometry.groups == 1 else { throw .notOneImage }
    let taps = geometry.outputChannels * geometry.depth * geometry.window.tapCount
    guard taps <= ConvolutionFaces.mostShifts else { throw .tooManyTaps(taps) }
    self.geometry = geometry
    window = Face(steps: node, result: node.value)
    do {
      let builder = try FaceBuilder(node, geometry)
      (columns, product) = try builder.asColumns()
      let inputs = geometry.inputShape.count
      if geometry.outputShape.count * inputs <= ConvolutionFaces.largestMatrix {
        let (matrix, flat) = try builder.asMatrix(operation)
        (self.matrix, self.flat) = (matrix, flat)
      } else {
        (matrix, flat) = (nil, nil)
      }
      (shifts, sum) = try builder.asShifts()
    } catch {
      throw .noConvolution
    }
  }

  /// The ways in the order in which they are told.
  public var all: [Face?] { [window, product, flat, sum] }

  /// The largest difference between the ways, as a share of the largest number.
  var disagreement: Double {
    let y = window.result.elements
    let size = y.reduce(1) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    var worst = 0.0
    for face in all {
      for (a, b) in zip(face?.result.elements ?? y, y) where a != b && !(a.isNaN && b.isNaN) {
        worst = max(worst, (a - b).magnitude / size)
      }
    }
    return worst
  }
}
