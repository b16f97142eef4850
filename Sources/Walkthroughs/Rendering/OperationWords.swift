import Tensors
import Terminal

/// What an operation computes and how a gradient passes back through it, in one line each.
enum OperationWords {
  /// The formula of an operation.
  static func formula(_ operation: any Operation) -> Phrase {
    switch operation {
    case let operation as Convolution:
      return Phrase(
        same: "y[i,j] = Σ x[i·S+a·D−P, j·S+b·D−P]·w[a,b]"
          + (operation.geometry.depth > 1 ? " (Σ c, a, b)" : "") + settings(operation.geometry))
    case let operation as TransposedConvolution:
      return Phrase(same: "y[i·S+a·D−P, j·S+b·D−P] += x[i,j]·w[a,b]" + settings(operation.geometry))
    case let operation as Pooling: return formula(operation.kind)
    case let operation as AdaptivePooling:
      return operation.kind == .maximum
        ? Phrase("the largest number of each part", "每个部分的最大值")
        : Phrase("the mean of each part", "每个部分的平均值")
    case let operation as ElementwiseUnary:
      return Phrase(same: "y = " + operation.function.text("x", ExplanationStyle()))
    case let operation as ElementwiseBinary:
      return Phrase(same: "y = " + operation.function.text("a", "b"))
    case is MatrixProduct: return Phrase(same: "y[i,j] = Σ a[i,k]·b[k,j]")
    case is Linear: return Phrase(same: "y[o] = Σ x[i]·w[o,i] + b[o]")
    case let operation as Reduction: return formula(operation.kind)
    case let operation as Softmax:
      return Phrase(same: operation.isLogarithmic ? "y = x − ln Σ e^x" : "y = e^x / Σ e^x")
    case let operation as RegressionLoss:
      return Phrase(same: operation.kind == .squared ? "(x − t)²" : "|x − t|")
    case is BinaryCrossEntropy: return Phrase(same: "−(t·ln x + (1 − t)·ln(1 − x))")
    case let operation as ClassLoss:
      return Phrase(same: operation.kind == .logits ? "−ln softmax(x)[t]" : "−x[t]")
    case is BatchNorm: return Phrase(same: "y = (x − mean)/√(var + ε)·w + b")
    case is Mask: return Phrase("some elements dropped, the others scaled up", "随机置零一部分元素，其余放大")
    default: return Phrase("the same numbers in other places", "同样的数，换了位置")
    }
  }

  private static func settings(_ geometry: ConvGeometry) -> String {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    func pair(_ a: Int, _ b: Int) -> String { a == b ? "\(a)" : "(\(a), \(b))" }
    return "  S=\(pair(rows.stride, columns.stride)) P=\(pair(rows.before, columns.before))"
      + " D=\(pair(rows.dilation, columns.dilation))"
  }

  private static func formula(_ kind: PoolingKind) -> Phrase {
    switch kind {
    case .maximum: Phrase("the largest number of each window", "每个窗口的最大值")
    case .average: Phrase("the mean of each window", "每个窗口的平均值")
    case .norm(let p): Phrase(same: "(Σ x^\(NumberText().text(p)))^(1/\(NumberText().text(p)))")
    }
  }

  private static func formula(_ kind: ReductionKind) -> Phrase {
    switch kind {
    case .sum: Phrase(same: "Σ x")
    case .mean: Phrase(same: "Σ x / n")
    case .maximum: Phrase(same: "max x")
    case .minimum: Phrase(same: "min x")
    case .argmax: Phrase("the place of the largest number", "最大值的位置")
    case .argmin: Phrase("the place of the smallest number", "最小值的位置")
    case .variance: Phrase(same: "Σ (x − mean)² / (n − correction)")
    case .deviation: Phrase(same: "√(Σ (x − mean)² / (n − correction))")
    case .norm(let p): Phrase(same: "(Σ |x|^\(NumberText().text(p)))^(1/\(NumberText().text(p)))")
    }
  }

