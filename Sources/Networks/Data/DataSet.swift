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

  /// The name of the pictures that the program draws itself.
  public static let digitsName = "digits"

  /// 40,000 drawn digits to learn from and 5,000 others to test on; always the same.
  public static func digits(threads: Int) -> DataSet {
    DataSet(
      name: digitsName, training: Digits.set(count: 40_000, seed: 1, threads: threads),
      test: Digits.set(count: 5_000, seed: 2, threads: threads))
  }
}
