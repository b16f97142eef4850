/// Modules of the library that are written in the language of programs itself: their functions put
/// together what the others compute, so that their results are on the record as the program's own.
///
/// A module is read when one of its names is first asked for. Names that begin with `_` are its own.
enum Prelude {
  /// The text of each module.
  static let texts: [String: String] = [
    "numpy": numpy + numpyPlaces + numpySelection + numpyStatistics + numpyTexts,
    "numpy.linalg": numpyLinearAlgebra,
    "numpy.random": numpyRandom,
    "numpy.testing": numpyTesting,
    "torch.testing": torchTesting,
    "torch.nn.grad": torchGradients,
    "torch.autograd": torchChecks,
    "torch": torch + torchFunctional + torchSearch + torchLayers + torchMore + torchFunctionalMore
      + torchLayersMore + torchRecurrent + torchAttention,
    "torch.optim.lr_scheduler": schedulers + moreSchedulers,
    "torch.utils.data": data,
    "scipy.signal": signals,
    "scipy.special": functions,
    "scipy.ndimage": images,
    "scipy.linalg": matrices,
    "collections": collections,
    "dataclasses": dataclasses,
    "tqdm": progress,
    "abc": abstract,
    "functools": functools,
    "itertools": itertools,
    "math": mathematics,
    "random": random,
    "sys": system,
    "operator": operators,
    "heapq": heaps,
    "bisect": bisection,
    "statistics": statistics,
    "enum": enumerations,
    "typing": typing,
    "warnings": warnings,
    "os": environment,
    "gc": collection,
    "torch.cuda": seeding,
    "pprint": printing,
    "torch.backends.cudnn": switches,
    "torchsummary": summaries,
    "torchinfo": summaries,
  ]

  /// What a module has under a name; nil where it has nothing.
  ///
  /// Parts of PyTorch and NumPy share the names of the whole.
  static func value(
    _ name: String, of path: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard !name.hasPrefix("_") else { return nil }
    let whole = String(path.prefix { $0 != "." })
    for path in path == whole ? [path] : [path, whole] {
      guard let module = try machine.module(path) else { continue }
      let value = module[name]
      if !value.isUnbound { return value }
    }
    return nil
  }

  /// The names that a module's text defines.
  static func names(of path: String) -> [String] { definitions[path] ?? [] }

  private static let definitions: [String: [String]] = texts.mapValues { text in
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("def ") || line.hasPrefix("class ") else { return nil }
      let name = line.drop { $0 != " " }.dropFirst().prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      return name.hasPrefix("_") ? nil : String(name)
    }
  }

  /// The function that an array has as a method, where a module defines it.
  static func method(
    _ name: String, of array: ArrayObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard array.isTorch || ndarrayMethods.contains(name) else { return nil }
    return try value(name, of: array.isTorch ? "torch" : "numpy", machine)
  }

  /// Functions of NumPy's that are methods as well.
  private static let ndarrayMethods: Set<String> = [
    "any", "all", "argpartition", "choose", "conj", "diagonal", "nonzero", "partition",
    "ptp", "resize", "searchsorted", "take", "trace",
  ]
}

extension ProgramMachine {
  /// The names of a module that is written in the language of programs; nil where there is none.
  func module(_ path: String) throws(ProgramFailure) -> ProgramNamespace? {
    if let known = namespace.modules[path] { return known }
    guard let text = Prelude.texts[path] else { return nil }
    let module = ProgramNamespace(ofModuleFor: namespace)
    namespace.modules[path] = module
    let source = ProgramSource(text)
    var reading = ProgramReading(
      source, Entry(SourceRange(0, source.bytes.count), isProgram: true), isKnown: { _ in false })
    let code = Compiler.compile(reading.parse().statements, source: source, namespace: module)
    try run(code)
    return module
  }
}
