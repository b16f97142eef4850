import Testing

@testable import Networks

struct AugmentationTests {
  private func apply(
    _ augmentation: Augmentation, _ input: [UInt8], _ shape: (Int, Int, Int), index: Int = 0,
    epoch: Int = 0, seed: UInt64 = 1
  ) -> [UInt8] {
    input.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: input.count) { output, count in
        augmentation.apply(
          input, into: UnsafeMutableBufferPointer(rebasing: output[..<input.count]),
          shape: (channels: shape.0, height: shape.1, width: shape.2), index: index, epoch: epoch,
          seed: seed)
        count = input.count
      }
    }
  }

  @Test func `without shift, turn and scale a picture stays as it is`() {
    let picture = Digits.draw(5, seed: 1)
    let still = Augmentation(shift: 0, rotation: 0, scale: 0)
    #expect(apply(still, picture, (1, 28, 28)) == picture)
  }

  @Test func `the change belongs to seed, epoch and picture`() {
    let picture = Digits.draw(5, seed: 1)
    let augmentation = Augmentation()
    let changed = apply(augmentation, picture, (1, 28, 28))
    #expect(changed != picture)
    #expect(apply(augmentation, picture, (1, 28, 28)) == changed)
    #expect(apply(augmentation, picture, (1, 28, 28), index: 1) != changed)
    #expect(apply(augmentation, picture, (1, 28, 28), epoch: 1) != changed)
    #expect(apply(augmentation, picture, (1, 28, 28), seed: 2) != changed)
  }

  @Test func `channels move together`() {
    let picture = Digits.draw(5, seed: 1)
    let changed = apply(Augmentation(), picture + picture, (2, 28, 28))
    #expect(Array(changed[..<784]) == Array(changed[784...]))
  }

  @Test func `a turn keeps the brightness of a disc`() {
    let disc = (0..<784).map { place -> UInt8 in
      let (x, y) = (Double(place % 28) - 13.5, Double(place / 28) - 13.5)
      return x * x + y * y < 64 ? 200 : 0
    }
    let turned = apply(Augmentation(shift: 0, rotation: 90, scale: 0), disc, (1, 28, 28))
    let difference = disc.reduce(0) { $0 + Int($1) } - turned.reduce(0) { $0 + Int($1) }
    #expect(abs(difference) < 800)
  }

  @Test func `extreme settings and tiny pictures are drawn too`() {
    for shape in [(1, 1, 1), (1, 1, 9), (2, 3, 1)] {
      let input = [UInt8](repeating: 255, count: shape.0 * shape.1 * shape.2)
      for augmentation in [
        Augmentation(shift: 1e300, rotation: 1e300, scale: 1e300),
        Augmentation(shift: .infinity, rotation: .nan, scale: 5),
      ] {
        #expect(apply(augmentation, input, shape).count == input.count)
      }
    }
  }
}
