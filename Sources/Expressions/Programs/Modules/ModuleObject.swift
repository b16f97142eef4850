import Tensors

/// The name of a library, or of a part of one: `np`, `torch.nn`.
final class ModuleObject: ProgramObject, @unchecked Sendable {
  /// Its full name.
  let path: String
  private let isPlotting: Bool

  /// The names that have been asked for; nil for what is no member.
  @exclusivity(unchecked) private var members: [String: ProgramValue?] = [:]

  init(_ path: String) {
    self.path = path
    isPlotting = ModuleNames.plotting.contains(path)
    super.init()
  }

  /// What `import path` binds.
  static func imported(_ path: String) throws(ProgramFailure) -> ModuleObject {
    let root = String(path.prefix { $0 != "." })
    guard
      ModuleNames.known.contains(path) || ModuleNames.plotting.contains(root)
        || ModuleNames.isUnread(path)
    else { throw .noModule(path) }
    return ModuleObject(ModuleNames.plotting.contains(root) ? root : path)
  }

  override var typeName: String { "module" }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<module '\(path)'>"
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if isPlotting { return Plotting.attribute(name, of: path, machine) }
    let found: ProgramValue?
    if let known = members[name] {
      found = known
    } else {
      found = member(name)
      // Whoever asks for names without end is not remembered.
      if members.count < 1024 { members[name] = .some(found) }
    }
    if let found { return found }
    return try Prelude.value(name, of: path, machine)
  }

  /// What a name is in the module, apart from functions written in the language of programs.
  private func member(_ name: String) -> ProgramValue? {
    let full = "\(path).\(name)"
    if let value = ModuleNames.value(full) { return value }
    if ModuleNames.isUnread(path) { return .object(AbsentObject(path)) }
    if ModuleNames.isUnread(full) { return .object(ModuleObject(full)) }
    if ModuleNames.known.contains(full) { return .object(ModuleObject(full)) }
    guard let library = ModuleNames.library(of: path) else { return nil }
    if let number = Constant.libraryNumbers[name] { return .real(number, Ledger.plain) }
    if name == "newaxis" { return ProgramValue.none }
    if Constant.symbols.contains(name) { return .object(TypeNameObject(name)) }
    if library == .torch, let made = TorchNames.value(name) { return made }
    if library == .numpy || library == .torch, let made = ArrayNames.value(name, library) {
      return made
    }
    return FunctionTable.shared.named(name, in: library).map {
      .object(LibraryFunctionObject($0, library))
    }
  }

  /// Switches of a machine's that is not here, `torch.backends.cudnn.benchmark = True`, change nothing.
  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    guard path.hasPrefix("torch.backends") else {
      return try super.setAttribute(name, to: value, machine)
    }
  }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let callee = try attribute(name, machine) else { throw .notInModule(name, path) }
    return try machine.call(callee, arguments)
  }
}

/// What a module of Python's has that is not here: it is missed where it is used.
final class AbsentObject: ProgramObject, @unchecked Sendable {
  private let path: String

  init(_ path: String) {
    self.path = path
    super.init()
  }

  override var typeName: String { "module" }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue { throw .noModule(path) }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { throw .noModule(path) }
}

/// Which names of modules are known.
enum ModuleNames {
  static let plotting: Set<String> = [
    "plt", "matplotlib", "seaborn", "sns", "pylab", "IPython",
  ]

  /// Modules of Python's that programs bring along and mostly do not need: what is in them is missing only
  /// where it is used.
  private static let unread: Set<String> = [
    "torchvision.transforms", "torchvision.datasets", "torchvision.utils", "torchvision.io",
    "__future__", "argparse", "json", "re", "pickle", "gzip", "struct", "string", "logging",
    "datetime", "pathlib", "glob", "shutil", "urllib", "tempfile", "io", "inspect",
    "contextlib", "unittest", "platform", "subprocess", "multiprocessing", "threading",
    "csv", "zipfile", "tarfile", "hashlib", "timeit", "traceback",
    "textwrap", "decimal", "fractions", "numbers", "uuid",
  ]

  /// Whether a module, or the one that it stands in, is among those.
  static func isUnread(_ path: String) -> Bool {
    let parts = path.split(separator: ".")
    return (1...max(parts.count, 1)).contains {
      unread.contains(parts.prefix($0).joined(separator: "."))
    }
  }

