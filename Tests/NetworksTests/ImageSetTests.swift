import Testing

@testable import Networks

struct ImageSetTests {
  private let set = Digits.set(count: 100, seed: 3)

  @Test func `holding out parts the set without loss`() {
    let (training, validation) = set.holdingOut(30, seed: 5)
    #expect(training.count == 70)
    #expect(validation.count == 30)
    let all = Set((0..<100).map { set.image($0) })
    let parts = Set(
      (0..<70).map { training.image($0) } + (0..<30).map { validation.image($0) })
    #expect(parts == all)
    #expect(zip(set.classCounts, training.classCounts).allSatisfy { $0 >= $1 })
  }

  @Test func `the seed decides what is held out`() {
    #expect(set.holdingOut(30, seed: 5).validation == set.holdingOut(30, seed: 5).validation)
    #expect(set.holdingOut(30, seed: 5).validation != set.holdingOut(30, seed: 6).validation)
  }

  @Test func `something is always left to train on`() {
    #expect(set.holdingOut(1000, seed: 1).training.count == 1)
    #expect(set.holdingOut(-5, seed: 1).validation.count == 0)
  }

  @Test func `a fingerprint changes with a pixel, a label and the shape`() {
    let other = ImageSet(
      pixels: set.pixels, labels: set.labels, imageShape: [1, 14, 56], classNames: set.classNames)
    #expect(other.fingerprint != set.fingerprint)
    var pixels = set.pixels
    pixels[pixels.count - 1] ^= 1
    var labels = set.labels
    labels[50] = 1
    for (pixels, labels) in [(pixels, set.labels), (set.pixels, labels)] {
      let changed = ImageSet(
        pixels: pixels, labels: labels, imageShape: set.imageShape, classNames: set.classNames)
      #expect(changed.fingerprint != set.fingerprint)
    }
    #expect(Digits.set(count: 100, seed: 3).fingerprint == set.fingerprint)
  }

  @Test func `normalised training pictures have mean 0 and deviation 1`() {
    let normalisation = Normalisation(of: set)
    let values = set.pixels.map {
      (Double($0) / 255 - normalisation.mean[0]) / normalisation.deviation[0]
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    #expect(abs(mean) < 1e-9)
    #expect(abs(variance - 1) < 1e-9)
  }

  @Test func `each channel is measured by itself, and a flat one is only moved`() {
    let set = ImageSet(
      pixels: [255, 255, 0, 255, 255, 255, 255, 0], labels: [0, 1], imageShape: [2, 1, 2],
      classNames: ["a", "b"])
    let normalisation = Normalisation(of: set)
    #expect(normalisation.mean == [1, 0.5])
    #expect(normalisation.deviation == [1, 0.5])
    #expect(Normalisation(mean: [0], deviation: [0]) == nil)
    #expect(Normalisation(mean: [.nan], deviation: [1]) == nil)
  }
}
