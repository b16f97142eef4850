/// Forms of a library's functions that are written in the language of programs: what a rare argument asks for.
enum LibraryVariants {
  /// The function of the prelude that carries out a call, and its module; nil where the library's own does.
  static func name(
    _ name: String, _ library: Library, _ arguments: ProgramArguments
  ) -> (name: String, module: String)? {
    if library == .numpy, name == "norm" {
      return isMatrixNorm(arguments) ? ("_norm", "numpy.linalg") : nil
    }
    if library == .numpy, ["sort", "argsort"].contains(name),
      arguments.argument(1, "axis")?.isNone ?? false
    {
      return ("_flat_\(name)", "numpy")
    }
    if library == .torch, name == "batch_norm", arguments.argument(1, "running_mean")?.array != nil,
      case .boolean(true)? = arguments.argument(5, "training")
    {
      return ("_batch_norm", "torch")
    }
    guard let variant = (library == .torch ? torch : numpy)[name],
      asks(for: variant, arguments)
    else { return nil }
    return ("_\(name)", library == .torch ? "torch" : "numpy")
  }

  private static func asks(for variant: Variant, _ arguments: ProgramArguments) -> Bool {
    if arguments.named.contains(where: { variant.names.contains($0.name) }) { return true }
    guard let (place, word) = variant.choice, let value = arguments.argument(place, word) else {
      return false
    }
    if let text = value.text { return variant.words.contains(text) }
    return variant.words.contains("function") && Kinds.isCallable(value)
  }

  /// Whether the norm of one matrix is asked for that is not that of all its elements.
  private static func isMatrixNorm(_ arguments: ProgramArguments) -> Bool {
    guard let order = arguments.argument(1, "ord"), !order.isNone, order.text != "fro",
      arguments.argument(2, "axis")?.isNone ?? true
    else { return false }
    let first = arguments.values.first
    return first?.array?.rank == 2 || first?.array == nil && first?.parts?.first?.parts != nil
  }

  private struct Variant {
    /// The keywords that ask for it.
    var names: Set<String> = []
    /// The argument whose words ask for it.
    var choice: (place: Int, word: String)?
    /// Those words; `function` for any function.
    var words: Set<String> = []
  }

  private static let numpy: [String: Variant] = [
    "linspace": Variant(names: ["retstep"]),
    "sum": Variant(names: ["where", "initial"]), "mean": Variant(names: ["where"]),
    "max": Variant(names: ["where", "initial"]), "min": Variant(names: ["where", "initial"]),
    "amax": Variant(names: ["where", "initial"]), "amin": Variant(names: ["where", "initial"]),
    "pad": Variant(
      names: ["reflect_type", "end_values", "stat_length"], choice: (2, "mode"),
      words: ["maximum", "minimum", "mean", "median", "linear_ramp", "empty", "function"]),
  ]

  private static let torch: [String: Variant] = [
    "div": Variant(names: ["rounding_mode"]), "divide": Variant(names: ["rounding_mode"]),
    "add": Variant(names: ["alpha"]), "sub": Variant(names: ["alpha"]),
  ]

  /// NumPy's functions of two numbers, which have methods of their own: `np.add.outer`.
  static let ofPairs: Set<String> = [
    "add", "subtract", "multiply", "divide", "true_divide", "floor_divide", "maximum", "minimum",
    "power", "mod", "remainder", "greater", "less", "equal",
  ]

  /// Those methods, and the function of the prelude that carries each out.
  static let methods: [String: String] = [
    "outer": "_outer", "accumulate": "_accumulate", "reduce": "_reduce",
  ]
}
