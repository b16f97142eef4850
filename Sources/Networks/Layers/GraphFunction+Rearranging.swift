import Tensors

/// Functions that put elements in another order or shape.
extension GraphFunction {
  func rearranged(_ operands: [LayerInput], _ name: String) throws(ShapeError) -> LayerResult {
    let input = operands[0].shape
    switch form {
    case .slice(let starts, let ends, let axes, let steps):
      return .of(try sliced(input, starts, ends, axes, steps))
    case .sliceByOperands:
      guard let starts = known(1, operands), let ends = known(2, operands) else {
        throw .nothingToJoin
      }
      return .of(try sliced(input, starts, ends, known(3, operands), known(4, operands)))
    case .piece(let number, let count, let lengths, let axis):
      let lengths = lengths ?? known(1, operands)
      return .of(try piece(input, number, count, lengths, try place(axis, in: input)))
    case .pad(let sides, let axes, let mode, let value):
      let value = operands.count > 2 ? operands[2].numbers?.elements.first ?? value : value
      let sides = sides ?? known(1, operands) ?? []
      return .of(try padded(input, sides, axes ?? known(3, operands), mode, value))
    case .flatten(let axis):
      let dimension = axis == input.rank ? axis : try place(axis, in: input)
      let lengths = input.dimensions
      return .of(
        try Rearrangement.reshape(
          input,
          to: [lengths[..<dimension].reduce(1, *), lengths[dimension...].reduce(1, *)]))
    case .reshape(let lengths, let allowsZero):
      return .of(try reshaped(input, lengths ?? known(1, operands) ?? [], allowsZero))
    case .transpose(let order):
      return .of(
        try Rearrangement.permute(input, order ?? Array((0..<input.rank).reversed())))
    case .squeeze(let axes):
      return .of(try Rearrangement.squeeze(input, axes ?? known(1, operands) ?? []))
    case .unsqueeze(let axes):
      return .of(try Rearrangement.unsqueeze(input, axes ?? known(1, operands) ?? []))
    case .expand:
      let asked = try Shape(known(1, operands) ?? [])
      return .of(try Rearrangement.expand(input, to: try input.broadcast(with: asked)))
    case .gather(let axis): return .of(try gathered(input, operands, try place(axis, in: input)))
    case .resize(let rule, let scales, let sizes):
      return .of(try resized(input, operands, rule, scales, sizes))
    case .depthToSpace(let block, let isColumnRow):
      return .of(try spread(input, block, isColumnRow))
    default: return .same(0)
    }
  }

  /// The whole numbers of an operand, if it is there and known.
  func known(_ number: Int, _ operands: [LayerInput]) -> [Int]? {
    operands.indices.contains(number) ? operands[number].integers : nil
  }

  private func sliced(
    _ input: Shape, _ starts: [Int], _ ends: [Int], _ axes: [Int]?, _ steps: [Int]?
  ) throws(ShapeError) -> Rearrangement {
    var items: [IndexItem] = input.dimensions.map { _ in .range(start: nil, stop: nil, step: 1) }
    let axes = axes ?? Array(starts.indices)
    guard starts.count == ends.count, starts.count == axes.count,
      steps.map({ $0.count == starts.count }) ?? true
    else { throw .settingCount(.dims, found: ends.count, expected: starts.count) }
    for (number, axis) in axes.enumerated() {
      let step = steps?[number] ?? 1
      guard step != 0 else { throw .tooSmall(.stride, value: 0, minimum: 1) }
      let dimension = try place(axis, in: input)
      let length = input[dimension]
      // Ends of files are often ±2⁶³; a place in front of the first goes nowhere as in Python's `::-1`.
      let (start, end) = (starts[number], ends[number])
      let stop: Int? = step < 0 && end < -length ? nil : min(max(end, -length - 1), length)
      items[dimension] = .range(
        start: min(max(start, -length), length), stop: stop, step: step)
    }
    return try Rearrangement.slice(input, items)
  }

  private func piece(
    _ input: Shape, _ number: Int, _ count: Int, _ lengths: [Int]?, _ axis: Int
  ) throws(ShapeError) -> Rearrangement {
    let whole = input[axis]
    // Pieces are as long as they can be alike; the last one is shorter.
    let each = (whole + count - 1) / max(count, 1)
    let lengths = lengths ?? (0..<count).map { max(0, min(each, whole - $0 * each)) }
    guard lengths.count == count, lengths.allSatisfy({ $0 >= 0 && $0 <= whole }),
      lengths.reduce(0, +) == whole
    else { throw .settingCount(.dims, found: lengths.reduce(0, &+), expected: whole) }
    let start = lengths[..<number].reduce(0, +)
    var items: [IndexItem] = input.dimensions.map { _ in .range(start: nil, stop: nil, step: 1) }
    items[axis] = .range(start: start, stop: start + lengths[number], step: 1)
    return try Rearrangement.slice(input, items)
  }