  /// How a gradient passes back to an operand.
  static func rule(_ operation: any Operation, operand: Int) -> Phrase {
    switch operation {
    case is Convolution:
      return [
        Phrase(
          "the output's gradient, fully convolved with the kernel: each cell collects from the windows it was in",
          "输出梯度与卷积核做完全卷积：每个格子从用到它的窗口收集"),
        Phrase(
          "the input correlated with the output's gradient: a shared weight collects from every place",
          "输入与输出梯度做互相关：共享权重对所有位置求和"),
        Phrase("the sum of the output's gradient", "输出梯度之和"),
      ][min(operand, 2)]
    case let operation as Pooling where operation.kind == .maximum:
      return Phrase("each window hands all of it to its winner", "每个窗口把梯度全部传给最大值处")
    case let operation as Pooling where operation.kind != .maximum:
      if case .norm = operation.kind { return Phrase(same: "g · x^(p−1) / y^(p−1)") }
      return Phrase("each window shares it out evenly", "每个窗口把梯度平均分给各格")
    case let operation as ElementwiseUnary: return rule(operation.function)
    case let operation as ElementwiseBinary: return rule(operation.function, operand: operand)
    case is MatrixProduct: return Phrase(same: operand == 0 ? "g @ b.T" : "a.T @ g")
    case is Linear: return Phrase(same: ["g @ w", "g.T @ x", "Σ g"][min(operand, 2)])
    case let operation as Reduction: return rule(operation.kind)
    case let operation as Softmax:
      return Phrase(same: operation.isLogarithmic ? "g − softmax(x)·Σ g" : "y·(g − Σ g·y)")
    case let operation as ClassLoss where operation.kind == .logits && operand == 0:
      return Phrase("softmax minus one-hot, times g", "softmax 减去独热向量，再乘 g")
    case let operation as RegressionLoss where operation.kind == .squared:
      return Phrase(same: operand == 0 ? "2·(x − t)·g" : "−2·(x − t)·g")
    case is Rearrangement:
      return Phrase("each number goes back to where it was copied from", "每个数沿原路回到被复制的位置")
    default: return Phrase("the upstream gradient times the slope", "上游梯度乘以斜率")
    }
  }

  private static func rule(_ function: UnaryFunction) -> Phrase {
    switch function {
    case .relu: Phrase("g where x > 0, else 0", "x > 0 处为 g，其余为 0")
    case .sigmoid: Phrase(same: "g·y·(1 − y)")
    case .tanh: Phrase(same: "g·(1 − y²)")
    case .exp: Phrase(same: "g·y")
    case .log: Phrase(same: "g/x")
    case .negate: Phrase(same: "−g")
    case .power(let p): Phrase(same: "g·\(NumberText().text(p))·x^\(NumberText().text(p - 1))")
    default: Phrase("the upstream gradient times the slope", "上游梯度乘以斜率")
    }
  }

  private static func rule(_ function: BinaryFunction, operand: Int) -> Phrase {
    switch function {
    case .add: Phrase(same: "g")
    case .subtract: Phrase(same: operand == 0 ? "g" : "−g")
    case .multiply: Phrase(same: operand == 0 ? "g·b" : "g·a")
    case .divide: Phrase(same: operand == 0 ? "g/b" : "−g·a/b²")
    case .maximum, .minimum:
      Phrase("g where this number won, half of it at a tie", "胜出处为 g，并列时各得一半")
    default: Phrase("the upstream gradient times the slope", "上游梯度乘以斜率")
    }
  }

  private static func rule(_ kind: ReductionKind) -> Phrase {
    switch kind {
    case .sum: Phrase("g at every place", "每处都是 g")
    case .mean: Phrase("g/n at every place", "每处都是 g/n")
    case .maximum, .minimum: Phrase("g at the winner", "最值处为 g")
    case .norm: Phrase(same: "g·x/y (p = 2)")
    default: Phrase("the upstream gradient times the slope", "上游梯度乘以斜率")
    }
  }
}
