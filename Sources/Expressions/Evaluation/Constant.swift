/// Names that stand for a number until a variable takes them.
enum Constant {
  /// Constants of the language itself.
  static let numbers: [String: Double] = [
    "pi": .pi, "π": .pi, "e": 2.718281828459045, "inf": .infinity, "nan": .nan, "True": 1,
    "False": 0,
  ]

  /// Attributes of libraries that are numbers.
  static let libraryNumbers: [String: Double] = [
    "pi": .pi, "e": 2.718281828459045, "inf": .infinity, "Inf": .infinity, "nan": .nan,
    "NaN": .nan, "tau": 2 * .pi,
  ]

  /// Whether libraries have a number or a type of this name.
  static func isOfLibraries(_ name: String) -> Bool {
    libraryNumbers[name] != nil || symbols.contains(name) || name == "newaxis"
  }

  /// Attributes of libraries that name a type or a device and have no effect here.
  static let symbols: Set<String> = [
    "float", "float16", "float32", "float64", "double", "half", "bfloat16", "int", "int8",
    "uint8", "uint16", "uint32", "uint64", "short", "int16", "int32", "int64", "long", "bool",
    "bool_", "strided",
    "contiguous_format", "preserve_format", "channels_last",
  ]
}
