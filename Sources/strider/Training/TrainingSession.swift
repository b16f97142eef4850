import Expressions
import Files
import Networks
import Terminal

/// A run of training with everything around it: pictures, checkpoint, log.
final class TrainingSession {
  /// What the command line says beside the recipe.
  struct Request {
    var model: String?
    var data: String?
    var threads: Int
    var savePath: String?
    var resumePath: String?
    var logPath: String?
    var patience: Int?
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

  private(set) var earlyStop: EarlyStop?
  private let fingerprint: UInt64

  /// Reads everything and prepares the run.
  init(_ request: Request, _ options: TrainingOptions, _ shell: Shell) throws(CommandFailure) {
    self.request = request
    let old = try request.resumePath.map { path throws(CommandFailure) in
      try DataSource.checkpoint(path)
    }
    if let path = request.savePath { try Self.checkReplaceable(path) }
    if let fault = options.nesterovFault(continuing: old?.run?.recipe) {
      throw .wrong(Diagnostic("train-option", fault.phrase))
    }
    let recipe = options.recipe(continuing: old?.run?.recipe)
    dataName = request.data ?? old?.run?.dataName ?? DataSet.digitsName
    let data = try DataSource.load(dataName, threads: request.threads)
    let (images, held) = try Self.split(data, recipe)
    (self.images, self.held) = (images, held)
    fingerprint = images.fingerprint
    do throws(TrainingFault) {
      try Self.check(images, old?.network.format)
    } catch {
      throw CommandFailure(error)
    }
    modelName = old?.modelName ?? request.model ?? PresetModel.lenet5.rawValue
    let network: Network
    if let old {
      network = old.network
    } else {
      network = try ModelSource(name: modelName).network(
        imageShape: images.imageShape, classes: images.classes, seed: recipe.seed, shell)
    }
    let known = network.format.flatMap { $0.imageShape == images.imageShape ? $0 : nil }
    format = ImageFormat(
      imageShape: images.imageShape, classNames: images.classNames,
      normalisation: known?.normalisation ?? Normalisation(of: images))
    network.format = format
    earlyStop = request.patience.map { EarlyStop(patience: $0) } ?? old?.run?.earlyStop
    do throws(TrainingFault) {
      run = try TrainingRun(
        network, images: images, normalisation: format.normalisation, recipe: recipe,
        threads: request.threads)
      if let position = try Self.position(old, recipe) { try run.resume(from: position) }
    } catch {
      throw CommandFailure(error)
    }
    if let past = old?.run, past.dataFingerprint != fingerprint, let path = request.resumePath {
      throw .wrong(
        .file(
          FileFailure(
            path, .checkpoint(.otherData(found: dataName, expected: past.dataName)))))
    }
  }

  private static func checkReplaceable(_ path: String) throws(CommandFailure) {
    do throws(FileFailure) {
      try TensorFile.checkReplaceable(path: path)
    } catch {
      throw CommandFailure(error)
    }
  }

  private typealias Held = (images: ImageSet, name: Phrase)

  private static func split(
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
    _ old: Checkpoint?, _ recipe: TrainingRecipe
  ) throws(TrainingFault) -> RunPosition? {
    guard let past = old?.run else { return nil }
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

  /// Writes the checkpoint, if one was asked for.
  ///
  /// - Returns: Whether there is one.
  @discardableResult
  func save() throws(CommandFailure) -> Bool {
    guard let path = request.savePath else { return false }
    run.updateNetwork()
    let checkpoint = Checkpoint(
      modelName: modelName, network: run.network,
      run: Checkpoint.Run(
        recipe: run.recipe, position: run.position, dataName: dataName,
        dataFingerprint: fingerprint, earlyStop: earlyStop))
    do throws(FileFailure) {
      try checkpoint.write(path: path)
    } catch {
      throw CommandFailure(error)
    }
    return true
  }
}
