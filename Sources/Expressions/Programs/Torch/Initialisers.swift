import Tensors

/// `torch.nn.init`: what fills a tensor in place, without the record.
enum Initialisers {
  static let names: [String] = [
    "constant_", "zeros_", "ones_", "uniform_", "normal_", "xavier_uniform_", "xavier_normal_",
    "kaiming_uniform_", "kaiming_normal_", "eye_", "trunc_normal_", "orthogonal_", "dirac_",
  ]

  /// `calculate_gain(nonlinearity, param)`: by what the deviation of weights is multiplied.
  ///
  /// Source: PyTorch's documentation of `torch.nn.init`; He et al., *Delving Deep into Rectifiers*.
  @Sendable
  static func gain(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try given.check("calculate_gain", 1...2, names: ["nonlinearity", "param"])
    guard let name = given.argument(0, "nonlinearity")?.text else {
      throw .wantsText("calculate_gain", given.values.first?.typeName ?? "None")
    }
    switch name {
    case "tanh": return .real(5.0 / 3, Ledger.plain)
    case "relu": return .real(2.0.squareRoot(), Ledger.plain)
    case "leaky_relu":
      let slope = given.argument(1, "param")?.number ?? 0.01
      return .real((2 / (1 + slope * slope)).squareRoot(), Ledger.plain)
    case "selu": return .real(0.75, Ledger.plain)
    default:
      let isPlain = name == "sigmoid" || name.hasPrefix("linear") || name.hasPrefix("conv")
      guard isPlain else {
        throw .raised("ValueError", "Unsupported nonlinearity \(name)")
      }
      return .int(1)
    }
  }

  /// The function of a name.
  static func function(_ name: String) -> ProgramValue {
    .object(
      BuiltinObject(name) { given, machine throws(ProgramFailure) in
        guard let array = (given.argument(0, "tensor"))?.array else {
          throw .notAnArray(given.values.first?.typeName ?? "None")
        }
        try fill(name, array, given, machine)
        return .object(array)
      })
  }

  private static func fill(
    _ name: String, _ array: ArrayObject, _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    let isRecording = machine.isRecording
    machine.isRecording = false
    defer { machine.isRecording = isRecording }
    let (inputs, outputs) = fans(array)
    switch name {
    case "constant_": try machine.store(given.argument(1, "val") ?? .int(0), into: array)
    case "zeros_": try machine.store(.int(0), into: array)
    case "ones_": try machine.store(.int(1), into: array)
    case "eye_":
      try machine.store(.int(0), into: array)
      for place in 0..<min(array.dims[0], array.rank > 1 ? array.dims[1] : 0) {
        try machine.setElement(of: array, [.int(place), .int(place)], to: .int(1))
      }
    case "dirac_":
      try machine.store(.int(0), into: array)
      let middle = array.shape.dropFirst(2).map { ProgramValue.int($0 / 2) }
      for place in 0..<min(array.dims[0], array.rank > 2 ? array.dims[1] : 0) {
        try machine.setElement(of: array, [.int(place), .int(place)] + middle, to: .int(1))
      }
    case "orthogonal_":
      draw("normal", into: array, 0, 1, machine)
      let rows = try machine.reshaped(array, [array.dims[0], -1])
      let isWide = rows.dims[0] < rows.dims[1]
      let tall = isWide ? ArrayAttributes.transposed(rows) : rows
      let parts = try machine.callMethod(
        .object(ModuleObject("numpy.linalg")), "qr",
        ProgramArguments(values: [.object(try machine.copy(tall))]))
      guard let q = parts.parts?.first?.array else { return }
      let turned = isWide ? ArrayAttributes.transposed(q) : q
      let gain = given.argument(1, "gain")?.number ?? 1
      let scaled = try machine.binary(.multiply, .object(turned), .real(gain, Ledger.plain))
      try machine.store(
        .object(machine.reshaped(machine.array(scaled), array.shape)), into: array)
    case "trunc_normal_":
      let (mean, deviation) = (
        given.argument(1, "mean")?.number ?? 0, given.argument(2, "std")?.number ?? 1
      )
      let (low, high) = (given.argument(3, "a")?.number ?? -2, given.argument(4, "b")?.number ?? 2)
      array.buffer.prepareWrite(machine)
      array.forEachCell { cell in
        // What falls outside is drawn again, as long as that can be hoped for.
        var number = mean + deviation * machine.session.random.normal()
        for _ in 0..<100 where number < low || number > high {
          number = mean + deviation * machine.session.random.normal()
        }
        array.buffer.write(min(max(number, low), high), Ledger.unrecorded, at: cell)
      }
      array.buffer.publish()
    case "uniform_":
      draw(
        "uniform", into: array, given.argument(1, "a")?.number ?? 0,
        given.argument(2, "b")?.number ?? 1, machine)
    case "normal_":
      draw(
        "normal", into: array, given.argument(1, "mean")?.number ?? 0,
        given.argument(2, "std")?.number ?? 1, machine)
    case "xavier_uniform_":
      let bound = (6 / (inputs + outputs)).squareRoot() * (given.named("gain")?.number ?? 1)
      draw("uniform", into: array, -bound, bound, machine)
    case "xavier_normal_":
      let deviation = (2 / (inputs + outputs)).squareRoot() * (given.named("gain")?.number ?? 1)
      draw("normal", into: array, 0, deviation, machine)
    default:
      let fan = given.named("mode")?.text == "fan_out" ? outputs : inputs
      let slope = given.argument(1, "a")?.number ?? 0
      let isPlain = given.named("nonlinearity")?.text == "linear"
      let gain = (isPlain ? 1 : 2 / (1 + slope * slope)).squareRoot()
      let deviation = gain / fan.squareRoot()
      if name == "kaiming_uniform_" {
        let bound = deviation * 3.0.squareRoot()
        draw("uniform", into: array, -bound, bound, machine)
      } else {
        draw("normal", into: array, 0, deviation, machine)
      }
    }
  }

  /// How many inputs an output has, and how many outputs an input.
  private static func fans(_ array: ArrayObject) -> (Double, Double) {
    guard array.rank > 1 else { return (Double(max(array.count, 1)), Double(max(array.count, 1))) }
    let cells = array.shape.dropFirst(2).reduce(1, *)
    return (Double(array.dims[1] * cells), Double(array.dims[0] * cells))
  }

  /// Draws every element.
  static func draw(
    _ kind: String, into array: ArrayObject, _ first: Double, _ second: Double,
    _ machine: ProgramMachine
  ) {
    let session = machine.session
    array.buffer.prepareWrite(machine)
    array.forEachCell { cell in
      let number =
        kind == "uniform"
        ? first + (second - first) * session.random.uniform()
        : first + second * session.random.normal()
      array.buffer.write(number, Ledger.unrecorded, at: cell)
    }
    array.buffer.publish()
  }
}
