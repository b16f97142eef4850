import Files
import Foundation
import ONNXSchema
import SwiftProtobuf
import Tensors
import TestSupport
import Testing

@testable import Networks

/// ONNX models whose results ONNX Runtime has computed, and what becomes of them when they are damaged.
struct ONNXFileTests {
  /// A model of Tests/Peers/data/onnx_models.jsonl.
  struct Case: Decodable {
    let name: String
    let model: Data
    let beside: Data?
    let shape: [Int]
    let input: [Double]
    let output_shape: [Int]
    let output: [Double]
    let operators: [String]

    static func all() throws -> [Case] {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers/data/onnx_models.jsonl")
      let text = try String(contentsOf: file, encoding: .utf8)
      return try text.split(separator: "\n").map {
        try JSONDecoder().decode(Case.self, from: Data($0.utf8))
      }
    }
  }

  private func read(_ bytes: Data, _ folder: String) -> Result<ONNXFile, FileFailure> {
    let path = folder + "/m.onnx"
    do throws(FileFailure) {
      try OutputFile.write([UInt8](bytes), path: path)
      return .success(try ONNXFile(path: path))
    } catch {
      return .failure(error)
    }
  }

  @Test func `every operator gives ONNX Runtime's numbers`() throws {
    let cases = try Case.all()
    #expect(cases.count == 44)
    var operators: Set<String> = []
    try withTemporaryDirectory { folder in
      for example in cases {
        operators.formUnion(example.operators)
        if let beside = example.beside {
          try beside.write(to: URL(fileURLWithPath: folder + "/weights.bin"))
        }
        let file = try read(example.model, folder).get()
        let network = file.network
        #expect(file.batch == (example.name == "four" ? 4 : nil), "\(example.name)")
        var random = RandomSource(seed: 0)
        let input = try Tensor(try Shape(example.shape), example.input)
        let output: Node<Double>
        do {
          output = try network(Node(input), using: &random)
        } catch {
          Issue.record("\(example.name): \(error)")
          continue
        }
        #expect(output.value.shape.dimensions == example.output_shape, "\(example.name)")
        let largest = example.output.map(\.magnitude).max() ?? 0
        let worst =
          zip(output.value.elements, example.output).map { abs($0 - $1) }.max() ?? 0
        #expect(worst <= 1e-4 * max(largest, 1e-3), "\(example.name): \(worst) of \(largest)")
        // A picture's numbers alone, in single precision, as they are predicted with.
        let single = try network(
          Unrecorded(input.converted(to: Float.self)), using: &random
        ).value
        #expect(single.shape == output.value.shape, "\(example.name)")
        let furthest =
          zip(single.elements, example.output).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(
          furthest <= 1e-4 * max(largest, 1e-3), "\(example.name): \(furthest) of \(largest)")
        let summary = network.summary(input: try Shape(example.shape))
        #expect(summary.misfit == nil, "\(example.name): \(String(describing: summary.misfit))")
      }
    }
    #expect(operators.count == 56)
  }

  @Test func `a model of several outputs gives the first, and says which layers give the others`()
    throws
  {
    try withTemporaryDirectory { folder in
      let example = try #require(try Case.all().first { $0.name == "residual" })
      var model = try ModelProto(serializedBytes: example.model)
      #expect(try read(example.model, folder).get().otherOutputs.isEmpty)
      let inner = try #require(model.graph.node.first { $0.opType == "Relu" })
      var output = try #require(model.graph.output.first)
      output.name = inner.output[0]
      model.graph.output.append(output)
      let file = try read(try model.serializedData(), folder).get()
      #expect(file.otherOutputs == [inner.name])
      #expect(file.network[part: inner.name] != nil)
    }
  }

  @Test func `what a mean of some cells is divided by is no parameter`() throws {
    try withTemporaryDirectory { folder in
      let example = try #require(try Case.all().first { $0.name == "borders" })
      let file = try read(example.model, folder).get()
      #expect(file.network.state.isEmpty)
    }
  }

