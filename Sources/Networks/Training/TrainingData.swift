import Tensors

/// Images with a class each, as the trainer takes them.
public struct TrainingData: Sendable {
  /// The numbers of all images, `[N, C, H, W]`.
  public enum Numbers: Sendable {
    /// Bytes, such as grey levels.
    case bytes([UInt8])
    /// Any numbers.
    case floats([Float])
  }

  /// The images.
  public let numbers: Numbers
  /// The class of each image.
  public let labels: [UInt16]
  /// Numbers of an image.
  public let imageCount: Int
  /// How numbers are scaled on their way into the network.
  public let scaling: LaneImages

  /// Puts images, classes and scaling together.
  ///
  /// - Returns: nil unless there are as many numbers as the labels and the scaling want.
  public init?(_ numbers: Numbers, labels: [UInt16], scaling: LaneImages) {
    let count =
      switch numbers {
      case .bytes(let bytes): bytes.count
      case .floats(let floats): floats.count
      }
    let (wanted, overflow) = labels.count.multipliedReportingOverflow(by: scaling.count)
    guard !overflow, wanted == count else { return nil }
    self.numbers = numbers
    self.labels = labels
    self.scaling = scaling
    imageCount = scaling.count
  }

  /// Takes pictures of bytes over.
  ///
  /// - Parameters:
  ///   - images: Pictures with their classes.
  ///   - normalisation: How bytes become numbers; it has a mean and a deviation for each channel.
  /// - Precondition: `normalisation` is of pictures with as many channels.
  public init(_ images: ImageSet, _ normalisation: Normalisation) {
    precondition(normalisation.mean.count == images.channels)
    numbers = .bytes(images.pixels)
    labels = images.labels
    scaling = normalisation.scaling(of: images.imageShape)
    imageCount = scaling.count
  }

  /// Images.
  public var count: Int { labels.count }

  /// Keeps images back from training, drawn by a seed; both parts stay in order.
  ///
  /// - Parameters:
  ///   - count: How many; at most one fewer than there are.
  ///   - seed: The seed of the draw.
  /// - Returns: What is trained on and what was kept back.
  public func holdingOut(
    _ count: Int, seed: UInt64
  ) -> (training: TrainingData, validation: TrainingData) {
    let parts = heldOut(count, of: self.count, seed: seed)
    return (TrainingData(self, at: parts.training), TrainingData(self, at: parts.validation))
  }

  /// The images of others at some places.
  private init(_ others: TrainingData, at places: [Int]) {
    labels = places.map { others.labels[$0] }
    (imageCount, scaling) = (others.imageCount, others.scaling)
    let size = others.imageCount
    switch others.numbers {
    case .bytes(let bytes):
      numbers = .bytes(places.flatMap { bytes[$0 * size..<($0 + 1) * size] })
    case .floats(let floats):
      numbers = .floats(places.flatMap { floats[$0 * size..<($0 + 1) * size] })
    }
  }

  /// How many images each class has.
  func classCounts(_ classes: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for label in labels where Int(label) < classes { counts[Int(label)] += 1 }
    return counts
  }

  /// A number that tells these images from others, of their numbers, labels and sizes.
  ///
  /// - Complexity: O(N·C·H·W).
  public var fingerprint: UInt64 {
    var sum = Fingerprint()
    sum.add(UInt64(count))
    sum.add(UInt64(imageCount))
    labels.withUnsafeBytes { sum.add($0) }
    switch numbers {
    case .bytes(let bytes): bytes.withUnsafeBytes { sum.add($0) }
    case .floats(let floats): floats.withUnsafeBytes { sum.add($0) }
    }
    return sum.value
  }

  /// Fills a block with chosen images; lanes beyond them repeat the first.
  func fill(_ chosen: ArraySlice<Int>, into block: UnsafeMutableRawPointer) {
    let lanes = Precision.float.lanes
    guard let first = chosen.first else { return }
    func places<Number>(_ start: UnsafePointer<Number>) -> [UnsafePointer<Number>] {
      (0..<lanes).map { lane in
        start + (lane < chosen.count ? chosen[chosen.startIndex + lane] : first) * imageCount
      }
    }
    switch numbers {
    case .bytes(let bytes):
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        scaling.fill(places(start), into: block)
      }
    case .floats(let floats):
      floats.withUnsafeBufferPointer { floats in
        guard let start = floats.baseAddress else { return }
        scaling.fill(places(start), into: block)
      }
    }
  }
}
