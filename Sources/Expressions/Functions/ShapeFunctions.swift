import Tensors

/// Functions that lay elements out anew without computing.
enum ShapeFunctions {
  static let all = layout + joining + moving + padding + asking

  private static let both: Set<Library> = [.torch, .numpy]

  private static let layout: [Function] = [
    Function("reshape", "input, *shape|newshape", in: both) { call throws(Diagnostic) in
      try rearrange(call) { shape, name, sizes throws(ShapeError) in
        try .reshape(shape, to: sizes, name: name)
      }
    },
    Function("view", "input, *shape") { call throws(Diagnostic) in
      try rearrange(call) { shape, name, sizes throws(ShapeError) in
        try .reshape(shape, to: sizes, name: name)
      }
    },
    Function("flatten", "input, start_dim=0, end_dim=-1") { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let first = try call.integer("start_dim", default: 0)
      let last = try call.integer("end_dim", default: -1)
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.flatten(input.value.shape, from: first, to: last)
      }
      return try call.record(operation, [input])
    },
    Function("ravel", "input", in: both) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.reshape(input.value.shape, to: [-1], name: "ravel")
      }
      return try call.record(operation, [input])
    },
    Function("permute", "input, *dims") { call throws(Diagnostic) in
      try rearrange(call) { shape, name, order throws(ShapeError) in
        try .permute(shape, order, name: name)
      }
    },
    Function("transpose", "input, dim0, dim1") { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let (first, second) = (try call.integer("dim0"), try call.integer("dim1"))
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.transpose(input.value.shape, first, second)
      }
      return try call.record(operation, [input])
    },
    Function("transpose", "input, *axes", in: [.numpy], bare: false) { call throws(Diagnostic) in
      try rearrange(call) { shape, name, order throws(ShapeError) in
        try .permute(
          shape, order.isEmpty ? Array((0..<shape.rank).reversed()) : order, name: name)
      }
    },
    Function("transpose_matrix", "input", in: []) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let shape = input.value.shape
      guard shape.rank > 1 else { return .tensor(input) }
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.transpose(shape, -2, -1)
      }
      return try call.record(operation, [input])
    },
    Function("t", "input") { call throws(Diagnostic) in
      let input = try call.tensor("input")
      guard input.value.shape.rank == 2 else { return .tensor(input) }
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.transpose(input.value.shape, 0, 1, name: "t")
      }
      return try call.record(operation, [input])
    },
    Function("squeeze", "input, dim=None", in: both) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let dimensions = try call.integers("dim") ?? []
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.squeeze(input.value.shape, dimensions)
      }
      return try call.record(operation, [input])
    },
    Function("unsqueeze", "input, dim", unsqueeze),
    Function("expand_dims", "input, dim", in: [.numpy], bare: false) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let dimensions = try call.integers("dim") ?? []
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.unsqueeze(input.value.shape, dimensions)
      }
      return try call.record(operation, [input])
    },
    Function("expand", "input, *sizes") { call throws(Diagnostic) in
      try rearrange(call) { shape, name, sizes throws(ShapeError) in
        let offset = sizes.count - shape.rank
        let lengths = sizes.enumerated().map { position, size in
          size == -1 && position >= offset ? shape[position - offset] : size
        }
        return try .expand(shape, to: try Shape(lengths), name: name)
      }
    },
  ]

  private static let joining: [Function] = [
    joined("cat", in: [.torch]), joined("concat", in: both, bare: false),
    joined("concatenate", in: both),
    Function("stack", "tensors|arrays, dim=0", in: both) { call throws(Diagnostic) in
      let tensors = try call.tensors("tensors")
      let dimension = try call.integer("dim", default: 0)
      // What a literal stacked already need not be stacked again.
      if dimension == 0, case .tensor(let node) = call.argument("tensors")?.value,
        node.operation.map({ $0.name == "stack" }) ?? (node.value.shape.rank > 0)
      {
        return .tensor(node)
      }
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.stack(tensors.map(\.value.shape), dimension)
      }
      return try call.record(operation, tensors)
    },
    Function("vstack", "tensors", in: both) { call throws(Diagnostic) in
      let tensors = try call.tensors("tensors")
      var rows: [Node<Double>] = []
      for tensor in tensors {
        guard tensor.value.shape.rank < 2 else {
          rows.append(tensor)
          continue
        }
        let operation = try call.fitting { () throws(ShapeError) in
          try Rearrangement.reshape(tensor.value.shape, to: [1, -1])
        }
        rows.append(
          try call.session.record(operation, [tensor], label: nil, at: call.range))
      }
      return try concatenate(call, rows, along: 0)
    },
    Function("hstack", "tensors", in: both) { call throws(Diagnostic) in
      let tensors = try call.tensors("tensors")
      let rank = tensors.first?.value.shape.rank ?? 1
      return try concatenate(call, tensors, along: rank > 1 ? 1 : 0)
    },
  ]

  private static let moving: [Function] = [
    Function("flip", "input, *dims", in: both) { call throws(Diagnostic) in
      try rearrange(call) { shape, name, dimensions throws(ShapeError) in
        try .flip(shape, dimensions, name: name)
      }
    },
    flipped("fliplr", 1), flipped("flipud", 0),
    Function("rot90", "input, k=1, dims=[0, 1]", in: [.torch, .numpy, .matlab]) {
      call throws(Diagnostic) in
      let input = try call.tensor("input")
      let turns = try call.integer("k", default: 1)
      let plane = try call.pair("dims", default: (0, 1))
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.rotate(input.value.shape, turns: turns, plane.rows, plane.columns)
      }
      return try call.record(operation, [input])
    },
    Function("rot180", "input", in: []) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let rank = input.value.shape.rank
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.rotate(input.value.shape, turns: 2, rank - 2, rank - 1, name: "rot180")
      }
      return try call.record(operation, [input])
    },
    Function("roll", "input, shifts|shift, dims|dim=None", in: both) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let shifts = try call.integers("shifts") ?? []
      let dimensions = try call.integers("dims") ?? []
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.roll(input.value.shape, shifts, dimensions)
      }
      return try call.record(operation, [input])
    },
  ]

  private static let asking: [Function] = [
    Function("size", "input, dim=None") { call throws(Diagnostic) in
      let shape = try call.tensor("input").value.shape
      guard let dimension = try call.optionalInteger("dim") else {
        return .sizes(shape.dimensions)
      }
      let resolved = try call.fitting { () throws(ShapeError) in try shape.dimension(dimension) }
      return .whole(shape.rank == 0 ? 1 : shape[resolved])
    },
    Function("shape", "input", in: [.numpy]) { call throws(Diagnostic) in
      .sizes(try call.tensor("input").value.shape.dimensions)
    },
    Function("numel", "input") { call throws(Diagnostic) in
      .whole(try call.tensor("input").value.shape.count)
    },
    Function("dim", "input") { call throws(Diagnostic) in
      .whole(try call.tensor("input").value.shape.rank)
    },
    Function("item", "input") { call throws(Diagnostic) in
      let input = try call.tensor("input")
      guard let number = input.value.single else {
        throw .itemOfMany(input.value.shape, at: call.place(of: "input"))
      }
      return .number(number, input.type)
    },
    Function("len", "input", in: []) { call throws(Diagnostic) in
      switch call.argument("input")?.value {
      case .tuple(let values), .list(let values): return .whole(values.count)
      case .network(let network): return .whole(network.parts.count)
      case .string(let text): return .whole(text.unicodeScalars.count)
      default:
        let shape = try call.tensor("input").value.shape
        return .whole(shape.rank == 0 ? 1 : shape[0])
      }
    },
  ]

  private static func joined(
    _ name: String, in libraries: Set<Library>, bare: Bool = true
  ) -> Function {
    Function(name, "tensors|arrays, dim=0", in: libraries, bare: bare) { call throws(Diagnostic) in
      try concatenate(call, call.tensors("tensors"), along: call.integer("dim", default: 0))
    }
  }

  private static func concatenate(
    _ call: borrowing Call, _ tensors: [Node<Double>], along dimension: Int
  ) throws(Diagnostic) -> Value {
    let operation = try call.fitting { () throws(ShapeError) in
      try Rearrangement.concatenate(
        tensors.map(\.value.shape), dimension, name: call.function.name)
    }
    return try call.record(operation, tensors)
  }

  private static func flipped(_ name: String, _ dimension: Int) -> Function {
    Function(name, "input", in: [.torch, .numpy, .matlab]) { call throws(Diagnostic) in
      let input = try call.tensor("input")
      let operation = try call.fitting { () throws(ShapeError) in
        try Rearrangement.flip(input.value.shape, [dimension], name: name)
      }
      return try call.record(operation, [input])
    }
  }

  @Sendable private static func unsqueeze(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let dimension = try call.integer("dim")
    let operation = try call.fitting { () throws(ShapeError) in
      try Rearrangement.unsqueeze(input.value.shape, dimension)
    }
    return try call.record(operation, [input])
  }

  /// A rearrangement of `input` that is described by whole numbers, given one by one or together.
  private static func rearrange(
    _ call: borrowing Call,
    _ make: (Shape, String, [Int]) throws(ShapeError) -> Rearrangement
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let numbers = try call.integersOfRest()
    let operation = try call.fitting { () throws(ShapeError) in
      try make(input.value.shape, call.function.name, numbers)
    }
    return try call.record(operation, [input])
  }
}