  static let known: Set<String> = [
    "numpy", "numpy.testing", "numpy.random", "numpy.linalg", "numpy.lib",
    "numpy.lib.stride_tricks", "torch",
    "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.optim", "torch.linalg",
    "torch.autograd", "torch.utils", "torch.utils.data", "torch.optim.lr_scheduler",
    "torch.nn.utils", "torch.nn.grad", "torch.testing", "scipy",
    "scipy.signal", "scipy.ndimage", "scipy.linalg", "scipy.special", "math", "random", "time",
    "copy",
    "dataclasses", "tqdm", "tqdm.auto", "tqdm.notebook",
    "os", "os.path", "sys", "collections", "typing", "torch.cuda", "torch.accelerator",
    "torch.backends", "torch.backends.mps", "torch.special", "torch.autograd.functional",
    "functools", "itertools", "operator", "heapq", "bisect", "statistics", "enum",
    "warnings", "abc", "torchvision", "torchvision.models", "builtins", "past", "past.builtins",
    "six", "six.moves", "gc", "torchsummary", "torchinfo", "pprint", "torch.backends.cudnn",
  ]

  /// The library whose functions a module has.
  static func library(of path: String) -> Library? {
    switch path {
    case "numpy", "numpy.random", "numpy.linalg", "numpy.lib", "numpy.lib.stride_tricks": .numpy
    case "torch", "torch.nn", "torch.nn.functional", "torch.linalg", "torch.special",
      "torchvision.models":
      .torch
    case "scipy", "scipy.signal": .scipy
    case "math": .math
    default: nil
    }
  }

  /// Names that mean modules where no variable hides them, as on ordinary lines.
  static let usual: [String: String] = [
    "np": "numpy", "numpy": "numpy", "torch": "torch", "nn": "torch.nn",
    "F": "torch.nn.functional", "signal": "scipy.signal", "scipy": "scipy", "math": "math",
    "optim": "torch.optim", "random": "random", "time": "time", "copy": "copy", "plt": "plt",
    "os": "os", "sys": "sys",
  ]

  /// The full path of a module that is here, by the path that it is written with: `np.linalg` is
  /// `numpy.linalg`; nil for one that is not.
  static func path(_ written: String) -> String? {
    let parts = written.split(separator: ".", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return nil }
    let full = ([usual[first] ?? first] + parts.dropFirst()).joined(separator: ".")
    return known.contains(full) || Library.prefixes[written] != nil ? full : nil
  }

  /// The names that a module has, for a misspelt one.
  static func names(of path: String) -> [String] {
    let known = Array(SystemNames.table.keys) + OptimNames.table.keys + self.known
    let own = known.filter { $0.hasPrefix("\(path).") }.map { String($0.dropFirst(path.count + 1)) }
    let whole = String(path.prefix { $0 != "." })
    let functions = library(of: path).map(FunctionTable.shared.names) ?? []
    let composed = (path == whole ? [path] : [path, whole]).flatMap(Prelude.names)
    return own.filter { !$0.contains(".") } + functions + composed
  }

  /// What single names of modules are that are no functions of the library.
  static func value(_ full: String) -> ProgramValue? {
    if let known = SystemNames.table[full] ?? OptimNames.table[full] { return known }
    // What code for two versions of Python imports from here is there without.
    guard let old = ["builtins.", "past.builtins.", "six.moves."].first(where: full.hasPrefix)
    else {
      return nil
    }
    let name = full.dropFirst(old.count)
    return Builtins.table[name == "xrange" ? "range" : String(name)]
  }
}

/// A function of the library.
final class LibraryFunctionObject: ProgramObject, @unchecked Sendable {
  let function: Function
  let library: Library

  init(_ function: Function, _ library: Library) {
    self.function = function
    self.library = library
    super.init()
  }

  var name: String { function.name }

  /// What `np.add.reduce` and its like compute.
  private static let reductions = [
    "add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min",
  ]

  override var typeName: String { "builtin_function_or_method" }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    if let result = try QuickFunctions.call(name, library, arguments, machine) { return result }
    if let (variant, path) = LibraryVariants.name(name, library, arguments),
      let function = try machine.module(path)?[variant]
    {
      return try machine.call(function, arguments)
    }
    // `out=` is filled and given back.
    if let out = arguments.named("out"), let array = out.array,
      function.signature.position(of: "out") == nil
    {
      var rest = arguments
      rest.named.removeAll { $0.name == "out" }
      try machine.store(machine.call(function, library, rest), into: array)
      return out
    }
    return try machine.call(function, library, arguments)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<function \(name)>"
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? { (other.object as? LibraryFunctionObject)?.name == name }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if name == "__name__" { return .text(self.name) }
    // `np.add.at` stands behind a function.
    if name == "at", self.name == "add" { return ArrayNames.value("add.at", library) }
    if name == "reduce", let whole = LibraryFunctionObject.reductions[self.name] {
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          // NumPy's goes along the first dimension unless told otherwise.
          let axis = given.argument(1, "axis") ?? .int(0)
          return try machine.library(
            whole, .numpy, [.object(machine.array(given.values.first ?? .none))],
            named: [("axis", axis)])
        })
    }
    if library == .numpy, LibraryVariants.ofPairs.contains(self.name),
      let variant = LibraryVariants.methods[name],
      let function = try machine.module("numpy")?[variant]
    {
      return .object(
        BuiltinObject(name) { [self] given, machine throws(ProgramFailure) in
          try machine.call(
            function,
            ProgramArguments(values: [.object(self)] + given.values, named: given.named))
        })
    }
    return try super.attribute(name, machine)
  }
}

