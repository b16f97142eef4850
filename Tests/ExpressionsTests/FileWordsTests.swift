import Files
import Networks
import Pictures
import Tensors
import Terminal
import Testing

@testable import Expressions

struct FileWordsTests {
  private static let reasons: [FileFailure.Reason] = [
    .system(code: 2, words: "No such file"), .notAFile, .truncated(expected: 9, found: 3),
    .trailing(4), .trailing(nil), .tooLarge(bytes: 9, limit: 3), .tooLarge(bytes: nil, limit: 3),
    .tooLong(limit: 3), .notUTF8, .notText,
  ]

  private static let dataFaults: [DataFault] = [
    .magic(found: [71, 73], expected: "00 00 08"), .elementType(13),
    .dimensions(found: 1, expected: [3, 4]), .emptySide([4, 0]),
    .counts(labels: 3, images: 4, imagesPath: "x"),
    .sizes(found: [1, 3, 2], expected: [1, 2, 3], trainingPath: "x"), .label(255, classes: 10),
    .record(size: 9, record: 4), .compression, .compressionTruncated,
    .behindCompression(3), .label(255, classes: 1), .nothingKnown(["a"]),
    .nothingKnown([]),
    .unknownClass("cat"), .ambiguous(["a", "b"]), .partnerMissing(of: "a", like: "b"),
  ]

  private static let pictureFaults: [PictureFault] = [
    .unknown(found: [71, 73]), .unknown(found: []), .tooManyPixels(width: 9, height: 1 << 30),
    .emptySide(width: 0, height: 3), .png("bad"), .jpeg("bad"), .netpbm(.numberWanted),
    .netpbm(.maximum(0)), .netpbm(.sample(9, maximum: 3)),
  ]

  private static let checkpointFaults: [CheckpointFault] = [
    .headerLength(declared: 1 << 63, available: 2), .json(expected: "{"), .duplicate("w"),
    .field(tensor: "w", field: "dtype"), .type(tensor: "w", type: "Q4"),
    .shape(tensor: "w", [1 << 62, 4]), .offsets(tensor: "w", begin: 0, end: 9, available: 4),
    .size(tensor: "w", bytes: 4, expected: 8), .overlap(tensor: "w", other: "v"), .gap(bytes: 4),
    .missing(tensor: "w", shape: [1]), .unexpected(tensor: "w"),
    .shapeDiffers(tensor: "w", found: [1], expected: [2]), .notFinite(tensor: "w", index: 1),
    .metadataMissing("layers"), .metadata(key: "epoch", value: "x"),
    .otherData(found: "a", expected: "b"),
  ]

  private static let torchFaults: [TorchFault] = [
    .archive(.directory), .archive(.entry), .archive(.header), .archive(.name),
    .packed(entry: "a/b"), .missing(entry: "data.pkl"), .legacy, .script,
    .object(name: "os.system"), .step(7), .pickle, .bounds(tensor: "w"), .byteOrder("big"),
    .noTensors,
  ]

  private static let onnxFaults: [ONNXFault] = {
    let place = ONNXFault.Place(name: "conv_1", type: "Conv")
    return [
      .damaged, .noGraph, .version(3), .unknownOperator(place, domain: "acme"),
      .setting(place, name: "pads", value: nil), .setting(place, name: "to", value: "INT8"),
      .operand(place, number: 1),
      .operand(place, number: 1, found: try? Shape([2, 1, 3, 3, 3])), .unknown(place, value: "x"),
      .repeated(place, value: "y"), .sizes(place, .nothingToJoin),
      .tooMany(nodes: 5000, limit: 4096),
      .inputs(["a", "b"]), .numbers(tensor: "w", found: 3, expected: 4),
      .beside(tensor: "w", location: "../w"),
    ]
  }()

  @Test func `every failure has a sentence in both languages, with the file and the byte`() {
    let reasons =
      Self.reasons + Self.dataFaults.map { .data($0) }
      + Self.checkpointFaults.map { .checkpoint($0) } + Self.torchFaults.map { .torch($0) }
      + Self.pictureFaults.map { .content(.init($0)) } + Self.onnxFaults.map { .onnx($0) }
    var sentences: Set<String> = []
    for reason in reasons {
      let diagnostic = Diagnostic.file(FileFailure("data/\u{1B}x", reason, at: .byte(42)))
      for language in Language.allCases {
        let text = diagnostic.message[language]
        #expect(text.hasPrefix("data/\\u{1B}x"))
        #expect(text.contains("42"))
        sentences.insert(text)
      }
      #expect(diagnostic.message.chinese.unicodeScalars.contains { $0.value > 0x4E00 })
      #expect(diagnostic.id != "checkpoint")
    }
    #expect(sentences.count == 2 * reasons.count)
  }

  @Test func `every fault of training has a sentence in both languages`() throws {
    let faults: [TrainingFault] = [
      .shape(.empty(try Shape([0]))), .outputs(9, classes: 10),
      .memory(1 << 40, limit: 1 << 30), .noImages, .images([1, 2, 3], expected: [1, 28, 28]),
      .classes(11, expected: 10), .diverged(epoch: 1, step: 2),
      .overflowed(epoch: 1, step: 2), .position(step: 9, steps: 3),
    ]
    let reasons: [LayerFault.Reason] = [
      .kind, .lastSoftmax, .acrossBatch, .notImages([784]), .windows(cells: 9, limit: 3),
      .repeated(first: "0"), .branches,
    ]
    var ids: Set<String> = []
    for fault in faults + reasons.map({ .layer(LayerFault(place: "3", type: "Softmax", $0)) }) {
      let diagnostic = Diagnostic.training(fault)
      #expect(diagnostic.primary == nil)
      #expect(diagnostic.message.chinese.unicodeScalars.contains { $0.value > 0x4E00 })
      ids.insert(diagnostic.id)
    }
    #expect(ids.count == faults.count + reasons.count)
    let sizes = LayerFault.Reason.shape(
      Misfit(
        .tooBig(.padding, value: 3, maximum: 1), at: Misfit.Place("0.2", "AvgPool2d"),
        input: try Shape([1, 3, 3])))
    let message = Diagnostic.training(
      .layer(LayerFault(place: "0.2", type: "AvgPool2d", sizes))
    ).message
    #expect(message.english.hasPrefix("layer 0.2 (AvgPool2d): "))
    #expect(message.chinese.hasPrefix("层 0.2（AvgPool2d）："))
  }
}
