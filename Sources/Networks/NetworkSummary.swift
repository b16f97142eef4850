import Tensors

/// What one layer of a network makes of its input.
public struct LayerSummary: Hashable, Sendable {
  /// Its name in the network: `0`, or `0.1` inside another sequence.
  public let name: String
  /// Its type, such as `Conv2d`.
  public let type: String
  /// The shape that comes to it.
  public let input: Shape
  /// The shape it gives.
  public let output: Shape
  /// How the sizes of the output come about; nil where they are the input's.
  public let formula: SizeFormula?
  /// The shapes of its parameters.
  public let parameterShapes: [Shape]
  /// The products one image takes.
  public let multiplyAdds: Int
  /// What one of its units sees of its input.
  public let reach: LayerReach
  /// What one of its units sees of the network's input.
  public let field: ReceptiveField

  /// The numbers in it that training changes.
  public var parameters: Int { parameterShapes.reduce(0) { $0 + $1.count } }

  /// Their number as the product it is: `6·1·5·5+6`.
  public var parameterFormula: String {
    parameterShapes.map { $0.dimensions.map(String.init).joined(separator: "·") }
      .joined(separator: "+")
  }

  /// The bytes that its output and its parameters take where it trains: four a number.
  public var memory: Int { 4 * (output.count + parameters) }
}

extension LayerSummary {
  /// Parameters that stand by themselves: they see nothing of the input.
  init(_ place: String, _ layer: any Layer, _ shape: Shape) {
    self.init(
      name: place, type: layer.typeName, input: shape, output: shape, formula: nil,
      parameterShapes: layer.parameters.map(\.shape), multiplyAdds: 0, reach: .same,
      field: ReceptiveField())
  }
}

/// The layers of a network in order, as far as the input fits them.
public struct NetworkSummary: Hashable, Sendable {
  /// The layers, down to the last that fits.
  public let layers: [LayerSummary]
  /// The layer that does not fit, if there is one.
  public let misfit: Misfit?
}

extension Network {
  /// Follows the shape of an input through the layers; no number is computed.
  public func summary(input: Shape) -> NetworkSummary {
    var layers: [LayerSummary] = []
    var room = Tape.maximumElements
    var random = RandomSource(seed: 0)
    do throws(Misfit) {
      let start = Flow((fact: LayerInput(input), field: ReceptiveField(input: input)))
      _ = try walk(start) { flows, _, layer, place throws(Misfit) in
        let facts = flows.map(\.value.fact)
        let shape = facts[0].shape
        return try Flow.pass(flows, layer, place, shape: shape) { mode throws(ShapeError) in
          let result = try layer.result(of: facts, mode, using: &random)
          var field = ReceptiveField.joined(flows.map(\.value.field))
          let fact = result.fact(facts, layer, room: &room)
          guard case .operation(let operation, _) = result, fact.numbers == nil else {
            // What follows from shapes alone, and parameters that stand by themselves.
            if !layer.parameters.isEmpty { layers.append(LayerSummary(place, layer, fact.shape)) }
            if case .same(let number) = result { field = flows[number].value.field }
            return (fact.shape, (fact, field))
          }
          let reach = try layer.reach(of: shape)
          field.add(reach, input: shape)
          layers.append(
            LayerSummary(
              name: place, type: layer.typeName, input: shape, output: operation.outputShape,
              formula: layer.sizeFormula(operation),
              parameterShapes: layer.parameters.map(\.shape),
              multiplyAdds: operation.multiplyAdds, reach: reach, field: field))
          return (fact.shape, (fact, field))
        }
      } join: { join, flows, place throws(Misfit) in
        let shapes = flows.map(\.value.fact.shape)
        return try Flow.join(flows, join, place, shapes: shapes) { () throws(ShapeError) in
          (LayerInput(try join.shape(shapes)), ReceptiveField.joined(flows.map(\.value.field)))
        }
      }
    } catch {
      return NetworkSummary(layers: layers, misfit: error)
    }
    return NetworkSummary(layers: layers, misfit: nil)
  }

  /// What the layers' units see of an input of unknown size, in order.
  ///
  /// - Throws: a layer whose own settings are wrong.
  public func fields() throws(Misfit) -> [LayerField] {
    var found: [LayerField] = []
    _ = try walk(ReceptiveField()) { fields, _, layer, place throws(Misfit) in
      var field = ReceptiveField.joined(fields)
      let name = Misfit.Place(place, layer.typeName)
      do throws(ShapeError) {
        let reach = try layer.reach(of: nil)
        field.add(reach)
        found.append(LayerField(place: name, reach: reach, field: field))
      } catch {
        throw Misfit(error, at: name)
      }
      return field
    } join: { _, fields, _ throws(Misfit) in
      ReceptiveField.joined(fields)
    }
    return found
  }
}

/// What a layer's units see, where no sizes are known.
public struct LayerField: Hashable, Sendable {
  /// The layer.
  public let place: Misfit.Place
  /// What one of its units sees of its input.
  public let reach: LayerReach
  /// What one of its units sees of the network's input.
  public let field: ReceptiveField
}
