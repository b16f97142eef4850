import Files
import Tensors

/// A trained network with what is needed to use it and, where it comes from a run, to go on with it.
public struct Checkpoint {
  /// The run that a network comes from.
  public struct Run: Hashable, Sendable {
    /// What decides the result.
    public var recipe: TrainingRecipe
    /// Where the run stands.
    public var position: RunPosition
    /// The data by name, as `--data` takes it.
    public var dataName: String
    /// The number that tells the training pictures from others.
    public var dataFingerprint: UInt64
    /// What early stop has seen, if it was asked for.
    public var earlyStop: EarlyStop?
    /// The parts of the run that other recipes decided, before the present one.
    public var past: [RunLeg] = []
    /// How the run began, if that is known.
    public var origin: Origin?

    /// What has to be the same for a run to be gone through again to the bit.
    public struct Origin: Hashable, Sendable {
      /// The number that tells the first weights from others.
      public var fingerprint: UInt64
      /// The instructions that its numbers were computed with.
      public var instructionSet: String

      /// Describes a beginning.
      public init(fingerprint: UInt64, instructionSet: String) {
        self.fingerprint = fingerprint
        self.instructionSet = instructionSet
      }

      /// What a run begins with here.
      public init(_ network: Network) {
        self.init(
          fingerprint: network.fingerprint, instructionSet: Machine.instructionSet)
      }
    }

    /// Describes a run.
    public init(
      recipe: TrainingRecipe, position: RunPosition, dataName: String, dataFingerprint: UInt64,
      earlyStop: EarlyStop? = nil
    ) {
      self.recipe = recipe
      self.position = position
      self.dataName = dataName
      self.dataFingerprint = dataFingerprint
      self.earlyStop = earlyStop
    }
  }

  /// What the network was called: a preset's name, or a script's path.
  public var modelName: String

  /// The network with its weights and, unless it has seen none, the pictures it takes.
  public var network: Network

  /// The run it comes from, if it can be gone on with.
  public var run: Run?

  /// Puts the parts together.
  public init(modelName: String, network: Network, run: Run? = nil) {
    self.modelName = modelName
    self.network = network
    self.run = run
  }

  /// What the tensors of the optimizer are called before the name of the parameter.
  static let optimizerPrefix = "optimizer."

  // MARK: Writing

  /// Writes the checkpoint in the place of an older one.
  ///
  /// - Throws: why the system refuses.
  public func write(path: String) throws(FileFailure) {
    try file.write(path: path)
  }

  /// The bytes of the file.
  public var encoded: [UInt8] { file.encoded }

  /// How many bytes the file takes.
  public var byteCount: Int { file.encoded.count }

  private var file: TensorFile {
    var file = TensorFile(tensors: network.state, metadata: metadata)
    if let run {
      file.tensors += optimizerTensors(run)
      file.metadata.merge(run.metadata) { $1 }
    }
    return file
  }

  private var metadata: [String: String] {
    var texts = ["format": "pt", "model": modelName]
    // The functions of a graph from elsewhere have no such text: the weights stand alone then.
    if network.isDescribed { texts["layers"] = LayerDescription.text(network) }
    if let format = network.format {
      texts["image_shape"] = list(format.imageShape)
      texts["classes"] = "[" + format.classNames.map(jsonString).joined(separator: ",") + "]"
      texts["mean"] = list(format.normalisation.mean)
      texts["deviation"] = list(format.normalisation.deviation)
    }
    return texts
  }

  private func optimizerTensors(_ run: Run) -> [NamedTensor] {
    let names = network.parameterNames
    let shapes = network.state.reduce(into: [:]) { $0[$1.name] = $1.tensor.shape }
    return zip(run.recipe.optimizer.stateNames, run.position.memories).flatMap { kind, memory in
      zip(names, memory).compactMap { name, numbers in
        let tensor = shapes[name].flatMap { try? Tensor($0, numbers.map { Double($0) }) }
        return tensor.map { NamedTensor("\(Self.optimizerPrefix)\(kind).\(name)", $0) }
      }
    }
  }

  // MARK: Reading

  /// Reads a checkpoint, or weights alone of a network that is known by a name.
  ///
  /// - Throws: what is wrong with the file, and where.
  public static func read(path: String) throws(FileFailure) -> Checkpoint {
    try read(try TensorFile(path: path), path: path)
  }

  /// Reads a checkpoint out of a file that has been read.
  ///
  /// - Throws: what is wrong with what it holds.
  public static func read(_ file: TensorFile, path: String) throws(FileFailure) -> Checkpoint {
    guard file.metadata["layers"] != nil else { return try preset(file, path: path) }
    let reader = MetadataReader(file.metadata, path: path)
    let layers = try reader.text("layers")
    let limit = file.tensors.reduce(0) { $0 + $1.tensor.shape.count }
    guard let network = try? LayerDescription.network(layers, limit: limit) else {
      throw reader.failure("layers")
    }
    try network.load(file, path: path) { $0.hasPrefix(optimizerPrefix) }
    let hasFormat = ["image_shape", "classes", "mean", "deviation"].contains {
      file.metadata[$0] != nil
    }
    network.format = hasFormat ? try ImageFormat(reader) : nil
    let name = try reader.text("model")
    let run = file.metadata["epoch"] == nil ? nil : try Run(reader, file, network)
    network.history = run.map { .saved($0, modelName: name) }
    return Checkpoint(modelName: name, network: network, run: run)
  }

  /// Puts the weights of a file into a network that has layers like those they come from.
  ///
  /// - Throws: what is wrong with the file, or which tensor does not fit; nothing is changed then.
  public static func readWeights(path: String, into network: Network) throws(FileFailure) {
    let file = try TensorFile(path: path)
    try network.load(file, path: path) { $0.hasPrefix(optimizerPrefix) }
  }

  /// A file without settings: the network known by name whose tensors have these names and shapes, for
  /// pictures with its usual normalisation.
  private static func preset(
    _ file: TensorFile, path: String
  ) throws(FileFailure) -> Checkpoint {
    for preset in PresetModel.allCases {
      var random = RandomSource(seed: 0)
      guard
        let last = try? preset.network(imageShape: preset.imageShape, using: &random).stateShapes
          .last,
        let classes = file[last.name]?.shape.count, (1...1 << 16).contains(classes),
        let network = try? preset.network(
          imageShape: preset.imageShape, classes: classes, using: &random),
        (try? network.load(file, path: path)) != nil, let normalisation = preset.normalisation
      else { continue }
      network.format = ImageFormat(
        imageShape: preset.imageShape, classNames: (0..<classes).map(String.init),
        normalisation: normalisation)
      return Checkpoint(modelName: preset.rawValue, network: network)
    }
    throw FileFailure(path, .checkpoint(.metadataMissing("layers")))
  }

  private func list(_ numbers: [some CustomStringConvertible]) -> String {
    numbers.map(\.description).joined(separator: " ")
  }
}

extension ImageFormat {
  fileprivate init(_ reader: MetadataReader) throws(FileFailure) {
    let imageShape = try reader.integers("image_shape", in: 1...1 << 24)
    guard imageShape.count == 3 else { throw reader.failure("image_shape") }
    guard
      let normalisation = Normalisation(
        mean: try reader.numbers("mean"), deviation: try reader.numbers("deviation")),
      normalisation.mean.count == imageShape[0]
    else { throw reader.failure("mean") }
    self.init(
      imageShape: imageShape, classNames: try reader.texts("classes"), normalisation: normalisation)
  }
}
