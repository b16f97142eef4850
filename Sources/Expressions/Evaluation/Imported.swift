/// What a name that was imported stands for.
public enum Imported: Hashable, Sendable {
  /// A library that is here, by the prefix it has.
  case library(String)
  /// A function or a number of a library that is here.
  case member(String, of: String)
  /// A library that is not here, or a part of one.
  case elsewhere(String)

  /// Finds what an import names.
  public init(_ given: Import) {
    let path = given.member.map { "\(given.path).\($0)" } ?? given.path
    let root = path.split(separator: ".").first.map(String.init) ?? path
    guard ModuleNames.path(path) == nil else {
      self = .library(path)
      return
    }
    guard let member = given.member, let library = Library.prefixes[root],
      let owner = [given.path, root].first(where: { Library.prefixes[$0] != nil })
    else {
      self = .elsewhere(path)
      return
    }
    let isHere =
      FunctionTable.shared.named(member, in: library) != nil
      || Constant.isOfLibraries(member)
    self = isHere ? .member(member, of: owner) : .elsewhere(path)
  }
}

extension Session {
  /// Makes the names of an import; each takes the place of a variable of that name, as in Python.
  func take(_ imports: [Import]) {
    for given in imports {
      imported[given.name] = Imported(given)
      variables[given.name] = nil
    }
  }

  /// A dotted name with its first part as it was imported: `sig.convolve2d` is SciPy's.
  func importedPath(_ path: String) -> String {
    let parts = path.split(separator: ".", maxSplits: 1)
    guard let root = parts.first, case .library(let library) = imported[String(root)] else {
      return path
    }
    return ([library] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}

extension Library {
  /// Names by which libraries that are not here are usually known.
  static let elsewhere: [String: String] = [
    "plt": "matplotlib.pyplot", "matplotlib": "matplotlib", "tf": "tensorflow",
    "tensorflow": "tensorflow", "keras": "keras", "cv2": "cv2", "cv": "cv2",
    "skimage": "skimage", "PIL": "PIL", "torchvision": "torchvision",
    "pd": "pandas", "pandas": "pandas", "sns": "seaborn", "seaborn": "seaborn",
    "sklearn": "sklearn", "d2l": "d2l", "fastai": "fastai", "jax": "jax", "jnp": "jax.numpy",
  ]
}
