import Terminal

/// Finds the name that was probably meant.
public enum NearestName {
  /// The nearest of some names to one that does not exist; nil if none is near.
  ///
  /// Near is an edit distance (insertions, deletions, exchanges, swaps of neighbours) of at most a third of
  /// the length, at least 1, letters of either case being equal; or being the beginning of only one
  /// name. Ties go to the one that is nearest with its case, then to the alphabetically first.
  public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().prefix(64))
    guard wanted.count >= 2 else { return nil }
    let limit = max(1, min(3, wanted.count / 3))
    let exact = Array(name.prefix(64))
    var best: (distance: Int, exactDistance: Int, name: String)?
    for candidate in names {
      let letters = Array(candidate.lowercased().prefix(64))
      guard abs(letters.count - wanted.count) <= max(limit, 3) else { continue }
      var distance = editDistance(wanted, letters)
      if distance > limit, wanted.count >= 3, letters.starts(with: wanted) { distance = limit }
      guard distance <= limit else { continue }
      let found = (distance, editDistance(exact, Array(candidate.prefix(64))), candidate)
      if let best, best <= found { continue }
      best = found
    }
    return best?.name
  }

  /// "did you mean a or b?": the nearest name, and the one that is as near, if there is one.
  static func question(_ name: String, among names: some Sequence<String>) -> Phrase? {
    let names = Set(names).sorted()
    guard let first = nearest(to: name, among: names) else { return nil }
    let distance = editDistance(to: name, first)
    let others = names.filter { $0 != first && editDistance(to: name, $0) == distance }
    guard let second = nearest(to: name, among: others) else {
      return Phrase("did you mean \(first)?", "是否想写 \(first)？")
    }
    return Phrase("did you mean \(first) or \(second)?", "是否想写 \(first) 或 \(second)？")
  }

  private static func editDistance(to name: String, _ other: String) -> Int {
    editDistance(Array(name.prefix(64)), Array(other.prefix(64)))
  }

  /// The optimal string alignment distance.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let exchange = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, exchange)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
