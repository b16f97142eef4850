import Tensors

/// The numbers that the usual mistakes give, found from the same geometry and the same terms.
struct Slips {
  var found: [(mistake: Mistake, number: Double)] = []

  init(_ frame: Frame) {
    let step = frame.step
    guard step.terms.count <= 4096 else { return }
    switch step.view {
    case .gather: addGradient(step, frame)
    case .scatter:
      guard let term = step.terms.first(where: { !$0.isPadding }) else { return }
      add(.chainForgotten, term.weight?.w ?? 1)
      add(.signLost, -term.product)
    case nil:
      addValue(step, frame)
      addNeighbours(frame)
    }
  }

  private mutating func add(_ mistake: Mistake, _ number: Double) {
    found.append((mistake, number))
  }

  private mutating func addValue(_ step: Step, _ frame: Frame) {
    let products = step.terms.map(\.product)
    let sum = products.reduce(0, +)
    let count = Double(max(products.count, 1))
    if let bias = step.bias {
      add(.biasForgotten, step.value - bias.x)
    }
    switch (step.combination, frame.node?.operation?.reach) {
    case (.sum, .convolution(let geometry)):
      addConvolution(step, geometry, frame)
      if count > 1 { add(.averaged, sum / count + (step.bias?.x ?? 0)) }
    case (.mean, _) where count > 1:
      let numbers = step.terms.map(\.x)
      add(.undivided, numbers.reduce(0, +))
      if let most = numbers.max() { add(.maxForMean, most) }
    case (.sum, _): if count > 1 { add(.averaged, sum / count) }
    case (.maximum, _):
      let inside = step.terms.filter { !$0.isPadding }.map(\.x)
      if !inside.isEmpty { add(.meanForMax, inside.reduce(0, +) / Double(inside.count)) }
    case (.root(let p), _):
      add(.rootForgotten, UnaryFunction.power(p).value(step.value))
      if let most = step.terms.map(\.x).max() { add(.largestOnly, most) }
    default: break
    }
    if step.value != 0 { add(.signLost, -step.value) }
  }

  /// A kernel laid down wrongly, or a window that lies elsewhere.
  private mutating func addConvolution(_ step: Step, _ geometry: ConvGeometry, _ frame: Frame) {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    let taps = geometry.window.tapCount
    let bias = step.bias?.x ?? 0
    func sum(_ weight: (_ row: Int, _ column: Int) -> (Int, Int)) -> Double {
      step.terms.indices.reduce(bias) { total, place in
        let tap = place % taps
        let other = weight(tap / columns.kernel, tap % columns.kernel)
        let source = place - tap + other.0 * columns.kernel + other.1
        return total + step.terms[place].x * (step.terms[source].weight?.w ?? 1)
      }
    }
    // A kernel that was turned inside the function: turning it again leaves it as it was written.
    let isTurned = frame.node?.inputs[1].isInner ?? false
    add(isTurned ? .notFlipped : .flipped, sum { (rows.kernel - 1 - $0, columns.kernel - 1 - $1) })
    if rows.kernel == columns.kernel { add(.transposed, sum { ($1, $0) }) }
    if geometry.depth > 1 {
      add(.channelsForgotten, step.terms.prefix(taps).reduce(bias) { $0 + $1.product })
      add(.biasTooOften, step.value + bias * Double(geometry.depth - 1))
    }
    guard let node = frame.node, let offset = node.value.shape.offset(of: step.output) else {
      return
    }
    let place = geometry.outputPlace(offset)
    func window(_ row: Int, _ column: Int) -> Double {
      let x = node.inputs[0].value.elements
      let group = place.channel / geometry.filtersPerGroup
      return step.terms.indices.reduce(bias) { total, term in
        let (channel, tap) = term.quotientAndRemainder(dividingBy: taps)
        let r = row + tap / columns.kernel * rows.dilation
        let c = column + tap % columns.kernel * columns.dilation
        guard r >= 0, r < rows.input, c >= 0, c < columns.input else { return total }
        let plane = place.image * geometry.inputChannels + group * geometry.depth + channel
        return total + x[(plane * rows.input + r) * columns.input + c]
          * (step.terms[term].weight?.w ?? 1)
      }
    }
    let start = (place.row * rows.stride, place.column * columns.stride)
    if rows.before > 0 || columns.before > 0 { add(.noPadding, window(start.0, start.1)) }
    if rows.stride > 1 || columns.stride > 1 {
      add(.strideIgnored, window(place.row - rows.before, place.column - columns.before))
    }
  }

  /// The numbers beside the asked one, and the one at the exchanged index.
  private mutating func addNeighbours(_ frame: Frame) {
    let (shape, index) = (frame.result.shape, frame.step.output)
    guard shape.rank > 0 else { return }
    if shape.rank >= 2 {
      var other = index
      other.swapAt(index.count - 1, index.count - 2)
      if let number = frame.result[other] { add(.rowColumn, number) }
    }
    for dimension in index.indices.suffix(2) {
      for step in [-1, 1] {
        var other = index
        other[dimension] += step
        if let number = frame.result[other] { add(.nextWindow, number) }
      }
    }
  }

  private mutating func addGradient(_ step: Step, _ frame: Frame) {
    let products = step.terms.map(\.product)
    let slopes = step.terms.map { $0.weight?.w ?? 1 }
    if let first = products.first, let last = products.last, products.count > 1 {
      add(.firstPlaceOnly, first)
      add(.overwritten, last)
      add(.averagedGradient, step.value / Double(products.count))
      if case .convolution = frame.node?.operation?.reach, frame.operand == 0 {
        let crossed = zip(step.terms, slopes.reversed()).reduce(0) { $0 + $1.0.x * $1.1 }
        add(.notFlipped, crossed)
      }
    }
    if !slopes.isEmpty { add(.chainForgotten, slopes.reduce(0, +)) }
    if case .toWinner = frame.node?.operation?.rule(for: frame.operand),
      case .pooling(let geometry) = frame.node?.operation?.reach,
      let upstream = frame.node.flatMap({ frame.gradients?[$0] }),
      let element = frame.result.shape.offset(of: step.output)
    {
      let area = Double(geometry.window.tapCount)
      let outputs = geometry.outputs(ofCell: element)
      add(.spreadForRoute, outputs.reduce(0) { $0 + upstream.elements[$1] } / area)
    }
    if frame.node?.operation?.reach == .same, slopes == [0], let upstream = step.terms.first?.x {
      add(.reluIgnored, upstream)
    }
    if step.value != 0 { add(.signLost, -step.value) }
    addNeighbours(frame)
  }
}
