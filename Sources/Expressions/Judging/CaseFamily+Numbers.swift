import Terminal

/// Families of what sees single numbers, lines or everything.
extension CaseFamily {
  static let linear = CaseFamily(
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

  static let product = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "other")],
    forms: [
      Form(
        name: Phrase("matrices", "矩阵"), lengths: lengths("H=1,2,3 I=1,2,3 W=1,2,3"),
        shapes: ["input": "H I", "other": "I W"]),
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("I=1,2,3,4,5"),
        shapes: ["input": "I", "other": "I"]),
    ], kind: .line)

  static let outer = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "other")],
    forms: [
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("H=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "H", "other": "W"])
    ], kind: .line)

  static let softmax = CaseFamily(
    arrays: [Array(name: "input", numbers: .quarters)],
    forms: [
      Form(
        name: Phrase("vectors", "向量"), lengths: lengths("W=1,2,3,4,5,6,7,8"),
        shapes: ["input": "W"]),
      Form(
        name: Phrase("a row a picture", "每张图一行"), lengths: lengths("N=1,2,3,4 W=1,2,3,4"),
        shapes: ["input": "N W"]),
    ], kind: .line)

  static let classes = CaseFamily(
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

  static func pairLoss(_ numbers: Numbers) -> CaseFamily {
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

  static let padding = CaseFamily(
    arrays: [Array(name: "input")],
    settings: [
      Setting(name: "pad", choices: [0, 1, 2], isNeeded: true),
      Setting(name: "value", choices: [0, 7]),
    ],
    forms: pictures("H=1,2,3,4 W=1,2,3,4"), kind: .border)

  /// The numbers of the formula of the output size.
  static let sizes = CaseFamily(
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

  static let normalisation = CaseFamily(
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

  static func elements(_ numbers: Numbers) -> CaseFamily {
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

  static let pairs = CaseFamily(
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

  static let wholes = CaseFamily(
    arrays: [Array(name: "input")],
    forms: pictures("H=1,2,3,4 W=1,2,3,4"), kind: .other)
}
