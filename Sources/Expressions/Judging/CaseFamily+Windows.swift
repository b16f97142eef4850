import Terminal

/// Families of what sees a window.
extension CaseFamily {
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

  static let transposed: CaseFamily = {
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

  var turning: CaseFamily {
    var family = self
    family.turnsKernel = true
    return family
  }

  static let plainConvolution = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "weight")],
    forms: [
      Form(
        name: Form.maps, lengths: lengths("H=1,2,3,4 W=1,2,3,4 A=1,2,3 B=1,2,3"),
        shapes: ["input": "H W", "weight": "A B"])
    ], kind: .window)

  static let lineConvolution = CaseFamily(
    arrays: [Array(name: "input"), Array(name: "weight")],
    forms: [
      Form(
        name: Phrase("lines", "一维序列"), lengths: lengths("W=1,2,3,4,5,6 B=1,2,3"),
        shapes: ["input": "W", "weight": "B"])
    ], kind: .window, spatialRank: 1)

  static func pooling(rank: Int, isMean: Bool) -> CaseFamily {
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

  static func powerPooling(rank: Int) -> CaseFamily {
    var family = pooling(rank: rank, isMean: false)
    let own = [Setting(name: "norm_type", choices: [2, 1, 3], isNeeded: true)]
    family.settings =
      own + family.settings.filter { ["kernel_size", "stride", "ceil_mode"].contains($0.name) }
    return family
  }

  static let adaptive = CaseFamily(
    arrays: [Array(name: "input")],
    settings: [Setting(name: "output_size", choices: [1, 2, 3], isNeeded: true)],
    forms: pictures("H=1,2,3,4,5 W=1,2,3,4,5"), kind: .pooling)

  static let unfold = CaseFamily(
    arrays: [Array(name: "input")],
    settings: [
      Setting(name: "kernel_size", choices: [1, 2, 3], isNeeded: true),
      Setting(name: "stride", choices: [1, 2]), Setting(name: "padding", choices: [0, 1]),
      Setting(name: "dilation", choices: [1, 2]),
    ],
    forms: pictures("H=1,2,3,4 W=1,2,3,4"), kind: .window)
}
