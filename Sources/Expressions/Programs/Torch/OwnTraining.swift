import Networks
import Tensors
import Terminal

/// Training of a module of the learner's own by `fit`: batch by batch through its `forward`, on the tape.
struct OwnTraining {
  private let module: ProgramBox
  private let call: OwnTraining.Settings
  private let pictures: Tensor<Double>
  private let labels: Tensor<Double>

  /// What decides the result.
  struct Settings {
    var recipe: TrainingRecipe
    var session: Session
    var range: SourceRange
  }

  /// Reads the arguments of `fit`.
  ///
  /// - Throws: what is wrong with them; settings that only the library's own trainer has are named.
  init(_ module: ProgramBox, _ call: borrowing Call) throws(Diagnostic) {
    for name in ["validation", "balance", "schedule", "warm_up"] where call.has(name) {
      throw .ownModuleSetting(name, at: call.place(of: name))
    }
    self.module = module
    let pair = try call.picturesAndLabels("data")
    (pictures, labels) = pair
    let count = pictures.shape.rank > 0 ? pictures.shape[0] : 0
    guard count > 0 else { throw .picturesShape(pictures.shape, at: call.place(of: "data")) }
    guard labels.shape.count == count else {
      throw .labelCount(labels.shape, pictures: count, at: call.place(of: "data"))
    }
    self.call = Settings(recipe: try call.recipe(), session: call.session, range: call.range)
  }

  /// Trains, shows what each epoch came to, and gives the loss of the last.
  ///
  /// What has been learned when an error or Ctrl-C comes stays.
  func run() throws(Diagnostic) -> Double {
    let (recipe, session) = (call.recipe, call.session)
    var random = RandomSource(seed: recipe.seed)
    var order = Array(0..<pictures.shape[0])
    var loss = Double.nan
    do throws(ProgramFailure) {
      let optimiser = try self.optimiser(recipe.optimizer)
      for epoch in 1...recipe.epochs {
        order.shuffle(using: &random)
        let metrics = try pass(order, optimiser, recipe.batchSize)
        let result = EpochResult(
          epoch: epoch, training: metrics, test: nil, imagesPerSecond: 0, seconds: 0)
        session.show(
          .epoch(
            EpochReport(
              result, of: recipe.epochs, held: Phrase("validation", "验证"), isTimed: false)))
        loss = metrics.loss ?? .nan
      }
    } catch {
      throw error.finished
    }
    return loss
  }

  private func machine() -> ProgramMachine {
    let machine = ProgramMachine(call.session)
    machine.place = call.range
    return machine
  }

  private func optimiser(
    _ settings: OptimizerSettings
  ) throws(ProgramFailure) -> ProgramValue {
    let machine = self.machine()
    var given = ProgramArguments(
      values: [
        .list(
          try ModuleTree.parameters(of: module.value.object ?? ListObject([]), machine).map {
            .object($0.array)
          })
      ])
    given.named = [
      ("lr", .real(settings.learningRate, 0)), ("weight_decay", .real(settings.weightDecay, 0)),
    ]
    let rule: Optimiser.Method
    switch settings.kind {
    case .sgd: rule = .sgd
    case .momentum:
      rule = .sgd
      given.named.append(("momentum", .real(settings.momentum, 0)))
      if settings.isNesterov { given.named.append(("nesterov", .boolean(true))) }
    case .adam: rule = .adam
    case .adamw: rule = .adamW
    }
    return .object(try Optimiser(rule, given, machine))
  }

  /// One pass through all pictures, with a record of its own.
  private func pass(
    _ order: [Int], _ optimiser: ProgramValue, _ batchSize: Int
  ) throws(ProgramFailure) -> Metrics {
    let machine = self.machine()
    guard let function = try machine.module("torch")?["_fit"] else { return Metrics() }
    let flat = (try? Tensor(Shape([labels.shape.count]), labels.elements)) ?? labels
    let result = try machine.call(
      function,
      ProgramArguments(values: [
        module.value, optimiser, .object(try ArrayObject(Node(pictures), isTorch: true)),
        .object(try ArrayObject(Node(flat, type: .whole), isTorch: true)),
        .list(order.map { .int($0) }), .int(batchSize),
      ]))
    let numbers = (result.object as? TupleObject)?.items.compactMap(\.number) ?? []
    var metrics = Metrics()
    if numbers.count == 2 {
      metrics.add(
        images: order.count, lossSum: numbers[0], correct: Int(exactly: numbers[1]) ?? 0)
    }
    return metrics
  }
}
