import Foundation

/// Statements that are right, to be made wrong: from the peers' cases and pasted lines, and a few that use
/// what these do not.
enum StatementCorpus {
  /// Short sources of one or a few statements.
  static func statements() throws -> [String] {
    var found = extra
    for peer in ["snippets", "torch", "scipy", "octave"] {
      for item in try PeerCase.all(of: peer) where item.source.utf8.count < 400 {
        found.append(item.source)
      }
    }
    return found
  }

  private static let extra = [
    "x = [1, 2; 3, 4]; y = conv2d(x, [1 0; 0 1], padding=1, stride=2); grad(sum(y), x)",
    "net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten()); net(ones(5, 5)).shape",
    "net = nn.Linear(2, 3); net.weight[0, 0] = 5; summary(net, [2])",
    "W = 10, F = 3; (W−F+2P)/S+1", "P = 1; S = 2; out_size(7, 3, P, S)",
    "a, b = max([1 5; 3 2], dim=1); a[0] += 2", "x = arange(6).reshape(2, 3); x[::-1, None, ...]",
    "gradcheck(sum([1, 2] ** 2), [1, 2])", "x = [1.5, -2]; L = sum(x²); backward(L); x.grad",
    "1 < 2 <= 3 != 4", "coverage((5, 4), 3, 1, 2)", "receptive_field([3 1; 3 2; 2 2])",
    "cross_entropy([[1, 2, 3], [3, 2, 1]], [2, 0])", "⌊7/2⌋ + ⌈7/2⌉", "'text' == \"text\"",
    "t = (1, [2, 3], 'a'); t[1][0]", "np.pad([1, 2], ((1, 2),), mode='reflect')",
    "unfold(ones(4, 4), (2, 2), stride=2)", "fold(ones(4, 4), (3, 3), 2)",
    "kernel('sobel_x') @ eye(3)",
    "numgrad(sum(exp(x)), x)", "x = rand(3, 3); x[1:, :2] *= 0", "_ + ans",
    "randint(0, 9, (2, 2))'",
  ]
}

/// Makes statements wrong in ways that people do, and in ways that nobody would.
struct Mutator {
  var random: SeededNumbers
  let corpus: [String]

  private static let pieces = [
    "(", ")", "[", "]", "'", "\"", ",", ";", "\n", " ", "...", ".", ":", "=", "+=", "+", "-", "*",
    "/",
    "^", "**", "@", "//", "<", "==", "!=", "²", "\\", "%", "#", "\u{0}", "“", "，", "（", "é", "👨‍👩‍👧",
    "None", "nan", "inf", "-1", "0", "1", "2", "3", "7", "0.5", "1e300", "2**63", "-2**63", "1e9",
    "x", "y",
    "_", "ans", "sum", "max", "conv2d", "grad", "zeros", "reshape", "stack", "cat", "nn.", "np.",
    ".T", ".shape",
    ".grad", "[0]", "[-1]", "[::2]", "(2, 3)", "stride=", "padding=", "dim=", "axis=", "groups=",
    "[]", "()",
    "ones(2, 3)", "zeros(0)", "'same'", "nn.ReLU()", "lambda", "if ", "\u{202e}", "⌊", "⌉",
    "import ", "\t",
  ]

  /// One statement of the corpus with one to four changes.
  mutating func next() -> String {
    var scalars = Array((corpus.randomElement(using: &random) ?? "").unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&scalars) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private mutating func change(_ scalars: inout [Unicode.Scalar]) {
    let place = Int.random(in: 0...scalars.count, using: &random)
    let length = min(Int.random(in: 1...8, using: &random), scalars.count - place)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: scalars.removeSubrange(place..<place + length)
    case 1: scalars.insert(contentsOf: scalars[place..<place + length], at: place)
    case 2:
      let other = Array((corpus.randomElement(using: &random) ?? "").unicodeScalars)
      let start = Int.random(in: 0...other.count, using: &random)
      scalars.insert(contentsOf: other[start..<min(start + 12, other.count)], at: place)
    case 3 where length > 0:
      scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
    default:
      let piece = Array((Self.pieces.randomElement(using: &random) ?? "").unicodeScalars)
      if Bool.random(using: &random) { scalars.removeSubrange(place..<place + length) }
      scalars.insert(contentsOf: piece, at: place)
    }
  }
}

/// Seeded random numbers.
///
/// Source: Steele, Lea & Flood, *Fast splittable pseudorandom number generators*.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
