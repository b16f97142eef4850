import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Pictures

/// Pictures of every kind, held to what Pillow read: Tests/Peers/pictures.py.
struct PictureFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Peers/data")

  private struct Expected: Decodable {
    let shape: [Int]
    let values: [Double]
  }

  private static func expected() throws -> [String: Expected] {
    let data = try Data(contentsOf: folder.appending(path: "pictures.json"))
    return try JSONDecoder().decode([String: Expected].self, from: data)
  }

  private static func path(_ name: String) -> String {
    folder.appending(path: "pictures/\(name)").path
  }

  @Test func `every kind of picture has the numbers that Pillow reads`() throws {
    let all = try Self.expected()
    #expect(all.count > 25)
    for (name, wanted) in all {
      let picture = try PictureFile.read(path: Self.path(name))
      let tensor = try picture.tensor(Picture.Request())
      #expect(tensor.shape.dimensions == wanted.shape, "\(name)")
      // Decoders of JPEG may round a sample one step apart, of inks two.
      let tolerance = name.hasSuffix(".jpg") ? (name == "inks.jpg" ? 2.1 : 1.1) / 255 : 1e-12
      let worst = zip(tensor.elements, wanted.values).map { abs($0 - $1) }.max() ?? 1
      #expect(worst <= tolerance, "\(name): \(worst)")
    }
  }

  @Test func `greys are weighed as Pillow weighs them`() throws {
    let picture = try PictureFile.read(path: Self.path("plain.ppm"))
    let tensor = try picture.tensor(Picture.Request(isGrey: true))
    #expect(tensor.shape.dimensions == [1, 1, 2])
    #expect(abs(tensor.elements[0] - 0.299) < 1e-12)
    #expect(abs(tensor.elements[1] - (0.587 * 128 / 255 + 0.114)) < 1e-12)
  }

  @Test func `what is written is read again, rounded and cut`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out.png"
    try PictureFile.write([0, 0.5, 1, -3, 7, .nan], [1, 2, 3], path: path)
    let tensor = try PictureFile.read(path: path).tensor(Picture.Request())
    #expect(tensor.shape.dimensions == [1, 2, 3])
    #expect(tensor.elements == [0, 128.0 / 255, 1, 0, 1, 0])
    try PictureFile.write([0, 1, 0.2, 0.4, 1, 0], [3, 1, 2], path: path)
    let colors = try PictureFile.read(path: path).tensor(Picture.Request())
    #expect(colors.shape.dimensions == [3, 1, 2])
    #expect(colors.elements == [0, 1, 51.0 / 255, 102.0 / 255, 1, 0])
  }

  @Test func `a file that stops early is named with the byte, whatever it is`() throws {
    let folder = try TemporaryFolder()
    for name in ["interlaced.png", "turned-6.jpg", "plain.pgm", "words.pgm", "bytes.ppm"] {
      let whole = try [UInt8](Data(contentsOf: URL(filePath: Self.path(name))))
      // A JPEG's last bytes only say that it ends, and a PGM of text may end in the middle of a number.
      for count in stride(from: 0, to: whole.count - 14, by: 1) {
        let path = try folder.write("part", whole.prefix(count))
        do {
          _ = try PictureFile.read(path: path)
          Issue.record("\(name): \(count) of \(whole.count) bytes were enough")
        } catch {
          #expect(error.path == path && error.place != nil, "\(name) \(count): \(error)")
        }
      }
    }
  }

  @Test func `a changed byte never does more than fail`() throws {
    let folder = try TemporaryFolder()
    var random = RandomSource(seed: 9)
    for name in try Self.expected().keys.sorted() {
      let whole = try [UInt8](Data(contentsOf: URL(filePath: Self.path(name))))
      for _ in 0..<60 {
        var bytes = whole
        for _ in 0...Int(random.next() % 3) {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 255)
        }
        let path = try folder.write("changed", bytes)
        if let picture = try? PictureFile.read(path: path) {
          #expect(picture.width * picture.height <= PixelImage.mostPixels)
        }
      }
    }
  }

  @Test func `sizes are refused before memory is taken`() throws {
    let folder = try TemporaryFolder()
    let huge = try folder.write("huge.pgm", Array("P5 100000 100000 255\n".utf8))
    #expect(throws: FileFailure(huge, .picture(.tooManyPixels(width: 100_000, height: 100_000)))) {
      try PictureFile.read(path: huge)
    }
    let none = try folder.write("none.pgm", Array("P5 0 4 255\n".utf8))
    #expect(throws: FileFailure(none, .picture(.emptySide(width: 0, height: 4)))) {
      try PictureFile.read(path: none)
    }
    let text = try folder.write("text", Array("hello world".utf8))
    #expect(
      throws: FileFailure(
        text, .picture(.unknown(found: Array("hello wo".utf8))), at: .byte(0))
    ) { try PictureFile.read(path: text) }
  }

  @Test func `a smaller picture is made of means, and keeps an even field even`() throws {
    let image = PixelImage(
      width: 4, height: 2, channels: 1, maximum: 255,
      samples: .bytes([0, 0, 255, 255, 0, 0, 255, 255]))
    let small = try Picture(image).tensor(Picture.Request(size: (1, 2)))
    // Weights 3/4, 3/4 and 1/4, 1/4 within reach of a centre, as far as the picture goes.
    #expect(small.shape.dimensions == [1, 1, 2])
    #expect(abs(small.elements[0] + small.elements[1] - 1) < 1e-12)
    let even = PixelImage(
      width: 9, height: 7, channels: 1, maximum: 255,
      samples: .bytes([UInt8](repeating: 51, count: 63)))
    for size in [(3, 4), (20, 11), (1, 1)] {
      let tensor = try Picture(even).tensor(Picture.Request(size: size))
      #expect(tensor.elements.allSatisfy { abs($0 - 0.2) < 1e-12 })
    }
  }
}
