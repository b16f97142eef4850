import Tensors

/// Convolution and correlation as MATLAB, SciPy and NumPy name them.
///
/// Each becomes a flip, where the mathematics wants one, then a border, where it is no zeros, then the
/// `Convolution` that everything else uses.
enum TrueConvolutionFunctions {
  static let all = [
    Function("conv2", "A, B, image=None, shape='full'", in: [.matlab], ofMATLAB),
    Function("filter2", "H, X, shape='same'", in: [.matlab]) { call throws(Diagnostic) in
      let shape = try call.word("shape", default: "same", among: modes)
      return try slide(
        call, call.matrix("X"), call.matrix("H"), mode: shape, flips: false, swaps: false)
    },
    Function(
      "convolve2d", "in1, in2, mode='full', boundary='fill', fillvalue=0", in: [.scipy]
    ) { call throws(Diagnostic) in try withBoundary(call, flips: true) },
    Function(
      "correlate2d", "in1, in2, mode='full', boundary='fill', fillvalue=0", in: [.scipy]
    ) { call throws(Diagnostic) in try withBoundary(call, flips: false) },
    Function("convolve", "a, v, mode='full'", in: [.numpy]) { call throws(Diagnostic) in
      try line(call, standard: "full", flips: true)
    },
    ofSciPy("convolve", flips: true), ofSciPy("correlate", flips: false),
    Function("correlate", "a, v, mode='valid'", in: [.numpy]) { call throws(Diagnostic) in
      try line(call, standard: "valid", flips: false)
    },
  ]

  private static let modes = ["full", "same", "valid"]

  /// `conv2(A, B, shape)`, and `conv2(u, v, image, shape)`: the columns with u, then the rows with v, which is
  /// the kernel u·vᵀ.
  @Sendable private static func ofMATLAB(_ call: borrowing Call) throws(Diagnostic) -> Value {
    if let third = call.argument("image"), case .string(let mode) = third.value {
      if call.has("shape") { throw .repeatedArgument("shape", at: third.range, of: call.function) }
      guard modes.contains(mode) else {
        throw .unknownWord(mode, at: third.range, among: modes, of: "shape")
      }
      return try slide(
        call, call.matrix("A"), call.matrix("B"), mode: mode, flips: true, swaps: false)
    }
    let mode = try call.word("shape", default: "full", among: modes)
    guard call.has("image") else {
      return try slide(
        call, call.matrix("A"), call.matrix("B"), mode: mode, flips: true, swaps: false)
    }
    let (u, v, image) = (try call.vector("A"), try call.vector("B"), try call.matrix("image"))
    let product = try call.fitting { () throws(ShapeError) in
      try MatrixProduct.outer(left: u.value.shape, right: v.value.shape)
    }
    let names = ["A", "B"].map { call.text(call.place(of: $0)) }
    let kernel = try call.session.record(
      product, [u, v], label: "outer(\(names[0]), \(names[1]))", at: call.range)
    return try slide(call, image, kernel, mode: mode, flips: true, swaps: false)
  }

  /// SciPy's functions of any rank: `same` is as large as the first operand; `method` only chooses how.
  private static func ofSciPy(_ name: String, flips: Bool) -> Function {
    Function(name, "in1, in2, mode='full'; method", in: [.scipy], bare: false) {
      call throws(Diagnostic) in
      try slide(
        call, call.tensor("in1"), call.tensor("in2"),
        mode: call.word("mode", default: "full", among: modes), flips: flips, swaps: true)
    }
  }

  private static func line(
    _ call: borrowing Call, standard: String, flips: Bool
  ) throws(Diagnostic) -> Value {
    let (a, v) = (try call.tensor("a"), try call.tensor("v"))
    let mode = try call.word("mode", default: standard, among: modes)
    // NumPy's `same` is as long as the longer of the two; `valid` likewise exchanges them.
    let exchanged = v.value.shape.count > a.value.shape.count
    guard exchanged, a.value.shape.rank == 1, v.value.shape.rank == 1 else {
      return try slide(call, a, v, mode: mode, flips: flips, swaps: false)
    }
    let value = try slide(call, v, a, mode: mode, flips: flips, swaps: false)
    // Correlation is turned round when its operands change places.
    guard !flips, case .tensor(let node) = value else { return value }
    return .tensor(try call.flipped(node, dimensions: [0]))
  }

