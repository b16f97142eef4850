import Files

/// CIFAR-10 in its binary form: records of a label and a picture of 3×32×32 bytes.
///
/// Source: Krizhevsky, *Learning multiple layers of features from tiny images*.
enum CIFAR10 {
  private static let record = 1 + 3 * 32 * 32
  private static let classes = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  static func isHere(_ names: [String]) -> Bool {
    names.contains(where: isTrainingBatch)
  }

  private static func isTrainingBatch(_ name: String) -> Bool {
    name.hasPrefix("data_batch_") && name.hasSuffix(".bin")
  }

  static func load(_ directory: String, _ names: [String]) throws(FileFailure) -> DataSet {
    let paths = names.filter(isTrainingBatch).map { directory + "/" + $0 }
    let training = try read(paths)
    let test = names.contains("test_batch.bin") ? try read([directory + "/test_batch.bin"]) : nil
    return DataSet(name: directory, training: training, test: test)
  }

  private static func read(_ paths: [String]) throws(FileFailure) -> ImageSet {
    var pixels: [UInt8] = []
    var labels: [UInt16] = []
    for path in paths {
      var file = try InputFile(path: path)
      guard file.size > 0, file.size.isMultiple(of: record) else {
        throw FileFailure(
          path, .data(.record(size: file.size, record: record)),
          at: .byte(file.size / record * record))
      }
      guard pixels.count + file.size <= ImageSet.maximumBytes else {
        throw FileFailure(path, .tooLarge(bytes: file.size, limit: ImageSet.maximumBytes))
      }
      let bytes = try file.read(file.size)
      for start in stride(from: 0, to: bytes.count, by: record) {
        guard bytes[start] < classes.count else {
          throw FileFailure(
            path, .data(.label(Int(bytes[start]), classes: classes.count)), at: .byte(start))
        }
        labels.append(UInt16(bytes[start]))
        pixels += bytes[start + 1..<start + record]
      }
    }
    return ImageSet(
      pixels: pixels, labels: labels, imageShape: [3, 32, 32], classNames: classes)
  }
}
