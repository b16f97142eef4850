import Networks
import Tensors

/// The built-in pictures: digits drawn from strokes.
enum DataFunctions {
  /// The most pictures that `digits` draws at once.
  private static let most = 10_000

  static let all: [Function] = [
    Function("digit", "d, seed=0", in: []) { call throws(Diagnostic) in
      let digit = try call.integer("d")
      guard (0...9).contains(digit) else { throw .outOfBounds("d", 0, 9, call) }
      let pixels = Digits.draw(digit, seed: try call.seed() ?? 0)
      let tensor = try call.fitting { () throws(ShapeError) in
        try Tensor(try Shape([Digits.side, Digits.side]), brightness(pixels))
      }
      return .tensor(Node(tensor, label: call.label))
    },
    Function("digits", "n, seed=0", in: []) { call throws(Diagnostic) in
      let count = try call.integer("n")
      guard (1...most).contains(count) else { throw .outOfBounds("n", 1, most, call) }
      let set = Digits.set(count: count, seed: try call.seed() ?? 0)
      let (pictures, labels) = try call.fitting { () throws(ShapeError) in
        (
          try Tensor(
            try Shape([count, 1, Digits.side, Digits.side]), brightness(set.pixels)),
          try Tensor(try Shape([count]), set.labels.map { Double($0) })
        )
      }
      return .tuple([.tensor(Node(pictures)), .tensor(Node(labels))])
    },
  ]

  /// Grey levels 0…255 as numbers 0…1.
  private static func brightness(_ pixels: [UInt8]) -> [Double] { pixels.map { Double($0) / 255 } }
}
