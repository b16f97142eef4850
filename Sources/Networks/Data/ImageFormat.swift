/// The pictures that a network takes, and the classes it tells apart.
public struct ImageFormat: Hashable, Sendable {
  /// C, H and W.
  public var imageShape: [Int]

  /// How the classes are called.
  public var classNames: [String]

  /// How bytes become the numbers that go in.
  public var normalisation: Normalisation

  /// Puts the parts together.
  public init(imageShape: [Int], classNames: [String], normalisation: Normalisation) {
    self.imageShape = imageShape
    self.classNames = classNames
    self.normalisation = normalisation
  }

  /// Pictures whose pixels go in as numbers from 0 to 1.
  public init(imageShape: [Int], classNames: [String]) {
    self.init(
      imageShape: imageShape, classNames: classNames,
      normalisation: Normalisation(plainChannels: imageShape.first ?? 1))
  }
}
