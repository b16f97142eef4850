import Networks
import Tensors

/// The tensors of a network by name, as PyTorch has them in `state_dict()`.
enum StateDictionary {
  static let all: [Function] = [
    Function("state_dict", "net|model", bare: false) { call throws(Diagnostic) in
      let network = try call.network("net")
      try call.session.makeRoom(for: network, at: call.range)
      return try value(network.state, call)
    },
    Function("load_state_dict", "net|model, state_dict; strict, assign", bare: false, load),
  ]

  /// Tensors as a dictionary of programs, in their order.
  static func value(
    _ tensors: [NamedTensor], _ call: borrowing Call
  ) throws(Diagnostic) -> Value {
    try call.fitting { () throws(ShapeError) in
      try Budget.check(room: tensors.reduce(0) { $0 + $1.tensor.elements.count })
    }
    do throws(ProgramFailure) {
      let dictionary = try DictionaryObject(kind: .ordered)
      for tensor in tensors {
        let node = Node(tensor.tensor, type: tensor.isCount ? .whole : .real)
        try dictionary.set(.text(tensor.name), .object(try ArrayObject(node, isTorch: true)))
      }
      return .program(ProgramBox(.object(dictionary), session: call.session))
    } catch {
      throw error.finished
    }
  }

  /// Puts the tensors of a dictionary, or of another network, into a network.
  @Sendable private static func load(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let network = try call.network("net")
    let place = call.place(of: "state_dict")
    guard let argument = call.argument("state_dict") else {
      throw .missingArgument("state_dict", at: call.nameRange, of: call.function)
    }
    let tensors: [NamedTensor]
    switch argument.value {
    case .network(let other): tensors = other.state
    case .program(let box): tensors = try Self.tensors(box, call, argument)
    default: throw .wrongKind(argument, wanted: .network)
    }
    do throws(CheckpointFault) {
      try network.load(tensors)
    } catch {
      let words = CheckpointWords.words(error)
      throw Diagnostic(words.0, words.1, at: Diagnostic.Label(place), help: words.2)
    }
    return .network(network)
  }

  /// The tensors of a dictionary.
  ///
  /// - Throws: that it is none.
  static func tensors(
    _ box: ProgramBox, _ call: borrowing Call, _ argument: Call.Argument
  ) throws(Diagnostic) -> [NamedTensor] {
    guard let dictionary = box.value.dictionary else {
      throw .wrongKind(argument, wanted: .network)
    }
    let machine = ProgramMachine(call.session)
    return dictionary.items.compactMap { key, value in
      guard let name = key.text, let array = value.array else { return nil }
      let node = machine.node(of: array)
      return NamedTensor(name, node.value, isCount: node.type == .whole)
    }
  }
}
