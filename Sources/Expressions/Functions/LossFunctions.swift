import Tensors

/// Softmax, losses, normalisation and dropout.
enum LossFunctions {
  static let all = probabilities + distances + classes + normalisation

  private static let probabilities: [Function] = [
    Function("softmax", "input, dim=None; dtype") { call throws(Diagnostic) in
      try softmax(call, isLogarithmic: false)
    },
    Function("log_softmax", "input, dim=None; dtype") { call throws(Diagnostic) in
      try softmax(call, isLogarithmic: true)
    },
    Function("one_hot", "input|tensor, num_classes=-1", oneHot),
  ]

  private static let distances: [Function] = [
    Function("mse_loss", "input, target, reduction='mean'") { call throws(Diagnostic) in
      try regression(call, .squared)
    },
    Function("l1_loss", "input, target, reduction='mean'") { call throws(Diagnostic) in
      try regression(call, .absolute)
    },
  ]

  private static let classes: [Function] = [
    Function(
      "cross_entropy",
      "input, target, weight=None, ignore_index=-100, reduction='mean', label_smoothing=0"
    ) { call throws(Diagnostic) in try classLoss(call, .logits) },
    Function("nll_loss", "input, target, weight=None, ignore_index=-100, reduction='mean'") {
      call throws(Diagnostic) in try classLoss(call, .logProbabilities)
    },
    Function("binary_cross_entropy", "input, target, weight=None, reduction='mean'") {
      call throws(Diagnostic) in
      let (input, target) = (try call.tensor("input"), try call.tensor("target"))
      let weight = try call.optionalTensor("weight")
      let reduction = try reduction(call)
      if let outside = input.value.elements.first(where: { !($0 >= 0 && $0 <= 1) }) {
        throw .probabilityWanted(outside, at: call.place(of: "input"))
      }
      let operation = try call.fitting { () throws(ShapeError) in
        try BinaryCrossEntropy(
          name: "binary_cross_entropy", input: input.value.shape, target: target.value.shape,
          weight: weight?.value.shape, reduction: reduction)
      }
      return try call.record(operation, [input, target] + (weight.map { [$0] } ?? []))
    },
  ]

  private static let normalisation: [Function] = [
    Function(
      "batch_norm",
      "input, running_mean=None, running_var=None, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05",
      batchNorm),
    Function("dropout", "input, p=0.5, training=True; inplace") { call throws(Diagnostic) in
      let input = try call.tensor("input")
      guard try call.flag("training", default: true) else { return .tensor(input) }
      let probability = try call.number("p", default: 0.5)
      let session = call.session
      let operation = try call.fitting { () throws(ShapeError) in
        try Mask(
          name: "dropout", input: input.value.shape, probability: probability,
          using: &session.random)
      }
      return try call.record(operation, [input])
    },
  ]

  /// Without a dimension PyTorch's old choice: the first one of rank 0, 1 and 3, else the second.
  private static func softmax(
    _ call: borrowing Call, isLogarithmic: Bool
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let rank = input.value.shape.rank
    let standard = rank == 0 || rank == 1 || rank == 3 ? 0 : 1
    let dimension = try call.integer("dim", default: standard)
    let operation = try call.fitting { () throws(ShapeError) in
      try Softmax(
        name: call.function.name, input: input.value.shape, dimension: dimension,
        isLogarithmic: isLogarithmic)
    }
    return try call.record(operation, [input])
  }

  private static func reduction(_ call: borrowing Call) throws(Diagnostic) -> LossReduction {
    let word = try call.word("reduction", default: "mean", among: ["mean", "sum", "none"])
    return LossReduction(rawValue: word) ?? .mean
  }

  private static func regression(
    _ call: borrowing Call, _ kind: RegressionLoss.Kind
  ) throws(Diagnostic) -> Value {
    let (input, target) = (try call.tensor("input"), try call.tensor("target"))
    let reduction = try reduction(call)
    let operation = try call.fitting { () throws(ShapeError) in
      try RegressionLoss(
        name: call.function.name, kind, input: input.value.shape, target: target.value.shape,
        reduction: reduction)
    }
    return try call.record(operation, [input, target])
  }

