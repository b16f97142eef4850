import Tensors

/// Functions that show something instead of computing.
enum OutputFunctions {
  static let all: [Function] = [
    Function("print", "*values, sep=' ', end=None", in: [.torch, .numpy], tells: true) {
      call throws(Diagnostic) in
      call.session.show(.printed(call.rest.map(\.value)))
      return .none
    }
  ]
}
