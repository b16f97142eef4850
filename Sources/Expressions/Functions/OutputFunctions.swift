import Tensors

/// Functions that show something instead of computing.
enum OutputFunctions {
  static let all: [Function] = [
    Function("print", "*values, sep=' ', end=None", in: [.torch, .numpy], tells: true) {
      call throws(Diagnostic) in
      guard call.has("sep") || call.has("end") else {
        call.session.show(.printed(call.rest.map(\.value)))
        return .none
      }
      let session = call.session
      let machine = ProgramMachine(session)
      machine.show = { session.show(.program($0)) }
      do throws(ProgramFailure) {
        var given = ProgramArguments()
        for argument in call.rest { given.values.append(try machine.imported(argument.value)) }
        for name in ["sep", "end"] {
          guard let argument = call.argument(name) else { continue }
          given.named.append((name, try machine.imported(argument.value)))
        }
        _ = try Printing.print(given, machine)
      } catch {
        throw error.finished
      }
      machine.finishLine()
      return .none
    }
  ]
}
