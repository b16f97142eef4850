extension String {
  /// The text with letters and their accents put together into single characters where there are
  /// such (normalisation form C for the Latin, Greek, Cyrillic, Japanese and Korean letters).
  ///
  /// libedit gives every scalar a cell of its own, so an accent by itself would be drawn beside its
  /// letter.
  ///
  /// - Complexity: O(*n*); text without accents by themselves is only looked through.
  public func composed() -> String {
    if unicodeScalars.allSatisfy({ $0.value < 0x300 }) { return self }
    var result = ""
    for character in self {
      if character.unicodeScalars.count == 1 {
        result.append(character)
      } else {
        result.unicodeScalars.append(contentsOf: compose(Array(character.unicodeScalars)))
      }
    }
    return result
  }
}

/// Puts the scalars of one character together from the front, as far as single characters exist.
private func compose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  for scalar in scalars {
    if result.count == 1, let joined = join(result[0], scalar) {
      result[0] = joined
    } else {
      result.append(scalar)
    }
  }
  return result
}

private func join(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
  if let syllable = joinKorean(base, mark) { return syllable }
  var pair = String(base)
  pair.unicodeScalars.append(mark)
  return pair.count == 1 ? composites[pair] : nil
}

/// Korean syllables are counted, not listed (The Unicode Standard, section 3.12).
private func joinKorean(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
  if (0x1100...0x1112).contains(base.value), (0x1161...0x1175).contains(mark.value) {
    return Unicode.Scalar(0xAC00 + ((base.value - 0x1100) * 21 + mark.value - 0x1161) * 28)
  }
  let isOpen = (0xAC00...0xD7A3).contains(base.value) && (base.value - 0xAC00) % 28 == 0
  if isOpen, (0x11A8...0x11C2).contains(mark.value) {
    return Unicode.Scalar(base.value + mark.value - 0x11A7)
  }
  return nil
}

/// Single characters by what they are equal to; Swift's strings are equal if canonically
/// equivalent.
private let composites: [String: Unicode.Scalar] = {
  let blocks: [ClosedRange<UInt32>] = [
    0xC0...0x233, 0x386...0x3CE, 0x400...0x4F9, 0x1E00...0x1FFC, 0x3040...0x30FF,
  ]
  var table: [String: Unicode.Scalar] = [:]
  for value in blocks.joined() {
    guard let scalar = Unicode.Scalar(value) else { continue }
    // The first of two equal characters is the one that normalisation keeps.
    if table[String(scalar)] == nil { table[String(scalar)] = scalar }
  }
  return table
}()
