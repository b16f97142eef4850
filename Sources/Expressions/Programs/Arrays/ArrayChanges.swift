import Tensors

/// PyTorch's methods that change a tensor in place, such as `zero_`, `add_` and `copy_`.
enum ArrayChanges {
  /// Does what a method without its `_` does, and puts the result into the array.
  ///
  /// - Returns: The array; nil where there is no such method.
  static func call(
    _ name: String, _ array: ArrayObject, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let given = arguments.values
    switch name {
    case "zero": try machine.store(.int(0), into: array)
    case "fill", "copy":
      try arguments.check(name + "_", 1...1)
      try machine.store(given[0], into: array)
    case "add", "sub":
      try arguments.check(name + "_", 1...2, names: ["alpha"])
      var other = given[0]
      if let alpha = arguments.named("alpha") {
        other = try machine.binary(.multiply, other, alpha)
      }
      _ = try array.changed(name == "add" ? .add : .subtract, by: other, machine)
    case "mul", "div":
      try arguments.check(name + "_", 1...1)
      _ = try array.changed(name == "mul" ? .multiply : .divide, by: given[0], machine)
    case "uniform", "normal":
      let (first, second) = name == "uniform" ? ("a", "b") : ("mean", "std")
      let low = arguments.argument(0, name == "uniform" ? "from" : first)?.number ?? 0
      let high = arguments.argument(1, name == "uniform" ? "to" : second)?.number ?? 1
      Initialisers.draw(name, into: array, low, high, machine)
    case "requires_grad", "detach": return .object(array)
    default:
      guard let result = try ArrayMethods.call(name, of: array, arguments, machine) else {
        return nil
      }
      try machine.store(result, into: array)
    }
    return .object(array)
  }
}