  private static func classLoss(
    _ call: borrowing Call, _ kind: ClassLoss.Kind
  ) throws(Diagnostic) -> Value {
    let (input, target) = (try call.tensor("input"), try call.tensor("target"))
    let weight = try call.optionalTensor("weight")
    let reduction = try reduction(call)
    let smoothing = try call.number("label_smoothing", default: 0)
    let ignored = try call.integer("ignore_index", default: -100)
    let operation = try call.fitting { () throws(ShapeError) in
      // One item with its label as a vector of one: what pasted lines have as often as a number.
      let isOne = input.value.shape.rank == 1 && target.value.shape.dimensions == [1]
      let loss = try ClassLoss(
        name: call.function.name, kind, input: input.value.shape,
        target: isOne && input.value.shape[0] != 1 ? .scalar : target.value.shape,
        weight: weight?.value.shape, reduction: reduction, labelSmoothing: smoothing,
        ignoredLabel: ignored)
      try loss.check(labels: target.value)
      return loss
    }
    return try call.record(operation, [input, target] + (weight.map { [$0] } ?? []))
  }

  /// A 1 at each class and 0 elsewhere, with the classes as a new last dimension.
  @Sendable private static func oneHot(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let labels = try call.tensor("input").value
    let place = call.place(of: "input")
    var classes: [Int] = []
    for label in labels.elements { classes.append(try Call.integer(label, at: place)) }
    let given = try call.integer("num_classes", default: -1)
    let count = given == -1 ? (classes.max() ?? -1) + 1 : given
    let tensor = try call.fitting { () throws(ShapeError) in
      let shape = try Shape(labels.shape.dimensions + [count])
      try Budget.check(room: shape.count)
      var elements = [Double](repeating: 0, count: shape.count)
      for (row, label) in classes.enumerated() {
        guard (0..<count).contains(label) else { throw .label(Double(label), classes: count) }
        elements[row * count + label] = 1
      }
      return try Tensor(shape, elements)
    }
    return .tensor(Node(tensor, type: .whole, label: call.label))
  }

  @Sendable private static func batchNorm(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let names = ["weight", "bias", "running_mean", "running_var"]
    var operands: [Node<Double>?] = []
    for name in names { operands.append(try call.optionalTensor(name)) }
    // Without running statistics the batch's own are all there is.
    let hasStatistics = operands[2] != nil && operands[3] != nil
    let isTraining = try call.flag("training") || !hasStatistics
    let epsilon = try call.number("eps", default: 1e-5)
    let shapes = operands.map { $0?.value.shape }
    let rank = input.value.shape.rank
    let operation = try call.fitting { () throws(ShapeError) in
      try BatchNorm(
        name: "batch_norm", input: input.value.shape, weight: shapes[0], bias: shapes[1],
        runningMean: shapes[2], runningVariance: shapes[3], isTraining: isTraining,
        epsilon: epsilon, channelDimension: min(1, max(rank - 1, 0)))
    }
    let momentum = try call.number("momentum", default: 0.1)
    let result = try call.record(operation, [input] + operands.compactMap(\.self))
    if isTraining, let mean = operands[2], let variance = operands[3] {
      let moved = operation.movedStatistics(
        mean: mean.value, variance: variance.value, by: input.value, momentum: momentum)
      call.overwrite("running_mean", mean, with: moved.mean)
      call.overwrite("running_var", variance, with: moved.variance)
    }
    return result
  }
}

extension Call {
  /// Gives a variable that was handed over by its name new numbers, as PyTorch writes into a tensor.
  fileprivate func overwrite(_ name: String, _ old: Node<Double>, with new: Tensor<Double>) {
    guard let range = argument(name)?.range else { return }
    let variable = text(range)
    if case .tensor(let node)? = session.variables[variable], node === old {
      session.bind(variable, to: .tensor(Node(new)))
    }
  }
}
