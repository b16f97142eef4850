import Tensors

/// Images drawn to another size.
enum InterpolationFunctions {
  static let all: [Function] = [
    Function(
      "interpolate",
      "input, size=None, scale_factor=None, mode='nearest', align_corners=None, "
        + "recompute_scale_factor=None"
    ) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let mode = try call.word("mode", default: "nearest", among: ResizedAxis.Rule.modes + ["area"])
      // As in PyTorch three dimensions are lines, unless the mode is one of planes.
      let rank =
        mode == "linear" || mode.hasPrefix("nearest") && input.value.shape.rank == 3 ? 1 : 2
      let requests = try requests(call, rank)
      let alignsCorners = call.has("align_corners") ? try call.flag("align_corners") : nil
      let operation = try call.fitting { () throws(ShapeError) in
        let rule = try ResizedAxis.Rule(mode: mode, alignsCorners: alignsCorners)
        return mode == "area"
          ? try area(input.value.shape, requests)
          : try Interpolation(
            name: "interpolate", input: input.value.shape, requests, spatialRank: rank, rule: rule)
      }
      return try call.record(operation, [input])
    }
  ]

  /// What is asked for along each spatial dimension.
  private static func requests(
    _ call: borrowing Call, _ rank: Int
  ) throws(Diagnostic) -> [ResizedAxis.Request] {
    let given = ["size", "scale_factor"].count { call.has($0) }
    _ = try call.fitting { () throws(ShapeError) in
      if given != 1 { throw .oneOf(.size, .scaleFactor, given: given) }
    }
    let recomputes = try call.flag("recompute_scale_factor")
    if let sizes = try call.integers("size") { return repeated(sizes, rank).map { .size($0) } }
    return try repeated(call.numbers("scale_factor"), rank).map { factor in
      recomputes ? .roundedFactor(factor) : .factor(factor)
    }
  }

  /// One number serves all dimensions.
  private static func repeated<Number>(_ numbers: [Number], _ rank: Int) -> [Number] {
    numbers.count == 1 ? Array(repeating: numbers[0], count: rank) : numbers
  }

  /// Means of the parts that each output covers.
  private static func area(
    _ input: Shape, _ requests: [ResizedAxis.Request]
  ) throws(ShapeError) -> any Operation {
    let grid = try Interpolation(name: "interpolate", input: input, requests, rule: .nearest)
    return try AdaptivePooling(
      name: "interpolate", .average, input: input,
      size: (grid.geometry.rows.output, grid.geometry.columns.output))
  }
}
