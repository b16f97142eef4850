/// The loops that compute, one set for each width of vectors that a processor may have.
///
/// Only pointers and plain numbers cross this border: how large a vector is, and in which registers it
/// travels, differs from set to set.
package protocol LaneKernels: Sendable {
  /// Bytes of a vector.
  static var vectorBytes: Int { get }
  /// What the registers hold of a product.
  static var tiles: TileLimits { get }

  // MARK: Products

  /// One line of tiles of `k` channels and `p` positions.
  static func gather(
    _ precision: Precision, _ k: Int, _ p: Int, _ walk: borrowing Walk, _ x: UnsafeRawPointer,
    _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer)

  /// So many vectors of a line: each number the bias and the sum over taps of a weight times the number that lies
  /// so many bytes behind it in what is read, in whatever place that is in a vector.
  static func slide(
    _ precision: Precision, _ vectors: Int, taps: Int, _ offsets: UnsafePointer<Int>,
    _ x: UnsafeRawPointer, _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer)

  /// `k` sums of a dense layer: 1, 2, 4, 8, or 16 whose weights lie side by side.
  static func lines(
    _ precision: Precision, _ k: Int, _ line: borrowing WeightLines, _ x: UnsafeRawPointer,
    _ w: UnsafeRawPointer, _ bias: UnsafeRawPointer?, _ y: UnsafeMutableRawPointer)

  /// The products of `k` channels of `dy` with the cells under `t` weights.
  static func outer(
    _ precision: Precision, _ k: Int, _ t: Int, _ field: borrowing Field, _ x: UnsafeRawPointer,
    _ at: UnsafePointer<Int>, _ dy: UnsafeRawPointer, _ sums: UnsafeMutableRawPointer)

  /// Adds up the lanes of `count` vectors and adds each sum to a number of its own.
  ///
  /// Vectors are read up to the next multiple of the lanes, and are used up.
  static func addLanes(
    _ precision: Precision, _ count: Int, _ sums: UnsafeMutableRawPointer,
    _ numbers: UnsafeMutableRawPointer)

  /// Adds `count` vectors to one.
  static func addVectors(
    _ precision: Precision, _ count: Int, _ vectors: UnsafeRawPointer,
    _ into: UnsafeMutableRawPointer)

  // MARK: Functions and probabilities

  /// Replaces each of `count` cells by the function's value.
  static func apply(
    _ function: LaneFunction, _ cells: Cells, _ count: Int, _ y: UnsafeMutableRawPointer)

  /// Multiplies each of `count` gradients by the slope where the function gave `y`.
  static func multiplySlope(
    _ function: LaneFunction, _ cells: Cells, _ count: Int, _ y: UnsafeRawPointer,
    _ dy: UnsafeMutableRawPointer)

  /// y = e^(x − max) / Σ e^(x − max) along every line.
  static func softmax(
    _ lines: CellLines, _ cells: Cells, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer)

  /// Replaces the gradient of y by that of x along every line: dx = y·(dy − Σ dy·y).
  static func softmaxBackward(
    _ lines: CellLines, _ cells: Cells, _ y: UnsafeRawPointer, _ dy: UnsafeMutableRawPointer)

  /// y = x − max − ln Σ e^(x − max) along every line.
  static func logSoftmax(
    _ lines: CellLines, _ cells: Cells, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer)

  /// Replaces the gradient of y by that of x along every line: dx = dy − e^y · Σ dy.
  static func logSoftmaxBackward(
    _ lines: CellLines, _ cells: Cells, _ y: UnsafeRawPointer, _ dy: UnsafeMutableRawPointer)

  /// Replaces how much each class counts, q, by the gradient of the loss −Σ q·ln softmax(x) along every
  /// line: dx = softmax(x) · Σ q − q. What was x is used up.
  static func lossBackward(
    _ lines: CellLines, _ cells: Cells, _ x: UnsafeMutableRawPointer,
    _ q: UnsafeMutableRawPointer)

  /// Puts the gradient of the weighted loss in the place of a block's scores.
  ///
  /// - Returns: The sums over the images of w·loss, and how often the label had the first largest score.
  static func classLoss(
    _ classes: Int, _ scores: UnsafeMutableRawPointer, _ labels: UnsafePointer<Int32>,
    _ weights: UnsafePointer<Float>
  ) -> (loss: Float, correct: Int)

  /// Judges the scores of every image of a block; they are not kept.
  static func judge(
    _ classes: Int, _ scores: UnsafeMutableRawPointer, _ labels: UnsafePointer<Int32>,
    _ judgements: UnsafeMutablePointer<Judgement>)

  // MARK: Planes

  /// Pools `planes` planes.
  static func pool(
    _ windows: borrowing PoolWindows, _ cells: Cells, _ planes: Int, _ x: UnsafeRawPointer,
    _ y: UnsafeMutableRawPointer)

  /// The gradient with respect to the input of `planes` planes; what was there does not matter.
  ///
  /// - Parameters:
  ///   - windows: Where the windows lie.
  ///   - cells: What the planes are made of.
  ///   - planes: How many there are.
  ///   - x: The input; an average does not look at it.
  ///   - dy: The gradient of the output.
  ///   - dx: Where the gradient goes.
  ///   - rectified: Whether a maximum's slope is multiplied by that of the ReLU that `x` came from.
  static func poolBackward(
    _ windows: borrowing PoolWindows, _ cells: Cells, _ planes: Int, _ x: UnsafeRawPointer,
    _ dy: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer, rectified: Bool)

  /// The place in all planes of the largest cell of one window; −1 where it has none.
  static func winner(
    _ windows: borrowing PoolWindows, _ precision: Precision, _ output: Int,
    _ x: UnsafeRawPointer
  ) -> Int

  /// Measures every channel of some images: its mean, and the sum of the squared distances from it.
  static func measure(
    _ channels: ChannelPlanes, _ cells: Cells, _ images: Int, _ x: UnsafeRawPointer,
    _ moments: UnsafeMutableRawPointer)

  /// Normalises, scales and shifts every channel.
  static func normalise(
    _ channels: ChannelPlanes, _ cells: Cells, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
    _ weight: UnsafeRawPointer?, _ bias: UnsafeRawPointer?, _ statistics: UnsafeRawPointer)

  /// The gradients of weight and bias, summed over some images.
  static func normaliseWeightGradient(
    _ channels: ChannelPlanes, _ cells: Cells, _ images: Int, _ x: UnsafeRawPointer,
    _ dy: UnsafeRawPointer, _ statistics: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
    _ db: UnsafeMutableRawPointer)

  /// Replaces the gradient of y by that of x; without means the statistics are no function of x.
  static func normaliseInputGradient(
    _ channels: ChannelPlanes, _ cells: Cells, _ images: Int, _ x: UnsafeRawPointer,
    _ gradients: UnsafeMutableRawPointer, _ weight: UnsafeRawPointer?,
    _ statistics: UnsafeRawPointer, _ means: UnsafeRawPointer?)

  // MARK: What training needs besides

  /// Multiplies `count` vectors by a scale, and by 0 where mixed bits are below a threshold.
  ///
  /// - Parameters:
  ///   - count: How many vectors there are.
  ///   - x: What comes in.
  ///   - y: Where what is kept goes; may be `x`.
  ///   - seeds: Bits for each lane.
  ///   - threshold: Bits below it drop a number.
  ///   - scale: What others are multiplied by.
  static func drop(
    _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
    seeds: UnsafePointer<UInt64>, threshold: UInt32, scale: Float)

  /// Writes `count` vectors as rows: row `l` holds lane `l` of each.
  ///
  /// - Parameters:
  ///   - count: How many vectors there are.
  ///   - x: The vectors.
  ///   - rows: As many rows as lanes; each has `stride` vectors, and zeros behind its numbers.
  ///   - stride: Vectors of a row, at least `count` over the lanes.
  static func lanesToRows(
    _ count: Int, _ x: UnsafeRawPointer, _ rows: UnsafeMutableRawPointer, stride: Int)

  /// Writes rows of bytes as vectors: lane `l` of vector `i` is number `i` of row `l`, times a factor, and
  /// shifted.
  static func rowsToLanes(
    _ count: Int, _ rows: UnsafePointer<UnsafePointer<UInt8>>, factor: Float, shift: Float,
    _ lanes: UnsafeMutableRawPointer)

  /// The same for rows of floating-point numbers.
  static func rowsToLanes(
    _ count: Int, _ rows: UnsafePointer<UnsafePointer<Float>>, factor: Float, shift: Float,
    _ lanes: UnsafeMutableRawPointer)

  /// Adds up what lies in blocks of `vectors` vectors in a fixed tree, ((0+1)+(2+3))+…, into the first.
  static func addBlocks(
    _ vectors: Int, _ blocks: UnsafePointer<UnsafeMutablePointer<Float>>, _ count: Int)

  /// Changes parameters, and the speed that is kept of them.
  static func update(
    _ rule: MomentumRule, _ vectors: Int, _ p: UnsafeMutableRawPointer, _ g: UnsafeRawPointer,
    _ speed: UnsafeMutableRawPointer)

  /// Changes parameters, and the averages that are kept of their gradients and of the squares.
  static func update(
    _ rule: AdamRule, _ vectors: Int, _ p: UnsafeMutableRawPointer, _ g: UnsafeRawPointer,
    _ means: UnsafeMutableRawPointer, _ squares: UnsafeMutableRawPointer)

  // MARK: The limit

  /// Does twelve chains of so many multiply-adds of `Float` vectors in registers alone: no kernel can be quicker.
  ///
  /// - Returns: A number that depends on all of them.
  static func multiplyAdds(_ rounds: Int) -> Float
}
