import Networks
import Tensors

/// Functions of whole networks.
enum NetworkFunctions {
  static let all: [Function] = [
    Function("summary", "net|model, input_size", in: []) { call throws(Diagnostic) in
      let sizes = try call.integers("input_size") ?? []
      let shape = try call.fitting { () throws(ShapeError) in try Shape(sizes) }
      if let module = OwnModules.module(call.argument("net")?.value) {
        call.session.show(.summary(try OwnModules.summary(module, shape, call)))
        return .none
      }
      let network = try call.network("net")
      let summary = network.summary(input: shape)
      call.session.show(.summary(summary.layers))
      if let misfit = summary.misfit {
        throw .misfit(misfit, at: call.argument("input_size")?.range ?? call.range)
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
