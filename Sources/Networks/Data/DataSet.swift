/// What a network is trained on and what it is tested on.
public struct DataSet: Hashable, Sendable {
  /// Where it comes from: `digits`, or the path of the directory.
  public let name: String

  /// What is learned from.
  public let training: ImageSet

  /// What is only looked at in the end; nil where the data has no such part.
  public let test: ImageSet?

  /// Puts the parts together.
  public init(name: String, training: ImageSet, test: ImageSet?) {
    self.name = name
    self.training = training
    self.test = test
  }
}
