import Files
import Foundation
import Pictures
import TestSupport
import Testing

@testable import Networks

/// Pictures in folders, one a class.
struct FolderDataTests {
  /// Writes a picture of one grey, `side` by `side`.
  private func write(_ folder: TemporaryFolder, _ name: String, _ level: Double, side: Int) throws {
    let path = try folder.write(name, [])
    try PictureFile.write(
      [Double](repeating: level, count: side * side), [1, side, side], path: path)
  }

  @Test func `folders are classes in the order of their names`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "dogs/1.png", 1, side: 4)
    try write(folder, "cats/2.png", 0, side: 4)
    try write(folder, "cats/1.png", 0.2, side: 4)
    try folder.write("cats/notes.txt", [1])
    let data = try DataDirectory.load(folder.path)
    #expect(data.test == nil)
    #expect(data.training.classNames == ["cats", "dogs"])
    #expect(data.training.labels == [0, 0, 1])
    #expect(data.training.imageShape == [1, 4, 4])
    #expect(data.training.image(0).allSatisfy { $0 == 51 })
    #expect(data.training.image(2).allSatisfy { $0 == 255 })
  }

  @Test func `train and test folders are the two parts`() throws {
    let folder = try TemporaryFolder()
    for (name, level) in [("train/a/1.png", 0.0), ("train/b/1.png", 1), ("test/b/9.png", 1)] {
      try write(folder, name, level, side: 3)
    }
    let data = try DataDirectory.load(folder.path)
    #expect(data.training.count == 2)
    #expect(data.test?.labels == [1])
    #expect(data.test?.classNames == ["a", "b"])
    try write(folder, "test/c/1.png", 1, side: 3)
    #expect(throws: FileFailure(folder.path + "/test/c", .data(.unknownClass("c")))) {
      try DataDirectory.load(folder.path)
    }
  }

  @Test func `pictures of several sizes need one, and greys join colours`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "a/1.png", 0, side: 4)
    try write(folder, "b/1.png", 1, side: 9)
    #expect(throws: FileFailure.self) { try DataDirectory.load(folder.path) }
    let path = try folder.write("b/2.png", [])
    try PictureFile.write([1, 1, 0, 0, 0, 0], [3, 1, 2], path: path)
    let data = try DataDirectory.load(folder.path, fitting: .init(rows: 3, columns: 3))
    #expect(data.training.imageShape == [3, 3, 3])
    #expect(data.training.image(1).allSatisfy { $0 == 255 })
    #expect(data.training.image(2).prefix(9).allSatisfy { $0 == 255 })
    #expect(data.training.image(2).dropFirst(9).allSatisfy { $0 == 0 })
    let grey = try DataDirectory.load(folder.path, fitting: .init(rows: 3, columns: 3, channels: 1))
    #expect(grey.training.imageShape == [1, 3, 3])
  }

  @Test func `a broken picture is named with its byte`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "a/1.png", 0, side: 4)
    let whole = try [UInt8](Data(contentsOf: URL(filePath: folder.path + "/a/1.png")))
    let path = try folder.write("b/1.png", whole.prefix(40))
    do {
      _ = try DataDirectory.load(folder.path)
      Issue.record("read")
    } catch {
      #expect(error.path == path && error.place == .byte(40))
    }
  }
}
