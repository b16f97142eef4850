import Tensors
import Terminal

/// What a function of the library takes, so that inputs for it can be drawn: which arrays of which shapes,
/// which settings, which numbers.
struct CaseFamily: Sendable {
  /// Which numbers an array holds.
  enum Numbers: Sendable {
    /// Small whole numbers, none of them often; in one case of four quarters.
    case small
    /// Quarters, of either sign.
    case quarters
    /// Above 0 and below 1.
    case probabilities
    /// Above 0.
    case positive
    /// Classes, below the length of a dimension of another array.
    case classes(of: String, dimension: Int)
    /// Whole, within a range.
    case whole(ClosedRange<Int>)
  }

  /// A length that is drawn, and what it may be.
  struct Length: Sendable {
    var letter: Character
    var choices: [Int]
  }

  /// An array: its name in the library, and whether it may be left out.
  struct Array: Sendable {
    var name: String
    var isOptional = false
    var numbers = Numbers.small
  }

  /// A setting: its name in the library, what it may be, and what the library takes where it is left out.
  struct Setting: Sendable {
    var name: String
    var choices: [Double]
    /// Whether the function has to be told.
    var isNeeded = false
  }

  /// One way in which arrays may be laid out: as maps, as images, as batches.
  struct Form: Sendable {
    var name: Phrase
    var lengths: [Length]
    /// The lengths of each array, by letters; `c` and `o` are C and O of one group.
    var shapes: [String: String]
    /// Whether results are compared without leading dimensions of length 1.
    var dropsOnes = false
  }

  /// What about it can go wrong, beside what goes wrong with every function.
  enum Kind: Sendable {
    case window, pooling, elements, line, loss, border, size, normalisation, other
  }

  var arrays: [Array]
  var settings: [Setting] = []
  var forms: [Form]
  var kind = Kind.other
  var spatialRank = 2
  /// Whether the kernel is turned by the function itself.
  var turnsKernel = false
  /// Whether windows of the output overlap, and are added up there.
  var overlaps = false
}

extension CaseFamily.Form {
  static let maps = Phrase("maps", "矩阵")
  static let images = Phrase("C×H×W", "C×H×W")
  static let batches = Phrase("N×C×H×W", "N×C×H×W")
}

/// Which family a function belongs to.
extension CaseFamily {
  /// The family of a function of the library; nil for one that cannot be compared.
  static func named(_ name: String) -> CaseFamily? {
    switch name {
    case "conv2d": return convolution(rank: 2)
    case "conv1d": return convolution(rank: 1)
    case "conv_transpose2d": return transposed
    case "correlate2d", "filter2": return plainConvolution
    case "convolve2d", "conv2": return plainConvolution.turning
    case "correlate": return lineConvolution
    case "convolve": return lineConvolution.turning
    case "max_pool2d": return pooling(rank: 2, isMean: false)
    case "lp_pool2d": return powerPooling(rank: 2)
    case "lp_pool1d": return powerPooling(rank: 1)
    case "avg_pool2d": return pooling(rank: 2, isMean: true)
    case "max_pool1d": return pooling(rank: 1, isMean: false)
    case "avg_pool1d": return pooling(rank: 1, isMean: true)
    case "adaptive_avg_pool2d", "adaptive_max_pool2d": return adaptive
    case "unfold": return unfold
    case "linear": return linear
    case "matmul", "dot": return product
    case "outer": return outer
    case "softmax", "log_softmax": return softmax
    case "cross_entropy", "nll_loss": return classes
    case "mse_loss", "l1_loss": return pairLoss(.quarters)
    case "binary_cross_entropy": return pairLoss(.probabilities)
    case "pad": return padding
    case "out_size": return sizes
    case "batch_norm": return normalisation
    case "log", "sqrt": return elements(.positive)
    case "add", "sub", "mul", "div", "maximum", "minimum": return pairs
    case "sum", "mean", "max", "min", "amax", "amin", "flip", "fliplr", "flipud", "rot180", "t",
      "flatten", "ravel", "var", "std", "norm", "prod", "cumsum", "transpose_matrix":
      return wholes
    default: return UnaryNames.all.contains(name) ? elements(.quarters) : nil
    }
  }

  static func lengths(_ text: String) -> [Length] {
    text.split(separator: " ").map { part in
      Length(
        letter: part.first ?? "H",
        choices: part.dropFirst(2).split(separator: ",").compactMap { Int($0) })
    }
  }

  static func pictures(_ sizes: String) -> [Form] {
    [
      Form(name: Form.maps, lengths: lengths(sizes), shapes: ["input": "H W"]),
      Form(name: Form.images, lengths: lengths("C=1,2 " + sizes), shapes: ["input": "C H W"]),
      Form(
        name: Form.batches, lengths: lengths("N=1,2 C=1,2 " + sizes), shapes: ["input": "N C H W"]),
    ]
  }
}

extension CaseFamily {
  /// The same for a gradient, which also takes the one that arrives.
  var withUpstream: CaseFamily {
    var family = self
    family.arrays.append(Array(name: "upstream"))
    return family
  }
}

/// The functions of one number.
enum UnaryNames {
  static let all: Set<String> = [
    "relu", "relu6", "sigmoid", "tanh", "exp", "abs", "square", "sign", "neg", "sin", "cos",
    "leaky_relu", "elu", "gelu", "silu", "softplus", "hardtanh", "floor",
    "ceil", "round",
  ]
}
