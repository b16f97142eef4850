/// A layer whose number of inputs is told by the first input that it gets: `nn.LazyConv2d(6, 5)`.
final class LazyLayerObject: ProgramObject, @unchecked Sendable {
  /// The layers that there are in this form, and the dimension of an input that counts what they take, from
  /// the last.
  private static let dimensions: [String: Int] = [
    "LazyLinear": -1, "LazyConv1d": -2, "LazyConv2d": -3, "LazyConvTranspose2d": -3,
    "LazyBatchNorm1d": -1, "LazyBatchNorm2d": -3,
  ]

  private let name: String
  private var settings: ProgramArguments

  /// The layer itself, once it has had an input.
  private(set) var made: NetworkObject?

  private init(_ name: String, _ settings: ProgramArguments) {
    self.name = name
    self.settings = settings
    super.init()
  }

  /// The class of a name in `torch.nn`; nil where there is none.
  static func type(_ name: String) -> ProgramValue? {
    guard dimensions[name] != nil else { return nil }
    return .object(
      TypeObject(name) { given, _ throws(ProgramFailure) in
        .object(LazyLayerObject(name, given))
      })
  }

  override var resolved: ProgramObject { made ?? self }
  override var identity: AnyObject { made?.identity ?? self }
  override var typeName: String { made?.typeName ?? name }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in settings.values.indices { body(&settings.values[place]) }
    for place in settings.named.indices { body(&settings.named[place].value) }
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    if let made { return try made.call(arguments, machine) }
    guard arguments.values.count == 1, let input = arguments.values[0].array else {
      throw .argumentCount(name, found: arguments.values.count, wanted: 1...1)
    }
    // Features of one line each are counted by the dimension behind the batch's.
    let fromLast = name == "LazyBatchNorm1d" && input.rank == 3 ? -2 : Self.dimensions[name] ?? -1
    guard input.rank + fromLast >= 0 else {
      throw .arrayIndexOutOfRange(fromLast, axis: 0, length: input.rank)
    }
    let layer = try machine.library(
      String(name.dropFirst("Lazy".count)), .torch,
      [.int(input.dims[input.rank + fromLast])] + settings.values, named: settings.named)
    made = layer.object as? NetworkObject
    return try call(arguments, machine)
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let made { return try made.attribute(name, machine) }
    return try super.attribute(name, machine)
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    if let made { return try made.setAttribute(name, to: value, machine) }
    try super.setAttribute(name, to: value, machine)
  }

  override func hasMethod(_ name: String) -> Bool { ModuleTree.methods.contains(name) }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let made { return try made.method(name, arguments, machine) }
    return try ModuleTree.method(name, of: self, arguments, machine)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try made?.representation(machine) ?? "\(name)()"
  }
}
