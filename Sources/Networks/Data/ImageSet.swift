import Tensors

/// Pictures with the class of each.
public struct ImageSet: Hashable, Sendable {
  /// The most bytes of pictures that are read into memory: 2 GiB.
  public static let maximumBytes = 1 << 31

  /// The pixels, `[N, C, H, W]`, 0 to 255.
  public let pixels: [UInt8]

  /// The class of each picture, from 0.
  public let labels: [UInt16]

  /// The shape of one picture, `[C, H, W]`.
  public let imageShape: [Int]

  /// How the classes are called.
  public let classNames: [String]

  /// Puts pictures and labels together.
  ///
  /// - Precondition: as many labels as pictures; readers see to it before.
  init(pixels: [UInt8], labels: [UInt16], imageShape: [Int], classNames: [String]) {
    precondition(pixels.count == labels.count * imageShape.reduce(1, *))
    self.pixels = pixels
    self.labels = labels
    self.imageShape = imageShape
    self.classNames = classNames
  }

  /// How many pictures there are.
  public var count: Int { labels.count }

  /// How many classes there are.
  public var classes: Int { classNames.count }

  /// How many planes a picture has.
  public var channels: Int { imageShape[0] }

  /// The rows of a picture.
  public var height: Int { imageShape[1] }

  /// The columns of a picture.
  public var width: Int { imageShape[2] }

  /// The bytes of one picture.
  public var imageSize: Int { imageShape.reduce(1, *) }

  /// The pixels of one picture.
  ///
  /// - Precondition: `index` is one of the pictures.
  public func image(_ index: Int) -> ArraySlice<UInt8> {
    pixels[index * imageSize..<(index + 1) * imageSize]
  }

  /// The pictures at some places, in that order.
  ///
  /// - Precondition: each place is one of the pictures.
  public func subset(_ indices: [Int]) -> ImageSet {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * imageSize)
    for index in indices { chosen += image(index) }
    return ImageSet(
      pixels: chosen, labels: indices.map { labels[$0] }, imageShape: imageShape,
      classNames: classNames)
  }

  /// Keeps pictures back from training, drawn by a seed; both parts stay in the order of the set.
  ///
  /// - Parameters:
  ///   - count: How many; at most one fewer than there are.
  ///   - seed: The seed of the draw.
  /// - Returns: What is trained on and what was kept back.
  public func holdingOut(_ count: Int, seed: UInt64) -> (training: ImageSet, validation: ImageSet) {
    let parts = heldOut(count, of: self.count, seed: seed)
    return (subset(parts.training), subset(parts.validation))
  }

  /// Where the pictures that are learned from stand in the set, some others being kept back.
  public func placesAfterHoldingOut(_ count: Int, seed: UInt64) -> [Int] {
    heldOut(count, of: self.count, seed: seed).training
  }

  /// How many pictures each class has.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }

  /// A number that tells this set from others, of pixels, labels and sizes.
  ///
  /// - Complexity: O(N·C·H·W) divided by 8; a few milliseconds for 60,000 small pictures.
  public var fingerprint: UInt64 {
    var sum = Fingerprint()
    for length in imageShape + [count, classes] { sum.add(UInt64(length)) }
    for label in labels { sum.add(UInt64(label)) }
    pixels.withUnsafeBytes { sum.add($0) }
    return sum.value
  }
}

/// The numbers 0..<count in an order that belongs to a seed (Fisher & Yates).
///
/// The draw is by multiplication, which for counts this small is even to one part in 2³².
func shuffledIndices(_ count: Int, seed: UInt64) -> [Int] {
  var random = RandomSource(seed: seed)
  var order = Array(0..<max(0, count))
  for last in stride(from: order.count - 1, to: 0, by: -1) {
    let other = Int(random.next().multipliedFullWidth(by: UInt64(last + 1)).high)
    order.swapAt(last, other)
  }
  return order
}

/// The numbers 0..<total in two parts, each in order, the second of them drawn by a seed.
///
/// - Parameters:
///   - count: How many are drawn; at most one fewer than there are.
///   - total: How many there are.
///   - seed: The seed of the draw.
/// - Returns: What is learned from and what is kept back.
func heldOut(
  _ count: Int, of total: Int, seed: UInt64
) -> (training: [Int], validation: [Int]) {
  let order = shuffledIndices(total, seed: .mix(seed, 0x5A11D))
  let kept = Set(order.prefix(max(0, min(count, total - 1))))
  let indices = 0..<total
  return (indices.filter { !kept.contains($0) }, indices.filter(kept.contains))
}

extension UInt64 {
  /// A seed made from a seed and the number of what it is for, unlike that of any neighbour.
  static func mix(_ seed: UInt64, _ number: UInt64) -> UInt64 {
    var random = RandomSource(seed: seed ^ (number &* 0x9FB2_1C65_1E98_DF25))
    return random.next()
  }
}
