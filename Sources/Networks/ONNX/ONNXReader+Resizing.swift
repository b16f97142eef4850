import Tensors

/// Images that are drawn larger or smaller.
extension ONNXReader {
  mutating func resized(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    let isUpsample = node.proto.opType == "Upsample"
    let rule = try rule(&node, isUpsample: isUpsample)
    let axes = node.integers("axes")
    // Upsample and the first Resize have the factors where the later ones have a region.
    let first = isUpsample || version < 11 ? 1 : 2
    let input = try operand(node, 0)
    var scales = node.numbers("scales")
    if scales == nil { scales = try known(node, first)?.tensor.elements }
    if scales?.isEmpty ?? false { scales = nil }
    var sizes: [Int]?
    var places: [Value] = []
    if !isUpsample, node.has(first + 1) {
      sizes = try known(node, first + 1)?.integers
      // Sizes that follow from the input's are known when the network runs.
      if sizes == nil, axes == nil { places = [try operand(node, first + 1)] }
    }
    guard scales != nil || sizes != nil || !places.isEmpty else {
      throw .failure(.fault(.operand(node.place, number: first)))
    }
    if let axes { (scales, sizes) = try everyAxis(axes, scales, sizes, input, node) }
    let isOfSizes = sizes != nil || !places.isEmpty
    return function(
      .resize(rule, scales: isOfSizes ? nil : scales, sizes: sizes), node, [input] + places)
  }

  /// How an output is found.
  private func rule(
    _ node: inout ONNXNode, isUpsample: Bool
  ) throws(ConversionError) -> ResizedAxis.Rule {
    let isOld = isUpsample || version < 11
    let mode = node.word("mode", "nearest")
    let placing = node.word("coordinate_transformation_mode", isOld ? "asymmetric" : "half_pixel")
    let rounding = node.word("nearest_mode", isOld ? "floor" : "round_prefer_floor")
    let slope = node.number("cubic_coeff_a", ResizedAxis.Rule.slope)
    node.ignore("extrapolation_value")
    guard node.integer("antialias", 0) == 0 else { throw node.refusal(of: "antialias") }
    guard node.word("keep_aspect_ratio_policy", "stretch") == "stretch" else {
      throw node.refusal(of: "keep_aspect_ratio_policy")
    }
    let place: ResizedAxis.Rule.Place
    switch placing {
    case "asymmetric": place = .beginnings
    case "half_pixel": place = .middles
    case "pytorch_half_pixel": place = .middlesOfSeveral
    case "half_pixel_symmetric": place = .centred
    case "align_corners": place = .corners
    default: throw node.refusal(of: "coordinate_transformation_mode")
    }
    guard try !node.flag("exclude_outside") || mode != "cubic" else {
      throw node.refusal(of: "exclude_outside")
    }
    switch (mode, rounding) {
    case ("nearest", "floor"): return .init(place, .one(.down))
    case ("nearest", "ceil"): return .init(place, .one(.up))
    case ("nearest", "round_prefer_floor"): return .init(place, .one(.nearestDown))
    case ("nearest", "round_prefer_ceil"): return .init(place, .one(.nearestUp))
    case ("nearest", _): throw node.refusal(of: "nearest_mode")
    case ("linear", _): return .init(place, .two)
    case ("cubic", _): return .init(place, .four(a: slope))
    default: throw node.refusal(of: "mode")
    }
  }

  /// Factors or sizes of some axes as those of all: the others stay as they are.
  private func everyAxis(
    _ axes: [Int], _ scales: [Double]?, _ sizes: [Int]?, _ input: Value, _ node: ONNXNode
  ) throws(ConversionError) -> (scales: [Double]?, sizes: [Int]?) {
    let fault = node.refusal(of: "axes")
    let lengths = input.fact?.shape.dimensions
    let rank = lengths?.count ?? inputRank
    let places = axes.map { $0 < 0 ? $0 + rank : $0 }
    guard Set(places).count == places.count, places.allSatisfy((0..<rank).contains),
      (sizes?.count ?? scales?.count) == places.count
    else { throw fault }
    guard let sizes else {
      var all = [Double](repeating: 1, count: rank)
      for (place, scale) in zip(places, scales ?? []) { all[place] = scale }
      return (all, nil)
    }
    guard var all = lengths else { throw fault }
    for (place, size) in zip(places, sizes) { all[place] = size }
    return (nil, all)
  }
}
