#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A directory with pictures, recognised by the names of the files in it.
public enum DataDirectory {
  /// Reads a directory of IDX files or CIFAR-10 batches.
  ///
  /// - Throws: which file breaks where, or that nothing is recognised.
  public static func load(_ path: String) throws(FileFailure) -> DataSet {
    let names = try list(path)
    if CIFAR10.isHere(names) { return try CIFAR10.load(path, names) }
    if IDXData.isHere(names) { return try IDXData.load(path, names) }
    throw FileFailure(path, .data(.nothingKnown(Array(names.prefix(5)))))
  }

  /// The names in a directory, sorted, without hidden ones.
  static func list(_ path: String) throws(FileFailure) -> [String] {
    guard let directory = opendir(path) else { throw .system(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

/// IDX files in a directory: images and labels, for training and for the test.
enum IDXData {
  static func isHere(_ names: [String]) -> Bool {
    names.contains { role(of: $0) != nil }
  }

  /// What a file is for; nil for what is not an IDX file of pictures or labels by its name.
  static func role(of name: String) -> (holdsImages: Bool, isTest: Bool)? {
    let name = name.lowercased()
    guard name.contains("idx") || name.contains("ubyte") else { return nil }
    let isTest = name.contains("t10k") || name.contains("test")
    if name.contains("images") { return (true, isTest) }
    if name.contains("labels") { return (false, isTest) }
    return nil
  }

  static func load(_ directory: String, _ names: [String]) throws(FileFailure) -> DataSet {
    let training = try files(directory, names, isTest: false)
    guard let training else {
      throw FileFailure(
        directory, .data(.partnerMissing(of: "t10k-…", like: "train-images-idx3-ubyte")))
    }
    let test = try files(directory, names, isTest: true)
    let trainingSet = try read(training, classes: nil)
    guard let test else { return DataSet(name: directory, training: trainingSet, test: nil) }
    let testSet = try read(test, classes: trainingSet.classes)
    guard testSet.imageShape == trainingSet.imageShape else {
      throw FileFailure(
        test.images,
        .data(
          .sizes(
            found: testSet.imageShape, expected: trainingSet.imageShape,
            trainingPath: training.images)))
    }
    return DataSet(name: directory, training: trainingSet, test: testSet)
  }

  private typealias Pair = (images: String, labels: String)

  /// The paths of the images and the labels of one part; nil if it is not there.
  private static func files(
    _ directory: String, _ names: [String], isTest: Bool
  ) throws(FileFailure) -> Pair? {
    let images = try file(directory, names, holdsImages: true, isTest: isTest)
    let labels = try file(directory, names, holdsImages: false, isTest: isTest)
    switch (images, labels) {
    case (nil, nil): return nil
    case (let images?, let labels?): return (images, labels)
    case (let images?, nil):
      throw FileFailure(images, .data(.partnerMissing(of: images, like: "…labels-idx1-ubyte")))
    case (nil, let labels?):
      throw FileFailure(labels, .data(.partnerMissing(of: labels, like: "…images-idx3-ubyte")))
    }
  }

  /// The one file of a kind; of a file that is there plain and packed, the plain one.
  private static func file(
    _ directory: String, _ names: [String], holdsImages: Bool, isTest: Bool
  ) throws(FileFailure) -> String? {
    let all = names.filter { name in
      role(of: name).map { $0 == (holdsImages, isTest) } ?? false
    }
    let found = all.filter { !($0.hasSuffix(".gz") && all.contains(String($0.dropLast(3)))) }
    if found.count > 1 { throw FileFailure(directory, .data(.ambiguous(found))) }
    return found.first.map { directory + "/" + $0 }
  }

  private static func read(_ pair: Pair, classes: Int?) throws(FileFailure) -> ImageSet {
    // The labels first: they are small, and wrong ones are found before the pictures are unpacked.
    let labels = try IDXFile(path: pair.labels, dimensions: [1]) { _ in }
    let classes = classes ?? plausibleClasses(labels.elements)
    if let wrong = labels.elements.firstIndex(where: { Int($0) >= classes }) {
      throw FileFailure(
        pair.labels, .data(.label(Int(labels.elements[wrong]), classes: classes)),
        at: labels.place(ofElement: wrong))
    }
    let images = try IDXFile(path: pair.images, dimensions: [3, 4]) { lengths throws(FileFailure) in
      guard lengths[0] != labels.elements.count else { return }
      throw FileFailure(
        pair.labels,
        .data(
          .counts(
            labels: labels.elements.count, images: lengths[0], imagesPath: pair.images)),
        at: labels.place(4))
    }
    let shape = images.lengths.count == 3 ? [1] + images.lengths[1...] : Array(images.lengths[1...])
    return ImageSet(
      pixels: images.elements, labels: labels.elements.map(UInt16.init), imageShape: shape,
      classNames: (0..<classes).map(String.init))
  }

  /// The number of classes that labels tell apart.
  ///
  /// The format does not say how many classes there are. A label of 10 or more is taken for a
  /// mistake if more than half of the numbers below it never occur, as 255 among 0 to 9.
  private static func plausibleClasses(_ labels: [UInt8]) -> Int {
    var isUsed = [Bool](repeating: false, count: 256)
    for label in labels { isUsed[Int(label)] = true }
    var used = 0
    var classes = 1
    for label in 0..<256 where isUsed[label] {
      if label >= 10 && 2 * used < label { break }
      used += 1
      classes = label + 1
    }
    return classes
  }
}
