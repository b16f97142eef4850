import Terminal

/// Matrix products and dense layers.
extension HelpPage {
  static let products: [HelpPage] = [
    HelpPage(
      "matmul", .products,
      Phrase("the matrix product; what @ does", "矩阵乘积；即 @"),
      formula: Phrase(same: "y[i,j] = Σ a[i,k]·b[k,j]"),
      shapes: Phrase(
        "n×k with k×m → n×m",
        "n×k 与 k×m → n×m"),
      notes: [
        Phrase("gradients: dA = dY·Bᵀ, dB = Aᵀ·dY", "梯度：dA = dY·Bᵀ，dB = Aᵀ·dY")
      ],
      examples: Phrase(
        same: """
          > matmul([1 2; 3 4], [1; 1])
          2×1
          3
          7
          > [1 2; 3 4] @ [0 1; 1 0]
          2×2
          2  1
          4  3
          """),
      seeAlso: "mul dot linear"),
    HelpPage(
      "mm", .products,
      Phrase("the product of two matrices; the same as matmul", "两个矩阵的乘积；与 matmul 相同"),
      formula: Phrase(same: "y[i,j] = Σ a[i,k]·b[k,j]"),
      examples: Phrase(
        same: """
          > torch.mm([1 2; 3 4], [1; 1])
          2×1
          3
          7
          """),
      seeAlso: "matmul bmm"),
    HelpPage(
      "bmm", .products,
      Phrase("the products of two batches of matrices", "两批矩阵逐个相乘"),
      shapes: Phrase(
        "b×n×k with b×k×m → b×n×m",
        "b×n×k 与 b×k×m → b×n×m"),
      examples: Phrase(
        same: """
          > torch.bmm(ones(2, 1, 3), ones(2, 3, 1)).shape
          (2, 1, 1)
          """),
      seeAlso: "matmul mm"),
    HelpPage(
      "dot", .products,
      Phrase("the sum of the products of two vectors", "两个向量对应元素乘积之和"),
      formula: Phrase(same: "y = Σ a[i]·b[i]"),
      notes: [
        Phrase("np.dot of matrices is the matrix product", "np.dot 用于矩阵时是矩阵乘积")
      ],
      examples: Phrase(
        same: """
          > dot([1 2 3], [4 5 6])
          32
          """),
      seeAlso: "matmul outer sum"),
    HelpPage(
      "outer", .products,
      Phrase("every product of an element of a with one of b", "a 的每个元素与 b 的每个元素的乘积"),
      formula: Phrase(same: "y[i,j] = a[i]·b[j]"),
      examples: Phrase(
        same: """
          > outer([1 2], [3 4 5])
          2×3
          3  4   5
          6  8  10
          """),
      seeAlso: "dot matmul"),
    HelpPage(
      "linear", .products,
      Phrase(
        "a dense layer: each output is a weighted sum of all inputs",
        "全连接层：每个输出都是全部输入的加权和"),
      formula: Phrase(same: "y[j] = Σ x[i]·w[j,i] + b[j]"),
      shapes: Phrase(
        "n×in with out×in → n×out",
        "n×in 与 out×in → n×out"),
      examples: Phrase(
        same: """
          > linear([1 2], [1 0; 0 1; 1 1], [0 0 10])
          3
          1  2  13
          """),
      seeAlso: "Linear matmul conv2d"),
    HelpPage(
      "allclose", .products,
      Phrase("1 if two tensors agree but for small differences, else 0", "两个张量几乎相等时为 1，否则为 0"),
      formula: Phrase(same: "|a−b| ≤ atol + rtol·|b|"),
      examples: Phrase(
        same: """
          > allclose([1, 2], [1, 2 + 1e-9])
          1
          """),
      seeAlso: "eq gradcheck"),
  ]
}
