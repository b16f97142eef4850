import Tensors

/// The gradient so far in a scatter view.
///
/// Sums are kept at every so many frames, so that any frame's are found by adding up a few more, in the
/// same order whichever way one goes.
final class ScatterLedger {
  /// The most numbers that are kept.
  private static let capacity = 1 << 22

  private let steps: GradientSteps
  private let spacing: Int
  private var kept: [[Double]]
  private var latest: (position: Int, sums: [Double])?

  init(_ steps: GradientSteps) {
    self.steps = steps
    let elements = steps.variable.value.shape.count
    let pages = max(1, ScatterLedger.capacity / max(1, elements))
    spacing = max(64, steps.scatterCount / pages + 1)
    kept = [[Double](repeating: 0, count: elements)]
  }

  /// What every element has received once a frame has given its shares.
  func sums(after position: Int) -> Tensor<Double>? {
    let page = position / spacing
    while kept.count <= page {
      let start = (kept.count - 1) * spacing
      kept.append(sums(kept[kept.count - 1], adding: start..<start + spacing))
    }
    let start = page * spacing
    let sums: [Double]
    if let latest, latest.position >= start, latest.position <= position {
      sums = self.sums(latest.sums, adding: latest.position + 1..<position + 1)
    } else {
      sums = self.sums(kept[page], adding: start..<position + 1)
    }
    latest = (position, sums)
    return try? Tensor(steps.variable.value.shape, sums)
  }

  private func sums(_ sums: [Double], adding frames: Range<Int>) -> [Double] {
    var sums = sums
    for frame in frames {
      guard let (consumer, output) = steps.scatterPlace(frame) else { break }
      let upstream = consumer.upstream.elements[output]
      for share in steps.shares(frame) {
        if let element = share.element { sums[element] += upstream * share.slope }
      }
    }
    return sums
  }
}