  private static func withBoundary(
    _ call: borrowing Call, flips: Bool
  ) throws(Diagnostic) -> Value {
    let (image, kernel) = (try call.matrix("in1"), try call.matrix("in2"))
    let mode = try call.word("mode", default: "full", among: modes)
    let boundary = try call.word("boundary", default: "fill", among: ["fill", "wrap", "symm"])
    let fill = try call.number("fillvalue", default: 0)
    guard boundary != "fill" || fill != 0, mode != "valid" else {
      return try slide(call, image, kernel, mode: mode, flips: flips, swaps: true)
    }
    let (rows, columns) = (kernel.value.shape[0], kernel.value.shape[1])
    let sides =
      mode == "full"
      ? [columns - 1, columns - 1, rows - 1, rows - 1]
      : centred(columns, flips) + centred(rows, flips)
    let border: BorderMode =
      switch boundary {
      case "wrap": .circular
      case "symm": .symmetric
      default: .constant
      }
    let padded = try call.padded(image, sides: sides, mode: border, fill: fill)
    return try slide(call, padded, kernel, mode: "valid", flips: flips, swaps: false)
  }

  /// The cells before and behind that leave the centre of the full result, as long as the image.
  ///
  /// Where the surplus is odd, SciPy's correlation begins one later than its convolution.
  private static func centred(_ extent: Int, _ flips: Bool) -> [Int] {
    flips ? [extent / 2, (extent - 1) / 2] : [(extent - 1) / 2, extent / 2]
  }

  /// Slides a kernel over an image; where it `swaps`, `valid` takes the larger operand for the image, as
  /// SciPy does.
  private static func slide(
    _ call: borrowing Call, _ image: Node<Double>, _ kernel: Node<Double>, mode: String,
    flips: Bool, swaps: Bool
  ) throws(Diagnostic) -> Value {
    let (shape, window) = (image.value.shape, kernel.value.shape)
    let rank = shape.rank
    guard rank == window.rank, (1...2).contains(rank) else {
      throw .sameRankWanted(shape, window, at: call.range)
    }
    guard shape.count > 0, window.count > 0 else {
      let none = shape.count > 0 ? window : shape
      return try call.fitting { () throws(ShapeError) in throw .empty(none) }
    }
    let sides = zip(shape.dimensions, window.dimensions)
    let (fits, isFitted) = (sides.allSatisfy { $0 >= $1 }, sides.allSatisfy { $0 <= $1 })
    if swaps, mode == "valid", !fits {
      guard isFitted else { throw .neitherIsLarger(shape, window, at: call.range) }
      let value = try slide(call, kernel, image, mode: mode, flips: flips, swaps: false)
      guard !flips, case .tensor(let node) = value else { return value }
      return .tensor(try call.flipped(node, dimensions: Array(0..<rank)))
    }
    let weight = flips ? try call.flipped(kernel, dimensions: Array(0..<rank)) : kernel
    if mode == "valid", !fits {
      // No window fits: MATLAB's answer is an empty matrix.
      let lengths = sides.map { max(0, $0 - $1 + 1) }
      return try call.fitting { () throws(ShapeError) in
        .tensor(Node(Tensor(repeating: 0, try Shape(lengths))))
      }
    }
    let operation = try call.fitting { () throws(ShapeError) in
      try Convolution(
        name: call.function.name, input: shape, weight: window, spatialRank: rank,
        padding: padding(mode, window, call))
    }
    return .tensor(
      try call.session.record(operation, [image, weight], label: call.label, at: call.range))
  }

  /// The zeros that a mode puts around the image.
  ///
  /// `same` is the centre of the full result; where the surplus is odd, MATLAB and `correlate2d` begin one
  /// later than the others.
  private static func padding(
    _ mode: String, _ window: Shape, _ call: borrowing Call
  ) -> Padding {
    guard mode == "same" else { return mode == "valid" ? .valid : .full }
    let beginsLater = ["conv2", "filter2", "correlate2d"].contains(call.function.name)
    let sides = window.dimensions.map { extent in
      let start = (beginsLater ? extent : extent - 1) / 2
      return (before: extent - 1 - start, after: start)
    }
    let columns = sides[sides.count - 1]
    let rows = sides.count == 2 ? sides[0] : (0, 0)
    return .sides(top: rows.0, bottom: rows.1, left: columns.before, right: columns.after)
  }
}
