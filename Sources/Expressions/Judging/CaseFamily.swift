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

  private static func lengths(_ text: String) -> [Length] {
    text.split(separator: " ").map { part in
      Length(
        letter: part.first ?? "H",
        choices: part.dropFirst(2).split(separator: ",").compactMap { Int($0) })
    }
  }

  /// Convolution of maps with one kernel, of images with one filter or several, of batches.
  static func convolution(rank: Int) -> CaseFamily {
    let cells = rank == 2 ? "H W" : "W"
    let taps = rank == 2 ? "A B" : "B"
    let sizes = rank == 2 ? "H=1,2,3,4,5 W=1,2,3,4,5 A=1,2,3 B=1,2,3" : "W=1,2,3,4,5,6,7 B=1,2,3"
    let few = rank == 2 ? "H=1,2,3,4 W=1,2,3,4 A=1,2,3 B=1,2" : sizes
    let line = Phrase("lines", "一维序列")
    return CaseFamily(
      arrays: [
        Array(name: "input"), Array(name: "weight"), Array(name: "bias", isOptional: true),
      ],
      settings: [
        Setting(name: "stride", choices: [1, 2, 3]), Setting(name: "padding", choices: [0, 1, 2]),
        Setting(name: "dilation", choices: [1, 2]), Setting(name: "groups", choices: [1, 2]),
      ],
      forms: [
        Form(
          name: rank == 2 ? Form.maps : line, lengths: lengths(sizes),
          shapes: ["input": cells, "weight": taps, "bias": ""]),
        Form(
          name: rank == 2 ? Form.images : Phrase(same: "C×L"), lengths: lengths("C=1,2 " + few),
          shapes: ["input": "C " + cells, "weight": "C " + taps, "bias": ""], dropsOnes: true),
        Form(
          name: rank == 2 ? Form.images : Phrase(same: "C×L"),
          lengths: lengths("C=1,2 O=1,2 " + few),
          shapes: ["input": "C " + cells, "weight": "O c " + taps, "bias": "O"]),
        Form(
          name: rank == 2 ? Form.batches : Phrase(same: "N×C×L"),
          lengths: lengths("N=1,2 C=1,2 O=1,2 " + few),
          shapes: ["input": "N C " + cells, "weight": "O c " + taps, "bias": "O"]),
      ], kind: .window, spatialRank: rank)
  }

  private static let transposed: CaseFamily = {
    let sizes = "H=1,2,3 W=1,2,3 A=1,2,3 B=1,2,3"
    return CaseFamily(
      arrays: [
        Array(name: "input"), Array(name: "weight"), Array(name: "bias", isOptional: true),
      ],
      settings: [
        Setting(name: "stride", choices: [1, 2, 3]), Setting(name: "padding", choices: [0, 1]),
        Setting(name: "output_padding", choices: [0, 1]),
        Setting(name: "dilation", choices: [1, 2]),
        Setting(name: "groups", choices: [1, 2]),
      ],
      forms: [
        Form(
          name: Form.maps, lengths: lengths(sizes),
          shapes: ["input": "H W", "weight": "A B", "bias": ""]),
        Form(
          name: Form.images, lengths: lengths("C=1,2 O=1,2 " + sizes),
          shapes: ["input": "C H W", "weight": "C o A B", "bias": "O"]),
        Form(
          name: Form.batches, lengths: lengths("N=1,2 C=1,2 O=1,2 " + sizes),
          shapes: ["input": "N C H W", "weight": "C o A B", "bias": "O"]),
      ], kind: .window, turnsKernel: true, overlaps: true)
  }()

  private var turning: CaseFamily {
    var family = self
    family.turnsKernel = true
    return family
  }

  private static let plainConvolution = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "weight")],
    forms: [
      Form(
        name: Form.maps, lengths: lengths("H=1,2,3,4 W=1,2,3,4 A=1,2,3 B=1,2,3"),
        shapes: ["input": "H W", "weight": "A B"])
    ], kind: .window)

  private static let lineConvolution = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "weight")],
    forms: [
      Form(
        name: Phrase("lines", "一维序列"), lengths: lengths("W=1,2,3,4,5,6 B=1,2,3"),
        shapes: ["input": "W", "weight": "B"])
    ], kind: .window, spatialRank: 1)

  private static func pooling(rank: Int, isMean: Bool) -> CaseFamily {
    let cells = rank == 2 ? "H W" : "W"
    let sizes = rank == 2 ? "H=1,2,3,4,5,6 W=1,2,3,4,5,6" : "W=1,2,3,4,5,6,7,8"
    return CaseFamily(
      arrays: [Array(name: "input")],
      settings: [
        Setting(name: "kernel_size", choices: [1, 2, 3], isNeeded: true),
        Setting(name: "stride", choices: [1, 2, 3]), Setting(name: "padding", choices: [0, 1]),
        Setting(name: "dilation", choices: [1, 2]), Setting(name: "ceil_mode", choices: [0, 1]),
        Setting(name: "count_include_pad", choices: [1, 0]),
      ].filter { isMean ? $0.name != "dilation" : $0.name != "count_include_pad" },
      forms: [
        Form(
          name: rank == 2 ? Form.maps : Phrase("lines", "一维序列"), lengths: lengths(sizes),
          shapes: ["input": cells]),
        Form(
          name: rank == 2 ? Form.images : Phrase(same: "C×L"), lengths: lengths("C=1,2 " + sizes),
          shapes: ["input": "C " + cells]),
        Form(
          name: rank == 2 ? Form.batches : Phrase(same: "N×C×L"),
          lengths: lengths("N=1,2 C=1,2 " + sizes), shapes: ["input": "N C " + cells]),
      ], kind: .pooling, spatialRank: rank)
  }

  private static func powerPooling(rank: Int) -> CaseFamily {
    var family = pooling(rank: rank, isMean: false)
    let own = [Setting(name: "norm_type", choices: [2, 1, 3], isNeeded: true)]
    family.settings =
      own + family.settings.filter { ["kernel_size", "stride", "ceil_mode"].contains($0.name) }
    return family
  }

  private static let adaptive = CaseFamily(
    arrays: [Array(name: "input")],
    settings: [Setting(name: "output_size", choices: [1, 2, 3], isNeeded: true)],
    forms: pictures("H=1,2,3,4,5 W=1,2,3,4,5"), kind: .pooling)

  private static let unfold = CaseFamily(
    arrays: [Array(name: "input")],
    settings: [
      Setting(name: "kernel_size", choices: [1, 2, 3], isNeeded: true),
      Setting(name: "stride", choices: [1, 2]), Setting(name: "padding", choices: [0, 1]),
      Setting(name: "dilation", choices: [1, 2]),
    ],
    forms: pictures("H=1,2,3,4 W=1,2,3,4"), kind: .window)

  private static func pictures(_ sizes: String) -> [Form] {
    [
      Form(name: Form.maps, lengths: lengths(sizes), shapes: ["input": "H W"]),
      Form(name: Form.images, lengths: lengths("C=1,2 " + sizes), shapes: ["input": "C H W"]),
      Form(
        name: Form.batches, lengths: lengths("N=1,2 C=1,2 " + sizes), shapes: ["input": "N C H W"]),
    ]
  }

  private static let linear = CaseFamily(
    arrays: [
      Array(name: "input"), Array(name: "weight"), Array(name: "bias", isOptional: true),
    ],
    forms: [
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("I=1,2,3 O=1,2,3"),
        shapes: ["input": "I", "weight": "O I", "bias": "O"]),
      Form(
        name: Phrase("batches of vectors", "一批向量"), lengths: lengths("N=1,2,3 I=1,2,3 O=1,2,3"),
        shapes: ["input": "N I", "weight": "O I", "bias": "O"]),
    ], kind: .line)

  private static let product = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "other")],
    forms: [
      Form(
        name: Phrase("matrices", "矩阵"), lengths: lengths("H=1,2,3 I=1,2,3 W=1,2,3"),
        shapes: ["input": "H I", "other": "I W"]),
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("I=1,2,3,4,5"),
        shapes: ["input": "I", "other": "I"]),
    ], kind: .line)

  private static let outer = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "other")],
    forms: [
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("H=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "H", "other": "W"])
    ], kind: .line)

  private static let softmax = CaseFamily(
    arrays: [Array(name: "input", numbers: .quarters)],
    forms: [
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("W=1,2,3,4,5,6,7,8"),
        shapes: ["input": "W"]),
      Form(
        name: Phrase("a row a picture", "每张图一行"), lengths: lengths("N=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "N W"]),
    ], kind: .line)

  private static let classes = CaseFamily(
    arrays: [
      Array(name: "input", numbers: .quarters),
      Array(name: "target", numbers: .classes(of: "input", dimension: 1)),
    ],
    settings: [],
    forms: [
      Form(
        name: Phrase("a row a picture", "每张图一行"), lengths: lengths("N=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "N W", "target": "N"]),
      Form(
        name: Phrase("one picture", "单张图"), lengths: lengths("W=1,2,3,4,5,6,7"),
        shapes: ["input": "W", "target": ""]),
    ], kind: .loss)

  private static func pairLoss(_ numbers: Numbers) -> CaseFamily {
    CaseFamily(
      arrays: [
        Array(name: "input", numbers: numbers), Array(name: "target", numbers: numbers),
      ],
      forms: [
        Form(
          name: Form.maps, lengths: lengths("H=1,2,3,4 W=1,2,3,4"),
          shapes: ["input": "H W", "target": "H W"]),
        Form(
          name: Phrase("vectors", "向量"), lengths: lengths("W=1,2,3,4,5,6,7"),
          shapes: ["input": "W", "target": "W"]),
      ], kind: .loss)
  }

  private static let padding = CaseFamily(
    arrays: [Array(name: "input")],
    settings: [
      Setting(name: "pad", choices: [0, 1, 2], isNeeded: true),
      Setting(name: "value", choices: [0, 7]),
    ],
    forms: pictures("H=1,2,3,4 W=1,2,3,4"), kind: .border)

  /// The numbers of the formula of the output size.
  private static let sizes = CaseFamily(
    arrays: [
      Array(name: "W", numbers: .whole(1...16)), Array(name: "F", numbers: .whole(1...5)),
      Array(name: "P", isOptional: true, numbers: .whole(0...3)),
      Array(name: "S", isOptional: true, numbers: .whole(1...4)),
      Array(name: "D", isOptional: true, numbers: .whole(1...3)),
    ],
    forms: [
      Form(
        name: Phrase("sizes", "尺寸"),
        lengths: [Length(letter: "V", choices: Swift.Array(1...64))], shapes: [:])
    ], kind: .size)

  private static let normalisation = CaseFamily(
    arrays: [
      Array(name: "input"), Array(name: "weight", isOptional: true),
      Array(name: "bias", isOptional: true),
    ],
    settings: [Setting(name: "eps", choices: [1e-5, 0.5])],
    forms: [
      Form(
        name: Phrase("batches of vectors", "一批向量"), lengths: lengths("N=1,2,3,4 C=1,2,3"),
        shapes: ["input": "N C", "weight": "C", "bias": "C"]),
      Form(
        name: Form.batches, lengths: lengths("N=1,2 C=1,2 H=1,2 W=1,2,3"),
        shapes: ["input": "N C H W", "weight": "C", "bias": "C"]),
    ], kind: .normalisation)

  private static func elements(_ numbers: Numbers) -> CaseFamily {
    CaseFamily(
      arrays: [Array(name: "input", numbers: numbers)],
      forms: pictures("H=1,2,3,4 W=1,2,3,4").prefix(1) + [
        Form(
          name: Phrase("vectors", "向量"), lengths: lengths("W=1,2,3,4,5,6,7"),
          shapes: ["input": "W"]),
        Form(
          name: Phrase("numbers", "单个数"), lengths: lengths("V=1,2,3,4,5,6,7,8,9,10"),
          shapes: ["input": ""]),
      ], kind: .elements)
  }

  private static let pairs = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "other", numbers: .positive)],
    forms: [
      Form(
        name: Form.maps, lengths: lengths("H=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "H W", "other": "H W"])
    ], kind: .elements)

  /// A step against a gradient.
  static let updates = CaseFamily(
    arrays: [
      Array(name: "input"), Array(name: "other"),
      Array(name: "state", isOptional: true, numbers: .positive),
      Array(name: "second", isOptional: true, numbers: .positive),
    ],
    settings: [
      Setting(name: "rate", choices: [0.5, 0.1, 2], isNeeded: true),
      Setting(name: "momentum", choices: [0.5, 0.9]), Setting(name: "decay", choices: [0, 0.5]),
      Setting(name: "beta2", choices: [0.5, 0.999]), Setting(name: "eps", choices: [0.5, 1e-8]),
      Setting(name: "time", choices: [1, 2, 3]),
    ],
    forms: [
      Form(
        name: Form.maps, lengths: lengths("H=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "H W", "other": "H W", "state": "H W", "second": "H W"])
    ])

  private static let wholes = CaseFamily(
    arrays: [Array(name: "input")],
    forms: pictures("H=1,2,3,4 W=1,2,3,4"), kind: .other)
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
