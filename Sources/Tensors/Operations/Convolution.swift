/// The sliding sum of products of filters over images: `conv1d`, `conv2d`.
///
/// Operands: input, weight and, if it has one, bias. Their numbers are laid out as the geometry says;
/// their shapes may leave out dimensions of length 1.
public struct Convolution: Operation {
  /// The name a user types.
  public let name: String

  /// The sizes.
  public let geometry: ConvGeometry

  /// The shape of the result, without the dimensions that the input did not have.
  public let outputShape: Shape

  /// Makes the operation for operands whose sizes have been checked.
  ///
  /// - Throws: `ShapeError.reshape` if the output's shape does not hold the geometry's elements.
  public init(name: String, geometry: ConvGeometry, outputShape: Shape) throws(ShapeError) {
    guard outputShape.count == geometry.outputShape.count else {
      throw .reshape(geometry.outputShape, to: outputShape.dimensions)
    }
    self.name = name
    self.geometry = geometry
    self.outputShape = outputShape
  }

  /// The products that computing the output takes.
  public var multiplyAdds: Int { geometry.multiplyAdds }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    .common(operands).counted
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(
      known: outputShape,
      conv2D(
        input: inputs[0].elements, weight: inputs[1].elements,
        bias: inputs.count > 2 ? inputs[2].elements : nil, geometry: geometry))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let gradient = pass.gradient.elements
    return pass.inputs.indices.map { operand in
      guard pass.needs[operand] else { return nil }
      let elements =
        switch operand {
        case 0:
          conv2DInputGradient(
            outputGradient: gradient, weight: pass.inputs[1].elements, geometry: geometry)
        case 1:
          conv2DWeightGradient(
            input: pass.inputs[0].elements, outputGradient: gradient, geometry: geometry)
        default: conv2DBiasGradient(outputGradient: gradient, geometry: geometry)
        }
      return Tensor(known: pass.inputs[operand].shape, elements)
    }
  }
}

/// A convolution's backward pass as a forward operation: `conv_transpose2d`.
///
/// The geometry is that of the convolution it turns round: its output is the operand, its input the
/// result. Operands: input, weight `[I, O/groups, KH, KW]` and, if it has one, bias.
public struct TransposedConvolution: Operation {
  /// The name a user types.
  public let name: String

  /// The sizes of the convolution that is turned round.
  public let geometry: ConvGeometry

  /// The shape of the result.
  public let outputShape: Shape

  /// Makes the operation for operands whose sizes have been checked.
  ///
  /// - Throws: `ShapeError.reshape` if the output's shape does not hold the geometry's elements.
  public init(name: String, geometry: ConvGeometry, outputShape: Shape) throws(ShapeError) {
    guard outputShape.count == geometry.inputShape.count else {
      throw .reshape(geometry.inputShape, to: outputShape.dimensions)
    }
    self.name = name
    self.geometry = geometry
    self.outputShape = outputShape
  }

  /// The products that computing the output takes.
  public var multiplyAdds: Int { geometry.multiplyAdds }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    .common(operands).counted
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    var elements = conv2DInputGradient(
      outputGradient: inputs[0].elements, weight: inputs[1].elements, geometry: geometry)
    if inputs.count > 2 {
      let (plane, channels) = (geometry.window.inputCount, geometry.inputChannels)
      for i in elements.indices { elements[i] += inputs[2].elements[i / plane % channels] }
    }
    return Tensor(known: outputShape, elements)
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let gradient = pass.gradient.elements
    return pass.inputs.indices.map { operand in
      guard pass.needs[operand] else { return nil }
      let elements: [Scalar]
      switch operand {
      case 0:
        elements = conv2D(
          input: gradient, weight: pass.inputs[1].elements, bias: nil, geometry: geometry)
      case 1:
        elements = conv2DWeightGradient(
          input: gradient, outputGradient: pass.inputs[0].elements, geometry: geometry)
      default:
        elements = planeSums(
          gradient, images: geometry.batch, channels: geometry.inputChannels)
      }
      return Tensor(known: pass.inputs[operand].shape, elements)
    }
  }
}
