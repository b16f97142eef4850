import Expressions
import Files
import Networks
import Terminal

/// A run of training with everything around it: pictures, checkpoint, log.
package final class TrainingSession {
  /// What the command line says beside the recipe.
  struct Request {
    var model: String?
    var data: String?
    var threads: Int
    /// Where the run is saved: the file that it goes on from, where no other is given.
    var savePath: String?
    var resumePath: String?
    /// Whether a run of the same recipe begins anew.
    var isFresh: Bool
    /// Whether another run may be replaced.
    var mayReplace: Bool
    var logPath: String?
    var patience: Int?
    /// The side of pictures in folders; nil where they are all of one size.
    var size: Int?
  }

  let request: Request
  let run: TrainingRun
  let modelName: String
  let dataName: String

  /// The pictures that are learned from.
  let images: ImageSet

  /// What the network takes and tells apart.
  let format: ImageFormat

  /// The pictures that epochs are judged by, and what they are.
  let held: (images: ImageSet, name: Phrase)?

  /// The file that the run goes on from.
  let origin: String?

  /// Writes the checkpoints.
  let keeper: RunKeeper

  private(set) var earlyStop: EarlyStop?
  private let fingerprint: UInt64
  private let past: [RunLeg]
  private let beginning: Checkpoint.Run.Origin?

  /// Reads everything and prepares the run.
  init(_ request: Request, _ options: TrainingOptions, _ shell: Shell) throws(CommandFailure) {
    self.request = request
    var start = try RunStart(request, options)
    let recipe = start.recipe
    dataName = request.data ?? start.origin?.checkpoint.run?.dataName ?? DataSet.digitsName
    let data = try DataSource.load(
      dataName, fitting: Self.fitting(request.size, start.origin?.checkpoint.network.format),
      threads: request.threads, shell)
    let (images, held) = try Self.split(data, recipe)
    (self.images, self.held) = (images, held)
    fingerprint = images.fingerprint
    do throws(TrainingFault) {
      try Self.check(images, start.origin?.checkpoint.network.format)
    } catch {
      throw CommandFailure(error)
    }
    try start.compare(fingerprint: fingerprint, dataName: dataName)
    modelName = start.modelName
    let network = try Self.network(&start, images, shell)
    let known = network.format.flatMap { $0.imageShape == images.imageShape ? $0 : nil }
    format = ImageFormat(
      imageShape: images.imageShape, classNames: images.classNames,
      normalisation: known?.normalisation ?? Normalisation(of: images))
    network.format = format
    let past = start.origin?.checkpoint.run
    earlyStop = Self.earlyStop(request.patience, past?.earlyStop)
    self.past = past?.past(before: recipe) ?? []
    // Of a run that said nothing of its beginning, nothing is known.
    beginning = past == nil ? .init(network) : past?.origin
    origin = past == nil ? nil : start.origin?.path
    keeper = RunKeeper(path: request.savePath, earlier: start.earlier)
    do throws(TrainingFault) {
      run = try TrainingRun(
        network, images: images, normalisation: format.normalisation, recipe: recipe,
        threads: request.threads)
      if let position = Self.position(past, recipe) { try run.resume(from: position) }
    } catch {
      throw CommandFailure(error)
    }
    do throws(FileFailure) {
      try keeper.check(checkpoint)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What pictures in folders are made into: what is asked for, else what the checkpoint's were.
  package static func fitting(_ size: Int?, _ format: ImageFormat?) -> DataDirectory.Fitting? {
    if let size { return DataDirectory.Fitting(rows: size, columns: size) }
    guard let shape = format?.imageShape, shape.count == 3 else { return nil }
    return DataDirectory.Fitting(rows: shape[1], columns: shape[2], channels: shape[0])
  }

  /// The network of the checkpoint that the run goes on from, or a new one.
  private static func network(
    _ start: inout RunStart, _ images: ImageSet, _ shell: Shell
  ) throws(CommandFailure) -> Network {
    // One that a file beside --resume could hold has nothing to be compared with.
    if let origin = start.origin, !start.isToBeProven { return origin.checkpoint.network }
    let network = try ModelSource(name: start.modelName).network(
      imageShape: images.imageShape, classes: images.classes, seed: start.recipe.seed, shell)
    try start.compare(network: network)
    return start.origin?.checkpoint.network ?? network
  }

  /// What stops the run early: what was counted so far counts on.
  private static func earlyStop(_ patience: Int?, _ past: EarlyStop?) -> EarlyStop? {
    guard let patience, patience != past?.patience else { return past }
    return EarlyStop(patience: patience)
  }

  typealias Held = (images: ImageSet, name: Phrase)

  static func split(
    _ data: DataSet, _ recipe: TrainingRecipe
  ) throws(CommandFailure) -> (ImageSet, Held?) {
    guard recipe.validation > 0 else {
      return (data.training, data.test.map { ($0, Phrase("test", "测试")) })
    }
    guard recipe.validation < data.training.count else {
      throw .wrong(
        Diagnostic(
          "validation-too-large",
          Phrase(
            "--validation keeps back \(recipe.validation) pictures of \(data.training.count)",
            "--validation 要留出 \(recipe.validation) 张，而训练图像只有 \(data.training.count) 张"),
          help: Phrase("leave some to learn from", "留一些用来训练")))
    }
    let (training, validation) = data.training.holdingOut(recipe.validation, seed: recipe.seed)
    return (training, (validation, Phrase("validation", "验证")))
  }

  private static func check(
    _ images: ImageSet, _ format: ImageFormat?
  ) throws(TrainingFault) {
    guard let format else { return }
    guard images.imageShape == format.imageShape else {
      throw .images(images.imageShape, expected: format.imageShape)
    }
    guard images.classes == format.classNames.count else {
      throw .classes(images.classes, expected: format.classNames.count)
    }
  }

  /// Where the run goes on; another optimizer begins without memories.
  private static func position(
    _ past: Checkpoint.Run?, _ recipe: TrainingRecipe
  ) -> RunPosition? {
    guard let past else { return nil }
    var position = past.position
    if past.recipe.optimizer.kind != recipe.optimizer.kind { position.memories = [] }
    return position
  }

  /// Looks at an epoch.
  ///
  /// - Returns: Whether to stop early.
  func shouldStop(after result: EpochResult) -> Bool {
    guard let loss = result.test?.loss else { return false }
    return earlyStop?.shouldStop(after: loss) ?? false
  }

  /// Adds a line to the log, if one was asked for.
  func writeLog(_ line: String) throws(FileFailure) {
    if let path = request.logPath { try TextFile.append(line: line, path: path) }
  }

  /// The run as it stands, with the weights reached.
  var checkpoint: Checkpoint {
    run.updateNetwork()
    return Checkpoint(modelName: modelName, network: run.network, run: state)
  }

  /// The run as it stands.
  var state: Checkpoint.Run {
    var state = Checkpoint.Run(
      recipe: run.recipe, position: run.position, dataName: dataName,
      dataFingerprint: fingerprint, earlyStop: earlyStop)
    (state.past, state.origin) = (past, beginning)
    return state
  }
}
