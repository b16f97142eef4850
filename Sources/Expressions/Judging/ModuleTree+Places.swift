extension ModuleTree {
  /// An array that an object of a program's has under a name, and how it is reached from the outermost.
  typealias Place = (owner: InstanceObject, attribute: String, path: String)

  /// How many modules deep weights are looked for.
  private static let deepest = 16

  /// Where a module keeps its weight or its bias: itself, or else the modules in it.
  ///
  /// - Parameters:
  ///   - name: `weight` or `bias`, which learners know by other names too.
  ///   - module: The module.
  /// - Returns: The arrays, those of one module before those of the modules inside it.
  static func places(of name: String, in module: InstanceObject) -> [Place] {
    places(ParameterNames.arrays[name] ?? [name], module, "", depth: 0)
  }

  private static func places(
    _ names: Set<String>, _ module: ProgramObject, _ path: String, depth: Int
  ) -> [Place] {
    var own: [Place] = []
    if let instance = module as? InstanceObject {
      own = instance.names.filter {
        names.contains($0) && instance.own(attribute: $0)?.array != nil
      }.map { (instance, $0, path + $0) }
    }
    guard own.isEmpty, depth < deepest else { return own }
    return children(of: module).flatMap { name, child in
      places(names, child, "\(path)\(name).", depth: depth + 1)
    }
  }
}
