import Files
import Synchronization
import Tensors

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
    // The labels first: they are small, and wrong ones are found before the pictures are unpacked.
    var parts = [try Part(training, classes: nil)]
    if let test { parts.append(try Part(test, classes: parts[0].classes)) }
    let sets = try read(parts)
    let (trainingSet, testSet) = (sets[0], sets.count > 1 ? sets[1] : nil)
    if let test, let testSet, testSet.imageShape != trainingSet.imageShape {
      throw FileFailure(
        test.images,
        .data(
          .sizes(
            found: testSet.imageShape, expected: trainingSet.imageShape,
            trainingPath: training.images)))
    }
    return DataSet(name: directory, training: trainingSet, test: testSet)
  }

  fileprivate typealias Pair = (images: String, labels: String)

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

  /// Reads the pictures of all parts at once: unpacking them is most of the wait before training.
  ///
  /// - Throws: what is wrong with the first part that something is wrong with.
  private static func read(_ parts: [Part]) throws(FileFailure) -> [ImageSet] {
    let results = Mutex<[Int: Result<ImageSet, FileFailure>]>([:])
    WorkerPool(threads: parts.count).run(parts.count) { place, _ in
      let set = Result { () throws(FileFailure) in try parts[place].pictures() }
      results.withLock { $0[place] = set }
    }
    var sets: [ImageSet] = []
    for (_, set) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      sets.append(try set.get())
    }
    return sets
  }
}

/// One part of a data set, with its labels read.
private struct Part {
  let paths: IDXData.Pair
  let labels: IDXFile
  let classes: Int

  /// Reads labels, which tell so many classes apart or, if nil, as many as is plausible.
  init(_ paths: IDXData.Pair, classes: Int?) throws(FileFailure) {
    self.paths = paths
    labels = try IDXFile(path: paths.labels, dimensions: [1]) { _ in }
    let known = classes ?? Self.plausibleClasses(labels.elements)
    if let wrong = labels.elements.firstIndex(where: { Int($0) >= known }) {
      throw FileFailure(
        paths.labels, .data(.label(Int(labels.elements[wrong]), classes: known)),
        at: labels.place(ofElement: wrong))
    }
    self.classes = known
  }

  /// Reads the pictures, of which there must be as many as labels.
  func pictures() throws(FileFailure) -> ImageSet {
    let count = labels.elements.count
    let images = try IDXFile(path: paths.images, dimensions: [3, 4]) {
      lengths throws(FileFailure) in
      guard lengths[0] != count else { return }
      throw FileFailure(
        paths.labels, .data(.counts(labels: count, images: lengths[0], imagesPath: paths.images)),
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