  private func padded(
    _ input: Shape, _ sides: [Int], _ axes: [Int]?, _ mode: BorderMode, _ value: Double
  ) throws(ShapeError) -> Rearrangement {
    var pairs = try borders(input, sides, axes)
    while let first = pairs.first, first == (0, 0) { pairs.removeFirst() }
    return try Rearrangement.pad(
      input, sides: pairs.reversed().flatMap { [$0.0, $0.1] }, mode: mode, value: value,
      isLimited: false)
  }

  /// What is put in front of each dimension and behind it.
  func borders(
    _ input: Shape, _ sides: [Int], _ axes: [Int]?
  ) throws(ShapeError) -> [(before: Int, after: Int)] {
    let axes = axes ?? Array(0..<input.rank)
    guard sides.count == 2 * axes.count else {
      throw .settingCount(.pad, found: sides.count, expected: 2 * axes.count)
    }
    var pairs = [(before: Int, after: Int)](repeating: (0, 0), count: input.rank)
    for (number, axis) in axes.enumerated() {
      pairs[try place(axis, in: input)] = (sides[number], sides[axes.count + number])
    }
    return pairs
  }

  private func reshaped(
    _ input: Shape, _ lengths: [Int], _ allowsZero: Bool
  ) throws(ShapeError) -> Rearrangement {
    guard lengths.count <= Shape.maximumRank else {
      throw .tooManyDimensions(lengths.count, limit: Shape.maximumRank)
    }
    let kept = lengths.enumerated().map { place, length in
      length == 0 && !allowsZero && place < input.rank ? input[place] : length
    }
    return try Rearrangement.reshape(input, to: kept)
  }

  /// The slices along an axis that whole numbers name.
  private func gathered(
    _ input: Shape, _ operands: [LayerInput], _ axis: Int
  ) throws(ShapeError) -> Rearrangement {
    guard operands.count > 1, let places = operands[1].integers else { throw .nothingToJoin }
    let length = input[axis]
    for place in places where place < -length || place >= length {
      throw .noSuchDimension(place, shape: input)
    }
    let lengths =
      Array(input.dimensions[..<axis]) + operands[1].shape.dimensions
      + input.dimensions[(axis + 1)...]
    let output = try Shape(lengths)
    let outer = input.dimensions[..<axis].reduce(1, *)
    let inner = input.dimensions[(axis + 1)...].reduce(1, *)
    var sources: [Int] = []
    sources.reserveCapacity(output.count)
    for block in 0..<outer {
      for place in places {
        let start = (block * length + (place < 0 ? place + length : place)) * inner
        sources += start..<start + inner
      }
    }
    return .picked("gather", [input], as: output, from: sources)
  }

  private func resized(
    _ input: Shape, _ operands: [LayerInput], _ rule: ResizedAxis.Rule, _ scales: [Double]?,
    _ sizes: [Int]?
  ) throws(ShapeError) -> Interpolation {
    // Sizes that follow from those of the input are the second operand.
    let lengths = sizes ?? (operands.count > 1 ? operands[1].integers : nil)
    let rank = input.rank - 2
    guard rank == 1 || rank == 2 else { throw .wrongRank(.input, input, expected: [3, 4]) }
    let requests: [ResizedAxis.Request]
    // A model that was written for one image says so here too.
    if let lengths, lengths.count == input.rank, lengths[1] == input[1],
      lengths[0] == input[0] || lengths[0] == 1
    {
      requests = lengths[2...].map { .size($0) }
    } else if let scales, scales.count == input.rank, scales[0] == 1, scales[1] == 1 {
      requests = zip(scales, input.dimensions).dropFirst(2).map { scale, length in
        // A file's factors are of single precision: what is a whole number of cells there was meant so.
        let cells = Float(scale) * Float(length)
        let whole = cells.rounded()
        return abs(cells - whole) <= whole.ulp ? .size(Int(exactly: whole) ?? 0) : .factor(scale)
      }
    } else {
      throw .settingCount(
        .scaleFactor, found: (lengths ?? []).count + (scales ?? []).count, expected: input.rank)
    }
    return try Interpolation(
      name: "interpolate", input: input, requests, spatialRank: rank, rule: rule)
  }

  /// Channels taken apart into blocks of cells.
  private func spread(
    _ input: Shape, _ block: Int, _ isColumnRow: Bool
  ) throws(ShapeError) -> Rearrangement {
    guard input.rank == 4 else { throw .wrongRank(.input, input, expected: [4]) }
    guard block >= 1, block <= 1 << 10, input[1] % (block * block) == 0 else {
      throw .groups(.inChannels, count: input[1], groups: max(1, min(block, 1 << 10)))
    }
    let (channels, rows, columns) = (input[1] / (block * block), input[2], input[3])
    let output = try Shape([input[0], channels, rows * block, columns * block])
    var sources: [Int] = []
    sources.reserveCapacity(output.count)
    for image in 0..<input[0] {
      for channel in 0..<channels {
        for row in 0..<rows * block {
          for column in 0..<columns * block {
            let part = row % block * block + column % block
            let source =
              isColumnRow ? channel * block * block + part : part * channels + channel
            sources.append(
              ((image * input[1] + source) * rows + row / block) * columns + column / block)
          }
        }
      }
    }
    return .picked("depth_to_space", [input], as: output, from: sources)
  }
}
