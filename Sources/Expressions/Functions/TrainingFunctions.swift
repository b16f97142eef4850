import Networks
import Tensors
import Terminal

/// Training, on the trainer that `strider train` uses.
enum TrainingFunctions {
  static let all: [Function] = [
    Function(
      "fit",
      "net|model, data, epochs=1, batch_size=64, optimizer='adam', learning_rate|lr=None, seed=0, momentum=0.9, weight_decay=None, schedule='constant', warm_up=0, validation=None, balance=False, nesterov=False",
      in: [], fit)
  ]

  /// Trains a network, or goes on with it, and gives the loss of the last epoch.
  ///
  /// What goes wrong before the end leaves the network as it was; Ctrl-C leaves it where it is.
  @Sendable private static func fit(_ call: borrowing Call) throws(Diagnostic) -> Value {
    if let module = OwnModules.module(call.argument("net")?.value) {
      return .number(try OwnTraining(module, call).run())
    }
    let arguments = try FitArguments(call)
    let run: TrainingRun
    do throws(TrainingFault) {
      run = try TrainingRun(arguments)
    } catch {
      throw .fit(error, call)
    }
    let session = call.session
    let past = run.past(arguments)
    if run.step > 0 { session.show(.note(run.progress(imagesPerSecond: nil).goingOn)) }
    var loss = Double.nan
    var watch = LearningWatch(run)
    while !run.isDone {
      let result: EpochResult?
      do throws(TrainingFault) {
        result = try run.finishEpoch(judgedBy: arguments.held) { progress in
          session.show(.progress(progress))
          session.show(watch.seeStep(of: run))
          return session.mayGoOn
        }
      } catch {
        throw .fit(error, call)
      }
      guard let result else {
        run.keep(arguments, after: past)
        if let spent = session.allowance?.exceeded(at: call.range) { throw spent }
        throw .trainingInterrupted(
          run.progress(imagesPerSecond: nil), at: call.range,
          help: Phrase("the same fit goes on from there", "再次输入同样的 fit 即可从这里继续"))
      }
      session.show(
        .epoch(
          EpochReport(
            result, of: run.recipe.epochs, held: Phrase("validation", "验证"), isTimed: false)))
      session.show(watch.seeEpoch(result, of: run))
      loss = result.training.loss ?? .nan
      run.beginNextEpoch()
    }
    run.keep(arguments, after: past)
    return .number(loss)
  }
}

extension Session {
  /// Says what does not go well in a training.
  fileprivate func show(_ remarks: [LearningRemark]) {
    for remark in remarks { show(.note(remark.phrase)) }
  }
}

extension TrainingRun {
  /// A run that goes on where the network's last one on the same pictures stands, or begins.
  fileprivate convenience init(_ arguments: FitArguments) throws(TrainingFault) {
    let network = arguments.network
    let last = network.fitted.flatMap { record in
      record.goesOn(with: arguments.recipe, arguments.fingerprint) ? record : nil
    }
    var recipe = arguments.recipe
    recipe.epochs = last?.epochs(asking: recipe.epochs) ?? recipe.epochs
    try self.init(
      network, data: arguments.data, imageShape: arguments.imageShape, recipe: recipe,
      threads: Machine.cores)
    if let last { try resume(from: last.position) }
  }

  /// What was done before: the calls that this one goes on with, unless the weights have been changed since.
  fileprivate func past(_ arguments: FitArguments) -> FittedRun {
    if stepsDone > 0, case .fitted(let past)? = network.history,
      past.fingerprint == network.fingerprint
    {
      return past
    }
    return FittedRun(
      network, at: stepsDone > 0 ? position : nil, data: data, imageShape: imageShape,
      classes: arguments.classes)
  }

  /// Puts the weights into the network, and with it what the next call needs to go on.
  fileprivate func keep(_ arguments: FitArguments, after past: FittedRun) {
    updateNetwork()
    var past = past
    past.add(RunLeg(recipe: recipe, end: position))
    past.fingerprint = network.fingerprint
    network.history = .fitted(past)
    network.fitted = FitRecord(
      recipe: recipe, fingerprint: arguments.fingerprint, position: position,
      asked: arguments.recipe.epochs)
    let isKnown =
      network.format?.imageShape == imageShape
      && network.format?.classNames.count == arguments.classes
    guard !isKnown, imageShape.count == 3 else { return }
    network.format = ImageFormat(
      imageShape: imageShape, classNames: (0..<arguments.classes).map(String.init))
  }
}