  @Test func `a model is explained and has gradients like any other network`() throws {
    try withTemporaryDirectory { folder in
      let example = try #require(try Case.all().first { $0.name == "residual" })
      let network = try read(example.model, folder).get().network
      var random = RandomSource(seed: 0)
      let input = Node(try Tensor(try Shape([3, 8, 8]), example.input))
      var seen: [String: Shape] = [:]
      let output = try network(input, using: &random) { seen[$0] = $1.value.shape }
      #expect(output.value.shape.dimensions == [1, 3])
      #expect(seen["conv_0"]?.dimensions == [1, 4, 8, 8])
      #expect(
        network[part: "conv_0"]?[parameter: "weight"]?.value.shape.dimensions == [4, 3, 3, 3])
      let sum = Node(
        try Reduction(name: "sum", .sum, input: output.value.shape), [output])
      let gradient = Gradients(of: sum)[input]
      #expect(gradient?.shape == input.value.shape)
    }
  }

  @Test func `a model cut off anywhere is refused or lacks what is behind`() throws {
    let whole = try #require(try Case.all().first { $0.name == "lenet" }).model
    try withTemporaryDirectory { folder in
      for part in 0..<60 {
        let cut = whole.prefix(whole.count * part / 60)
        if case .success = read(cut, folder) { Issue.record("\(cut.count) bytes were read") }
      }
    }
  }

  /// What stands in the place of a model's bytes, and what is said of it.
  @Test func `damage is named with its byte, and what is missing with how much`() throws {
    let whole = try #require(try Case.all().first { $0.name == "lenet" }).model
    try withTemporaryDirectory { folder in
      func failure(_ bytes: Data) throws -> FileFailure {
        guard case .failure(let failure) = read(bytes, folder) else {
          throw FileFailure(nil, .notAFile)
        }
        return failure
      }
      let half = try failure(whole.prefix(whole.count / 2))
      guard case .truncated(let expected, whole.count / 2) = half.reason else {
        Issue.record("\(half)")
        return
      }
      #expect(expected <= whole.count && expected > whole.count - 20)
      var changed = whole
      // The second field of the file begins behind ir_version; no message has a field 0.
      changed[2] = 0
      let damaged = try failure(changed)
      #expect(damaged.place == .byte(2))
      #expect(damaged.reason.onnxFault == .damaged)
      // A name that is no UTF-8.
      let name = try #require(whole.firstRange(of: Data("conv_0".utf8)))
      changed = whole
      changed[name.lowerBound] = 0xFF
      #expect(try failure(changed).place == .byte(name.lowerBound))
    }
  }

  @Test func `weights that a node turns or passes on are the layer's, and no parts`() throws {
    let example = try #require(try Case.all().first { $0.name == "shared" })
    try withTemporaryDirectory { folder in
      let network = try read(example.model, folder).get().network
      let types = network.graph.map(\.network.typeName)
      #expect(
        types == [
          "Input", "Conv2d", "ReLU", "Conv2d", "Flatten", "Linear", "Constant", "Constant", "Mul",
          "Add",
        ])
      #expect(network[part: "matmul_6"]?[parameter: "weight"]?.value.shape.dimensions == [4, 3])
    }
  }

  @Test func `no byte can be changed so that reading ends otherwise than in words`() async {
    // Memory is counted a process, so this runs in one of its own.
    await #expect(processExitsWith: .success) {
      let before = Tape.elements
      var refused = 0
      try withTemporaryDirectory { folder in
        let all = try Case.all()
        for (number, whole) in all.enumerated() {
          for place in stride(from: number % 17, to: whole.model.count, by: 17) {
            var changed = whole.model
            changed[place] = [0xFF, changed[place] ^ 0x55, changed[place] &+ 1, 0][place % 4]
            guard case .success(let file) = ONNXFileTests().read(changed, folder) else {
              refused += 1
              continue
            }
            var random = RandomSource(seed: 0)
            let input = try Tensor(try Shape(whole.shape), whole.input)
            _ = try? file.network(Node(input), using: &random)
            _ = file.network.summary(input: try Shape(whole.shape))
            _ = try? TorchProgram(file.network, weights: "w")
            _ = try? ONNXWriter.model(file.network, imageShape: Array(whole.shape.dropFirst()))
          }
        }
      }
      #expect(refused > 100)
      #expect(Tape.elements - before < 1 << 20)
    }
  }

  /// A change to the model of the weights beside it, and what is said.
  @Test(arguments: [
    "../weights.bin", "/etc/passwd", "a/../../weights.bin", "", "./weights.bin", "a\\b", "..",
  ])
  func `weights beside a model lie in its folder and nowhere else`(location: String) throws {
    let example = try #require(try Case.all().first { $0.name == "beside" })
    try withTemporaryDirectory { folder in
      var model = try ModelProto(serializedBytes: [UInt8](example.model))
      for number in model.graph.initializer.indices {
        for entry in model.graph.initializer[number].externalData.indices
        where model.graph.initializer[number].externalData[entry].key == "location" {
          model.graph.initializer[number].externalData[entry].value = location
        }
      }
      let bytes: [UInt8] = try model.serializedBytes()
      guard case .failure(let failure) = read(Data(bytes), folder) else {
        Issue.record("\(location) was read")
        return
      }
      guard case .beside(_, location)? = failure.reason.onnxFault else {
        Issue.record("\(location): \(failure)")
        return
      }
    }
  }

  /// What is changed in the model of a small network, and what is said.
  private static let changes: [(change: @Sendable (inout ModelProto) -> Void, id: String)] = [
    ({ $0.graph.node[0].opType = "Einsum" }, "unknownOperator"),
    ({ $0.graph.node[1].domain = "com.acme" }, "unknownOperator"),
    ({ $0.graph.node[1].input[0] = "nowhere" }, "unknown"),
    ({ $0.graph.node.insert($0.graph.node[0], at: 0) }, "repeated"),
    ({ $0.graph.node[0].input.removeLast(2) }, "operand"),
    ({ $0.graph.node[0].attribute[0].ints = [1, 1] }, "setting"),
    ({ $0.graph.node[0].attribute[0].ints = [1 << 62, 1, 1, 1] }, "setting"),
    ({ $0.graph.node[0].attribute[0].name = "colour" }, "setting"),
    ({ $0.graph.node = [] }, "noGraph"), ({ $0.graph.output = [] }, "noGraph"),
    ({ $0.graph.output[0].name = "?" }, "unknown"),
    ({ $0.opsetImport[0].version = 3 }, "version"), ({ $0.opsetImport = [] }, "version"),
    (
      {
        $0.graph.input.append($0.graph.input[0]); $0.graph.input[1].name = "y"
      }, "inputs"
    ),
    ({ $0.graph.input = [] }, "inputs"),
    ({ $0.graph.initializer[0].dims = [1 << 40, 1 << 40] }, "shape"),
    ({ $0.graph.initializer[0].dims = [-1, 1, 3, 3] }, "shape"),
    ({ $0.graph.initializer[0].dims[0] = 5 }, "numbers"),
    ({ $0.graph.initializer[0].dataType = 14 }, "type"),
    ({ $0.graph.initializer[0].rawData.removeLast() }, "numbers"),
    (
      {
        $0.graph.node = Array(repeating: $0.graph.node[1], count: 5000)
      }, "tooMany"
    ),
    ({ $0.graph.node[2].output = [] }, "unknown"),
    (
      {
        $0.graph.node[2].output = ["v2_0", "indices"]
        $0.graph.output.append(ValueInfoProto.with { $0.name = "indices" })
      }, "Indices"
    ),
    // Nodes that are made of many.
    (
      { model in
        model.graph.node = (0..<100).map { number in
          var node = model.graph.node[1]
          node.opType = "LRN"
          (node.name, node.output) = ("", ["n\(number)"])
          node.attribute = [AttributeProto.with { ($0.name, $0.i) = ("size", 64) }]
          if number > 0 { node.input = ["n\(number - 1)"] } else { node.input = ["x"] }
          return node
        }
        model.graph.output[0].name = "n99"
      }, "tooMany"
    ),
  ]

  /// What a node of one input is, and the setting that is not taken.
  @Test(arguments: [
    ("ReduceSum", "keepdims", 2), ("ReduceSum", "noop_with_empty_axes", -1),
    ("Cast", "to", 2), ("Cast", "to", 12), ("Gather", "axis", 1 << 33),
    ("Concat", "axis", .max), ("Flatten", "axis", -1 << 40),
  ])
  func `what would give other numbers is refused with its setting`(
    type: String, setting: String, value: Int
  ) throws {
    let example = try #require(try Case.all().first { $0.name == "constant" })
    try withTemporaryDirectory { folder in
      var model = try ModelProto(serializedBytes: [UInt8](example.model))
      let last = model.graph.node.count - 1
      model.graph.node[last].opType = type
      model.graph.node[last].attribute = [
        AttributeProto.with { ($0.name, $0.i) = (setting, Int64(value)) }
      ]
      let bytes: [UInt8] = try model.serializedBytes()
      guard case .failure(let failure) = read(Data(bytes), folder),
        case .setting(_, setting, _)? = failure.reason.onnxFault
      else {
        Issue.record("\(type) was read")
        return
      }
    }
  }

  @Test func `what no output is computed from is passed over`() throws {
    let example = try #require(try Case.all().first { $0.name == "lenet" })
    try withTemporaryDirectory { folder in
      var model = try ModelProto(serializedBytes: [UInt8](example.model))
      let plain: [UInt8] = try model.serializedBytes()
      model.graph.node[2].output.append("indices")
      model.graph.node.append(
        NodeProto.with { ($0.opType, $0.input, $0.output) = ("NonZero", ["v2_0"], ["places"]) })
      let bytes: [UInt8] = try model.serializedBytes()
      let (whole, cut) = (read(Data(bytes), folder), read(Data(plain), folder))
      #expect(try whole.get().network.parts.count == cut.get().network.parts.count)
    }
  }

  @Test func `a picture keeps no proportions`() throws {
    let example = try #require(try Case.all().first { $0.name == "factor" })
    try withTemporaryDirectory { folder in
      for (name, word) in [("keep_aspect_ratio_policy", "not_larger")] {
        var model = try ModelProto(serializedBytes: [UInt8](example.model))
        model.graph.node[1].attribute.append(
          AttributeProto.with { ($0.name, $0.text) = (name, word) })
        let bytes: [UInt8] = try model.serializedBytes()
        guard case .failure(let failure) = read(Data(bytes), folder),
          case .setting(_, name, word)? = failure.reason.onnxFault
        else {
          Issue.record("\(name) was read")
          return
        }
      }
    }
  }

  @Test func `a model that gives more numbers than a tape holds is refused`() throws {
    let example = try #require(try Case.all().first { $0.name == "shuffle" })
    let model = try ModelProto(serializedBytes: [UInt8](example.model))
    // Two shapes, an order, two pieces and what they make together, of 36 numbers; then half of them.
    for (flow, isRead) in [(36 * 5 + 18, true), (36 * 5 + 17, false)] {
      var reader = ONNXReader(path: "m.onnx")
      reader.flow = flow
      do throws(ONNXFailure) {
        _ = try reader.network(model)
        #expect(isRead)
      } catch {
        guard case .file(let failure) = error, case .tooLarge = failure.reason else {
          Issue.record("\(error)")
          return
        }
        #expect(!isRead)
      }
    }
  }

  @Test func `numbers that follow from shapes are held while there is room`() throws {
    let numbers = LayerResult.numbers(Tensor(vector: [1, 2, 3]))
    var room = 5
    #expect(numbers.fact([], Identity(), room: &room).numbers?.elements == [1, 2, 3])
    #expect(room == 2)
    #expect(numbers.fact([], Identity(), room: &room).numbers == nil)
    #expect(numbers.fact([], Identity(), room: &room).shape.dimensions == [3])
    #expect(room == 2)
    let input = LayerInput(try Shape([3]), numbers: Tensor(vector: [-1, 2, -3]))
    let sum = LayerResult.of(
      ElementwiseUnary(name: "abs", .absolute, input: input.shape))
    #expect(sum.fact([input], Identity(), room: &room).numbers == nil)
    room = 3
    #expect(sum.fact([input], Identity(), room: &room).numbers?.elements == [1, 2, 3])
    #expect(room == 0)
  }

  @Test func `what a model says of itself is checked, and the node is named`() throws {
    let example = try #require(try Case.all().first { $0.name == "lenet" })
    try withTemporaryDirectory { folder in
      for (number, (change, id)) in Self.changes.enumerated() {
        var model = try ModelProto(serializedBytes: [UInt8](example.model))
        change(&model)
        let bytes: [UInt8] = try model.serializedBytes()
        switch read(Data(bytes), folder) {
        case .success: Issue.record("change \(number) was read")
        case .failure(let failure):
          let text = "\(failure.reason)"
          #expect(text.contains(id), "change \(number): \(text)")
        }
      }
    }
  }
}
