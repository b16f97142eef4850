import Networks
import Tensors
import Terminal

/// Functions of whole networks.
enum NetworkFunctions {
  static let all: [Function] = [
    Function("summary", "net|model, *input_size", in: [], tells: true) { call throws(Diagnostic) in
      let sizes = try call.integersOfRest()
      let place =
        call.argument("input_size")?.range
        ?? call.rest.first.map { $0.range.union(call.rest[call.rest.count - 1].range) }
      guard !sizes.isEmpty else {
        throw .missingArgument("input_size", at: call.nameRange, of: call.function)
      }
      let shape = try call.fitting { () throws(ShapeError) in try Shape(sizes) }
      if let module = OwnModules.module(call.argument("net")?.value) {
        call.session.show(.summary(try OwnModules.summary(module, shape, call)))
        return .none
      }
      let network = try call.network("net")
      let summary = network.summary(input: shape)
      call.session.show(.summary(summary.layers))
      if let misfit = summary.misfit {
        var diagnostic = Diagnostic.misfit(misfit, at: place ?? call.range)
        if misfit.before == nil, let fitting = inputThatFits(network, misfit, sizes) {
          let name = call.text(call.place(of: "net"))
          let list = fitting.map(String.init).joined(separator: ", ")
          diagnostic.help = Phrase(same: "summary(\(name.isEmpty ? "net" : name), (\(list)))")
        }
        throw diagnostic
      }
      return .none
    },
    mode("train", isTraining: true), mode("eval", isTraining: false),
    Function("parameters", "net|model") { call throws(Diagnostic) in
      let network = try call.network("net")
      try call.session.makeRoom(for: network, at: call.range)
      return .list(network.namedParameters(prefix: "").map { .tensor($0.node) })
    },
  ]

  /// The shape of a picture with the channels that the first layer takes, where the network takes that.
  private static func inputThatFits(
    _ network: Network, _ misfit: Misfit, _ sizes: [Int]
  ) -> [Int]? {
    guard let channels = misfit.takes else { return nil }
    let sides = sizes.count == 1 ? [sizes[0], sizes[0]] : Array(sizes.suffix(2))
    let fitting = [channels] + sides
    guard sizes.count <= 3, let shape = try? Shape(fitting),
      network.summary(input: shape).misfit == nil
    else { return nil }
    return fitting
  }

  /// `net.train()` and `net.eval()`: whether dropout drops and batch normalisation uses the batch.
  private static func mode(_ name: String, isTraining: Bool) -> Function {
    Function(name, "net, mode=True", bare: false) { call throws(Diagnostic) in
      let network = try call.network("net")
      let mode = try call.flag("mode", default: true)
      network.isTraining = isTraining && mode
      return .network(network)
    }
  }
}
