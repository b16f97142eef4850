import Files
import Pictures
import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Pictures in folders, one a class: `cats/1.jpg`, `dogs/7.png`.
///
/// Folders `train` and `test` (or `val`) around them are two parts; otherwise all pictures are learned from.
/// Classes are numbered in the order of their names. Where one picture has colours, all have three planes.
enum FolderData {
  private static let endings = [".png", ".jpg", ".jpeg", ".pgm", ".ppm"]
  private static let trainings = ["train", "training"]
  private static let tests = ["test", "val", "valid", "validation"]

  /// A picture and its class.
  private struct Entry {
    var path: String
    var label: Int
  }

  /// Whether a directory holds folders with pictures, or parts of such.
  static func isHere(_ directory: String, _ names: [String]) -> Bool {
    guard classes(in: directory, names).isEmpty else { return true }
    guard let part = names.first(where: { trainings.contains($0.lowercased()) }) else {
      return false
    }
    let inside = "\(directory)/\(part)"
    return !classes(in: inside, (try? DataDirectory.list(inside)) ?? []).isEmpty
  }

  /// Reads the pictures.
  ///
  /// - Parameters:
  ///   - directory: The folder around the classes.
  ///   - names: What is in it.
  ///   - fitting: What the pictures are made into; without it all must be of the same size.
  /// - Returns: The pictures.
  /// - Throws: which file is broken where, or of another size than the first.
  static func load(
    _ directory: String, _ names: [String], _ fitting: DataDirectory.Fitting?
  ) throws(FileFailure) -> DataSet {
    func part(_ words: [String]) -> String? {
      names.first { words.contains($0.lowercased()) }.map { "\(directory)/\($0)" }
    }
    guard classes(in: directory, names).isEmpty || part(trainings) != nil,
      let training = part(trainings)
    else {
      let all = classes(in: directory, names)
      let set = try read(directory, all, classes: all, fitting, like: nil)
      return DataSet(name: directory, training: set, test: nil)
    }
    let all = classes(in: training, try DataDirectory.list(training))
    let set = try read(training, all, classes: all, fitting, like: nil)
    guard let test = part(tests) else {
      return DataSet(name: directory, training: set, test: nil)
    }
    let there = classes(in: test, try DataDirectory.list(test))
    let testSet = try read(test, there, classes: all, fitting, like: set)
    return DataSet(name: directory, training: set, test: testSet)
  }

  /// The names among those of a directory that are folders with pictures.
  private static func classes(in directory: String, _ names: [String]) -> [String] {
    names.filter { name in
      guard !(trainings + tests).contains(name.lowercased()),
        let inside = try? DataDirectory.list("\(directory)/\(name)")
      else { return false }
      return inside.contains(where: isPicture)
    }
  }

  private static func isPicture(_ name: String) -> Bool {
    let name = name.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }

  private static func read(
    _ directory: String, _ there: [String], classes: [String],
    _ fitting: DataDirectory.Fitting?, like first: ImageSet?
  ) throws(FileFailure) -> ImageSet {
    var entries: [Entry] = []
    for name in there {
      guard let label = classes.firstIndex(of: name) else {
        throw FileFailure("\(directory)/\(name)", .data(.unknownClass(name)))
      }
      for file in try DataDirectory.list("\(directory)/\(name)") where isPicture(file) {
        entries.append(Entry(path: "\(directory)/\(name)/\(file)", label: label))
      }
    }
    var shape = first.map { Array($0.imageShape.dropFirst()) }
    var pictures: [[UInt8]] = []
    var isColored = first?.channels == 3
    var total = 0
    for entry in entries {
      if Interruption.isRequested { break }
      let picture = try PictureFile.read(path: entry.path)
      let wanted = fitting.map { [$0.rows, $0.columns] } ?? [picture.height, picture.width]
      if let shape, shape != wanted {
        throw FileFailure(
          entry.path,
          .data(.sizes(found: wanted, expected: shape, trainingPath: entries[0].path)))
      }
      shape = wanted
      let bytes = try bytes(
        picture, rows: wanted[0], columns: wanted[1], isGrey: fitting?.channels == 1, entry.path)
      isColored = isColored || bytes.count > wanted[0] * wanted[1]
      total += bytes.count
      guard total <= ImageSet.maximumBytes / 3 else {
        throw FileFailure(directory, .tooLarge(bytes: nil, limit: ImageSet.maximumBytes))
      }
      pictures.append(bytes)
    }
    guard let shape, !pictures.isEmpty else {
      throw FileFailure(directory, .data(.nothingKnown([])))
    }
    // A network that was trained on colours wants them of a grey test picture too, and the other way round.
    let channels = first?.channels ?? fitting?.channels ?? (isColored ? 3 : 1)
    let plane = shape[0] * shape[1]
    var pixels: [UInt8] = []
    pixels.reserveCapacity(pictures.count * channels * plane)
    for (picture, entry) in zip(pictures, entries) {
      switch (picture.count / plane, channels) {
      case (1, 3): for _ in 0..<3 { pixels += picture }
      case (3, 1):
        throw FileFailure(
          entry.path,
          .data(.sizes(found: [3] + shape, expected: [1] + shape, trainingPath: directory)))
      default: pixels += picture
      }
    }
    return ImageSet(
      pixels: pixels, labels: entries.prefix(pictures.count).map { UInt16($0.label) },
      imageShape: [channels] + shape, classNames: classes)
  }

  private static func bytes(
    _ picture: Picture, rows: Int, columns: Int, isGrey: Bool, _ path: String
  ) throws(FileFailure) -> [UInt8] {
    do throws(ShapeError) {
      return try picture.covering(rows: rows, columns: columns, isGrey: isGrey).elements.map(
        PictureFile.byte)
    } catch {
      throw FileFailure(
        path, .tooLarge(bytes: rows * columns * 3, limit: Shape.maximumCount))
    }
  }
}
