import Tensors

/// Arrays made from numbers, and the kinds of numbers they hold.
enum TypeFunctions {
  static let all = making + constructors + converting + unchanged

  private static let making: [Function] = [
    made("tensor", "data|input; device, requires_grad, pin_memory", in: .torch),
    made("as_tensor", "data; device", in: .torch, bare: false),
    made("from_numpy", "data", in: .torch, bare: false),
    made("array", "data|object; copy, order, subok", in: .numpy),
    made("asarray", "data|a; copy, order, device", in: .numpy, bare: false),
    made("ascontiguousarray", "data|a", in: .numpy, bare: false),
    Function("Parameter", "data; requires_grad", in: [.torch], bare: false) {
      call throws(Diagnostic) in .tensor(try call.tensor("data"))
    },
    Function("Variable", "data; requires_grad", in: [.torch]) { call throws(Diagnostic) in
      .tensor(try call.tensor("data"))
    },
  ]

  /// PyTorch's constructors: of the numbers given, or of zeros where sizes are given.
  private static let constructors: [Function] = [
    "Tensor", "FloatTensor", "DoubleTensor", "LongTensor", "IntTensor", "ByteTensor", "BoolTensor",
  ].map { name in
    let type = ElementType(named: name) ?? .real
    return Function(name, "*data", bare: false) { call throws(Diagnostic) in
      guard let first = call.rest.first, !isSize(first.value) else {
        return .tensor(try CreationFunctions.zeros(call.integersOfRest(), call, type: type))
      }
      return .tensor(try call.converted(Call.tensor(first, session: call.session), to: type))
    }
  }

  private static func isSize(_ value: Value) -> Bool {
    if case .tensor(let node) = value { node.value.shape.rank == 0 } else { false }
  }

  /// A function that gives its argument as an array of a library.
  private static func made(
    _ name: String, _ parameters: String, in library: Library, bare: Bool = true
  ) -> Function {
    Function(
      name, parameters + (parameters.contains(";") ? ", dtype" : "; dtype"), in: [library],
      bare: bare
    ) {
      call throws(Diagnostic) in
      let input = try call.tensor("data")
      return .tensor(try call.converted(input, to: input.type.owned))
    }
  }

  private static let converting: [Function] =
    [
      ("float", .real), ("double", .real), ("half", .real), ("long", .whole), ("int", .whole),
      ("short", .whole), ("bool", .boolean),
    ].map { (name: String, type: ElementType) in
      Function(
        name, "input; memory_format",
        bare: ["float", "double", "long", "int", "bool"].contains(name)
      ) {
        call throws(Diagnostic) in
        if let network = call.network, type == .real { return network }
        return .tensor(try call.converted(call.tensor("input"), to: type))
      }
    } + [
      Function("astype", "input, type|dtype; copy, order, casting, subok", in: [.numpy]) {
        call throws(Diagnostic) in
        let type = try call.elementType("type") ?? .real
        return .tensor(try call.converted(call.tensor("input"), to: type))
      },
      Function(
        "to", "input, *target; device, dtype, non_blocking, copy, memory_format", convertedToTarget),
      Function("type", "input, *target; dtype, non_blocking", bare: false, convertedToTarget),
    ]

  /// Names that pasted lines use and that change nothing here: everything is on one machine's tape.
  private static let unchanged: [Function] =
    [
      ("contiguous", "; memory_format"), ("numpy", "; force"), ("cpu", "; memory_format"),
      ("cuda", ", device=None; non_blocking, memory_format"),
      ("requires_grad_", ", requires_grad=True"),
    ].map { (name: String, settings: String) in
      Function(name, "input" + settings) { call throws(Diagnostic) in
        if let network = call.network { return network }
        return .tensor(try call.tensor("input"))
      }
    } + [
      Function("clone", "input; memory_format") { call throws(Diagnostic) in
        let input = try call.tensor("input")
        return try call.record(Rearrangement.copy(input.value.shape, name: "clone"), [input])
      },
      Function("detach", "input") { call throws(Diagnostic) in
        let input = try call.tensor("input")
        return .tensor(Node(input.value, type: input.type, label: call.label))
      },
    ]

  /// `x.to(torch.long)`, `x.to(device)`, `x.to(y)`: a kind of numbers, a place, a tensor of that kind.
  @Sendable private static func convertedToTarget(
    _ call: borrowing Call
  ) throws(Diagnostic) -> Value {
    if let network = call.network { return network }
    var input = try call.tensor("input")
    for target in call.rest {
      let type: ElementType? =
        if case .tensor(let other) = target.value { other.type.owned } else {
          ElementType(target.value)
        }
      if let type { input = try call.converted(input, to: type) }
    }
    return .tensor(input)
  }
}

extension Call {
  /// The argument, where it is a network: its numbers have one kind, and it stays where it is.
  fileprivate var network: Value? {
    guard let value = argument("input")?.value, case .network = value else { return nil }
    return value
  }

  /// A tensor as another kind of numbers, labelled with the call's source text.
  func converted(_ node: Node<Double>, to type: ElementType) throws(Diagnostic) -> Node<Double> {
    try session.converted(node, to: type, label: label, at: range)
  }

  /// The kind of numbers that an argument names.
  func elementType(_ name: String) throws(Diagnostic) -> ElementType? {
    guard let argument = argument(name) else { return nil }
    guard let type = ElementType(argument.value) else { throw .unknownType(argument) }
    return type
  }
}

extension ElementType {
  /// The kind that a value names: `torch.long`, `'int32'`, `x.dtype`.
  init?(_ value: Value) {
    switch value {
    case .symbol(let word), .string(let word):
      self.init(named: word.split(separator: ".").last.map(String.init) ?? word)
    default: return nil
    }
  }
}
