import Networks
import Tensors

/// Arithmetic about windows: output size, receptive field, coverage; the classic kernels.
enum FormulaFunctions {
  static let all: [Function] = [
    Function("out_size", "W, F, P=0, S=1, D=1", in: [], outputSize),
    Function("receptive_field", "layers", in: [], receptiveField),
    Function("coverage", "W, F, P=0, S=1", in: [], coverage),
    Function("kernel", "name", in: []) { call throws(Diagnostic) in
      let name = try call.word("name", among: ClassicKernel.names)
      guard let kernel = ClassicKernel.named(name) else { return .none }
      return .tensor(Node(kernel, label: call.label))
    },
  ]

  @Sendable private static func outputSize(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let (w, f) = (try call.integer("W"), try call.integer("F"))
    let (p, s) = (try call.integer("P", default: 0), try call.integer("S", default: 1))
    let d = try call.integer("D", default: 1)
    let axis = try call.fitting { () throws(ShapeError) in
      try AxisGeometry(input: w, kernel: f, before: p, after: p, stride: s, dilation: d)
    }
    return .number(Double(axis.output))
  }

  @Sendable private static func coverage(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let (w, f) = (try call.pair("W"), try call.pair("F"))
    let (p, s) = (
      try call.pair("P", default: (0, 0)), try call.pair("S", default: (1, 1))
    )
    let tensor = try call.fitting { () throws(ShapeError) in
      _ = try Shape([w.rows, w.columns])
      let window = try WindowGeometry(
        inputRows: w.rows, inputColumns: w.columns,
        WindowGeometry.Request(
          kernel: f, stride: s, padding: .cells(rows: p.rows, columns: p.columns)))
      // Every cell asks every tap of its row and of its column.
      let (rows, columns) = (window.rows, window.columns)
      try Budget.check(work: 10 * (rows.input * rows.kernel + columns.input * columns.kernel))
      return try Tensor(
        try Shape([w.rows, w.columns]), window.coverage.map { Double($0) })
    }
    return .tensor(Node(tensor, label: call.label))
  }

  @Sendable private static func receptiveField(_ call: borrowing Call) throws(Diagnostic) -> Value {
    var field = ReceptiveField()
    guard let argument = call.argument("layers") else { return .number(1) }
    if case .network(let network) = argument.value {
      for window in network.windows { field.add(window) }
      return .number(Double(field.size))
    }
    let rows = try call.tensor("layers").value
    guard rows.shape.rank == 2, (2...3).contains(rows.shape[1]) else {
      throw .receptiveFieldRows(rows.shape, at: argument.range)
    }
    for row in 0..<rows.shape[0] {
      var numbers: [Int] = []
      for column in 0..<rows.shape[1] {
        let number = try Call.integer(rows[[row, column]] ?? 0, at: argument.range)
        guard number >= 1, number <= AxisGeometry.maximum else {
          throw .outOfBounds("layers", 1, AxisGeometry.maximum, call)
        }
        numbers.append(number)
      }
      field.add(
        LayerWindow(
          kernel: numbers[0], stride: numbers[1], dilation: numbers.count > 2 ? numbers[2] : 1))
    }
    return .number(Double(field.size))
  }
}
