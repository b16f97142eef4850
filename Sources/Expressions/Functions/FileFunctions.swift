import Files
import Networks
import Tensors
import Terminal

/// Networks in files.
enum FileFunctions {
  static let all: [Function] = [
    Function("load", "path|f|file, net|model=None; map_location, weights_only", load),
    Function("save", "path|f|file, value|net|model, force=False, scale=False", in: [], save),
  ]

  private static let suffix = ".safetensors"

  /// Reads a network, the tensors of a file that tells of no layers, or weights into a network that is
  /// there already.
  @Sendable private static func load(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let path = try call.path("path", for: .reading)
    let known = call.has("net") ? try call.network("net") : nil
    let network: Network
    var bare: [NamedTensor]?
    do throws(FileFailure) {
      if let known {
        try Checkpoint.readWeights(path: path, into: known)
        network = known
      } else if ONNXFile.isMeant(path: path) {
        network = try ONNXFile(path: path).network
      } else {
        let file = try TensorFile(path: path)
        let hasLayers = file.metadata["layers"] != nil
        bare = hasLayers ? nil : file.tensors
        network = hasLayers ? try Checkpoint.read(file, path: path).network : Network([])
      }
    } catch {
      throw .load(error, call)
    }
    if let bare { return try StateDictionary.value(bare, call) }
    try call.fitting { () throws(ShapeError) in try Budget.check(room: 0) }
    if let phrase = network.format?.normalisation.phrase(name: "net") {
      call.session.show(.note(phrase))
    }
    return .network(network)
  }

  /// Writes a network with its layers, weights and the pictures it takes, or the tensors of a dictionary
  /// alone; a file that is there is not replaced unasked.
  @Sendable private static func save(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let path = try call.path("path", for: .writing)
    let argument = call.argument("value")
    if case .network? = argument?.value {
    } else if !path.hasSuffix(suffix) {
      return try savePicture(path, call)
    }
    var bare: [NamedTensor]?
    if let argument, case .program(let box) = argument.value {
      bare = try StateDictionary.tensors(box, call, argument)
    }
    let network = bare == nil ? try call.network("value") : Network([])
    guard path.hasSuffix(suffix), path != suffix else {
      throw .networkFileName(path, at: call.place(of: "path"))
    }
    try call.requireFinite(bare ?? network.state, "value")
    let name = call.has("path") ? call.text(call.place(of: "path")) : ""
    try checkReplaceable(path, name, call)
    do throws(FileFailure) {
      try TensorFile.checkReplaceable(path: path)
      if let bare {
        try TensorFile(tensors: bare, metadata: ["format": "pt"]).write(path: path)
      } else {
        try Checkpoint(modelName: "network", network: network).write(path: path)
      }
    } catch {
      throw .file(error, at: call.place(of: "path"))
    }
    return .none
  }
}

extension FileFunctions {
  /// Writes a tensor as a picture.
  private static func savePicture(_ path: String, _ call: borrowing Call) throws(Diagnostic)
    -> Value
  {
    try PictureFunctions.check(call, path: path)
    try checkReplaceable(path, call.text(call.place(of: "path")), call)
    try PictureFunctions.write(call, path: path)
    return .none
  }

  /// - Throws: a diagnostic if a file is there that was not said to go.
  private static func checkReplaceable(
    _ path: String, _ name: String, _ call: borrowing Call
  ) throws(Diagnostic) {
    let value = call.text(call.place(of: "value"))
    let hindrance = Diagnostic.notReplaceable(
      path, isForced: try call.flag("force"), at: call.place(of: "path"),
      help: Phrase(
        "save(\(name), \(value), force=True) replaces it",
        "save(\(name), \(value), force=True) 会替换它"))
    if let hindrance { throw hindrance }
  }
}

extension Call {
  /// - Throws: a diagnostic if a parameter of the network that was given holds `nan` or `inf`.
  func requireFiniteWeights(_ network: Network, _ parameter: String = "net") throws(Diagnostic) {
    try requireFinite(network.state, parameter)
  }

  /// - Throws: a diagnostic if one of the tensors that were given holds `nan` or `inf`.
  fileprivate func requireFinite(
    _ tensors: [NamedTensor], _ parameter: String
  ) throws(Diagnostic) {
    for part in tensors {
      guard part.tensor.elements.allSatisfy(\.isFinite) else {
        throw .weightsNotFinite(part.name, at: place(of: parameter))
      }
    }
  }

  /// The path of a file that an argument names, if the session may touch it.
  func path(_ name: String, for purpose: FileAccess.Purpose) throws(Diagnostic) -> String {
    guard let argument = argument(name) else {
      throw .missingArgument(name, at: nameRange, of: function)
    }
    guard case .string(let text) = argument.value, !text.isEmpty else {
      throw .wrongKind(argument, wanted: .fileName)
    }
    return try session.files.path(text, for: purpose, at: argument.range)
  }
}
