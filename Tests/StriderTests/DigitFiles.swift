import Foundation
import Networks
import TestSupport

/// Drawn digits in files as MNIST's lie in a directory.
enum DigitFiles {
  /// Writes so many to learn from and so many to test on.
  static func write(_ directory: String, training: Int, test: Int) throws {
    try write(Digits.set(count: training, seed: 1), directory + "/train")
    try write(Digits.set(count: test, seed: 2), directory + "/t10k")
  }

  private static func write(_ set: ImageSet, _ start: String) throws {
    func save(_ kind: String, _ lengths: [Int], _ elements: [UInt8]) throws {
      try Data(DataFiles.idx(lengths, elements)).write(
        to: URL(fileURLWithPath: "\(start)-\(kind)-ubyte"))
    }
    try save("labels-idx1", [set.count], set.labels.map { UInt8($0) })
    try save("images-idx3", [set.count, 28, 28], set.pixels)
  }
}
