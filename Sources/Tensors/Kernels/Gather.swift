/// Copies each output element from its place; −1 stands for the constant.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func gather<Scalar: TensorScalar>(
  _ elements: [Scalar], from sources: [Int32], fill: Scalar
) -> [Scalar] {
  sources.map { $0 < 0 ? fill : elements[Int($0)] }
}

/// The gradient with respect to what was copied: every copy adds its share.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func gatherGradient<Scalar: TensorScalar>(
  _ outputGradient: [Scalar], from sources: [Int32], count: Int
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: count)
  for (source, share) in zip(sources, outputGradient) where source >= 0 {
    result[Int(source)] += share
  }
  return result
}
