import Tensors

extension Network {
  /// Goes through the layers with a value that each of them changes.
  ///
  /// - Parameters:
  ///   - input: What comes to the network.
  ///   - place: The network's own place in a larger one.
  ///   - visit: What a layer makes of the values that come to it, mostly one; it is told the layer's
  ///     place, `0.1`.
  ///   - join: What becomes of several values where branches meet.
  /// - Returns: What comes out.
  /// - Throws: what a visit or a join throws.
  func walk<Value, Failure: Error>(
    _ input: Value, place: String = "",
    visit: ([Value], Network, any Layer, String) throws(Failure) -> Value,
    join: (NetworkPart.Join, [Value], String) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let layer { return try visit([input], self, layer, place.isEmpty ? "0" : place) }
    let graph = graph
    // What no later part reads is let go.
    var lastReader = [Int](repeating: 0, count: graph.count + 1)
    for (position, part) in graph.enumerated() {
      for source in part.inputs { lastReader[source] = position }
    }
    var values: [Value?] = [input]
    for (position, part) in graph.enumerated() {
      let inner = place.isEmpty ? part.name : "\(place).\(part.name)"
      let inputs = part.inputs.compactMap { values[$0] }
      for source in part.inputs where lastReader[source] == position { values[source] = nil }
      if part.join == .operands, let layer = part.network.layer {
        values.append(try visit(inputs, part.network, layer, inner))
        continue
      }
      let value = inputs.count == 1 ? inputs[0] : try join(part.join, inputs, inner)
      values.append(try part.network.walk(value, place: inner, visit: visit, join: join))
    }
    return values[values.count - 1] ?? input
  }
}

/// A value on its way through a network, with what is to be said where it does not fit.
struct Flow<Value> {
  let value: Value
  /// The layer that gave it; nil for the network's input.
  private var before: Misfit.Place?
  /// How the number of its features came about.
  private var factors: [Int] = []
  /// Whether its first dimension counts images, as far as that is known.
  private var isBatch: Bool?

  /// The network's input.
  init(_ value: Value, isBatch: Bool? = nil) {
    self.value = value
    self.isBatch = isBatch
  }

  /// Another value that came the same way.
  func map<Output>(_ body: (Value) -> Output) -> Flow<Output> {
    var flow = Flow<Output>(body(value), isBatch: isBatch)
    (flow.before, flow.factors) = (before, factors)
    return flow
  }

  /// Sends values through a layer.
  ///
  /// - Parameters:
  ///   - flows: The values that come to it; what is said of sizes is said of the first.
  ///   - layer: The layer.
  ///   - place: Its place.
  ///   - shape: The shape of the first value.
  ///   - body: What the layer does, and what comes of it: its shape and the value.
  /// - Returns: What comes of it, with where it came from.
  /// - Throws: what does not fit, with its layer.
  static func pass<Output>(
    _ flows: [Flow], _ layer: any Layer, _ place: String, shape: Shape,
    _ body: (LayerMode) throws(ShapeError) -> (Shape, Output)
  ) throws(Misfit) -> Flow<Output> {
    let first = flows[0]
    var mode = LayerMode(isTraining: false, isBatch: first.isBatch)
    if first.isBatch == nil, let ranks = layer.batchRanks, ranks.count == 1 {
      mode.isBatch = ranks.contains(shape.rank)
    }
    let given: Shape
    let output: Output
    do throws(ShapeError) {
      (given, output) = try body(mode)
    } catch {
      throw Misfit(
        error, layer, place, input: shape, before: first.before, factors: first.factors)
    }
    var flow = Flow<Output>(output, isBatch: mode.isBatch)
    flow.before = Misfit.Place(place, layer.typeName)
    if given == shape {
      flow.factors = first.factors
    } else if given.count == shape.count, given.rank < shape.rank {
      flow.factors = Array(shape.dimensions.suffix(shape.rank - given.rank + 1))
    }
    return flow
  }

  /// Puts values together where branches meet.
  ///
  /// - Throws: why they do not fit together, with the place.
  static func join<Output>(
    _ flows: [Flow], _ join: NetworkPart.Join, _ place: String, shapes: [Shape],
    _ body: () throws(ShapeError) -> Output
  ) throws(Misfit) -> Flow<Output> {
    do throws(ShapeError) {
      var flow = Flow<Output>(try body(), isBatch: flows.lazy.compactMap(\.isBatch).first)
      flow.before = flows.last?.before
      return flow
    } catch {
      throw Misfit(
        error, at: Misfit.Place(place, join.name), input: shapes.first,
        before: flows.last?.before)
    }
  }
}
