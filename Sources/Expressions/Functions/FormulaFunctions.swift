import Networks
import Tensors
import Terminal

/// Arithmetic about windows: output size, receptive field, coverage; the classic kernels.
enum FormulaFunctions {
  static let all: [Function] = [
    Function("out_size", "W, F, P=0, S=1, D=1", in: [], outputSize),
    Function("receptive_field", "layers, input_size=None", in: [], receptiveField),
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
    return derived(call, [Derivation.Line(layer: nil, axis.sizeFormula, axis.output)])
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
    guard let argument = call.argument("layers") else { return .whole(1) }
    if case .network(let network) = argument.value {
      return try receptiveField(of: network, call)
    }
    var derivation = FieldDerivation()
    for (number, row) in try rows(call, argument).enumerated() {
      derivation.add(
        "\(number)",
        window: .window(kernel: row[0], stride: row[1], dilation: row[2], before: 0))
    }
    return derived(call, derivation.lines, empty: 1)
  }

  private static func receptiveField(
    of network: Network, _ call: borrowing Call
  ) throws(Diagnostic) -> Value {
    let sizes = try call.integers("input_size")
    let shape = try call.fitting { () throws(ShapeError) in
      try sizes.map { sizes throws(ShapeError) in try Shape(sizes) }
    }
    let derivation: FieldDerivation
    do throws(Misfit) {
      derivation = try network.fieldDerivation(input: shape)
    } catch {
      throw .misfit(error, at: call.range)
    }
    if let first = derivation.lines.first(where: { $0.value == nil }) {
      call.session.show(.note(Remark.wholeInput(first)))
    }
    return derived(call, derivation.lines, empty: 1)
  }

  /// Rows of kernel, stride and dilation.
  private static func rows(
    _ call: borrowing Call, _ argument: Call.Argument
  ) throws(Diagnostic) -> [[Int]] {
    let rows = try call.tensor("layers").value
    guard rows.shape.rank == 2, (2...3).contains(rows.shape[1]) else {
      throw .receptiveFieldRows(rows.shape, at: argument.range)
    }
    let columns: [Operand] = [.kernelSize, .stride, .dilation]
    var all: [[Int]] = []
    for row in 0..<rows.shape[0] {
      var numbers: [Int] = []
      for (column, name) in columns.prefix(rows.shape[1]).enumerated() {
        let number = try Call.integer(rows[[row, column]] ?? 0, at: argument.range)
        guard number >= 1, number <= AxisGeometry.maximum else {
          throw .receptiveFieldNumber(name, number, row: row, at: argument.range)
        }
        numbers.append(number)
      }
      all.append(numbers.count > 2 ? numbers : numbers + [1])
    }
    return all
  }

  /// A number that knows how it was worked out.
  private static func derived(
    _ call: borrowing Call, _ lines: [Derivation.Line], empty: Double = 0
  ) -> Value {
    let number = lines.last.map { $0.value.map(Double.init) ?? .infinity } ?? empty
    return .tensor(
      Node(
        Tensor(number), type: .written, label: call.label,
        derivation: lines.isEmpty ? nil : Derivation(of: call.function.name, lines)))
  }
}

extension Remark {
  /// From a layer on every unit sees the whole input.
  fileprivate static func wholeInput(_ line: Derivation.Line) -> Phrase {
    let layer = [line.layer, line.type.map { "(\($0))" }].compactMap(\.self)
      .joined(separator: " ")
    return Phrase(
      "from layer \(layer) on every unit sees the whole input; receptive_field(net, [1, 28, 28]) counts its cells",
      "从层 \(layer) 起每个单元都看到整个输入；receptive_field(net, [1, 28, 28]) 会数出格数")
  }
}