/// The name of a type of numbers: `torch.float32`.
final class TypeNameObject: ProgramObject, @unchecked Sendable {
  let name: String
  /// Whether it is what an array of NumPy's says of itself.
  private let isOfArray: Bool
  /// Whether it is where arrays are: `torch.device('cpu')`.
  private let isDevice: Bool

  init(_ name: String, isOfArray: Bool = false, isDevice: Bool = false) {
    self.name = name
    self.isOfArray = isOfArray
    self.isDevice = isDevice
    super.init()
  }

  override var typeName: String { "dtype" }
  override func text(_ machine: ProgramMachine) throws(ProgramFailure) -> String { name }
  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    isOfArray ? "dtype('\(name)')" : isDevice ? "device(type='\(name)')" : name
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    let given: String? =
      switch other.object {
      case let type as TypeNameObject: type.name
      case let type as TypeObject: type.name
      case let text as TextObject: text.text
      default: nil
      }
    guard let given else { return false }
    let (one, two) = (TypeNameObject.word(name), TypeNameObject.word(given))
    // All floating numbers are of one width here.
    return one == two || ElementType(named: one) == .real && ElementType(named: two) == .real
      || TypeNameObject.longs.isSuperset(of: [one, two])
  }

  /// The names of whole numbers of 64 bits.
  private static let longs: Set<String> = ["int", "int64", "long", "LongTensor"]

  /// A type's name without its library's: `torch.float32` is `float32`.
  private static func word(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "name": .text(self.name.split(separator: ".").last.map(String.init) ?? self.name)
    case "kind":
      switch ElementType(named: self.name) {
      case .boolean: .text("b")
      case .whole, .written: .text("i")
      default: .text("f")
      }
    case "is_floating_point":
      .boolean(ElementType(named: TypeNameObject.word(self.name)) == .real)
    // What is said of a device.
    case "type": .text(self.name)
    case "index": ProgramValue.none
    case "itemsize": .int(ElementType(named: self.name) == .boolean ? 1 : 8)
    default: try super.attribute(name, machine)
    }
  }

  /// A number or an array of the type.
  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try arguments.check(name, 1...1)
    guard let type = ElementType(named: name) else { throw .notCallable(name) }
    let value = arguments.values[0]
    if let array = value.array { return .object(try machine.copy(array, type: type)) }
    guard let number = value.number else { throw .notANumber(value.typeName, name) }
    guard type == .real else { return .whole(type.stored(number), value.id) }
    // One of NumPy's, which is divided by 0 without an error.
    return .real(number, value.id == Ledger.plain ? Ledger.unrecorded : value.id)
  }
}

extension ElementType {
  /// The kind that an argument `dtype` means.
  static func named(_ value: ProgramValue) -> ElementType? {
    word(value).flatMap { ElementType(named: $0) }
  }

  /// Whether an argument `dtype` means bytes.
  static func isByte(_ value: ProgramValue?) -> Bool {
    value.flatMap(word).map { $0 == "uint8" || $0 == "ByteTensor" } ?? false
  }

  private static func word(_ value: ProgramValue) -> String? {
    let name: String? =
      switch value.object {
      case let type as TypeNameObject: type.name
      case let type as TypeObject: type.name
      case let text as TextObject: text.text
      default: nil
      }
    // `torch.int64` and `torch.FloatTensor` as `str(x.dtype)` and old programs write them.
    return name?.split(separator: ".").last.map(String.init)
  }

  /// What `x.type()` says of a tensor of PyTorch's.
  var torchTypeName: String {
    switch self {
    case .boolean: "torch.BoolTensor"
    case .written, .whole: "torch.LongTensor"
    case .real: "torch.FloatTensor"
    }
  }

  /// The name of the type that NumPy or PyTorch gives.
  func typeName(isTorch: Bool) -> String {
    switch self {
    case .boolean: isTorch ? "torch.bool" : "bool"
    case .written, .whole: isTorch ? "torch.int64" : "int64"
    case .real: isTorch ? "torch.float32" : "float64"
    }
  }
}
