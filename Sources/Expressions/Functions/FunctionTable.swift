/// Every function of the language, found by name.
public struct FunctionTable: Sendable {
  /// The table that sessions use.
  public static let shared = FunctionTable(families: [
    ConvolutionFunctions.all, PoolingFunctions.all, InterpolationFunctions.all,
    ShapeFunctions.all, ElementwiseFunctions.all,
    ReductionFunctions.all, SelectionFunctions.all, AccumulationFunctions.all,
    ProductFunctions.all, LossFunctions.all, CreationFunctions.all,
    GradientFunctions.all, FormulaFunctions.all, LayerFunctions.all, TypeFunctions.all,
    NetworkFunctions.all, ModelFunctions.all, JudgingFunctions.all,
    OutputFunctions.all, DataFunctions.all, TrainingFunctions.all, FileFunctions.all,
    StateDictionary.all,
    PictureFunctions.all,
  ])

  /// All functions, in the order of their families.
  public let functions: [Function]

  private let bare: [String: Function]
  private let ofLibraries: [Library: [String: Function]]

  init(families: [[Function]]) {
    functions = families.flatMap(\.self)
    var bare: [String: Function] = [:]
    var ofLibraries: [Library: [String: Function]] = [:]
    for function in functions {
      if function.isBare { bare[function.name] = function }
      for library in function.libraries {
        ofLibraries[library, default: [:]][function.name] = function
      }
    }
    self.bare = bare
    self.ofLibraries = ofLibraries
  }

  /// What textbooks call a function that the libraries have by another name.
  private static let textbookNames = ["ln": "log"]

  /// The function that a bare name means.
  public func named(_ name: String) -> Function? {
    bare[name] ?? FunctionTable.textbookNames[name].flatMap { bare[$0] }
  }

  /// Whether a bare name means a function.
  func has(_ name: String) -> Bool { named(name) != nil }

  /// The function that a name means after a library's prefix.
  public func named(_ name: String, in library: Library) -> Function? {
    ofLibraries[library]?[name]
  }

  /// The function that a method call means: PyTorch's, or NumPy's where only that takes what is given.
  ///
  /// `A.dot(B)` of matrices and `x.transpose(0, 2, 1)` are NumPy's alone.
  public func method(_ name: String, arguments: Int) -> Function? {
    if name == "dot" || name == "transpose" && arguments != 2 {
      return ofLibraries[.numpy]?[name]
    }
    return ofLibraries[.torch]?[name] ?? bare[name] ?? ofLibraries[.numpy]?[name]
  }

  /// The names that can be called after a library's prefix.
  func names(of library: Library) -> [String] { Array((ofLibraries[library] ?? [:]).keys) }

  /// The names that can be called without a library's prefix, in alphabetical order.
  public var names: [String] { bare.keys.sorted() }
}
