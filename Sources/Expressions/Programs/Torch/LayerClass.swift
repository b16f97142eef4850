import Networks

/// A layer of the library as a class that programs derive from: `class Masked(nn.Conv2d)`.
///
/// Its `__init__` makes the layer, which the object then keeps: parameters, settings and `forward` are that
/// layer's as long as the program's class has none of its own.
enum LayerClass {
  /// The class of what stands among the bases of another; nil where no layer or row of layers does.
  static func of(_ base: ProgramObject?) -> ClassObject? {
    switch base {
    case let layer as LibraryFunctionObject where isLayer(layer.name): made(layer)
    case let type as TypeObject where type.name == TorchNames.row.name: TorchNames.row
    case let type as TypeObject where type.name == TorchNames.list.name: TorchNames.list
    default: nil
    }
  }

  private static func isLayer(_ name: String) -> Bool {
    LayerKind.all.contains { $0.name == name }
  }

  private static func made(_ layer: LibraryFunctionObject) -> ClassObject {
    ClassObject(
      layer.name, bases: [TorchNames.module],
      attributes: [
        "__init__": .object(
          BuiltinObject("__init__", isMethod: true) { given, machine throws(ProgramFailure) in
            guard let instance = given.values.first?.object as? InstanceObject else {
              throw .missingArgument(["self"], of: "__init__")
            }
            let settings = ProgramArguments(
              values: Array(given.values.dropFirst()), named: given.named)
            let made = try layer.call(settings, machine)
            guard let network = made.object as? NetworkObject else {
              throw .notCallable(layer.name)
            }
            instance.layer = network
            return ProgramValue.none
          }),
        "forward": .object(
          BuiltinObject("forward", isMethod: true) { given, machine throws(ProgramFailure) in
            guard let layer = (given.values.first?.object as? InstanceObject)?.layer else {
              throw .missingArgument(["self"], of: "forward")
            }
            return try layer.call(
              ProgramArguments(values: Array(given.values.dropFirst()), named: given.named),
              machine)
          }),
      ])
  }
}
