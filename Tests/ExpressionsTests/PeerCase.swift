import Foundation
import Tensors

/// One line of Tests/Peers/data: a source, and what a peer found its names to be.
struct PeerCase {
  /// A value as the peer has it.
  struct Wanted {
    let name: String
    let shape: [Int]
    let values: [Double]
  }

  let source: String
  let expected: [Wanted]
  /// The peer, or this language, does not take it.
  let isRefused: Bool
  /// Nothing is promised: either the result or a diagnostic.
  let isBeyond: Bool
  /// A matrix of one row may come as a vector.
  let takesVector: Bool
  let relative: Double
  let absolute: Double?

  /// The cases of one peer.
  static func all(of peer: String) throws -> [PeerCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Peers/data/\(peer).jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
      let object = try JSONSerialization.jsonObject(with: Data($0.utf8))
      return (object as? [String: Any]).flatMap(PeerCase.init)
    }
  }

  private init?(_ row: [String: Any]) {
    guard let source = row["source"] as? String else { return nil }
    self.source = source
    let named = row["expected"] as? [String: [String: Any]] ?? [:]
    expected = named.sorted { $0.key < $1.key }.map { name, value in
      Wanted(
        name: name, shape: value["shape"] as? [Int] ?? [],
        values: (value["values"] as? [Any] ?? []).map(PeerCase.number))
    }
    isRefused = row["refused"] != nil || row["raises"] != nil
    isBeyond = row["beyond"] != nil
    takesVector = row["row"] != nil
    relative = row["rtol"] as? Double ?? 1e-9
    absolute = row["atol"] as? Double
  }

  private static func number(_ value: Any) -> Double {
    if let text = value as? String { return Double(text) ?? .nan }
    return (value as? NSNumber)?.doubleValue ?? .nan
  }

  /// How a tensor differs from what the peer has; nil if it does not.
  func difference(_ found: Tensor<Double>, _ wanted: Wanted) -> String? {
    let shape = found.shape.dimensions
    guard shape == wanted.shape || takesVector && [1] + shape == wanted.shape else {
      return "\(wanted.name) is \(shape), expected \(wanted.shape)"
    }
    let scale = wanted.values.reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
    for (place, (a, b)) in zip(found.elements, wanted.values).enumerated() {
      if a == b || a.isNaN && b.isNaN { continue }
      if abs(a - b) <= (absolute ?? 1e-12 * scale) + relative * abs(b) { continue }
      return "\(wanted.name)[\(place)] is \(a), expected \(b)"
    }
    return nil
  }
}
