import Files
import Pictures
import Tensors
import Terminal

/// Pictures in files.
enum PictureFunctions {
  static let all: [Function] = [
    Function("image", "path|f|file|fname, gray=False, size=None", in: [], read)
  ]

  /// How the names of the files that are written end.
  static let suffix = ".png"

  /// Reads a picture as C×H×W numbers from 0 to 1.
  @Sendable private static func read(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let path = try call.path("path", for: .reading)
    let isGrey = try call.flag("gray")
    let sides = try sides(call)
    let picture: Picture
    do throws(FileFailure) {
      picture = try PictureFile.read(path: path)
    } catch {
      throw .file(error, at: call.place(of: "path"))
    }
    try call.session.checkGoesOn(at: call.range)
    let wanted = sides.map { Self.size(of: picture, $0) }
    let tensor = try call.fitting { () throws(ShapeError) in
      try picture.tensor(Picture.Request(isGrey: isGrey, size: wanted))
    }
    try call.session.checkGoesOn(adding: tensor.shape.count, at: call.range)
    return .tensor(Node(tensor, label: call.label))
  }

  /// The sides that are asked for: one for the shorter, or rows and columns.
  private static func sides(_ call: borrowing Call) throws(Diagnostic) -> [Int]? {
    guard let sides = try call.integers("size") else { return nil }
    guard sides.count == 1 || sides.count == 2 else {
      throw .wrongCount(
        Call.Argument(value: .none, range: call.place(of: "size"), parameter: "size"),
        found: sides.count, wanted: "1 or 2")
    }
    guard sides.allSatisfy({ (1...mostSide).contains($0) }) else {
      throw .outOfBounds("size", 1, mostSide, call)
    }
    return sides
  }

  private static let mostSide = 1 << 14

  /// One number is the shorter side; the other follows, rounded down, as in torchvision.
  private static func size(of picture: Picture, _ sides: [Int]) -> (rows: Int, columns: Int) {
    guard sides.count == 1 else { return (sides[0], sides[1]) }
    let (height, width) = (picture.height, picture.width)
    return height <= width
      ? (sides[0], max(1, sides[0] * width / height))
      : (max(1, sides[0] * height / width), sides[0])
  }

  /// - Throws: a diagnostic if what is to be written is no picture, or the name that of none.
  static func check(_ call: borrowing Call, path: String) throws(Diagnostic) {
    let (shape, place) = (try call.tensor("value").value.shape, call.place(of: "value"))
    guard path.hasSuffix(suffix), path != suffix else {
      throw .pictureFileName(path, at: call.place(of: "path"))
    }
    guard planes(of: shape) != nil else {
      throw .pictureShape(shape, call.text(place), at: place)
    }
  }

  /// Writes numbers from 0 to 1 as a picture; what lies outside is cut, and it is said how much.
  static func write(_ call: borrowing Call, path: String) throws(Diagnostic) {
    let value = try call.tensor("value").value
    guard let shape = planes(of: value.shape) else { return }
    var numbers = value.elements
    let finite = numbers.lazy.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    if try call.flag("scale") {
      let span = high > low ? high - low : 1
      numbers = numbers.map { ($0 - low) / span }
    }
    let outside = numbers.count { !($0 >= 0 && $0 <= 1) }
    do throws(FileFailure) {
      try PictureFile.write(numbers, shape.dimensions, path: path)
    } catch {
      throw .file(error, at: call.place(of: "path"))
    }
    if outside > 0 { call.session.show(.note(.cut(outside, of: numbers.count, low, high))) }
  }

  /// A map, an image or a batch of one as `[C, H, W]` with 1 or 3 channels.
  private static func planes(of shape: Shape) -> Shape? {
    var dimensions = shape.dimensions
    if dimensions.count == 4, dimensions[0] == 1 { dimensions.removeFirst() }
    if dimensions.count == 2 { dimensions.insert(1, at: 0) }
    guard dimensions.count == 3, [1, 3].contains(dimensions[0]), !dimensions.contains(0) else {
      return nil
    }
    return try? Shape(dimensions)
  }
}

extension Phrase {
  /// What a picture cannot show of the numbers.
  fileprivate static func cut(_ count: Int, of all: Int, _ low: Double, _ high: Double) -> Phrase {
    let (low, high) = (briefText(low), briefText(high))
    return Phrase(
      "\(count) of \(all) numbers lie outside 0…1 and were cut (they go from \(low) to \(high)); scale=True keeps them all",
      "\(all) 个数中有 \(count) 个在 0…1 之外，已截断（范围是 \(low) 到 \(high)）；scale=True 可以全部保留")
  }
}

/// A number with few digits.
private func briefText(_ number: Double) -> String {
  let rounded = (number * 1e4).rounded() / 1e4
  let text = rounded.isFinite ? "\(rounded)" : "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
