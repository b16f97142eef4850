/// The sizes of one product of matrices: `rows × inner` times `inner × columns`.
struct MatMulSizes: Hashable, Sendable {
  let rows: Int
  let inner: Int
  let columns: Int
}

/// Adds the product of two matrices: `c += a·b`.
///
///     c[i,j] += Σ k  a[i,k] · b[k,j]
///
/// Here a is `rows × inner`, b `inner × columns` and c `rows × columns`, each from its start in an array.
///
/// - Complexity: O(rows·inner·columns).
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func matMul<Scalar: TensorScalar>(
  _ a: [Scalar], _ aStart: Int, _ b: [Scalar], _ bStart: Int, into c: inout [Scalar],
  _ cStart: Int, _ sizes: MatMulSizes
) {
  let (inner, columns) = (sizes.inner, sizes.columns)
  c.withUnsafeMutableBufferPointer { c in
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for i in 0..<sizes.rows {
          if Interruption.isRequested { return }
          let row = cStart + i * columns
          for k in 0..<inner {
            let factor = a[aStart + i * inner + k]
            let line = bStart + k * columns
            for j in 0..<columns { c[row &+ j] += factor * b[line &+ j] }
          }
        }
      }
    }
  }
}

/// Adds the product with a matrix that is laid out transposed: `c += a·bᵀ`, b being
/// `columns × inner`.
///
/// It is also the gradient with respect to the left matrix, with the output's gradient for a.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func matMulTransposedRight<Scalar: TensorScalar>(
  _ a: [Scalar], _ aStart: Int, _ b: [Scalar], _ bStart: Int, into c: inout [Scalar],
  _ cStart: Int, _ sizes: MatMulSizes
) {
  let (inner, columns) = (sizes.inner, sizes.columns)
  c.withUnsafeMutableBufferPointer { c in
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for i in 0..<sizes.rows {
          if Interruption.isRequested { return }
          let row = aStart + i * inner
          for j in 0..<columns {
            let line = bStart + j * inner
            var sum: Scalar = 0
            for k in 0..<inner { sum += a[row &+ k] * b[line &+ k] }
            c[cStart + i * columns + j] += sum
          }
        }
      }
    }
  }
}

/// Adds the product of a matrix that is laid out transposed: `c += aᵀ·b`, a being `inner × rows`.
///
/// It is also the gradient with respect to the right matrix, with the output's gradient for b.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func matMulTransposedLeft<Scalar: TensorScalar>(
  _ a: [Scalar], _ aStart: Int, _ b: [Scalar], _ bStart: Int, into c: inout [Scalar],
  _ cStart: Int, _ sizes: MatMulSizes
) {
  let (rows, columns) = (sizes.rows, sizes.columns)
  c.withUnsafeMutableBufferPointer { c in
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for k in 0..<sizes.inner {
          if Interruption.isRequested { return }
          let line = bStart + k * columns
          for i in 0..<rows {
            let factor = a[aStart + k * rows + i]
            let row = cStart + i * columns
            for j in 0..<columns { c[row &+ j] += factor * b[line &+ j] }
          }
        }
      }
    }
  }
}
