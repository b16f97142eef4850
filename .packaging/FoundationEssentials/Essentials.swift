// What swift-argument-parser and swift-protobuf ask of FoundationEssentials, and nothing else. The library
// itself, which no source of Strider imports, would be a fifth of the program: its conformances keep each
// other alive, so that a linker can drop none of them. options.sh compiles this in its place.
//
// Bytes and JSON are what they are there. Dates stand only in protobuf's well-known types, which no model has.
@_exported import Glibc

public protocol LocalizedError: Error {
  var errorDescription: String? { get }
}

public protocol ContiguousBytes {
  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R
}

extension Array: ContiguousBytes where Element == UInt8 {}

public struct Data: Hashable, Sendable, ContiguousBytes, RandomAccessCollection, MutableCollection,
  RangeReplaceableCollection
{
  fileprivate var bytes: [UInt8]

  public init() { bytes = [] }
  public init(count: Int) { bytes = Array(repeating: 0, count: count) }
  public init(bytes: UnsafeRawPointer, count: Int) {
    self.bytes = Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { bytes.count }
  public subscript(place: Int) -> UInt8 {
    get { bytes[place] }
    set { bytes[place] = newValue }
  }
  public mutating func replaceSubrange(_ places: Range<Int>, with new: some Collection<UInt8>) {
    bytes.replaceSubrange(places, with: new)
  }
  public mutating func append(_ other: Data) { bytes += other.bytes }

  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try bytes.withUnsafeBytes(body)
  }
  public mutating func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> R
  ) rethrows -> R {
    try bytes.withUnsafeMutableBytes { try body($0) }
  }
}

extension String {
  public enum Encoding { case utf8 }

  public init?(data: Data, encoding: Encoding) { self.init(bytes: data, encoding: encoding) }
  public init?(bytes: some Sequence<UInt8>, encoding: Encoding) {
    self.init(validating: Array(bytes), as: UTF8.self)
  }
  public func data(using encoding: Encoding) -> Data? { Data(utf8) }
}

public typealias TimeInterval = Double

public struct Date {
  public static let timeIntervalBetween1970AndReferenceDate = 978_307_200.0
  public let timeIntervalSince1970: Double

  public init(timeIntervalSince1970 seconds: Double) { timeIntervalSince1970 = seconds }
  public init(timeIntervalSinceReferenceDate seconds: Double) {
    timeIntervalSince1970 = seconds + Date.timeIntervalBetween1970AndReferenceDate
  }
  public var timeIntervalSinceReferenceDate: Double {
    timeIntervalSince1970 - Date.timeIntervalBetween1970AndReferenceDate
  }
}
